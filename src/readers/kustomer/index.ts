import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Kustomer messages. */
export default defineReader({
  meta: { name: 'kustomer', title: 'Kustomer messages', extensions: ['json', 'jsonl', 'ndjson'], kind: 'transcript' },

  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined) return undefined;
    const { has, is } = keys;
    const isMessage = is('type', 'message') && has('preview', 'direction');
    const isNote = (is('type', 'note') || is('type', 'draft')) && has('body');
    if (!has('attributes', 'relationships') || !(isMessage || isNote)) return undefined;
    return { confidence: 0.92, why: 'it is JSON of messages with "attributes", "relationships" and "direction"' };
  },

  read: lazyRead(() => import('./read.ts')),
});

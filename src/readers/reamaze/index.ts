import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Re:amaze conversations. */
export default defineReader({
  meta: { name: 'reamaze', title: 'Re:amaze conversations', extensions: ['json', 'jsonl', 'ndjson'], kind: 'transcript' },

  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined) return undefined;
    const { has } = keys;
    if (!has('visibility', 'body', 'slug') || !(has('origin') || has('customer?'))) return undefined;
    return { confidence: 0.92, why: 'it is JSON of messages with "visibility", "origin" and the "slug" of a conversation' };
  },

  read: lazyRead(() => import('./read.ts')),
});

import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Gladly conversation items. */
export default defineReader({
  meta: { name: 'gladly', title: 'Gladly conversation items', extensions: ['json', 'jsonl', 'ndjson'], kind: 'transcript' },

  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined) return undefined;
    const { has } = keys;
    if (!has('initiator', 'content', 'customerId', 'timestamp')) return undefined;
    return { confidence: 0.92, why: 'it is JSON of conversation items with "initiator" and "content"' };
  },

  read: lazyRead(() => import('./read.ts')),
});

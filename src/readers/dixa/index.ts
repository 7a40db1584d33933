import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Dixa messages. */
export default defineReader({
  meta: { name: 'dixa', title: 'Dixa messages', extensions: ['json', 'jsonl', 'ndjson'], kind: 'transcript' },

  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined) return undefined;
    const { has } = keys;
    if (has('authorId', 'attributes', '_type')) return { confidence: 0.92, why: 'it is JSON of messages with "authorId" and "attributes"' };
    if (!has('csid', 'author_id') || !(has('initial_channel') || has('is_automated_message'))) return undefined;
    return { confidence: 0.92, why: 'it is JSON of messages with "csid" and "author_id"' };
  },

  read: lazyRead(() => import('./read.ts')),
});

import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Kayako conversations. */
export default defineReader({
  meta: { name: 'kayako', title: 'Kayako conversations', extensions: ['json', 'jsonl', 'ndjson'], kind: 'transcript' },

  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined) return undefined;
    const { has } = keys;
    if (!has('is_requester', 'creator') || !(has('contents') || has('body_text'))) return undefined;
    return { confidence: 0.92, why: 'it is JSON of posts with "contents", "creator" and "is_requester"' };
  },

  read: lazyRead(() => import('./read.ts')),
});

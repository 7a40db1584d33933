import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Crisp: the messages of conversations, as its API gives them. */
export default defineReader({
  meta: { name: 'crisp', title: 'Crisp API dump', extensions: ['json', 'jsonl', 'ndjson'], kind: 'transcript' },
  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined || !keys.has('session_id')) return undefined;
    if (keys.has('fingerprint', 'from')) return { confidence: 0.95, why: 'it is JSON of messages with "session_id" and "fingerprint"' };
    if (keys.has('website_id', 'last_message'))
      return { confidence: 0.9, why: 'it is JSON of conversations with "session_id" and "website_id"' };
    return undefined;
  },
  read: lazyRead(() => import('./read.ts')),
});

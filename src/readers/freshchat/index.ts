import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Freshchat: messages of conversations as its API gives them. */
export default defineReader({
  meta: { name: 'freshchat', title: 'Freshchat conversations', extensions: ['json', 'jsonl', 'ndjson'], kind: 'transcript' },
  detect({ head }) {
    const keys = jsonKeys(head);
    return keys?.has('message_parts', 'actor_type') === true
      ? { confidence: 0.97, why: 'it is JSON of messages with "message_parts" and "actor_type"' }
      : undefined;
  },
  read: lazyRead(() => import('./read.ts')),
});

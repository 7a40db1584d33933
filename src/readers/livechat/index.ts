import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** LiveChat archives. */
export default defineReader({
  meta: { name: 'livechat', title: 'LiveChat archives', extensions: ['json', 'jsonl', 'ndjson'], kind: 'transcript' },

  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined) return undefined;
    const { has } = keys;
    if (has('thread', 'events') || has('threads', 'events')) {
      if (has('author_id') && has('users'))
        return { confidence: 0.93, why: 'it is JSON of chats with "users" and the "events" of a thread' };
    }
    if (!has('events', 'user_type', 'author_name', 'agents')) return undefined;
    return { confidence: 0.9, why: 'it is JSON of chats with "agents" and "events" by "user_type"' };
  },

  read: lazyRead(() => import('./read.ts')),
});

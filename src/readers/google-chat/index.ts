import { defineReader, lazyRead } from '../reader.ts';
import { keysOfHead } from '../shared/json-head.ts';

/** Google Chat as Google Takeout saves it. */
export default defineReader({
  meta: { name: 'google-chat', title: 'Google Chat (Takeout)', extensions: ['json'], kind: 'transcript' },
  detect({ head }) {
    const has = keysOfHead(head);
    if (has === undefined) return undefined;
    if (has('creator') && has('created_date') && (has('topic_id') || has('message_id')))
      return { confidence: 0.96, why: 'it is JSON of messages with "creator", "created_date" and "topic_id", as Google Takeout writes it' };
    if (has('user_type') && !has('text') && (has('members') || has('membership_info')))
      return { confidence: 0.95, why: 'it tells the name and the members of a Google Chat space', side: true };
    return undefined;
  },
  read: lazyRead(() => import('./read.ts')),
});

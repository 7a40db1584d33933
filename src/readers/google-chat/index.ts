import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Google Chat as Google Takeout saves it. */
export default defineReader({
  meta: { name: 'google-chat', title: 'Google Chat (Takeout)', extensions: ['json'], kind: 'transcript' },
  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined) return undefined;
    if (keys.has('creator') && keys.has('created_date') && (keys.has('topic_id') || keys.has('message_id')))
      return { confidence: 0.96, why: 'it is JSON of messages with "creator", "created_date" and "topic_id", as Google Takeout writes it' };
    if (keys.has('user_type') && !keys.has('text') && (keys.has('members') || keys.has('membership_info')))
      return { confidence: 0.95, why: 'it tells the name and the members of a Google Chat space', side: true };
    return undefined;
  },
  read: lazyRead(() => import('./read.ts')),
});

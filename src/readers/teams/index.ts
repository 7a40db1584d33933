import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Microsoft Teams: messages of the Graph API, and the export of a personal account. */
export default defineReader({
  meta: { name: 'teams', title: 'Microsoft Teams (Graph API, personal export)', extensions: ['json', 'jsonl'], kind: 'transcript' },
  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined) return undefined;
    if (keys.has('MessageList') && keys.has('messagetype'))
      return { confidence: 0.97, why: 'it is JSON with "MessageList" and "messagetype", as Teams and Skype export it' };
    if (
      keys.has('messageType') &&
      keys.has('createdDateTime') &&
      keys.has('body') &&
      (keys.has('chatId') || keys.has('channelIdentity') || keys.has('replyToId'))
    )
      return { confidence: 0.96, why: 'it is JSON of messages with "messageType" and "createdDateTime", as Microsoft Graph gives them' };
    return undefined;
  },
  read: lazyRead(() => import('./read.ts')),
});

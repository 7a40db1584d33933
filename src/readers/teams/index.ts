import { defineReader, lazyRead } from '../reader.ts';
import { keysOfHead } from '../shared/json-head.ts';

/** Microsoft Teams: messages of the Graph API, and the export of a personal account. */
export default defineReader({
  meta: { name: 'teams', title: 'Microsoft Teams (Graph API, personal export)', extensions: ['json', 'jsonl'], kind: 'transcript' },
  detect({ head }) {
    const has = keysOfHead(head);
    if (has === undefined) return undefined;
    if (has('MessageList') && has('messagetype'))
      return { confidence: 0.97, why: 'it is JSON with "MessageList" and "messagetype", as Teams and Skype export it' };
    if (has('messageType') && has('createdDateTime') && has('body') && (has('chatId') || has('channelIdentity') || has('replyToId')))
      return { confidence: 0.96, why: 'it is JSON of messages with "messageType" and "createdDateTime", as Microsoft Graph gives them' };
    return undefined;
  },
  read: lazyRead(() => import('./read.ts')),
});

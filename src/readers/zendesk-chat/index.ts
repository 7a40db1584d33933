import { defineReader, lazyRead } from '../reader.ts';
import { detectZendeskChat } from './detect.ts';

/** Zendesk Chat, once Zopim: chats of the API or an export, and transcripts sent by mail. */
export default defineReader({
  meta: { name: 'zendesk-chat', title: 'Zendesk Chat (Zopim) history', extensions: ['json', 'jsonl', 'ndjson', 'txt'], kind: 'transcript' },
  detect: ({ head }) => detectZendeskChat(head),
  read: lazyRead(() => import('./read.ts')),
});

import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Help Scout: what the Inbox API gives for conversations and their threads. */
export default defineReader({
  meta: { name: 'helpscout', title: 'Help Scout API dump', extensions: ['json', 'jsonl', 'ndjson'], kind: 'transcript' },
  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined || !keys.has('createdBy') || keys.has('conversationsThreadId')) return undefined;
    if (keys.has('_embedded', 'threads')) return { confidence: 0.95, why: 'it is JSON with "threads" under "_embedded"' };
    if (keys.has('savedReplyId', 'state')) return { confidence: 0.95, why: 'it is JSON of threads with "savedReplyId"' };
    if (keys.has('mailboxId') && (keys.has('folderId') || keys.has('primaryCustomer')))
      return { confidence: 0.9, why: 'it is JSON of conversations with "mailboxId" and "createdBy"' };
    if (keys.has('type', 'state', 'source', 'via', 'body'))
      return { confidence: 0.85, why: 'it is JSON of threads with "createdBy" and "source"' };
    return undefined;
  },
  read: lazyRead(() => import('./read.ts')),
});

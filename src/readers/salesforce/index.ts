import { defineReader, lazyRead } from '../reader.ts';
import { isOtherObject, objectOf } from './objects.ts';

/** Salesforce Service Cloud: CSV of mails, case comments, messaging entries and chat transcripts. */
export default defineReader({
  meta: { name: 'salesforce', title: 'Salesforce case mails, comments and chats (CSV)', extensions: ['csv'], kind: 'transcript' },

  detect({ head }) {
    const object = objectOf(head);
    if (object !== undefined) return { confidence: 0.93, why: `it is a table with the columns of Salesforce's ${object}` };
    return isOtherObject(head)
      ? { confidence: 0.85, why: 'it is a table of Salesforce records that are no messages', side: true }
      : undefined;
  },

  read: lazyRead(() => import('./read.ts')),
});

import { defineReader, lazyRead } from '../reader.ts';
import { objectOf } from './objects.ts';

/** Salesforce Service Cloud: CSV of mails, case comments, messaging entries and chat transcripts. */
export default defineReader({
  meta: { name: 'salesforce', title: 'Salesforce case mails, comments and chats (CSV)', extensions: ['csv'], kind: 'transcript' },

  detect({ head }) {
    const object = objectOf(head);
    return object === undefined ? undefined : { confidence: 0.93, why: `it is a table with the columns of Salesforce's ${object}` };
  },

  read: lazyRead(() => import('./read.ts')),
});

import { defineReader, lazyRead } from '../reader.ts';
import { isOtherObject, objectOf, objectOfJson } from './objects.ts';

/** Salesforce Service Cloud: mails, case comments, messaging entries and chat transcripts, as CSV or JSON. */
export default defineReader({
  meta: {
    name: 'salesforce',
    title: 'Salesforce case mails, comments and chats (CSV, JSON)',
    extensions: ['csv', 'json'],
    kind: 'transcript',
  },

  detect({ head }) {
    const object = objectOf(head);
    if (object !== undefined) return { confidence: 0.93, why: `it is a table with the columns of Salesforce's ${object}` };
    const queried = objectOfJson(head);
    if (queried !== undefined) return { confidence: 0.93, why: `it is JSON of Salesforce's ${queried} records` };
    return isOtherObject(head)
      ? { confidence: 0.85, why: 'it is a table of Salesforce records that are no messages', side: true }
      : undefined;
  },

  read: lazyRead(() => import('./read.ts')),
});

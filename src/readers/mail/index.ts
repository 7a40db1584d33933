import type { Conversation } from '../../model/index.ts';
import { defineReader, lazyRead } from '../reader.ts';
import { detectMail } from './detect.ts';

/** Mailboxes (mbox) and single mails (.eml). */
export default defineReader({
  meta: { name: 'mail', title: 'Mail: mbox or .eml', extensions: ['eml', 'mbox', 'mbx'], kind: 'transcript' },
  detect: ({ head }) => detectMail(head),
  read: lazyRead<Conversation>(() => import('./read.ts')),
});

import { defineReader, lazyRead } from '../reader.ts';
import { detectZendesk } from './detect.ts';

/** Zendesk Support: the account's JSON export, and dumps of the tickets, comments, audits and ticket events API. */
export default defineReader({
  meta: { name: 'zendesk', title: 'Zendesk JSON export or API dump', extensions: ['json', 'jsonl', 'ndjson', 'csv'], kind: 'transcript' },
  detect: ({ head }) => detectZendesk(head),
  read: lazyRead(() => import('./read.ts')),
});

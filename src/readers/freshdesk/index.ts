import { defineReader, lazyRead } from '../reader.ts';
import { detectFreshdesk } from './detect.ts';

/** Freshdesk and Freshservice: the account export, and dumps of the tickets and conversations API, old and new. */
export default defineReader({
  meta: { name: 'freshdesk', title: 'Freshdesk export or API dump', extensions: ['json', 'xml', 'jsonl', 'ndjson'], kind: 'transcript' },
  detect: ({ path, head }) => detectFreshdesk(path, head),
  read: lazyRead(() => import('./read.ts')),
});

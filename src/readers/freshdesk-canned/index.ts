import { defineReader, lazyRead } from '../reader.ts';
import { detectFreshdeskCanned } from './detect.ts';

/** Freshdesk: canned responses of the account export and of the API. */
export default defineReader({
  meta: { name: 'freshdesk-canned', title: 'Freshdesk canned responses', extensions: ['json', 'jsonl', 'ndjson'], kind: 'canned' },
  detect: ({ path, head }) => detectFreshdeskCanned(path, head),
  read: lazyRead(() => import('./read.ts')),
});

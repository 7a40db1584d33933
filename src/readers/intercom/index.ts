import { defineReader, lazyRead } from '../reader.ts';
import { detectIntercom } from './detect.ts';

/** Intercom: conversations as its API gives them. */
export default defineReader({
  meta: { name: 'intercom', title: 'Intercom conversations', extensions: ['json', 'jsonl', 'ndjson'], kind: 'transcript' },
  detect: ({ head }) => detectIntercom(head),
  read: lazyRead(() => import('./read.ts')),
});

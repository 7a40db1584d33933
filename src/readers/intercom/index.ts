import { defineReader, lazyRead } from '../reader.ts';
import { detectIntercom } from './detect.ts';

/** Intercom: conversations as its API gives them, or as tables that other tools make of them. */
export default defineReader({
  meta: { name: 'intercom', title: 'Intercom conversations', extensions: ['json', 'jsonl', 'ndjson', 'csv'], kind: 'transcript' },
  detect: ({ head }) => detectIntercom(head),
  read: lazyRead(() => import('./read.ts')),
});

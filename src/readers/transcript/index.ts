import { defineReader, lazyRead } from '../reader.ts';
import { detectTranscript } from './detect.ts';

/** Our own format (docs: design section 3) and its near relatives: chat fine-tuning files, flat message lists, YAML. */
export default defineReader({
  meta: {
    name: 'transcript',
    title: 'replylint transcript (JSON Lines, JSON, YAML)',
    extensions: ['jsonl', 'ndjson', 'json', 'yaml', 'yml'],
    kind: 'transcript',
  },
  detect: ({ path, head }) => detectTranscript(path, head),
  read: lazyRead(() => import('./read.ts')),
});

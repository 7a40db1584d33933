import { defineReader, lazyRead } from '../reader.ts';
import { keysOfHead } from '../shared/json-head.ts';

/** Google Contact Center AI: its conversation files, and conversations of the Insights API. */
export default defineReader({
  meta: { name: 'ccai', title: 'Google Contact Center AI conversation', extensions: ['json', 'jsonl', 'ndjson'], kind: 'transcript' },
  detect({ head }) {
    const has = keysOfHead(head);
    if (has === undefined) return undefined;
    if (has('entries') && (has('start_timestamp_usec') || has('startTimestampUsec')))
      return { confidence: 0.97, why: 'it is JSON with "entries" that have "start_timestamp_usec", as Contact Center AI has them' };
    if (has('transcriptSegments') || has('transcript_segments'))
      return { confidence: 0.95, why: 'it is JSON with "transcriptSegments", as the Insights API of Contact Center AI writes it' };
    if (has('conversation_info') && has('entries')) return { confidence: 0.9, why: 'it is JSON with "conversation_info" and "entries"' };
    return undefined;
  },
  read: lazyRead(() => import('./read.ts')),
});

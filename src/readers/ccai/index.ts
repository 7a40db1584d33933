import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Google Contact Center AI: its conversation files, and conversations of the Insights API. */
export default defineReader({
  meta: { name: 'ccai', title: 'Google Contact Center AI conversation', extensions: ['json', 'jsonl', 'ndjson'], kind: 'transcript' },
  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined) return undefined;
    if (keys.has('entries') && (keys.has('start_timestamp_usec') || keys.has('startTimestampUsec')))
      return { confidence: 0.97, why: 'it is JSON with "entries" that have "start_timestamp_usec", as Contact Center AI has them' };
    if (keys.has('transcriptSegments') || keys.has('transcript_segments'))
      return { confidence: 0.95, why: 'it is JSON with "transcriptSegments", as the Insights API of Contact Center AI writes it' };
    if (keys.has('conversation_info') && keys.has('entries'))
      return { confidence: 0.9, why: 'it is JSON with "conversation_info" and "entries"' };
    return undefined;
  },
  read: lazyRead(() => import('./read.ts')),
});

import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Genesys Cloud: transcripts of calls and digital conversations, as speech and text analytics gives them. */
export default defineReader({
  meta: { name: 'genesys', title: 'Genesys Cloud transcript', extensions: ['json', 'jsonl', 'ndjson'], kind: 'transcript' },
  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined || !keys.has('transcripts') || !keys.has('phrases')) return undefined;
    const sure = keys.has('participantPurpose') || keys.has('communicationId');
    return { confidence: sure ? 0.97 : 0.7, why: 'it is JSON with "transcripts" of "phrases", as Genesys Cloud writes it' };
  },
  read: lazyRead(() => import('./read.ts')),
});

import { defineReader, lazyRead } from '../reader.ts';
import { keysOfHead } from '../shared/json-head.ts';

/** Amazon Connect: Contact Lens analyses of calls and chats, and raw chat transcripts. */
export default defineReader({
  meta: { name: 'contact-lens', title: 'Amazon Connect transcript (Contact Lens, chat)', extensions: ['json'], kind: 'transcript' },
  detect({ head }) {
    const has = keysOfHead(head);
    if (has === undefined) return undefined;
    // The analysis of a long call may stand before its transcript.
    if (has('AccountId') && has('ConversationCharacteristics'))
      return { confidence: 0.97, why: 'it is JSON with "ConversationCharacteristics", as Contact Lens of Amazon Connect writes it' };
    if (!has('ParticipantId') || !(has('Transcript') || has('Segments'))) return undefined;
    const sure = has('Participants') || has('ParticipantRole') || has('BeginOffsetMillis');
    return {
      confidence: sure ? 0.97 : 0.8,
      why: 'it is JSON with a "Transcript" of items with "ParticipantId", as Amazon Connect writes it',
    };
  },
  read: lazyRead(() => import('./read.ts')),
});

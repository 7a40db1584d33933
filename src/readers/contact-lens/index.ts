import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Amazon Connect: Contact Lens analyses of calls and chats, and raw chat transcripts. */
export default defineReader({
  meta: { name: 'contact-lens', title: 'Amazon Connect transcript (Contact Lens, chat)', extensions: ['json'], kind: 'transcript' },
  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined) return undefined;
    // The analysis of a long call may stand before its transcript.
    if (keys.has('AccountId') && keys.has('ConversationCharacteristics'))
      return { confidence: 0.97, why: 'it is JSON with "ConversationCharacteristics", as Contact Lens of Amazon Connect writes it' };
    if (!keys.has('ParticipantId') || !(keys.has('Transcript') || keys.has('Segments'))) return undefined;
    const sure = keys.has('Participants') || keys.has('ParticipantRole') || keys.has('BeginOffsetMillis');
    return {
      confidence: sure ? 0.97 : 0.8,
      why: 'it is JSON with a "Transcript" of items with "ParticipantId", as Amazon Connect writes it',
    };
  },
  read: lazyRead(() => import('./read.ts')),
});

import { defineReader, lazyRead } from '../reader.ts';
import { speakerOf } from '../shared/speakers.ts';
import { headsOf } from './lines.ts';

/** WhatsApp's "Export chat" as text. */
export default defineReader({
  meta: { kind: 'transcript', name: 'whatsapp', title: 'WhatsApp chat export', extensions: ['txt'] },

  detect({ path, head }) {
    if (/\.vcf$/i.test(path) && /^\s*BEGIN:VCARD/i.test(head)) {
      return { confidence: 0.6, why: 'it is a contact card, as people send them in chats', side: true };
    }
    const heads = headsOf(head.split('\n', 40));
    if (heads.length < 2) return undefined;
    // "[17/06/2024 10:02] Agent: hello" is a transcript that somebody typed: people's names are not roles.
    const typed = heads.filter(({ author }) => author !== undefined && isRole(author)).length;
    const confidence = typed >= 2 && typed * 2 >= heads.length ? 0.5 : 0.95;
    return { confidence, why: 'its lines begin as those of a WhatsApp export do (date, time, name)' };
  },

  read: lazyRead(() => import('./read.ts')),
});

/** `Agent`, `Anna (agent)`. */
function isRole(author: string): boolean {
  const { name, role } = speakerOf(author);
  return role !== undefined && (name === undefined || author.endsWith(')'));
}

import { defineReader, lazyRead } from '../reader.ts';
import { beginsAsObject } from '../shared/json-records.ts';
import { looksLikeName, speakerLine } from '../shared/speaker-lines.ts';
import { speakerOf } from '../shared/speakers.ts';

/** Transcripts as people keep them: `Agent: hello`, `[10:02] Anna (support): hello`. */
export default defineReader({
  meta: { kind: 'transcript', name: 'plain-text', title: 'Plain text transcript', extensions: ['txt', 'log', 'text'] },

  detect({ path, head }) {
    if (beginsAsObject(head)) return undefined;
    const lines = head.split(/\r?\n/, 200);
    const speakers = lines.map(speakerLine).filter((line) => line !== undefined);
    const stated = speakers.filter(({ label }) => speakerOf(label).role !== undefined);
    const named = speakers.filter(({ label, time }) => time !== undefined || looksLikeName(label));
    const filled = lines.filter((line) => line.trim() !== '').length;
    if (stated.length >= 2) return { confidence: 0.6, why: 'lines begin with who speaks (Agent:, Customer: ...)' };
    // A talk that has only begun, as before the first answer.
    const first = speakerLine(lines.find((line) => line.trim() !== '') ?? '');
    const opens = first === undefined ? undefined : speakerOf(first.label).role;
    if (stated.length === 1 && (opens === 'customer' || opens === 'agent'))
      return { confidence: 0.5, why: 'its first line says who speaks (Agent:, Customer: ...)' };
    if (named.length < 2) return undefined;
    const dense = named.length / filled >= 0.3;
    const why = 'lines begin with a name and a colon';
    if (named.some(({ time }) => time !== undefined) && dense) return { confidence: 0.5, why };
    return dense && /\.(txt|log|text)$/i.test(path) ? { confidence: 0.4, why } : undefined;
  },

  read: lazyRead(() => import('./read.ts')),
});

import type { Conversation } from '../../model/index.ts';
import { defineReader, type Line } from '../reader.ts';
import { stemOf } from '../shared/file-name.ts';
import { looksLikeName, separatorOf, speakerLine } from '../shared/speaker-lines.ts';
import { Speakers, speakerOf } from '../shared/speakers.ts';
import { dayOrderOfTimes, SpeechBuilder, speechesOf } from '../shared/speeches.ts';

/** Transcripts as people keep them: `Agent: hello`, `[10:02] Anna (support): hello`. */
export default defineReader({
  meta: { kind: 'transcript', name: 'plain-text', title: 'Plain text transcript', extensions: ['txt', 'log', 'text'] },

  detect({ path, head }) {
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

  async *read(source, context) {
    const speakers = new Speakers(context);
    const builder = new SpeechBuilder(source.path, speakers, context, dayOrderOfTimes(timesOf(source.head)));
    const stem = stemOf(source.path);
    let id: string | undefined;
    let lines: Line[] = [];
    const close = (last: boolean): Conversation | undefined => {
      const pieces = lines.map(({ text, number }) => ({ raw: text, line: number, column: 1 }));
      const speeches = speechesOf(pieces, speakers, context);
      lines = [];
      const only = last && builder.count === 0;
      return builder.build(speeches, { id: id ?? (only ? stem : `${stem}#${builder.count + 1}`) });
    };
    for await (const line of source.lines()) {
      const separator = separatorOf(line.text);
      if (separator === undefined) {
        lines.push(line);
        continue;
      }
      const conversation = close(false);
      if (conversation !== undefined) {
        yield conversation;
        id = undefined;
      }
      id = separator.id ?? id;
    }
    const conversation = close(true);
    if (conversation !== undefined) yield conversation;
    builder.end();
  },
});

function timesOf(head: string): (string | undefined)[] {
  return head.split(/\r?\n/).map((line) => speakerLine(line)?.time);
}

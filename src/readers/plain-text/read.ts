import type { Conversation } from '../../model/index.ts';
import type { Line, ReadContext, Source } from '../reader.ts';
import { stemOf } from '../shared/file-name.ts';
import { separatorOf, speakerLine } from '../shared/speaker-lines.ts';
import { Speakers } from '../shared/speakers.ts';
import { dayOrderOfTimes, SpeechBuilder, speechesOf } from '../shared/speeches.ts';

export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
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
}

function timesOf(head: string): (string | undefined)[] {
  return head.split(/\r?\n/).map((line) => speakerLine(line)?.time);
}

import type { Conversation } from '../../model/index.ts';
import type { Line, ReadContext, Source } from '../reader.ts';
import { stemOf } from '../shared/file-name.ts';
import { Speakers } from '../shared/speakers.ts';
import { type Speech, SpeechBuilder } from '../shared/speeches.ts';
import { headerOf, isRule, lineOf } from './lines.ts';

/** One chat of a written transcript while its lines come in. */
class Chat {
  readonly speeches: Speech[] = [];
  readonly joined = new Set<string>();
  visitor: string | undefined;
  agents: readonly string[] = [];

  take({ text, number }: Line): void {
    const line = lineOf(text);
    if (line !== undefined) {
      if (line.joined !== undefined) this.joined.add(line.joined);
      const raw = line.label === undefined ? text.slice(line.textAt).replace(/\*{3}\s*$/, '') : text.slice(line.textAt);
      this.speeches.push({ label: line.label, pieces: [{ raw, line: number, column: line.textAt + 1 }] });
      return;
    }
    const header = this.speeches.length === 0 ? headerOf(text) : undefined;
    if (header?.name === 'visitor name' && header.value !== '') this.visitor = header.value;
    if (header?.name === 'served by') this.agents = header.value.split(/\s*,\s*/).filter((name) => name !== '');
    if (header === undefined) this.speeches.at(-1)?.pieces.push({ raw: text, line: number, column: 1 });
  }

  /** Tells who is who, where the header or a line about joining does. */
  teach(speakers: Speakers): void {
    if (this.visitor !== undefined) speakers.learn(this.visitor, 'customer');
    for (const name of this.agents) speakers.learn(name, 'agent');
    const others = [...this.joined].filter((name) => name !== this.visitor);
    // Some transcripts say of both sides that they joined, and then nothing tells who is who.
    const certain = this.visitor !== undefined || others.length === 1;
    if (certain) for (const name of others) if (speakers.roleOf(name) === undefined) speakers.learn(name, 'agent');
  }
}

/** Reads transcripts as they are sent by mail: one chat, or several under each other. */
export async function* readWritten(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const speakers = new Speakers(context);
  const builder = new SpeechBuilder(source.path, speakers, context, undefined);
  const stem = stemOf(source.path);
  let chat = new Chat();
  const close = (last: boolean): Conversation | undefined => {
    const { speeches } = chat;
    if (speeches.length === 0) return undefined;
    chat.teach(speakers);
    chat = new Chat();
    return builder.build(speeches, { id: last && builder.count === 0 ? stem : `${stem}#${builder.count + 1}`, channel: 'chat' });
  };
  for await (const line of source.lines()) {
    const begins = isRule(line.text) || (chat.speeches.length > 0 && headerOf(line.text)?.name === 'timestamp');
    const conversation = begins ? close(false) : undefined;
    if (conversation !== undefined) yield conversation;
    if (!isRule(line.text)) chat.take(line);
  }
  const conversation = close(true);
  if (conversation !== undefined) yield conversation;
  builder.end();
}

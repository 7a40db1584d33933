import { UserError } from '../../errors.ts';
import type { Conversation, Message, Role } from '../../model/index.ts';
import { defineReader, type Line, type ReadContext, type Source } from '../reader.ts';
import { cleanText } from '../shared/clean.ts';
import { type Located, Places } from '../shared/encoding.ts';
import { stemOf } from '../shared/file-name.ts';
import { joinPieces, type Piece } from '../shared/lines-text.ts';
import { Speakers, speakerOf, unknownSpeakers } from '../shared/speakers.ts';
import { type DayOrder, dayOrderOf, inOrderOfTime, isoDate } from '../shared/time.ts';
import { type Head, headOf } from './lines.ts';
import { attachedLength, contentOf, withoutEdited } from './notices.ts';
import { titleOf } from './title.ts';

/** A chat is one endless file: silence as long as this, in milliseconds, ends a conversation. */
const GAP = 24 * 60 * 60 * 1000;

/** A number that never sleeps: from this many messages on an hour's silence ends a conversation, and twice as many end it in any case. */
const LONG = 10_000;
const PAUSE = 60 * 60 * 1000;

/** Lines that are held to find out whether days or months come first. */
const UNDECIDED = 200_000;

/** Begins what iOS writes in the place of a message. */
const MARK = '\u200E';

interface Entry {
  readonly head: Head;
  readonly pieces: Piece[];
}

interface Built {
  readonly message: Omit<Message, 'id' | 'role'>;
  readonly place: Located;
  /** Undefined for the channel's own notices. */
  readonly author: string | undefined;
}

/** WhatsApp's "Export chat" as text. formats.md section 6. */
export default defineReader({
  meta: { kind: 'transcript', name: 'whatsapp', title: 'WhatsApp chat export', extensions: ['txt'] },

  detect({ head }) {
    const heads = headsOf(head.split('\n', 40));
    if (heads.length < 2) return undefined;
    // "[17/06/2024 10:02] Agent: hello" is a transcript that somebody typed: people's names are not roles.
    const typed = heads.filter(({ author }) => author !== undefined && isRole(author)).length;
    const confidence = typed >= 2 && typed * 2 >= heads.length ? 0.5 : 0.95;
    return { confidence, why: 'its lines begin as those of a WhatsApp export do (date, time, name)' };
  },

  async *read(source, context) {
    const speakers = new Speakers(context);
    const { lines, order } = await withDayOrder(source);
    const heads = headsOf(source.head.split('\n'));
    learn(heads, source.path, speakers, context);
    const strangers = new Set<string>();
    let part: Built[] = [];
    let count = 0;
    let spoken = 0;
    const close = (): Conversation => conversationOf(part, `${stemOf(source.path)}#${++count}`, source.path, speakers, context, strangers);
    for await (const entry of entriesOf(lines, context)) {
      const built = build(entry, order);
      if (part.length >= 2 * LONG || farFrom(part.at(-1), built, part.length < LONG ? GAP : PAUSE)) {
        const conversation = close();
        if (conversation.messages.length > 0) yield conversation;
        part = [];
      }
      part.push(built);
      if (built.author !== undefined) spoken++;
    }
    if (part.length === 0) {
      throw new UserError('not-whatsapp', 'No line of this file begins as a WhatsApp message does.', {
        path: source.path,
        line: 1,
        hint: 'Export the chat again from the phone, without media, and keep the file as it is.',
      });
    }
    const last = close();
    if (strangers.size > 0 && speakers.known === 0 && spoken > 0) throw unknownSpeakers(source.path, [...strangers], 1);
    if (last.messages.length > 0) yield last;
  },
});

/** `Agent`, `Anna (agent)`. */
function isRole(author: string): boolean {
  const { name, role } = speakerOf(author);
  return role !== undefined && (name === undefined || author.endsWith(')'));
}

function headsOf(lines: readonly string[]): Head[] {
  return lines.map((line, index) => headOf(line.replace(/\r$/, ''), index + 1)).filter((head) => head !== undefined);
}

/** Day or month first is a matter of the whole file. Where the head cannot tell, lines are held until they do. */
async function withDayOrder(source: Source): Promise<{ lines: AsyncIterable<Line>; order: DayOrder }> {
  const early = dayOrderOf(headsOf(source.head.split('\n')).map(({ date }) => date));
  if (early !== undefined) return { lines: source.lines(), order: early };
  const held: Line[] = [];
  const all = source.lines()[Symbol.asyncIterator]();
  for (let next = await all.next(); next.done !== true; next = await all.next()) {
    held.push(next.value);
    if (held.length === UNDECIDED) break;
  }
  async function* lines(): AsyncGenerator<Line> {
    yield* held.splice(0);
    yield* { [Symbol.asyncIterator]: () => all };
  }
  const heads = held.map(({ text, number }) => headOf(text, number)).filter((head) => head !== undefined);
  return { lines: lines(), order: dayOrderOf(heads.map(({ date }) => date)) ?? 'day-first' };
}

/** Who is who, as far as the beginning of the chat and its title tell: the first part may hold one side only. */
function learn(heads: readonly Head[], path: string, speakers: Speakers, context: ReadContext): void {
  const authors = [...new Set(heads.filter(isSpoken).flatMap(({ author }) => author ?? []))];
  const customer = titleOf(path, authors);
  const [other, ...others] = authors.filter((author) => author !== customer);
  const open = context.options.agents.length === 0 && authors.every((author) => speakers.roleOf(author) === undefined);
  if (open && customer !== undefined && other !== undefined && others.length === 0) {
    speakers.learn(customer, 'customer');
    speakers.learn(other, 'agent');
    speakers.note(customer, other, heads[0]?.piece.line ?? 1);
  } else speakers.resolve(authors, heads[0]?.piece.line ?? 1);
}

function isSpoken({ piece, author }: Head): boolean {
  return author !== undefined && contentOf(cleanText(piece.raw).trim(), piece.raw.startsWith(MARK)) !== 'notice';
}

async function* entriesOf(lines: AsyncIterable<Line>, context: ReadContext): AsyncGenerator<Entry> {
  let entry: Entry | undefined;
  let lost = false;
  for await (const { text, number } of lines) {
    const head = headOf(text, number);
    if (head !== undefined) {
      if (entry !== undefined) yield entry;
      entry = { head, pieces: [head.piece] };
    } else if (entry !== undefined) entry.pieces.push({ raw: text, line: number, column: 1 });
    else if (text.trim() !== '' && !lost) {
      lost = true;
      context.diagnose({
        code: 'bad-record',
        level: 'error',
        line: number,
        message: 'The text before the first date belongs to no message.',
      });
    }
  }
  if (entry !== undefined) yield entry;
}

function build({ head, pieces }: Entry, order: DayOrder): Built {
  const [first = head.piece, ...rest] = pieces;
  const whole = joinPieces(pieces, first);
  const date = isoDate(head.date, order);
  const content = head.author === undefined ? 'notice' : contentOf(whole.text, first.raw.startsWith(MARK));
  const attached = content === 'text' ? attachedLength(cleanText(first.raw)) : 0;
  const place = content === 'text' ? textOf(first, rest, attached) : whole;
  const text = content === 'media' ? '' : place.text;
  const hidden = content === 'deleted' ? ('deleted' as const) : text === '' ? ('empty' as const) : undefined;
  return {
    author: content === 'notice' ? undefined : head.author,
    place,
    message: {
      ...(content !== 'notice' && head.author !== undefined && { author: head.author }),
      ...(date !== undefined && { at: `${date}T${head.clock}` }),
      text,
      ...(hidden !== undefined && { hidden }),
      ...((content === 'media' || attached > 0) && { attachments: true }),
      position: place.position,
    },
  };
}

/** The words of a message: without the name of an attached file before them and the mark of an edit behind them. */
function textOf(first: Piece, rest: readonly Piece[], attached: number): Located {
  const pieces = attached > 0 ? [...rest] : [first, ...rest];
  const last = pieces.at(-1);
  if (last !== undefined) pieces[pieces.length - 1] = { ...last, raw: withoutEdited(last.raw) };
  return joinPieces(pieces, first);
}

function farFrom(before: Built | undefined, now: Built, gap: number): boolean {
  if (before?.message.at === undefined || now.message.at === undefined) return false;
  return Date.parse(`${now.message.at}Z`) - Date.parse(`${before.message.at}Z`) > gap;
}

function conversationOf(
  part: readonly Built[],
  id: string,
  path: string,
  speakers: Speakers,
  context: ReadContext,
  strangers: Set<string>,
): Conversation {
  const roles = speakers.resolve(
    part.flatMap(({ author }) => author ?? []),
    part[0]?.place.position.line ?? 1,
  );
  const places = new Places();
  const messages: Message[] = [];
  for (const { message, place, author } of part) {
    const role: Role | undefined = author === undefined ? 'system' : roles.get(author);
    if (role === undefined) {
      strangers.add(author ?? '');
      context.skip('unknown-speaker');
      continue;
    }
    places.add(place);
    messages.push({ id: String(message.position.line), role, ...message });
  }
  return { id, path, channel: 'whatsapp', messages: inOrderOfTime(messages), locate: places.locate };
}

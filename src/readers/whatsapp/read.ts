import { UserError } from '../../errors.ts';
import type { Conversation, Message, Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { type Located, Places } from '../shared/encoding.ts';
import { joinPieces, type Piece } from '../shared/lines-text.ts';
import { Silence } from '../shared/silence.ts';
import { Speakers, unknownSpeakers } from '../shared/speakers.ts';
import { type DayOrder, inOrderOfTime, isoDate } from '../shared/time.ts';
import { withDayOrder } from './days.ts';
import { type Head, headOf, headsOf } from './lines.ts';
import { type Content, contentOf, withoutEdited, withoutMedia } from './notices.ts';
import { chatName, titleOf } from './title.ts';

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

/** Reads line by line, and gives a conversation as soon as a silence ends it. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const run = new Run(source, context);
  const { lines, order } = await withDayOrder(source);
  for await (const entry of entriesOf(lines, context)) yield* run.take(build(entry, order));
  yield* run.end();
}

class Run {
  readonly #path: string;
  readonly #context: ReadContext;
  readonly #speakers: Speakers;
  readonly #name: string;
  readonly #silence = new Silence();
  readonly #roles = new Map<string, Role>();
  readonly #strangers = new Set<string>();
  #part: Built[] = [];
  /** Whether anybody has said something in this part. */
  #spoken = false;
  #count = 0;
  #empty = true;
  #yielded = false;

  constructor(source: Source, context: ReadContext) {
    this.#path = source.path;
    this.#context = context;
    this.#speakers = new Speakers(context);
    this.#name = chatName(source.path);
    this.#learn(headsOf(source.head.split('\n')));
  }

  *take(built: Built): Generator<Conversation> {
    const { author, message } = built;
    const role = author === undefined ? 'system' : this.#roleOf(author);
    // Notices alone are no conversation: they belong to what is said after them.
    if (this.#silence.breaks(message.at, role) && this.#spoken) yield* this.#close();
    this.#part.push(built);
    this.#spoken ||= author !== undefined;
    this.#empty = false;
  }

  /** As far as it is known yet. */
  #roleOf(author: string): Role {
    const role = this.#roles.get(author) ?? this.#speakers.roleOf(author);
    if (role !== undefined) this.#roles.set(author, role);
    return role ?? 'customer';
  }

  /** @throws UserError where no line begins a message, and where nobody's role is known */
  *end(): Generator<Conversation> {
    if (this.#empty) {
      throw new UserError('not-whatsapp', 'No line of this file begins as a WhatsApp message does.', {
        path: this.#path,
        line: 1,
        hint: 'Export the chat again from the phone, without media, and keep the file as it is.',
      });
    }
    yield* this.#close();
    if (!this.#yielded && this.#strangers.size > 0) throw unknownSpeakers(this.#path, [...this.#strangers], 1);
  }

  /** Who is who, as far as the beginning of the chat and its title tell: the first part may hold one side only. */
  #learn(heads: readonly Head[]): void {
    const authors = [...new Set(heads.filter(isSpoken).flatMap(({ author }) => author ?? []))];
    const line = heads[0]?.piece.line ?? 1;
    const title = titleOf(this.#path, authors);
    const [other, ...others] = authors.filter((author) => author !== title?.author);
    const open = this.#context.options.agents.length === 0 && authors.every((author) => this.#speakers.roleOf(author) === undefined);
    // Only the team has written yet where the chat is called after somebody else.
    if (open && title !== undefined && other !== undefined && others.length === 0) {
      const customer = title.author ?? title.name;
      this.#speakers.learn(customer, 'customer');
      this.#speakers.learn(other, 'agent');
      this.#speakers.note(customer, other, line);
    } else this.#speakers.resolve(authors, line);
  }

  *#close(): Generator<Conversation> {
    const part = this.#part;
    this.#part = [];
    this.#spoken = false;
    if (part.length === 0) return;
    const authors = part.flatMap(({ author }) => author ?? []);
    const roles = this.#speakers.resolve(authors, part[0]?.place.position.line ?? 1);
    const places = new Places();
    const messages: Message[] = [];
    let spoken = false;
    for (const { message, place, author } of part) {
      const role: Role | undefined = author === undefined ? 'system' : roles.get(author);
      if (role === undefined) {
        this.#strangers.add(author ?? '');
        this.#context.skip('unknown-speaker');
        continue;
      }
      spoken ||= author !== undefined;
      places.add(place);
      messages.push({ id: String(message.position.line), role, ...message });
    }
    // Notices among messages that are left out would be conversations of nobody.
    if (!spoken && authors.length > 0) {
      if (messages.length > 0) this.#context.skip('notice', messages.length);
      return;
    }
    this.#count += 1;
    this.#yielded ||= spoken;
    const id = `${this.#name}#${this.#count}`;
    yield { id, path: this.#path, channel: 'whatsapp', messages: inOrderOfTime(messages), locate: places.locate };
  }
}

function isSpoken({ piece, author }: Head): boolean {
  return author !== undefined && contentOf(piece.raw) !== 'notice';
}

async function* entriesOf(lines: AsyncIterable<{ text: string; number: number }>, context: ReadContext): AsyncGenerator<Entry> {
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
  const date = isoDate(head.date, order);
  let content: Content = head.author === undefined ? 'notice' : contentOf(first.raw);
  // A notice or a deletion is one line; what begins like one and goes on is somebody's text, but for what iOS marks.
  if (content === 'deleted' && rest.some(({ raw }) => raw.trim() !== '')) content = 'text';
  const media = head.author !== undefined && (content === 'media' || content === 'text') ? withoutMedia(first.raw) : undefined;
  const place = content === 'media' || content === 'text' ? textOf(first, rest, media) : joinPieces(pieces, first);
  const { text } = place;
  const hidden = content === 'deleted' ? ('deleted' as const) : text === '' ? ('empty' as const) : undefined;
  const author = content === 'notice' ? undefined : head.author;
  // Not by spreading: this runs for each of a million lines.
  const message: { -readonly [K in keyof Built['message']]: Built['message'][K] } = { text, position: place.position };
  if (author !== undefined) message.author = author;
  if (date !== undefined) message.at = `${date}T${head.clock}`;
  if (hidden !== undefined) message.hidden = hidden;
  if (media !== undefined) message.attachments = true;
  return { author, place, message };
}

/** The words of a message: without what stands for a file, and without the mark of an edit behind them. */
function textOf(first: Piece, rest: readonly Piece[], media: { readonly caption: string; readonly at: number } | undefined): Located {
  const caption = media === undefined ? first : { ...first, raw: media.caption, column: first.column + media.at };
  const pieces = [caption, ...rest];
  const last = pieces.findLastIndex(({ raw }) => raw.trim() !== '');
  const piece = pieces[last];
  if (piece !== undefined) pieces[last] = { ...piece, raw: withoutEdited(piece.raw) };
  return joinPieces(pieces, first);
}

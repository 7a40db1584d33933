/** Speeches of a written transcript (who, when, what) as conversations. */

import { UserError } from '../../errors.ts';
import type { Conversation, Message, Role } from '../../model/index.ts';
import type { ReadContext } from '../reader.ts';
import { Places } from './encoding.ts';
import { joinPieces, type Piece } from './lines-text.ts';
import { looksLikeName, noticeAt, type SpeakerLine, speakerLine } from './speaker-lines.ts';
import { type Speakers, speakerOf, unknownSpeakers } from './speakers.ts';
import { type DateParts, type DayOrder, datePartsOf, dayOrderOf, isoTime } from './time.ts';

export interface Speech {
  /** Undefined where the channel itself speaks. */
  readonly label: string | undefined;
  /** The time as it stands in the file. */
  readonly time?: string;
  /** One or more lines. */
  readonly pieces: Piece[];
}

/**
 * Which labels of one conversation are speakers. Those that state a role, or come with a time, are.
 * A bare "Name:" is one where a side is still missing, or where it comes back:
 * else it is more likely a line such as "Delivery address: ...".
 */
export function acceptedLabels(starts: readonly (SpeakerLine | undefined)[], speakers: Speakers): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const accepted = new Set<string>();
  let timed = 0;
  for (const start of starts) {
    if (start === undefined) continue;
    counts.set(start.label, (counts.get(start.label) ?? 0) + 1);
    if (start.time !== undefined) timed++;
    if (start.time !== undefined || speakers.roleOf(start.label) !== undefined) accepted.add(start.label);
  }
  const sides = new Set([...accepted].map((label) => speakers.roleOf(label)));
  if (timed >= 2) return accepted;
  const missing = !(sides.has('agent') && sides.has('customer'));
  for (const [label, count] of counts) if (looksLikeName(label) && (missing || count > 1)) accepted.add(label);
  return accepted;
}

/** Cuts the lines of one conversation into speeches. Which untimed labels are speakers shows only over all of them. */
export function speechesOf(lines: readonly Piece[], speakers: Speakers, context: ReadContext): Speech[] {
  const starts = lines.map(({ raw }) => speakerLine(raw));
  const accepted = acceptedLabels(starts, speakers);
  const speeches: Speech[] = [];
  let lost: Piece | undefined;
  const from = (piece: Piece, at: number): Piece => ({ ...piece, raw: piece.raw.slice(at), column: piece.column + at });
  lines.forEach((piece, index) => {
    const start = starts[index];
    const notice = start === undefined ? noticeAt(piece.raw) : undefined;
    if (start !== undefined && accepted.has(start.label)) {
      const time = start.time === undefined ? {} : { time: start.time };
      speeches.push({ label: start.label, ...time, pieces: [from(piece, start.textAt)] });
    } else if (notice !== undefined) speeches.push({ label: undefined, time: notice.time, pieces: [from(piece, notice.textAt)] });
    else if (speeches.length > 0) speeches.at(-1)?.pieces.push(piece);
    else if (piece.raw.trim() !== '') lost ??= piece;
  });
  if (lost !== undefined && speeches.length > 0) {
    context.diagnose({ code: 'no-speaker', level: 'note', line: lost.line, message: 'The text before the first speaker was left out.' });
  }
  return speeches;
}

export interface About {
  readonly id: string;
  readonly subject?: string;
  readonly channel?: string;
  readonly language?: string;
}

/** Turns the speeches of one file into conversations, and knows at the end why there was none. */
export class SpeechBuilder {
  readonly #path: string;
  readonly #speakers: Speakers;
  readonly #context: ReadContext;
  readonly #dayOrder: DayOrder;
  readonly #strangers = new Set<string>();
  #count = 0;

  constructor(path: string, speakers: Speakers, context: ReadContext, dayOrder: DayOrder) {
    this.#path = path;
    this.#speakers = speakers;
    this.#context = context;
    this.#dayOrder = dayOrder;
  }

  /** Conversations built so far. */
  get count(): number {
    return this.#count;
  }

  /** The conversation; undefined where none of its speakers could be given a role. What is left out is counted as skipped. */
  build(speeches: readonly Speech[], about: About): Conversation | undefined {
    const labels = speeches.flatMap(({ label }) => label ?? []);
    const roles = this.#speakers.resolve(labels, speeches[0]?.pieces[0]?.line ?? 1);
    const places = new Places();
    const messages: Message[] = [];
    for (const { label, time, pieces } of speeches) {
      const role: Role | undefined = label === undefined ? 'system' : roles.get(label);
      if (role === undefined) {
        this.#strangers.add(label ?? '');
        this.#context.skip('unknown-speaker');
        continue;
      }
      const place = joinPieces(pieces, pieces[0] as Piece);
      places.add(place);
      const author = label === undefined ? undefined : speakerOf(label).name;
      const at = time === undefined || !hasDate(time) ? undefined : isoTime(time, this.#dayOrder);
      messages.push({
        id: String(messages.length + 1),
        role,
        ...(author !== undefined && { author }),
        ...(at !== undefined && { at }),
        text: place.text,
        ...(place.text === '' && { hidden: 'empty' as const }),
        position: place.position,
      });
    }
    if (messages.length === 0) return undefined;
    this.#count++;
    return { ...about, path: this.#path, messages, locate: places.locate };
  }

  /** @throws UserError where the whole file gave no conversation */
  end(): void {
    if (this.#count > 0) return;
    if (this.#strangers.size > 0) throw unknownSpeakers(this.#path, [...this.#strangers], 1);
    throw new UserError('no-speakers', 'Nothing in this text says who speaks.', {
      path: this.#path,
      line: 1,
      hint: 'Begin each message with its speaker, as in "Customer: ..." and "Agent: ...".',
    });
  }
}

/** A clock without a date cannot be compared across midnight, and its day would be invented. */
function hasDate(time: string): boolean {
  return /\d[-/.]\d{1,2}[-/.]\d/.test(time);
}

/** Whether days or months come first in the times of a file. */
export function dayOrderOfTimes(times: readonly (string | undefined)[]): DayOrder {
  const dates = times.map((time) => datePartsOf(time ?? ''));
  return dayOrderOf(dates.filter((parts): parts is DateParts => parts !== undefined));
}

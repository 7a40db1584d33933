import { UserError } from '../../errors.ts';
import type { Conversation } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { stemOf } from '../shared/file-name.ts';
import { isXml } from '../shared/freshdesk-export.ts';
import { type Item, inside, itemsOf, textOf } from '../shared/items.ts';
import { jsonRecords } from '../shared/json-records.ts';
import type { Post, ThreadFacts } from '../shared/posts.ts';
import { type DataRecord, idAt, isObject } from '../shared/record.ts';
import { ThreadPool } from '../shared/thread-pool.ts';
import { Threads } from '../shared/threads.ts';
import { counted } from '../shared/words.ts';
import { xmlRecords } from '../shared/xml-records.ts';
import { descriptionPost, notePost } from './note.ts';
import { People } from './people.ts';

type Values = Readonly<Record<string, unknown>>;

const LISTS = ['tickets', 'results'];

/** `?include=conversations` gives no more than that. */
const INCLUDED = 10;

const CHANNELS: Readonly<Record<string, string>> = {
  1: 'email',
  2: 'web form',
  3: 'phone',
  5: 'twitter',
  6: 'facebook',
  7: 'chat',
  9: 'web form',
  10: 'email',
  13: 'whatsapp',
};

/** Reads tickets with their notes (account export, old API), tickets with conversations and conversations alone (new API). */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const run = new Run(source.path, context);
  await run.people.readBeside(source, context);
  for await (const record of recordsOf(source, context)) {
    for (const item of itemsOf(record, LISTS)) yield* run.take(item);
    record.release?.();
  }
  yield* run.end();
}

function recordsOf(source: Source, context: ReadContext): AsyncGenerator<DataRecord> {
  return isXml(source.head) ? xmlRecords(source, context, ['helpdesk-ticket']) : jsonRecords(source, context, LISTS);
}

class Run {
  readonly people: People;
  readonly #path: string;
  readonly #context: ReadContext;
  /** Tickets that hold their notes. */
  readonly #whole: ThreadPool;
  /** Notes that stand alone, with tickets that do not hold theirs. */
  readonly #loose: Threads;
  /** Tickets whose notes have not come yet. */
  readonly #waiting = new Set<string>();

  constructor(path: string, context: ReadContext) {
    this.#path = path;
    this.#context = context;
    this.people = new People(context.options.agents);
    this.#whole = new ThreadPool(context);
    this.#loose = new Threads(context);
  }

  *take(item: Item): Generator<Conversation> {
    const { record, path, value } = item;
    const wrapped = inside(item, 'helpdesk_ticket') ?? inside(item, 'ticket') ?? inside(item, 'note') ?? inside(item, 'conversation');
    if (wrapped !== undefined) {
      yield* this.take(wrapped);
      return;
    }
    if (!isObject(value)) {
      this.#lose(item, 'This record is no ticket.');
      return;
    }
    const isTicket = 'requester_id' in value || 'subject' in value || 'description' in value;
    if (isTicket) yield* this.#ticket(item, value);
    else if (Array.isArray(value['conversations'])) {
      for (const [index, one] of value['conversations'].entries()) {
        yield* this.take({ record, path: [...path, 'conversations', index], value: one });
      }
    } else if ('body' in value || 'body_text' in value) {
      const id = idAt(record, [...path, 'ticket_id'], value['ticket_id']) ?? this.#ticketOfFile();
      this.#waiting.delete(id);
      yield* this.#loose.add({ id, path: this.#path }, notePost(item, value, undefined, this.people));
    } else this.#lose(item, 'This record is neither a ticket nor a conversation.');
  }

  *end(): Generator<Conversation> {
    yield* this.#whole.end();
    yield* this.#loose.end();
    if (this.#waiting.size === 0) return;
    const message = `${counted(this.#waiting.size, 'ticket')} came without conversations, so without replies.`;
    const hint = 'Dump /api/v2/tickets/ID/conversations for each ticket, or use the account export.';
    if (this.#whole.count + this.#loose.count === 0) {
      throw new UserError('no-conversations', `${this.#path}: ${message}`, { path: this.#path, hint });
    }
    this.#context.diagnose({ code: 'no-conversations', message: `${message} ${hint}`, level: 'note' });
  }

  *#ticket(item: Item, value: Values): Generator<Conversation> {
    const { record, path } = item;
    // `display_id` is the number that people see; the new API calls that one `id`.
    const id = ['display_id', 'id'].map((key) => idAt(record, [...path, key], value[key])).find((one) => one !== undefined);
    const requester = this.#peopleOf(item, value);
    const number = id ?? this.#ticketOfFile();
    const first = descriptionPost(item, value, number, requester, this.people);
    const posts: Post[] = first === undefined ? [] : [first];
    const list = ['notes', 'helpdesk_notes', 'conversations'].find((key) => Array.isArray(value[key]));
    const notes: readonly unknown[] = list === undefined ? [] : (value[list] as unknown[]);
    for (const [index, one] of notes.entries()) {
      const outer: Item = { record, path: [...path, list ?? '', index], value: one };
      const note = inside(outer, 'note') ?? outer;
      if (isObject(note.value)) posts.push(notePost(note, note.value, requester, this.people));
      else this.#lose(note, `A note of ticket ${number} is no object.`);
    }
    if (value['spam'] === true) {
      this.#context.skip('spam', posts.length);
      return;
    }
    const facts: ThreadFacts = { id: number, path: this.#path, channel: channelOf(value), subject: textOf(value['subject']) };
    const shown = value['deleted'] === true ? posts.map((post) => ({ ...post, hidden: 'deleted' as const })) : posts;
    if (list === undefined) {
      this.#waiting.add(number);
      if (shown.length === 0) this.#context.skip('ticket-without-messages');
      for (const post of shown) yield* this.#loose.add(facts, post);
      return;
    }
    if (list === 'conversations' && notes.length === INCLUDED) {
      this.#context.diagnose({
        code: 'parts-missing',
        message: `Ticket ${number} has ten conversations in the file, and may have more: include=conversations gives no more than ten.`,
        line: record.place(path, 0).line,
        level: 'note',
      });
    }
    yield* this.#whole.add(facts, shown);
  }

  /** Learns who asked and who was assigned; gives the requester's id. */
  #peopleOf(item: Item, value: Values): string | undefined {
    const { record, path } = item;
    const requester = idAt(record, [...path, 'requester_id'], value['requester_id']);
    const stated = inside(item, 'requester')?.value;
    this.people.learn(requester, textOf(stated?.['name']) ?? textOf(value['requester_name']) ?? textOf(stated?.['email']));
    const responder = idAt(record, [...path, 'responder_id'], value['responder_id']);
    const assigned = textOf(value['responder_name']);
    this.people.learn(responder, assigned === 'No Agent' ? undefined : assigned, true);
    return requester;
  }

  /** A page of conversations may not name its ticket: files are called after it (`42.json`, `conversations_42.json`). */
  #ticketOfFile(): string {
    const stem = stemOf(this.#path);
    return /(\d+)$/.exec(stem)?.[1] ?? stem;
  }

  #lose({ record, path }: Item, message: string): void {
    this.#context.diagnose({ code: 'not-a-ticket', message, line: record.place(path, 0).line, record: record.record, level: 'error' });
  }
}

function channelOf(value: Values): string | undefined {
  return CHANNELS[String(value['source'])] ?? textOf(value['source_name'])?.toLowerCase();
}

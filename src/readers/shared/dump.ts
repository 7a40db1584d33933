import { UserError } from '../../errors.ts';
import type { Conversation } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { stemOf } from './file-name.ts';
import { type Item, itemsOf } from './items.ts';
import { jsonRecords } from './json-records.ts';
import { reportLost, wordAt } from './lost.ts';
import type { Post, ThreadFacts } from './posts.ts';
import { ThreadPool } from './thread-pool.ts';
import { Threads } from './threads.ts';
import { isoTime } from './time.ts';
import { counted } from './words.ts';

/** The conversations of a help desk's API dump: some come whole, others as messages that name theirs. */
export class Dump {
  readonly #path: string;
  readonly #context: ReadContext;
  readonly #pool: ThreadPool;
  readonly #threads: Threads;
  #lost = 0;
  #without = 0;

  constructor(path: string, context: ReadContext) {
    this.#path = path;
    this.#context = context;
    this.#pool = new ThreadPool(context);
    this.#threads = new Threads(context);
  }

  /** The number in the file's name, else the name: pages of messages do not always say whose they are. */
  get idOfFile(): string {
    const stem = stemOf(this.#path);
    return /(\d+)$/.exec(stem)?.[1] ?? stem;
  }

  /** A conversation with its messages. */
  *whole(facts: Omit<ThreadFacts, 'path'>, posts: readonly Post[]): Generator<Conversation> {
    yield* this.#pool.add({ ...facts, path: this.#path }, posts);
  }

  /** One message, with what it says about its conversation. */
  *loose(facts: Omit<ThreadFacts, 'path'>, post: Post): Generator<Conversation> {
    // A key without a value would hide what a later message says.
    const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
    yield* this.#threads.add({ ...known, id: facts.id, path: this.#path }, post);
  }

  /** Reports a record that is no message. */
  lose(item: Item, message: string): void {
    this.#lost += 1;
    reportLost(this.#context, item.record, item.path, 'not-a-message', message);
  }

  /** Counts a conversation whose messages are not in the file. */
  without(): void {
    this.#without += 1;
    this.#context.skip('conversation-without-messages');
  }

  /**
   * The rest.
   * @param hint how to get a file with messages
   * @throws UserError `no-messages` where the file held something and none of it was a message
   */
  *end(hint: string): Generator<Conversation> {
    yield* this.#pool.end();
    yield* this.#threads.end();
    if (this.#pool.count + this.#threads.count > 0) return;
    if (this.#lost + this.#without === 0) {
      this.#context.diagnose({ code: 'no-messages', message: 'The file holds no messages.', level: 'note' });
      return;
    }
    const what =
      this.#without > 0 ? `lists ${counted(this.#without, 'conversation')} without messages` : 'has no message that could be read';
    throw new UserError('no-messages', `${this.#path} ${what}.`, { path: this.#path, hint });
  }
}

/** How one product's dump is understood, object by object. */
export abstract class DumpRun {
  protected readonly context: ReadContext;
  protected readonly dump: Dump;
  /** How to get a file with messages, for one that has none. */
  protected abstract readonly hint: string;

  constructor(path: string, context: ReadContext) {
    this.context = context;
    this.dump = new Dump(path, context);
  }

  abstract take(item: Item): Generator<Conversation>;

  *end(): Generator<Conversation> {
    yield* this.dump.end(this.hint);
  }
}

/** Reads a dump of a product whose pages have their objects under one of `lists`. */
export async function* readDump(
  source: Source,
  context: ReadContext,
  lists: readonly string[],
  Run: new (path: string, context: ReadContext) => DumpRun,
): AsyncGenerator<Conversation> {
  const run = new Run(source.path, context);
  for await (const item of dumpItems(source, context, lists)) yield* run.take(item);
  yield* run.end();
}

/** The objects of a dump one by one: elements of arrays, of pages (under one of `lists`) and lines. */
export async function* dumpItems(source: Source, context: ReadContext, lists: readonly string[]): AsyncGenerator<Item> {
  for await (const record of jsonRecords(source, context, lists)) {
    yield* itemsOf(record, lists);
    // Its text is enough to find places in.
    record.release();
  }
}

/** The elements of an array under `key`, or of a page (`page`) under it; undefined where there is none. */
export function listUnder(item: Item, value: Readonly<Record<string, unknown>>, key: string, page?: string): readonly Item[] | undefined {
  let list = value[key];
  let path = [...item.path, key];
  if (page !== undefined && typeof list === 'object' && list !== null && !Array.isArray(list)) {
    list = (list as Record<string, unknown>)[page];
    path = [...path, page];
  }
  if (!Array.isArray(list)) return undefined;
  return list.map((element: unknown, index) => ({ record: item.record, path: [...path, index], value: element }));
}

/** A time as APIs give it: text, or a number of seconds or milliseconds. */
export function timeOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? isoTime(String(value), undefined) : undefined;
}

/** First and last name of a person, else the first of `others` that is there. */
export function personName(value: unknown, names: readonly string[], others: readonly string[]): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const person = value as Record<string, unknown>;
  const full = names.flatMap((key) => wordAt(person, key)?.trim() ?? []).join(' ');
  return full === '' ? wordAt(person, ...others) : full;
}

/** True for a list with something in it. */
export function isFilled(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

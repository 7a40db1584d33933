import type { Conversation } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { dumpItems } from '../shared/dump.ts';
import { stemOf } from '../shared/file-name.ts';
import { htmlText } from '../shared/html.ts';
import { type Item, inside, textOf } from '../shared/items.ts';
import type { Post } from '../shared/posts.ts';
import { idAt, isObject } from '../shared/record.ts';
import { ThreadPool } from '../shared/thread-pool.ts';
import { counted } from '../shared/words.ts';
import { isTable } from './detect.ts';
import { partPost, sourcePost } from './part.ts';
import { readTable } from './table.ts';

const LISTS = ['conversations', 'data', 'results'];

/** Intercom's names of channels that say less than ours, or something else. */
const CHANNELS: Readonly<Record<string, string>> = {
  conversation: 'chat',
  facebook: 'facebook-messenger',
  instagram: 'instagram-dm',
  phone_call: 'phone',
  phone_switch: 'phone',
};

/** Reads conversations as `GET /conversations/ID` gives them, one or many, webhook events that carry one, and tables of messages. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  if (isTable(source.head)) {
    yield* readTable(source, context);
    return;
  }
  const run = new Run(source.path, context);
  for await (const item of dumpItems(source, context, LISTS)) yield* run.take(item);
  yield* run.end();
}

class Run {
  readonly #path: string;
  readonly #context: ReadContext;
  readonly #pool: ThreadPool;
  #withoutParts = 0;

  constructor(path: string, context: ReadContext) {
    this.#path = path;
    this.#context = context;
    this.#pool = new ThreadPool(context);
  }

  *take(item: Item): Generator<Conversation> {
    const { record, path, value } = item;
    const event = inside(item, 'data');
    const carried = event === undefined ? undefined : inside(event, 'item');
    if (carried !== undefined) {
      // Webhooks tell of contacts, companies and calls too.
      if (isConversation(carried.value)) yield* this.take(carried);
      else this.#context.skip('event');
      return;
    }
    if (!isConversation(value)) {
      this.#lose(item, 'not-a-conversation', 'This record is no conversation: it has neither "source" nor "conversation_parts".');
      return;
    }
    const id = idAt(record, [...path, 'id'], value['id']) ?? stemOf(this.#path);
    const first = inside(item, 'source') ?? inside(item, 'conversation_message');
    const kind = textOf(first?.value['type']);
    const email = kind === 'email';
    const posts: Post[] = [];
    const opening = first === undefined ? undefined : sourcePost(first, first.value, value['created_at'], email);
    if (opening !== undefined) posts.push(opening);
    else if (first !== undefined) this.#context.skip('event');
    for (const part of this.#parts(item, value, id)) {
      if (!isObject(part.value)) {
        this.#lose(part, 'bad-record', `A part of conversation ${id} is no object.`);
        continue;
      }
      const post = partPost(part, part.value, email);
      if (post === undefined) this.#context.skip('event');
      else posts.push(post);
    }
    const subject = textOf(first?.value['subject']) ?? textOf(value['title']);
    // `conversation_message` is the type of a first message in old versions of the API, not a channel.
    const channel = kind === undefined || kind === 'conversation_message' ? undefined : (CHANNELS[kind] ?? kind);
    yield* this.#pool.add({ id, path: this.#path, channel, subject: subject === undefined ? undefined : htmlText(subject).text }, posts);
  }

  *end(): Generator<Conversation> {
    yield* this.#pool.end();
    if (this.#withoutParts === 0) return;
    this.#context.diagnose({
      code: 'no-parts',
      message: `${counted(this.#withoutParts, 'conversation')} came without parts, so without replies: lists and searches leave them out. Dump GET /conversations/ID for each.`,
      level: 'note',
    });
  }

  *#parts(item: Item, value: Readonly<Record<string, unknown>>, id: string): Generator<Item> {
    const { record, path } = item;
    const wrapper = inside(item, 'conversation_parts');
    const key = ['conversation_parts', 'data', 'parts'].find((name) => Array.isArray(wrapper?.value[name])) ?? 'conversation_parts';
    const list = wrapper === undefined ? value['conversation_parts'] : wrapper.value[key];
    if (!Array.isArray(list)) {
      this.#withoutParts += 1;
      return;
    }
    const total = wrapper?.value['total_count'];
    if (typeof total === 'number' && total > list.length) {
      this.#context.diagnose({
        code: 'parts-missing',
        message: `Conversation ${id} has ${counted(total, 'part')}, and the file ${list.length} of them: Intercom gives no more than 500.`,
        line: record.place(path, 0).line,
        level: 'note',
      });
    }
    const place = wrapper === undefined ? [...path, 'conversation_parts'] : [...wrapper.path, key];
    for (const [index, part] of list.entries()) yield { record, path: [...place, index], value: part };
  }

  #lose({ record, path }: Item, code: string, message: string): void {
    this.#context.diagnose({ code, message, line: record.place(path, 0).line, record: record.record, level: 'error' });
  }
}

function isConversation(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && ['source', 'conversation_message', 'conversation_parts'].some((key) => typeof value[key] === 'object');
}

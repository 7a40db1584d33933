import { UserError } from '../../errors.ts';
import type { Conversation } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { dumpItems } from '../shared/dump.ts';
import { stemOf } from '../shared/file-name.ts';
import { type Item, itemsOf, textOf } from '../shared/items.ts';
import { idAt, isObject } from '../shared/record.ts';
import { Threads } from '../shared/threads.ts';
import { counted } from '../shared/words.ts';
import { channelOf, isCut, postOf } from './message.ts';

const LISTS = ['results'];

/** Reads messages as `GET /conversations/v3/conversations/threads/ID/messages` gives them, and threads with their `messages` inside. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const run = new Run(source.path, context);
  for await (const item of dumpItems(source, context, LISTS)) yield* run.take(item);
  yield* run.end();
}

class Run {
  readonly #path: string;
  readonly #context: ReadContext;
  readonly #threads: Threads;
  #withoutMessages = 0;

  constructor(path: string, context: ReadContext) {
    this.#path = path;
    this.#context = context;
    this.#threads = new Threads(context);
  }

  *take(item: Item, thread: { readonly id?: string | undefined; readonly channel?: string | undefined } = {}): Generator<Conversation> {
    const { record, path, value } = item;
    if (!isObject(value)) {
      this.#lose(item, 'not-a-message', 'This record is no message.');
      return;
    }
    const inner = value['messages'];
    if (typeof inner === 'object' && inner !== null) {
      const own = idAt(record, [...path, 'id'], value['id']) ?? idAt(record, [...path, 'threadId'], value['threadId']);
      for (const message of itemsOf(record, LISTS, [...path, 'messages'], inner)) {
        yield* this.take(message, { id: own, channel: channelOf(value) });
      }
      return;
    }
    if ('latestMessageTimestamp' in value || 'originalChannelId' in value) {
      this.#withoutMessages += 1;
      this.#context.skip('thread-without-messages');
      return;
    }
    const id = idAt(record, [...path, 'conversationsThreadId'], value['conversationsThreadId']) ?? thread.id ?? this.#threadOfFile();
    if (!['text', 'richText', 'senders', 'type'].some((key) => key in value)) {
      this.#lose(item, 'not-a-message', 'This record is no message: it has neither "text" nor "senders".');
      return;
    }
    const post = postOf(item, value, this.#context.options.agents);
    if (post === undefined) {
      this.#context.skip('event');
      return;
    }
    if (isCut(value)) {
      this.#context.diagnose({
        code: 'truncated-text',
        message: `HubSpot cut the text of message ${post.id ?? ''} short. Its whole text is at /messages/ID/original-content.`,
        line: record.place(path, 0).line,
        record: record.record,
        level: 'note',
      });
    }
    const facts = { id, path: this.#path, channel: channelOf(value) ?? thread.channel, subject: textOf(value['subject']) };
    yield* this.#threads.add(facts, post);
  }

  *end(): Generator<Conversation> {
    yield* this.#threads.end();
    if (this.#threads.count > 0 || this.#withoutMessages === 0) return;
    throw new UserError('no-messages', `${this.#path} lists ${counted(this.#withoutMessages, 'thread')} without messages.`, {
      path: this.#path,
      hint: 'Dump GET /conversations/v3/conversations/threads/ID/messages for each thread.',
    });
  }

  /** A page that does not name its thread: files are called after it (`303.json`, `messages_303.json`). */
  #threadOfFile(): string {
    const stem = stemOf(this.#path);
    return /(\d+)$/.exec(stem)?.[1] ?? stem;
  }

  #lose({ record, path }: Item, code: string, message: string): void {
    this.#context.diagnose({ code, message, line: record.place(path, 0).line, record: record.record, level: 'error' });
  }
}

import type { Conversation, Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { cleanText } from '../shared/clean.ts';
import { stemOf } from '../shared/file-name.ts';
import { documentRecords } from '../shared/json-records.ts';
import { type Post, threadOf } from '../shared/posts.ts';
import { type DataRecord, idAt, isObject } from '../shared/record.ts';
import { isNamedAgent } from '../shared/roles.ts';
import { Silence } from '../shared/silence.ts';
import { unknownSpeakers } from '../shared/speakers.ts';
import { mended, readMessage, type Sent, senderId } from './message.ts';
import { chatSplitter } from './splitter.ts';

/** Chats in which nobody answers a customer, by the reason under which their messages are counted. */
const PASSED_OVER: Readonly<Record<string, string>> = {
  bot_chat: 'bot-chat',
  saved_messages: 'saved-messages',
  private_channel: 'channel-post',
  public_channel: 'channel-post',
};

interface Chat {
  readonly id: string;
  readonly type: string;
  readonly name: string | undefined;
  /** The id that the other person of a chat of two writes with, and hidden admins of a group. */
  readonly peer: string | undefined;
}

/** Reads message by message: chats are cut where nothing is said, so that even one of many years is not held whole. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const run = new Run(source, context);
  for await (const record of documentRecords(source, context, chatSplitter(), mended)) yield* run.take(record);
  yield* run.end();
}

class Run {
  readonly #source: Source;
  readonly #context: ReadContext;
  /** The account that was exported, where all of it was. */
  readonly #owner: string | undefined;
  readonly #strangers = new Set<string>();
  #chat: Chat;
  #posts: Post[] = [];
  #silence = new Silence();
  /** Conversations of this chat, and of the file. */
  #part = 0;
  #count = 0;
  #told = false;

  constructor(source: Source, context: ReadContext) {
    this.#source = source;
    this.#context = context;
    this.#chat = { id: stemOf(source.path), type: '', name: undefined, peer: undefined };
    const owner = /"personal_information"\s*:\s*\{[^{}]*?"user_id"\s*:\s*(\d+)/.exec(source.head)?.[1];
    this.#owner = senderId(owner);
  }

  *take(record: DataRecord): Generator<Conversation> {
    const { value } = record;
    if (isObject(value)) {
      if (value['type'] === 'message') {
        yield* this.#message(readMessage(record, value));
        record.release?.();
        return;
      }
      if (isObject(value['chat'])) {
        yield* this.#begin(record, value['chat']);
        return;
      }
      if (value['type'] === 'service' || value['type'] === 'unsupported') {
        this.#context.skip(value['type'] === 'service' ? 'service-message' : 'unsupported-message');
        return;
      }
    }
    const message = 'This record is no message: its type is not one that Telegram writes.';
    this.#context.diagnose({ code: 'bad-record', level: 'error', line: record.line, record: record.record, message });
  }

  /** @throws UserError where nobody's role is known */
  *end(): Generator<Conversation> {
    yield* this.#close();
    if (this.#count === 0 && this.#strangers.size > 0) throw unknownSpeakers(this.#source.path, [...this.#strangers], 1);
  }

  *#begin(record: DataRecord, value: Readonly<Record<string, unknown>>): Generator<Conversation> {
    yield* this.#close();
    const { name, type } = value;
    const id = idAt(record, ['chat', 'id'], value['id']);
    const group = typeof type === 'string' && type.includes('group');
    this.#chat = {
      id: id ?? stemOf(this.#source.path),
      type: typeof type === 'string' ? type : '',
      name: typeof name === 'string' && name.trim() !== '' ? cleanText(name).trim() : undefined,
      peer: id === undefined ? undefined : `${group ? 'channel' : 'user'}${id}`,
    };
    this.#part = 0;
    this.#silence = new Silence();
  }

  *#message(message: Sent): Generator<Conversation> {
    const reason = PASSED_OVER[this.#chat.type];
    if (reason !== undefined) {
      this.#context.skip(reason);
      return;
    }
    const role = this.#roleOf(message);
    if (role === undefined) {
      this.#strangers.add(message.author ?? message.authorId ?? 'Deleted Account');
      this.#context.skip('unknown-speaker');
      return;
    }
    if (this.#silence.breaks(message.at, role)) yield* this.#close();
    const { id, author, at, body, attachments } = message;
    this.#posts.push({ id, role, author, at, body, attachments });
  }

  *#close(): Generator<Conversation> {
    if (this.#posts.length === 0) return;
    this.#part += 1;
    this.#count += 1;
    const facts = { id: `${this.#chat.id}#${this.#part}`, path: this.#source.path, channel: 'telegram' };
    yield threadOf(facts, this.#posts, this.#context);
    this.#posts = [];
  }

  /** Whoever made the export is of the team: chats of two are named and numbered after the other one. */
  #roleOf({ author, authorId }: Sent): Role | undefined {
    const { agents } = this.#context.options;
    if (agents.length > 0) {
      const named = isNamedAgent(author ?? '', agents) || isNamedAgent(authorId ?? '', agents);
      return named ? 'agent' : 'customer';
    }
    const { type, peer, name } = this.#chat;
    if (type.includes('group')) {
      if (authorId !== undefined && (authorId === peer || authorId === this.#owner)) return this.#exporter(author);
      return this.#owner === undefined ? undefined : 'customer';
    }
    if (type !== 'personal_chat') return authorId !== undefined && authorId === this.#owner ? this.#exporter(author) : undefined;
    const other = authorId !== undefined && peer !== undefined ? authorId === peer : author === name;
    return other ? 'customer' : this.#exporter(author);
  }

  #exporter(author: string | undefined): Role {
    if (!this.#told && author !== undefined) {
      this.#told = true;
      this.#context.diagnose({
        code: 'guessed-roles',
        level: 'note',
        line: 1,
        message: `"${author}" made this export and was taken for the team. If that is wrong, name the team with --agent NAME.`,
      });
    }
    return 'agent';
  }
}

import { UserError } from '../../errors.ts';
import type { Conversation } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { plainBody } from '../shared/body.ts';
import { documentRecords } from '../shared/json-records.ts';
import { type Post, threadOf } from '../shared/posts.ts';
import { type DataRecord, idAt, isObject, type KeyPath } from '../shared/record.ts';
import { isNamedAgent } from '../shared/roles.ts';
import { Silence } from '../shared/silence.ts';
import { isoTime, oldestFirst } from '../shared/time.ts';
import { commonAccount, jsonOf, type Owner, ownerOf } from './script.ts';

/** X keeps old tags for some languages and has its own for none. */
const LANGUAGES: Readonly<Record<string, string | undefined>> = { in: 'id', iw: 'he', und: undefined, zxx: undefined };

/** Reads the direct messages and the posts of an archive; who writes them is told by the files beside. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const run = new Run(source, context, await ownerOf(source));
  for await (const record of documentRecords(jsonOf(source), context, [])) yield* run.take(record);
}

class Run {
  readonly #path: string;
  readonly #context: ReadContext;
  readonly #owner: Owner | undefined;

  constructor(source: Source, context: ReadContext, owner: Owner | undefined) {
    this.#path = source.path;
    this.#context = context;
    this.#owner = owner ?? this.#guess(source);
  }

  *take(record: DataRecord): Generator<Conversation> {
    const { value } = record;
    if (isObject(value) && isObject(value['dmConversation'])) {
      yield* this.#directMessages(record, value['dmConversation']);
    } else if (isObject(value)) {
      // Old archives have no wrapper.
      const wrapped = isObject(value['tweet']);
      yield* this.#tweet(record, wrapped ? ['tweet'] : [], wrapped ? (value['tweet'] as typeof value) : value);
    } else this.#broken(record, [], 'This record is neither a post nor a conversation.');
    record.release?.();
  }

  *#tweet(record: DataRecord, path: KeyPath, tweet: Readonly<Record<string, unknown>>): Generator<Conversation> {
    const key = typeof tweet['full_text'] === 'string' ? 'full_text' : 'text';
    const text = tweet[key];
    const id = idAt(record, [...path, 'id_str'], tweet['id_str']) ?? idAt(record, [...path, 'id'], tweet['id']);
    if (typeof text !== 'string' || id === undefined) {
      this.#broken(record, path, 'This post has no text or no id.');
      return;
    }
    if (/^RT @\w/.test(text) || tweet['retweeted_status'] !== undefined) {
      this.#context.skip('retweet');
      return;
    }
    if (!answers(tweet, text)) {
      this.#context.skip('post-to-nobody');
      return;
    }
    const { created_at: time, lang } = tweet;
    const post: Post = {
      id,
      role: 'agent',
      author: this.#owner?.name,
      at: typeof time === 'string' ? isoTime(time, undefined) : undefined,
      body: plainBody(record, [...path, key], text, { entities: true }),
      attachments: hasMedia(tweet['extended_entities']) || hasMedia(tweet['entities']),
    };
    yield threadOf({ id, path: this.#path, channel: 'twitter', language: languageOf(lang) }, [post], this.#context);
  }

  *#directMessages(record: DataRecord, conversation: Readonly<Record<string, unknown>>): Generator<Conversation> {
    const { messages } = conversation;
    const id = idAt(record, ['dmConversation', 'conversationId'], conversation['conversationId']) ?? String(record.record);
    const posts = (Array.isArray(messages) ? messages : []).flatMap((item: unknown, index) => {
      const post = this.#directMessage(record, ['dmConversation', 'messages', index], item);
      return post === undefined ? [] : [post];
    });
    yield* this.#parts(id, oldestFirst(posts));
  }

  *#parts(id: string, posts: readonly Post[]): Generator<Conversation> {
    const silence = new Silence();
    const parts: Post[][] = [];
    for (const post of posts) {
      if (silence.breaks(post.at, post.role) || parts.length === 0) parts.push([]);
      parts.at(-1)?.push(post);
    }
    for (const [index, part] of parts.entries()) {
      yield threadOf({ id: `${id}#${index + 1}`, path: this.#path, channel: 'twitter dm' }, part, this.#context);
    }
  }

  #directMessage(record: DataRecord, path: KeyPath, item: unknown): Post | undefined {
    const message = isObject(item) ? item['messageCreate'] : undefined;
    if (!isObject(message)) {
      // joinConversation, participantsJoin, participantsLeave, conversationNameUpdate
      if (isObject(item) && Object.values(item).some(isObject)) this.#context.skip('group-event');
      else this.#broken(record, path, 'This message of a conversation cannot be read.');
      return undefined;
    }
    const at = [...path, 'messageCreate'];
    const sender = idAt(record, [...at, 'senderId'], message['senderId']);
    const { text, createdAt: time, mediaUrls: media } = message;
    if (sender === undefined) {
      this.#broken(record, at, 'This message has no sender.');
      return undefined;
    }
    const ours = sender === this.#owner?.id || isNamedAgent(sender, this.#context.options.agents);
    return {
      id: idAt(record, [...at, 'id'], message['id']),
      role: ours ? 'agent' : 'customer',
      author: sender === this.#owner?.id ? (this.#owner.name ?? sender) : sender,
      at: typeof time === 'string' ? isoTime(time, undefined) : undefined,
      body: plainBody(record, [...at, 'text'], typeof text === 'string' ? text : '', { entities: true }),
      attachments: Array.isArray(media) && media.length > 0,
    };
  }

  /** @throws UserError `unknown-roles` for direct messages of which nothing tells whose they are */
  #guess(source: Source): Owner | undefined {
    if (!source.head.includes('"dmConversation"') || this.#context.options.agents.length > 0) return undefined;
    const id = commonAccount(source.head);
    if (id === undefined) {
      throw new UserError('unknown-roles', 'Nothing tells whose direct messages these are: account.js is not beside this file.', {
        path: source.path,
        line: 1,
        hint: 'Give the whole archive, or name the account by its number, as in --agent 12345678.',
      });
    }
    const message = `The account ${id} is in all conversations and was taken for the team. If that is wrong, name another with --agent, or give the whole archive.`;
    this.#context.diagnose({ code: 'guessed-roles', level: 'note', line: 1, message });
    return { id, name: undefined };
  }

  #broken(record: DataRecord, path: KeyPath, message: string): void {
    this.#context.diagnose({ code: 'bad-record', level: 'error', line: record.place(path, 0).line, record: record.record, message });
  }
}

/** True for a post that answers somebody; what a company says to everybody is no reply. */
function answers(tweet: Readonly<Record<string, unknown>>, text: string): boolean {
  const keys = [
    'in_reply_to_status_id_str',
    'in_reply_to_status_id',
    'in_reply_to_user_id_str',
    'in_reply_to_user_id',
    'in_reply_to_screen_name',
  ];
  return keys.some((key) => tweet[key] !== undefined && tweet[key] !== null && tweet[key] !== '') || text.startsWith('@');
}

function hasMedia(entities: unknown): boolean {
  return isObject(entities) && Array.isArray(entities['media']) && entities['media'].length > 0;
}

function languageOf(tag: unknown): string | undefined {
  if (typeof tag !== 'string' || /^q/.test(tag)) return undefined;
  return tag in LANGUAGES ? LANGUAGES[tag] : tag;
}

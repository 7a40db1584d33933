import type { Conversation, Hidden, Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { htmlBody } from '../shared/body.ts';
import { DumpRun, isFilled, listUnder, personName, readDump, timeOf } from '../shared/dump.ts';
import type { Item } from '../shared/items.ts';
import { wordAt } from '../shared/lost.ts';
import { ownWords } from '../shared/own-words.ts';
import type { Post } from '../shared/posts.ts';
import { idAt, isObject } from '../shared/record.ts';

/** The old API's page; the new one's is under `_embedded`. */
const LISTS = ['items'];

const ROLES: Readonly<Record<string, Role>> = { user: 'agent', customer: 'customer', system_user: 'bot', team: 'agent' };

/** Threads that go to colleagues or to somebody outside the conversation. */
const NOT_TO_CUSTOMER = new Set(['note', 'forwardparent', 'forwardchild']);

const STATES: Readonly<Record<string, Hidden>> = {
  draft: 'draft',
  review: 'draft',
  underreview: 'draft',
  hidden: 'deleted',
  deleted: 'deleted',
};

export const read = (source: Source, context: ReadContext): AsyncGenerator<Conversation> => readDump(source, context, LISTS, Run);

class Run extends DumpRun {
  protected readonly hint = 'Add embed=threads to the request for conversations, or save /v2/conversations/ID/threads of each.';

  override *take(item: Item): Generator<Conversation> {
    const { value } = item;
    if (!isObject(value)) {
      this.dump.lose(item, 'This record is no conversation and no thread.');
      return;
    }
    const embedded = isObject(value['_embedded']) ? value['_embedded'] : {};
    const inside = { ...item, path: [...item.path, '_embedded'] };
    const threads = listUnder(inside, embedded, 'threads') ?? listUnder(item, value, 'threads');
    if (value['id'] === undefined && threads !== undefined) yield* this.#page(value, threads);
    else if (value['id'] === undefined && Array.isArray(embedded['conversations']))
      for (const each of listUnder(inside, embedded, 'conversations') ?? []) yield* this.take(each);
    else if (isConversation(value, threads)) yield* this.#conversation(item, value, threads ?? []);
    else yield* this.#loose(item, this.dump.idOfFile);
  }

  *#page(page: Readonly<Record<string, unknown>>, threads: readonly Item[]): Generator<Conversation> {
    const id = conversationIn(page['_links']) ?? this.dump.idOfFile;
    for (const thread of threads) yield* this.#loose(thread, id);
  }

  *#loose(item: Item, fallback: string): Generator<Conversation> {
    const post = this.#post(item);
    if (post === undefined || !isObject(item.value)) return;
    const { value } = item;
    const id = idAt(item.record, [...item.path, 'conversationId'], value['conversationId']) ?? conversationIn(value['_links']) ?? fallback;
    yield* this.dump.loose({ id, channel: channelOf(value) }, post);
  }

  *#conversation(item: Item, value: Readonly<Record<string, unknown>>, threads: readonly Item[]): Generator<Conversation> {
    if (threads.length === 0) {
      this.dump.without();
      return;
    }
    const id = idAt(item.record, [...item.path, 'id'], value['id']) ?? this.dump.idOfFile;
    const posts = threads.flatMap((thread) => this.#post(thread) ?? []);
    yield* this.dump.whole({ id, channel: wordAt(value, 'type'), subject: wordAt(value, 'subject') }, posts);
  }

  /** A thread, which is what Help Scout calls a message; undefined where there is nothing to keep. */
  #post(item: Item): Post | undefined {
    const { record, path, value } = item;
    if (!isObject(value) || typeof value['type'] !== 'string' || !isBody(value['body'])) {
      this.dump.lose(item, 'A thread has no "type" or its "body" is no text.');
      return undefined;
    }
    const id = idAt(record, [...path, 'id'], value['id']);
    const at = timeOf(value['createdAt']);
    const { type } = value;
    if (type === 'lineitem') return this.#event(item, value, { id, at });
    const author = isObject(value['createdBy']) ? value['createdBy'] : undefined;
    const name = personName(author, ['first', 'last'], ['email']);
    const embedded = isObject(value['_embedded']) ? value['_embedded'] : value;
    const chat = channelOf(value) === 'chat';
    // In a chat a quote is what is talked about, not the mail before.
    const body = htmlBody(record, [...path, 'body'], value['body'] ?? '', { cutHistory: !chat });
    const savedReply = idAt(record, [...path, 'savedReplyId'], value['savedReplyId']);
    return {
      id,
      at,
      role: roleOf(type, author),
      author: name,
      hidden: NOT_TO_CUSTOMER.has(type) ? 'internal' : STATES[String(value['state'])],
      attachments: isFilled(embedded['attachments']),
      // The reply's words are the saved reply's where it was made from one.
      meta: savedReply === undefined || savedReply === '0' ? undefined : { savedReplyId: savedReply },
      body: chat ? body : ownWords(body),
    };
  }

  /** What happened to a conversation: assigned, closed, a workflow run. */
  #event({ record, path }: Item, value: Readonly<Record<string, unknown>>, about: Pick<Post, 'id' | 'at'>): Post | undefined {
    const text = isObject(value['action']) ? wordAt(value['action'], 'text') : undefined;
    if (text !== undefined) return { ...about, role: 'system', body: htmlBody(record, [...path, 'action', 'text'], text) };
    this.context.skip('event');
    return undefined;
  }
}

/** What a customer said stays the customer's where somebody of the team wrote it down, as after a call. */
function roleOf(type: string, author: Readonly<Record<string, unknown>> | undefined): Role {
  return type === 'customer' ? 'customer' : (ROLES[String(author?.['type'])] ?? 'agent');
}

/** A conversation states where it is filed; a thread says what kind of message it is. */
function isConversation(value: Readonly<Record<string, unknown>>, threads: readonly Item[] | undefined): boolean {
  return threads !== undefined || ['mailboxId', 'mailbox', 'folderId', 'primaryCustomer'].some((key) => value[key] !== undefined);
}

function isBody(value: unknown): value is string | null | undefined {
  return typeof value === 'string' || value === null || value === undefined;
}

/** The conversation of links such as `https://api.helpscout.net/v2/conversations/123/threads`. */
function conversationIn(links: unknown): string | undefined {
  if (!isObject(links)) return undefined;
  for (const link of Object.values(links)) {
    const href = isObject(link) ? link['href'] : undefined;
    const id = typeof href === 'string' ? /\/conversations\/(\d+)/.exec(href)?.[1] : undefined;
    if (id !== undefined) return id;
  }
  return undefined;
}

function channelOf(thread: Readonly<Record<string, unknown>>): string | undefined {
  const type = String(thread['type']);
  if (type === 'chat' || type === 'beaconchat') return 'chat';
  if (type === 'phone') return 'phone';
  const { source } = thread;
  return isObject(source) ? wordAt(source, 'type') : undefined;
}

import type { Conversation, Hidden, Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { mappedBody } from '../shared/body.ts';
import { decodedText } from '../shared/decoded-text.ts';
import { DumpRun, listUnder, personName, readDump, timeOf } from '../shared/dump.ts';
import { type Item, inside } from '../shared/items.ts';
import { wordAt } from '../shared/lost.ts';
import { markdownEncoding } from '../shared/markdown-encoding.ts';
import { ownWords } from '../shared/own-words.ts';
import type { Post } from '../shared/posts.ts';
import { idAt, isObject, type KeyPath } from '../shared/record.ts';

const LISTS = ['data'];

/** Webhooks that bring a message; others tell that one was read, or that a visitor moved on. */
const MESSAGES = new Set(['message:send', 'message:received']);

const ROLES: Readonly<Record<string, Role>> = { operator: 'agent', user: 'customer' };

export const read = (source: Source, context: ReadContext): AsyncGenerator<Conversation> => readDump(source, context, LISTS, Run);

class Run extends DumpRun {
  protected readonly hint = 'A list of conversations holds no messages: save /v1/website/ID/conversation/SESSION/messages of each.';

  override *take(found: Item): Generator<Conversation> {
    // A webhook puts the message under "data", beside its "event".
    const event = isObject(found.value) ? wordAt(found.value, 'event') : undefined;
    if (event !== undefined && !MESSAGES.has(event)) {
      this.context.skip('event');
      return;
    }
    const item = inside(found, 'data') ?? found;
    const { value } = item;
    if (!isObject(value)) {
      this.dump.lose(item, 'This record is no message.');
      return;
    }
    const messages = listUnder(item, value, 'messages', 'data');
    const session = wordAt(value, 'session_id');
    if (messages !== undefined && messages.length > 0) {
      const posts = messages.flatMap((message) => this.#post(message) ?? []);
      const [first] = messages;
      const channel = isObject(first?.value) ? channelOf(first.value['origin']) : undefined;
      const { meta } = value;
      const subject = isObject(meta) ? wordAt(meta, 'subject') : undefined;
      yield* this.dump.whole({ id: session ?? this.dump.idOfFile, channel, subject }, posts);
    } else if (value['from'] === undefined && session !== undefined && value['content'] === undefined) this.dump.without();
    else {
      const post = this.#post(item);
      if (post !== undefined) yield* this.dump.loose({ id: session ?? this.dump.idOfFile, channel: channelOf(value['origin']) }, post);
    }
  }

  #post(item: Item): Post | undefined {
    const { record, path, value } = item;
    const role = isObject(value) ? ROLES[String(value['from'])] : undefined;
    if (!isObject(value) || role === undefined) {
      this.dump.lose(item, 'A message is not "from" an operator or a user.');
      return undefined;
    }
    const type = wordAt(value, 'type') ?? 'text';
    if (type === 'event') {
      this.context.skip('event');
      return undefined;
    }
    const found = textIn(value['content']);
    if (found === undefined && (value['content'] === undefined || value['content'] === null)) {
      this.dump.lose(item, 'A message has no "content".');
      return undefined;
    }
    const place = [...path, 'content', ...(found?.path ?? [])];
    const body = mappedBody(record, place, decodedText(found?.raw ?? '', markdownEncoding));
    return {
      id: idAt(record, [...path, 'fingerprint'], value['fingerprint']),
      role: role === 'agent' && value['automated'] === true ? 'bot' : role,
      author: personName(value['user'], ['nickname'], []),
      at: timeOf(value['timestamp']),
      hidden: hiddenOf(type, value),
      attachments: type === 'file' || type === 'audio' || type === 'animation',
      body: value['origin'] === 'email' ? ownWords(body) : body,
    };
  }
}

/** What is said to the visitor: the text itself, or the question above buttons, fields and cards. A file says nothing. */
function textIn(content: unknown): { readonly raw: string; readonly path: KeyPath } | undefined {
  if (typeof content === 'string') return { raw: content, path: [] };
  if (isObject(content) && typeof content['text'] === 'string') return { raw: content['text'], path: ['text'] };
  return undefined;
}

function hiddenOf(type: string, message: Readonly<Record<string, unknown>>): Hidden | undefined {
  return type === 'note' || message['stealth'] === true ? 'internal' : undefined;
}

/** `chat`, `email`, or the name of a service: `urn:crisp.im:whatsapp:0`. */
function channelOf(origin: unknown): string | undefined {
  if (typeof origin !== 'string') return undefined;
  return /^urn:[^:]*:([^:]+)/.exec(origin)?.[1] ?? origin;
}

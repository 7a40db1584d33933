import { UserError } from '../../errors.ts';
import type { Conversation, Hidden, Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { type Body, htmlBody, looksLikeHtml, plainBody } from '../shared/body.ts';
import { DumpRun, isFilled, listUnder, personName, readDump, timeOf } from '../shared/dump.ts';
import type { Item } from '../shared/items.ts';
import { jsonLayout } from '../shared/json-records.ts';
import { wordAt } from '../shared/lost.ts';
import { ownWords } from '../shared/own-words.ts';
import type { Post } from '../shared/posts.ts';
import { isObject } from '../shared/record.ts';

const LISTS = ['_results'];

export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  if (jsonLayout(source.head) === undefined) {
    throw new UserError('no-bodies', `${source.path} is an Analytics export: it holds an extract of each message, not its text.`, {
      path: source.path,
      line: 1,
      hint: 'Save the messages of the API instead: GET /conversations/ID/messages, as JSON.',
    });
  }
  yield* readDump(source, context, LISTS, Run);
}

class Run extends DumpRun {
  protected readonly hint = 'A list of conversations holds their last message only: save GET /conversations/ID/messages of each.';

  override *take(item: Item): Generator<Conversation> {
    const { value } = item;
    if (!isObject(value)) {
      this.dump.lose(item, 'This record is no message and no comment.');
      return;
    }
    const messages = listUnder(item, value, 'messages', '_results');
    const comments = listUnder(item, value, 'comments', '_results');
    if (messages !== undefined || comments !== undefined || String(value['id']).startsWith('cnv_'))
      yield* this.#conversation(value, [...(messages ?? []), ...(comments ?? [])]);
    else {
      const post = this.#post(item);
      const id = conversationOf(value) ?? this.dump.idOfFile;
      if (post !== undefined) yield* this.dump.loose({ id, channel: channelOf(value), subject: wordAt(value, 'subject') }, post);
    }
  }

  *#conversation(value: Readonly<Record<string, unknown>>, items: readonly Item[]): Generator<Conversation> {
    if (items.length === 0) {
      this.dump.without();
      return;
    }
    const posts = items.flatMap((item) => this.#post(item) ?? []);
    const types = items.map((item) => (isObject(item.value) ? channelOf(item.value) : undefined));
    const channel = types.find((type) => type !== undefined);
    yield* this.dump.whole({ id: wordAt(value, 'id') ?? this.dump.idOfFile, channel, subject: wordAt(value, 'subject') }, posts);
  }

  #post(item: Item): Post | undefined {
    const { value } = item;
    const isComment = isObject(value) && value['posted_at'] !== undefined;
    if (!isObject(value) || !(isComment || typeof value['is_inbound'] === 'boolean')) {
      this.dump.lose(item, 'This record is no message ("is_inbound") and no comment ("posted_at").');
      return undefined;
    }
    const about = { id: wordAt(value, 'id'), body: bodyOf(item, value), attachments: isFilled(value['attachments']) };
    const author = personName(value['author'], ['first_name', 'last_name'], ['name', 'username', 'email']);
    if (isComment) return { ...about, role: 'agent', author, at: timeOf(value['posted_at']), hidden: 'internal' };
    const role = roleOf(value);
    return {
      ...about,
      role,
      author: role === 'customer' ? (senderOf(value) ?? author) : author,
      at: timeOf(value['created_at']),
      hidden: hiddenOf(value),
    };
  }
}

function roleOf(message: Readonly<Record<string, unknown>>): Role {
  if (message['is_inbound'] === true) return 'customer';
  // What an integration sends has nobody's name on it.
  return message['type'] === 'custom' && message['author'] === null ? 'bot' : 'agent';
}

function hiddenOf(message: Readonly<Record<string, unknown>>): Hidden | undefined {
  if (message['type'] === 'internal') return 'internal';
  if (typeof message['draft_mode'] === 'string' || message['is_draft'] === true) return 'draft';
  // With an error the message never left.
  return typeof message['error_type'] === 'string' && message['is_inbound'] !== true ? 'draft' : undefined;
}

/** Mail is HTML, with the quoted mail before it; other channels are plain. `text` is what mail has besides. */
function bodyOf({ record, path }: Item, value: Readonly<Record<string, unknown>>): Body {
  const key = wordAt(value, 'body') === undefined && wordAt(value, 'text') !== undefined ? 'text' : 'body';
  const raw = typeof value[key] === 'string' ? value[key] : '';
  const mail = value['type'] === 'email';
  const place = [...path, key];
  const html = key === 'body' && (mail || looksLikeHtml(raw));
  const body = html ? htmlBody(record, place, raw, { cutHistory: mail }) : plainBody(record, place, raw);
  return mail ? ownWords(body) : body;
}

function senderOf(message: Readonly<Record<string, unknown>>): string | undefined {
  const list = Array.isArray(message['recipients']) ? message['recipients'] : [];
  const from: unknown = list.find((recipient: unknown) => isObject(recipient) && recipient['role'] === 'from');
  return personName(from, ['name'], ['handle']);
}

/** The conversation is only linked: `https://api2.frontapp.com/conversations/cnv_55c8c149`. */
function conversationOf(value: Readonly<Record<string, unknown>>): string | undefined {
  const links = value['_links'];
  const related = isObject(links) ? links['related'] : undefined;
  const link = isObject(related) ? related['conversation'] : undefined;
  const id = typeof link === 'string' ? /\/conversations\/(\w+)/.exec(link)?.[1] : undefined;
  const { conversation } = value;
  return id ?? wordAt(value, 'conversation_id') ?? (isObject(conversation) ? wordAt(conversation, 'id') : undefined);
}

/** `custom` says only that an integration brought it. */
function channelOf(message: Readonly<Record<string, unknown>>): string | undefined {
  const type = wordAt(message, 'type');
  return type === 'custom' || type === 'internal' ? undefined : type;
}

import type { Conversation, Hidden, Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { type Body, htmlBody, plainBody } from '../shared/body.ts';
import { DumpRun, isFilled, listUnder, personName, readDump, timeOf } from '../shared/dump.ts';
import { type Item, inside } from '../shared/items.ts';
import { wordAt } from '../shared/lost.ts';
import { ownWords } from '../shared/own-words.ts';
import type { Post } from '../shared/posts.ts';
import { idAt, isObject } from '../shared/record.ts';

const LISTS = ['data'];

/** From the one that has no quoted mail in it to the one that has all of it. HTML before text: its quotes can be told. */
const TEXTS = ['stripped_text', 'stripped_html', 'body_html', 'body_text'] as const;

const NOTE = 'internal-note';

export const read = (source: Source, context: ReadContext): AsyncGenerator<Conversation> => readDump(source, context, LISTS, Run);

class Run extends DumpRun {
  protected readonly hint = 'A list of tickets holds no messages: save GET /api/messages, or GET /api/tickets/ID of each ticket.';

  override *take(found: Item): Generator<Conversation> {
    const item = inside(found, 'ticket') ?? found;
    const { record, path, value } = item;
    if (!isObject(value)) {
      this.dump.lose(item, 'This record is no ticket and no message.');
      return;
    }
    const messages = listUnder(item, value, 'messages', 'data');
    const isMessage = value['ticket_id'] !== undefined || TEXTS.some((key) => value[key] !== undefined);
    if (messages === undefined && isMessage) {
      const post = this.#post(item);
      if (post === undefined) return;
      const id = idAt(record, [...path, 'ticket_id'], value['ticket_id']) ?? this.dump.idOfFile;
      yield* this.dump.loose({ id, channel: channelOf(value), subject: wordAt(value, 'subject') }, post);
      return;
    }
    if (messages === undefined || messages.length === 0) {
      this.dump.without();
      return;
    }
    const id = idAt(record, [...path, 'id'], value['id']) ?? this.dump.idOfFile;
    const facts = { id, channel: channelOf(value), language: wordAt(value, 'language'), subject: wordAt(value, 'subject') };
    const posts = messages.flatMap((message) => this.#post(message) ?? []);
    yield* this.dump.whole(facts, posts);
  }

  #post(item: Item): Post | undefined {
    const { record, path, value } = item;
    if (!isObject(value) || typeof value['from_agent'] !== 'boolean') {
      this.dump.lose(item, 'A message does not say whether it is "from_agent".');
      return undefined;
    }
    const sender = personName(value['sender'], ['name'], ['firstname', 'email', 'address']);
    return {
      id: idAt(record, [...path, 'id'], value['id']),
      role: roleOf(value),
      author: sender ?? sourceName(value),
      at: utc(timeOf(value['sent_datetime']) ?? timeOf(value['created_datetime'])),
      body: bodyOf(item, value),
      hidden: hiddenOf(value),
      attachments: isFilled(value['attachments']),
    };
  }
}

function roleOf(message: Readonly<Record<string, unknown>>): Role {
  if (message['from_agent'] === false) return 'customer';
  const rule = message['rule_id'];
  return message['via'] === 'rule' || (rule !== undefined && rule !== null) ? 'bot' : 'agent';
}

function hiddenOf(message: Readonly<Record<string, unknown>>): Hidden | undefined {
  if (isNote(message)) return 'internal';
  if (message['deleted_datetime'] !== undefined && message['deleted_datetime'] !== null) return 'deleted';
  // It never reached the customer.
  return typeof message['failed_datetime'] === 'string' ? 'draft' : undefined;
}

/** A note among colleagues is written as on a channel of its own. */
function isNote(value: Readonly<Record<string, unknown>>): boolean {
  const { source } = value;
  return value['public'] === false || value['channel'] === NOTE || (isObject(source) && source['type'] === NOTE);
}

function channelOf(value: Readonly<Record<string, unknown>>): string | undefined {
  return value['channel'] === NOTE ? undefined : wordAt(value, 'channel');
}

function sourceName(message: Readonly<Record<string, unknown>>): string | undefined {
  const { source } = message;
  return isObject(source) ? personName(source['from'], ['name'], ['address']) : undefined;
}

function bodyOf({ record, path }: Item, value: Readonly<Record<string, unknown>>): Body {
  const key = TEXTS.find((name) => wordAt(value, name) !== undefined) ?? 'body_text';
  const raw = wordAt(value, key) ?? '';
  const mail = value['channel'] === 'email';
  const place = [...path, key];
  const body = key.endsWith('html') ? htmlBody(record, place, raw, { cutHistory: mail }) : plainBody(record, place, raw);
  return mail ? ownWords(body) : body;
}

/** Gorgias documents its times as UTC and writes them without a zone. */
function utc(time: string | undefined): string | undefined {
  return time === undefined || /(?:Z|[+-]\d\d:\d\d)$/.test(time) || !time.includes('T') ? time : `${time}Z`;
}

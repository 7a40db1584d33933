import type { Conversation, Hidden, Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { type Body, mappedBody, plainBody } from '../shared/body.ts';
import { decodedText } from '../shared/decoded-text.ts';
import { DumpRun, isFilled, listUnder, personName, readDump, timeOf } from '../shared/dump.ts';
import { type Item, itemsOf } from '../shared/items.ts';
import { wordAt } from '../shared/lost.ts';
import { markdownEncoding } from '../shared/markdown-encoding.ts';
import { ownWords } from '../shared/own-words.ts';
import type { Post, ThreadFacts } from '../shared/posts.ts';
import { idAt, isObject } from '../shared/record.ts';

const LISTS = ['payload'];

/** A number in the API, a word in webhooks. A template is what an automation sends: greetings, surveys, campaigns. */
const ROLES: Readonly<Record<string, Role>> = {
  0: 'customer',
  1: 'agent',
  2: 'system',
  3: 'bot',
  incoming: 'customer',
  outgoing: 'agent',
  activity: 'system',
  template: 'bot',
};

const BOTS = new Set(['agent_bot', 'agentbot', 'captain_assistant', 'captain::assistant']);

/** Channels by the name of their class, where that is not what people call them. */
const CHANNELS: Readonly<Record<string, string>> = { webwidget: 'chat', facebookpage: 'messenger', twilio: 'sms', twilio_sms: 'sms' };

export const read = (source: Source, context: ReadContext): AsyncGenerator<Conversation> => readDump(source, context, LISTS, Run);

class Run extends DumpRun {
  /** True while conversations of a list came, with one message each, and nothing else. */
  #previews: boolean | undefined;

  protected readonly hint = 'Save /api/v1/accounts/ACCOUNT/conversations/ID/messages of each conversation.';

  override *end(): Generator<Conversation> {
    if (this.#previews === true) {
      this.context.diagnose({
        code: 'last-message-only',
        message: 'A list of conversations holds only the last message of each: save /conversations/ID/messages to read the others.',
        level: 'note',
      });
    }
    yield* super.end();
  }

  override *take(item: Item): Generator<Conversation> {
    const { record, path, value } = item;
    if (!isObject(value)) {
      this.dump.lose(item, 'This record is no message.');
      return;
    }
    // A list of conversations puts its page under "data", and some webhooks their message.
    if (isObject(value['data']) && value['message_type'] === undefined) {
      for (const inner of itemsOf(record, LISTS, [...path, 'data'], value['data'])) yield* this.take(inner);
      return;
    }
    const messages = listUnder(item, value, 'messages');
    if (value['message_type'] === undefined && messages !== undefined) yield* this.#conversation(item, value, messages);
    else if (typeof value['event'] === 'string' && value['message_type'] === undefined) this.context.skip('event');
    else {
      this.#previews = false;
      const post = this.#post(item);
      if (post !== undefined) yield* this.dump.loose(this.#facts(item, value), post);
    }
  }

  *#conversation(item: Item, value: Readonly<Record<string, unknown>>, messages: readonly Item[]): Generator<Conversation> {
    if (messages.length === 0) {
      this.dump.without();
      return;
    }
    this.#previews = this.#previews !== false && messages.length === 1;
    const id = idAt(item.record, [...item.path, 'id'], value['id']) ?? this.dump.idOfFile;
    const facts = { id, channel: channelOf(value), subject: subjectOf(value) };
    for (const message of messages) {
      const post = this.#post(message);
      // Lists, pages of messages and webhooks of one conversation come together.
      if (post !== undefined) yield* this.dump.loose(facts, post);
    }
  }

  #facts({ record, path }: Item, value: Readonly<Record<string, unknown>>): Omit<ThreadFacts, 'path'> {
    const { conversation } = value;
    const inner = isObject(conversation) ? conversation : {};
    const own = idAt(record, [...path, 'conversation_id'], value['conversation_id']);
    // In a webhook's message the conversation's number is that of the conversation object.
    const id = idAt(record, [...path, 'conversation', 'id'], inner['id']) ?? own ?? this.dump.idOfFile;
    return {
      id,
      channel: channelOf(inner) ?? (value['content_type'] === 'incoming_email' ? 'email' : undefined),
      subject: subjectOf(inner),
    };
  }

  #post(item: Item): Post | undefined {
    const { record, path, value } = item;
    const stated = isObject(value) ? ROLES[String(value['message_type'])] : undefined;
    if (!isObject(value) || stated === undefined) {
      this.dump.lose(item, 'A message has no "message_type" that is known.');
      return undefined;
    }
    const { content } = value;
    if (content !== null && content !== undefined && typeof content !== 'string') {
      this.dump.lose(item, 'The "content" of a message is no text.');
      return undefined;
    }
    const role = stated === 'agent' && isAutomatic(value) ? 'bot' : stated;
    return {
      id: idAt(record, [...path, 'id'], value['id']),
      role,
      author: personName(value['sender'], ['name'], ['available_name', 'email', 'phone_number']),
      at: timeOf(value['created_at']),
      hidden: hiddenOf(value, role),
      attachments: isFilled(value['attachments']),
      body: bodyOf(item, value, content ?? '', role),
    };
  }
}

/** Customers write as they please; the team's editor writes Markdown. */
function bodyOf({ record, path }: Item, message: Readonly<Record<string, unknown>>, raw: string, role: Role): Body {
  const place = [...path, 'content'];
  if (message['content_type'] === 'incoming_email') return ownWords(plainBody(record, place, raw));
  return role === 'customer' ? plainBody(record, place, raw) : mappedBody(record, place, decodedText(raw, markdownEncoding));
}

/** True for what a bot or an automation rule sent as an outgoing message. */
function isAutomatic(message: Readonly<Record<string, unknown>>): boolean {
  const { sender, content_attributes: attributes } = message;
  const type = (isObject(sender) ? wordAt(sender, 'type') : undefined) ?? wordAt(message, 'sender_type') ?? '';
  return BOTS.has(type.toLowerCase()) || (isObject(attributes) && typeof attributes['automation_rule_id'] === 'number');
}

function hiddenOf(message: Readonly<Record<string, unknown>>, role: Role): Hidden | undefined {
  if (message['private'] === true) return 'internal';
  const { content_attributes: attributes } = message;
  if (isObject(attributes) && attributes['deleted'] === true) return 'deleted';
  // A reply that failed never reached the customer.
  return message['status'] === 'failed' && role !== 'customer' ? 'draft' : undefined;
}

function channelOf(conversation: Readonly<Record<string, unknown>>): string | undefined {
  const { meta } = conversation;
  const stated = wordAt(conversation, 'channel') ?? (isObject(meta) ? wordAt(meta, 'channel') : undefined);
  const name = stated?.replace(/^Channel::/, '').toLowerCase();
  return name === undefined || name === 'api' ? undefined : (CHANNELS[name] ?? name);
}

function subjectOf(conversation: Readonly<Record<string, unknown>>): string | undefined {
  const { additional_attributes: attributes } = conversation;
  return isObject(attributes) ? wordAt(attributes, 'mail_subject') : undefined;
}

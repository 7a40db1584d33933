import type { Hidden, Role } from '../../model/index.ts';
import { type Body, emptyBody, htmlBody, plainBody } from '../shared/body.ts';
import { type Item, textOf } from '../shared/items.ts';
import { ownWords } from '../shared/own-words.ts';
import type { Post } from '../shared/posts.ts';
import { idAt, isObject } from '../shared/record.ts';
import { isNamedAgent } from '../shared/roles.ts';
import { isoTime } from '../shared/time.ts';

/** What people and bots write; all else that a thread lists are events without text. */
const SPOKEN: ReadonlySet<unknown> = new Set(['MESSAGE', 'COMMENT', 'WELCOME_MESSAGE']);

/** The kind of an actor is the letter before its number. */
const ACTORS: Readonly<Record<string, Role>> = { A: 'agent', B: 'bot', S: 'system', V: 'customer' };

/** Channels of HubSpot's own by their number. */
const CHANNELS: Readonly<Record<string, string>> = {
  1000: 'chat',
  1001: 'facebook-messenger',
  1002: 'email',
  1003: 'form',
  1007: 'whatsapp',
};

/** One message of a thread; undefined for an event. */
export function postOf(item: Item, value: Readonly<Record<string, unknown>>, agents: readonly string[]): Post | undefined {
  const { record, path } = item;
  const type = value['type'] ?? 'MESSAGE';
  if (!SPOKEN.has(type)) return undefined;
  const sender = senderOf(value);
  const at = value['createdAt'];
  return {
    id: idAt(record, [...path, 'id'], value['id']),
    role: type === 'WELCOME_MESSAGE' ? 'bot' : roleOf(value, sender, agents),
    author: sender.name ?? sender.address,
    at: typeof at === 'string' || typeof at === 'number' ? isoTime(String(at), undefined) : undefined,
    body: bodyOf(item, value),
    hidden: hiddenOf(value, type),
    attachments: Array.isArray(value['attachments']) && value['attachments'].some(isFile),
    ...(isCut(value) ? { meta: { truncationStatus: value['truncationStatus'] } } : {}),
  };
}

/** True where HubSpot cut the text itself, not only the quoted history under it. */
export function isCut(value: Readonly<Record<string, unknown>>): boolean {
  return value['truncationStatus'] === 'TRUNCATED';
}

/** The channel of a message, where it is one of HubSpot's own. */
export function channelOf(value: Readonly<Record<string, unknown>>): string | undefined {
  return CHANNELS[String(value['channelId'] ?? value['originalChannelId'])];
}

interface Sender {
  readonly actor: string | undefined;
  readonly name: string | undefined;
  readonly address: string | undefined;
}

function senderOf(value: Readonly<Record<string, unknown>>): Sender {
  const senders: readonly unknown[] = Array.isArray(value['senders']) ? value['senders'] : [];
  const sender = senders.find((one) => isObject(one) && (one['senderField'] ?? 'FROM') === 'FROM') ?? senders[0];
  const first = isObject(sender) ? sender : {};
  const delivery = first['deliveryIdentifier'];
  return {
    actor: textOf(first['actorId']) ?? textOf(value['createdBy']),
    name: textOf(first['name']),
    address: isObject(delivery) ? textOf(delivery['value']) : undefined,
  };
}

/** Who the actor is; else who must be, by the direction. A teammate who answers from a mailbox of their own comes in as a visitor. */
function roleOf(value: Readonly<Record<string, unknown>>, { actor = '', name, address }: Sender, agents: readonly string[]): Role {
  if ([name, address].some((one) => one !== undefined && isNamedAgent(one, agents))) return 'agent';
  const known = ACTORS[/^([A-Z])-/.exec(actor)?.[1] ?? ''];
  if (known !== undefined) return known;
  // Integrations and mail addresses stand on either side; comments are of the team.
  return value['direction'] === 'INCOMING' ? 'customer' : 'agent';
}

function hiddenOf(value: Readonly<Record<string, unknown>>, type: unknown): Hidden | undefined {
  if (value['archived'] === true) return 'deleted';
  if (type === 'COMMENT') return 'internal';
  const { status } = value;
  // What failed never reached the customer.
  return isObject(status) && status['statusType'] === 'FAILED' ? 'draft' : undefined;
}

/** HubSpot's plain text is without the history that it saw; rich text is for messages that have no other. */
function bodyOf({ record, path }: Item, value: Readonly<Record<string, unknown>>): Body {
  const plain = textOf(value['text']);
  if (plain !== undefined) return ownWords(plainBody(record, [...path, 'text'], plain.trimEnd()));
  const rich = textOf(value['richText']);
  if (rich !== undefined) return htmlBody(record, [...path, 'richText'], rich);
  return emptyBody(record, path);
}

function isFile(attachment: unknown): boolean {
  return isObject(attachment) && (attachment['type'] === undefined || attachment['type'] === 'FILE');
}

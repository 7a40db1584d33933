import type { Role } from '../../model/index.ts';
import { type Body, emptyBody, richBody } from '../shared/body.ts';
import { type Item, textOf } from '../shared/items.ts';
import { ownWords } from '../shared/own-words.ts';
import type { Post } from '../shared/posts.ts';
import { idAt, isObject } from '../shared/record.ts';
import { isoTime } from '../shared/time.ts';

/** Parts by which people speak. An action's body is the reply that was sent with it. */
const SPEAKING: ReadonlySet<unknown> = new Set([
  'conversation_message',
  'comment',
  'quick_reply',
  'assignment',
  'assign_and_reopen',
  'assign_and_unsnooze',
  'close',
  'open',
  'snoozed',
  'unsnoozed',
]);

const SIDES: Readonly<Record<string, Role>> = {
  admin: 'agent',
  team: 'agent',
  user: 'customer',
  lead: 'customer',
  contact: 'customer',
  visitor: 'customer',
  bot: 'bot',
};

/** First messages that nobody wrote for this customer: campaigns, series and the bot's greeting. */
const AUTOMATED: ReadonlySet<unknown> = new Set(['automated', 'campaigns_initiated', 'operator_initiated']);

/** One part; undefined where it is an event that carries no text. `email`: quoted history is cut. */
export function partPost(item: Item, value: Readonly<Record<string, unknown>>, email: boolean): Post | undefined {
  const type = value['part_type'];
  const mail = email || isObject(value['email_message_metadata']);
  const post = postOf(item, value, mail);
  if (post === undefined) return undefined;
  return { ...byType(post, type), id: idAt(item.record, [...item.path, 'id'], value['id']) };
}

/** The post as the type of its part has it: notes are for colleagues, and parts that only tell of something are of the system. */
export function byType(post: Post, type: unknown): Post {
  if (typeof type === 'string' && type.startsWith('note')) return { ...post, hidden: post.hidden ?? 'internal' };
  return type === undefined || SPEAKING.has(type) ? post : { ...post, role: 'system' };
}

/** The side of an author of this type. */
export function sideOf(type: unknown): Role {
  return SIDES[String(type)] ?? 'system';
}

/** The first message, which stands outside the parts; undefined where there is none, as in a call. */
export function sourcePost(item: Item, value: Readonly<Record<string, unknown>>, startedAt: unknown, email: boolean): Post | undefined {
  const post = postOf(item, value, email);
  if (post === undefined) return undefined;
  const id = idAt(item.record, [...item.path, 'id'], value['id']);
  return {
    ...post,
    // Sources and parts are counted apart: both may have the same number.
    id: id === undefined ? undefined : `source-${id}`,
    at: post.at ?? timeOf(startedAt),
    ...(post.role === 'agent' && AUTOMATED.has(value['delivered_as']) ? { role: 'bot' as const } : {}),
  };
}

function postOf(item: Item, value: Readonly<Record<string, unknown>>, email: boolean): Post | undefined {
  const { record, path } = item;
  const raw = textOf(value['body']);
  const redacted = value['redacted'] === true;
  const attachments = Array.isArray(value['attachments']) && value['attachments'].length > 0;
  if (raw === undefined && !redacted && !attachments) return undefined;
  const place = [...path, 'body'];
  const whole: Body = raw === undefined ? emptyBody(record, place) : richBody(record, place, raw, { cutHistory: email });
  const body = email ? ownWords(whole) : whole;
  const { author } = value;
  const name = isObject(author) ? (textOf(author['name']) ?? textOf(author['email'])) : undefined;
  return {
    role: roleOf(value, author),
    author: name,
    at: timeOf(value['created_at']),
    body,
    hidden: redacted || isRemoved(body.text) ? 'deleted' : undefined,
    attachments,
  };
}

/** True for what stands in the place of a tweet. */
export function isRemoved(text: string): boolean {
  return /^\s*We['’]ve removed this part of the conversation to comply with Twitter/i.test(text);
}

/** What Fin answers may stand under a teammate's name. */
function roleOf(value: Readonly<Record<string, unknown>>, author: unknown): Role {
  if (!isObject(author)) return 'system';
  const automatic = [value, author].some((one) => one['from_ai_agent'] === true || one['is_ai_answer'] === true);
  return automatic ? 'bot' : sideOf(author['type']);
}

export function timeOf(value: unknown): string | undefined {
  return typeof value === 'number' || typeof value === 'string' ? isoTime(String(value), undefined) : undefined;
}

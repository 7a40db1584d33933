import type { Conversation } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { type Body, htmlBody, plainBody } from '../shared/body.ts';
import { Chat, type Said } from '../shared/chat.ts';
import { stemOf } from '../shared/file-name.ts';
import { type Item, itemsOf } from '../shared/items.ts';
import { jsonRecords } from '../shared/json-records.ts';
import { reportLost, wordAt } from '../shared/lost.ts';
import { idAt, isObject } from '../shared/record.ts';
import { type Person, Sides } from '../shared/sides.ts';
import { isoTime } from '../shared/time.ts';

/** People who are no users of the organisation. */
const OUTSIDE = new Set([
  'anonymousGuest',
  'federatedUser',
  'personalMicrosoftAccountUser',
  'skypeUser',
  'phoneUser',
  'emailUser',
  'azureCommunicationServicesUser',
]);
const INSIDE = new Set(['aadUser', 'onPremiseAadUser']);

/** What Teams puts behind the names of guests. */
const GUEST = /\((?:guest|external|ospite|esterno|gast|extern|invit[eé]|externe|invitado|externo|convidado)\)\s*$/i;

/** Messages of chats and channels, by chat or by thread of replies. */
export async function* readGraph(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const sides = new Sides(source.path, context);
  const chats = new Map<string, Chat>();
  let colleaguesOnly = true;
  const messages: { readonly where: string; readonly said: Said }[] = [];
  for await (const record of jsonRecords(source, context, ['value'])) {
    for (const item of itemsOf(record, ['value'])) {
      for (const { where, said, isInside } of messagesOf(item, source.path, context)) {
        if (!isInside) colleaguesOnly = false;
        messages.push({ where, said });
      }
    }
  }
  for (const { where, said } of messages) {
    let chat = chats.get(where);
    if (chat === undefined) {
      chat = new Chat({ id: where, path: source.path, channel: 'teams' }, context, sides);
      chats.set(where, chat);
    }
    yield* chat.take(said);
  }
  if (messages.length === 0) context.diagnose({ code: 'no-messages', message: 'The file holds no messages.', level: 'note' });
  // Colleagues who talk among themselves look just like a customer with an agent: no guess here.
  if (colleaguesOnly && sides.hasUnknown && !sides.isSettled && !sides.has('customer')) throw sides.unknown();
  for (const chat of chats.values()) yield* chat.end();
}

interface Found {
  readonly where: string;
  readonly said: Said;
  /** False for somebody who is not stated to be of the organisation. */
  readonly isInside: boolean;
}

/** A message and, where they were asked for, its replies. */
function* messagesOf(item: Item, path: string, context: ReadContext): Generator<Found> {
  const { record, path: at, value } = item;
  const found = messageOf(item, path, context);
  if (found === undefined || !isObject(value)) return;
  yield found;
  const { replies } = value;
  if (!Array.isArray(replies)) return;
  for (const [index, reply] of replies.entries()) {
    const answer = messageOf({ record, path: [...at, 'replies', index], value: reply }, path, context);
    if (answer !== undefined) yield { ...answer, where: found.where, said: { ...answer.said, thread: found.said.thread } };
  }
}

function messageOf({ record, path: at, value }: Item, path: string, context: ReadContext): Found | undefined {
  const body = isObject(value) ? value['body'] : undefined;
  if (!isObject(value) || !isObject(body)) {
    reportLost(context, record, at, 'bad-record', 'This is no message: it has no "body".');
    return undefined;
  }
  const id = idAt(record, [...at, 'id'], value['id']);
  const channel = isObject(value['channelIdentity']) ? value['channelIdentity'] : undefined;
  const where = wordAt(value, 'chatId') ?? (channel === undefined ? undefined : wordAt(channel, 'channelId')) ?? stemOf(path);
  const root = idAt(record, [...at, 'replyToId'], value['replyToId']);
  const type = wordAt(value, 'messageType') ?? 'message';
  const from = isObject(value['from']) ? value['from'] : undefined;
  const person = type === 'message' && from !== undefined ? personOf(from) : undefined;
  const created = wordAt(value, 'createdDateTime');
  const files = value['attachments'];
  const isDeleted = wordAt(value, 'deletedDateTime') !== undefined;
  return {
    where,
    said: {
      id,
      by: person?.by,
      at: created === undefined ? undefined : isoTime(created, undefined),
      body: bodyOf({ record, path: [...at, 'body', 'content'], value: body['content'] }, wordAt(body, 'contentType')),
      hidden: isDeleted ? 'deleted' : undefined,
      // A quoted message is an attachment too.
      attachments: Array.isArray(files) && files.some((file) => isObject(file) && file['contentType'] !== 'messageReference'),
      // In a channel everybody answers below a message; in a chat messages follow each other.
      thread: root ?? (channel === undefined ? undefined : id),
    },
    isInside: person === undefined || person.isInside,
  };
}

function bodyOf({ record, path, value }: Item, type: string | undefined): Body {
  if (typeof value !== 'string') return plainBody(record, path.slice(0, -1), '');
  return type?.toLowerCase() === 'html' ? htmlBody(record, path, value) : plainBody(record, path, value);
}

function personOf(from: Readonly<Record<string, unknown>>): { readonly by: Person; readonly isInside: boolean } | undefined {
  const app = from['application'];
  if (isObject(app)) {
    const name = wordAt(app, 'displayName') ?? 'app';
    return { by: { id: wordAt(app, 'id') ?? name, name, role: 'bot' }, isInside: true };
  }
  const { user } = from;
  if (!isObject(user)) return undefined;
  const full = wordAt(user, 'displayName') ?? wordAt(user, 'id') ?? 'somebody';
  const name = full.replace(GUEST, '').trim();
  const kind = wordAt(user, 'userIdentityType') ?? '';
  const isOutside = OUTSIDE.has(kind) || GUEST.test(full);
  const aliases = [full, ...['userPrincipalName', 'email'].flatMap((key) => wordAt(user, key) ?? [])];
  return { by: { id: wordAt(user, 'id') ?? name, name, aliases, role: isOutside ? 'customer' : undefined }, isInside: INSIDE.has(kind) };
}

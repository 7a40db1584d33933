import { UserError } from '../../errors.ts';
import type { Conversation, Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { plainBody } from '../shared/body.ts';
import { stemOf } from '../shared/file-name.ts';
import { jsonRecords } from '../shared/json-records.ts';
import { reportLost, wordAt } from '../shared/lost.ts';
import { type Post, threadOf } from '../shared/posts.ts';
import { type DataRecord, isObject, type KeyPath } from '../shared/record.ts';
import { isNamedAgent } from '../shared/roles.ts';
import { isoTime } from '../shared/time.ts';

const ROLES: Readonly<Record<string, Role>> = {
  AGENT: 'agent',
  SUPERVISOR: 'agent',
  CUSTOMER: 'customer',
  CUSTOM_BOT: 'bot',
  // What a contact flow says to the customer.
  SYSTEM: 'bot',
};

type Item = Readonly<Record<string, unknown>>;

/** One analysis or transcript a record. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  let found = false;
  for await (const record of jsonRecords(source, context, [])) {
    const { value } = record;
    const key = isObject(value) ? ['Transcript', 'Segments'].find((name) => Array.isArray(value[name])) : undefined;
    if (!isObject(value) || key === undefined) {
      reportLost(context, record, [], 'no-transcript', 'This record has no "Transcript".');
      continue;
    }
    found = true;
    const conversation = conversationOf(record, value, key, source.path, context);
    if (conversation.messages.length > 0) yield conversation;
  }
  if (found) return;
  throw new UserError('no-transcript', `${source.path} holds no transcript.`, {
    path: source.path,
    hint: 'Give the files that Amazon Connect keeps in its S3 bucket under Analysis/Voice, Analysis/Chat or ChatTranscripts.',
  });
}

function conversationOf(record: DataRecord, value: Item, key: string, path: string, context: ReadContext): Conversation {
  const roles = rolesOf(value['Participants']);
  const items = (value[key] as readonly unknown[]).map((item, index) => unwrapped(item, [key, index]));
  const posts = items.flatMap(({ item, at }) => postOf(record, item, at, roles, context) ?? []);
  const customer = isObject(value['CustomerMetadata']) ? value['CustomerMetadata'] : {};
  const isVoice = items.some(({ item }) => item !== undefined && item['BeginOffsetMillis'] !== undefined);
  const channel = wordAt(value, 'Channel')?.toLowerCase() ?? (isVoice ? 'voice' : 'chat');
  const id = wordAt(customer, 'ContactId') ?? wordAt(value, 'ContactId', 'InitialContactId') ?? stemOf(path);
  return threadOf({ id, path, channel, language: wordAt(value, 'LanguageCode') }, posts, context);
}

/** Real-time segments wrap each item: `{"Transcript":{...}}`, beside `{"Categories":...}` and `{"Event":...}`. */
function unwrapped(item: unknown, at: KeyPath): { item: Item | undefined; at: KeyPath } {
  if (!isObject(item)) return { item: undefined, at };
  for (const key of ['Transcript', 'Utterance', 'Event', 'Attachments', 'Categories', 'Issues', 'PostContactSummary']) {
    const inner = item[key];
    if (isObject(inner) && item['ParticipantId'] === undefined) return { item: { Type: key.toUpperCase(), ...inner }, at: [...at, key] };
  }
  return { item, at };
}

function rolesOf(participants: unknown): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  if (!Array.isArray(participants)) return roles;
  for (const one of participants) {
    const role = isObject(one) ? ROLES[String(one['ParticipantRole'])] : undefined;
    if (isObject(one) && role !== undefined) roles.set(String(one['ParticipantId']), role);
  }
  return roles;
}

function postOf(
  record: DataRecord,
  item: Item | undefined,
  at: KeyPath,
  roles: ReadonlyMap<string, Role>,
  context: ReadContext,
): Post | undefined {
  if (item === undefined) {
    reportLost(context, record, at, 'bad-record', 'This item of the transcript is no object.');
    return undefined;
  }
  const type = String(item['Type'] ?? 'MESSAGE');
  const contentType = String(item['ContentType'] ?? '');
  if (type === 'EVENT' || type === 'CATEGORIES' || type === 'ISSUES' || type === 'POSTCONTACTSUMMARY' || /\bevent\./.test(contentType)) {
    context.skip('event');
    return undefined;
  }
  if (/\binteractive\b/.test(contentType)) {
    context.skip('interactive-message');
    return undefined;
  }
  const who = String(item['ParticipantId'] ?? '');
  const stated = wordAt(item, 'DisplayName');
  // That is nobody's name.
  const name = stated === 'SYSTEM_MESSAGE' ? undefined : stated;
  const named = name !== undefined && isNamedAgent(name, context.options.agents);
  const role = named ? 'agent' : (ROLES[String(item['ParticipantRole'])] ?? roles.get(who) ?? ROLES[who]);
  if (role === undefined) {
    reportLost(context, record, at, 'unknown-role', `Nothing tells the role of participant "${who}".`);
    return undefined;
  }
  const key = item['Content'] === undefined && typeof item['PartialContent'] === 'string' ? 'PartialContent' : 'Content';
  const raw = item[key];
  const attached = type.startsWith('ATTACHMENT') || Array.isArray(item['Attachments']);
  if (typeof raw !== 'string' && !attached) {
    reportLost(context, record, at, 'no-text', 'This item of the transcript has no "Content".');
    return undefined;
  }
  const time = wordAt(item, 'AbsoluteTime') ?? (isObject(item['Time']) ? wordAt(item['Time'], 'AbsoluteTime') : undefined);
  return {
    id: wordAt(item, 'Id'),
    role,
    author: name,
    at: time === undefined ? undefined : isoTime(time, undefined),
    body: plainBody(record, typeof raw === 'string' ? [...at, key] : at, typeof raw === 'string' ? raw : ''),
    attachments: attached,
  };
}

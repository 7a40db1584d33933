import { UserError } from '../../errors.ts';
import type { Conversation, Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { plainBody } from '../shared/body.ts';
import { stemOf } from '../shared/file-name.ts';
import { jsonRecords } from '../shared/json-records.ts';
import { reportLost, wordAt } from '../shared/lost.ts';
import { type Post, threadOf } from '../shared/posts.ts';
import { type DataRecord, idAt, isObject, type KeyPath } from '../shared/record.ts';
import { isoTime } from '../shared/time.ts';

const ROLES: Readonly<Record<string, Role>> = {
  AGENT: 'agent',
  HUMAN_AGENT: 'agent',
  ANY_AGENT: 'agent',
  AUTOMATED_AGENT: 'bot',
  CUSTOMER: 'customer',
  END_USER: 'customer',
};

const MEDIA: Readonly<Record<string, string>> = { PHONE_CALL: 'voice', CHAT: 'chat' };

/** Epoch times in microseconds are far above this; smaller numbers count from the start of the conversation. */
const EPOCH = 1e12;

type Item = Readonly<Record<string, unknown>>;

/** One conversation a record. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  let count = 0;
  for await (const record of jsonRecords(source, context, ['conversations'])) {
    const { value } = record;
    const list = isObject(value) ? listOf(value) : undefined;
    if (!isObject(value) || list === undefined) {
      reportLost(context, record, [], 'no-entries', 'This record has no "entries".');
      continue;
    }
    count += 1;
    const posts = list.items.flatMap((item, index) => postOf(record, item, [...list.at, index], context) ?? []);
    const language = posts.map(({ meta }) => meta?.['language']).find((tag) => typeof tag === 'string') as string | undefined;
    const info = isObject(value['conversation_info']) ? value['conversation_info'] : {};
    const id = wordAt(value, 'name')?.split('/').at(-1) ?? idAt(record, ['conversation_id'], value['conversation_id']);
    const facts = {
      // Files hold one conversation each and are called after it.
      id: id ?? (count === 1 ? stemOf(source.path) : `${stemOf(source.path)}#${count}`),
      path: source.path,
      channel: MEDIA[wordAt(value, 'medium') ?? wordAt(info, 'medium') ?? ''],
      language: wordAt(value, 'languageCode', 'language_code') ?? language,
    };
    const conversation = threadOf(
      facts,
      posts.map(({ meta: _language, ...post }) => post),
      context,
    );
    if (conversation.messages.length > 0) yield conversation;
  }
  if (count > 0) return;
  throw new UserError('no-entries', `${source.path} holds no conversation.`, {
    path: source.path,
    hint: 'A conversation of Contact Center AI is JSON with "entries", or with "transcript.transcriptSegments".',
  });
}

function listOf(value: Item): { readonly items: readonly unknown[]; readonly at: KeyPath } | undefined {
  if (Array.isArray(value['entries'])) return { items: value['entries'], at: ['entries'] };
  const { transcript } = value;
  if (!isObject(transcript)) return undefined;
  const key = ['transcriptSegments', 'transcript_segments'].find((name) => Array.isArray(transcript[name]));
  return key === undefined ? undefined : { items: transcript[key] as readonly unknown[], at: ['transcript', key] };
}

function postOf(record: DataRecord, item: unknown, at: KeyPath, context: ReadContext): Post | undefined {
  const raw = isObject(item) ? item['text'] : undefined;
  if (!isObject(item) || typeof raw !== 'string') {
    reportLost(context, record, at, 'no-text', 'This entry has no "text".');
    return undefined;
  }
  const person = item['segmentParticipant'] ?? item['segment_participant'];
  const stated = (isObject(person) ? wordAt(person, 'role') : undefined) ?? wordAt(item, 'role') ?? '';
  const role = ROLES[stated.toUpperCase()];
  if (role === undefined) {
    reportLost(context, record, at, 'unknown-role', `The role "${stated}" is none that Contact Center AI documents.`);
    return undefined;
  }
  const author = isObject(person) ? wordAt(person, 'userId', 'user_id') : wordAt(item, 'user_id');
  return {
    role,
    // Numbers are no names.
    author: author === undefined || /^\d+$/.test(author) ? undefined : author,
    at: timeOf(item),
    body: plainBody(record, [...at, 'text'], raw),
    meta: { language: item['languageCode'] ?? item['language_code'] },
  };
}

function timeOf(item: Item): string | undefined {
  const micros = Number(item['start_timestamp_usec'] ?? item['startTimestampUsec']);
  if (micros >= EPOCH) return isoTime(String(micros), undefined);
  const time = wordAt(item, 'messageTime', 'message_time', 'createTime');
  return time === undefined ? undefined : isoTime(time, undefined);
}

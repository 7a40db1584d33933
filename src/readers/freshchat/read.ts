import type { Conversation, Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { type Body, emptyBody, joinedBody, richBody } from '../shared/body.ts';
import { stemOf } from '../shared/file-name.ts';
import { type Item, inside, textOf } from '../shared/items.ts';
import { jsonRecords } from '../shared/json-records.ts';
import type { Post } from '../shared/posts.ts';
import { idAt, isObject } from '../shared/record.ts';
import { Threads } from '../shared/threads.ts';
import { isoTime } from '../shared/time.ts';

const LISTS = ['messages', 'conversations'];

const SIDES: Readonly<Record<string, Role>> = { agent: 'agent', user: 'customer', bot: 'bot', system: 'system' };

/** Parts of a message that bring a file. */
const FILES = ['image', 'file', 'video', 'audio'];

/** Reads messages as `GET /v2/conversations/ID/messages` gives them, conversations that hold them, and webhook events. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const threads = new Threads(context);
  const people = new Map<string, string>();
  // Pages are small, and may name the people behind the messages that need them: only a top-level array is streamed.
  for await (const record of jsonRecords(source, context, [])) {
    learn(record.value, people);
    for (const { item, id } of messagesOf({ record, path: [], value: record.value })) {
      const { path, value } = item;
      if (!isObject(value) || !Array.isArray(value['message_parts'])) {
        const message = 'This record is no message: it has no "message_parts".';
        context.diagnose({ code: 'not-a-message', message, line: record.place(path, 0).line, record: record.record, level: 'error' });
        continue;
      }
      const own = idAt(record, [...path, 'conversation_id'], value['conversation_id']) ?? id ?? stemOf(source.path);
      yield* threads.add({ id: own, path: source.path, channel: 'chat' }, postOf(item, value, value['message_parts'], people));
    }
    record.release();
  }
  yield* threads.end();
}

/** The messages in a value, with the conversation that it names around them. */
function* messagesOf(item: Item, around?: string): Generator<{ readonly item: Item; readonly id: string | undefined }> {
  const { record, path, value } = item;
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* messagesOf({ record, path: [...path, index], value: one }, around);
    return;
  }
  const data = inside(item, 'data');
  const event = data === undefined ? undefined : inside(data, 'message');
  const list = isObject(value) ? LISTS.find((name) => Array.isArray(value[name])) : undefined;
  if (event !== undefined) yield { item: event, id: around };
  else if (!isObject(value) || list === undefined || 'message_parts' in value) yield { item, id: around };
  else {
    const id = ['conversation_id', 'id'].map((key) => idAt(record, [...path, key], value[key])).find((one) => one !== undefined);
    yield* messagesOf({ record, path: [...path, list], value: value[list] }, id ?? around);
  }
}

function postOf(
  item: Item,
  value: Readonly<Record<string, unknown>>,
  parts: readonly unknown[],
  people: ReadonlyMap<string, string>,
): Post {
  const { record, path } = item;
  const type = value['message_type'];
  const actor = idAt(record, [...path, 'actor_id'], value['actor_id']);
  const at = value['created_time'];
  const texts: Body[] = parts.flatMap((part, index) => {
    const raw = isObject(part) && isObject(part['text']) ? textOf(part['text']['content']) : undefined;
    return raw === undefined ? [] : [richBody(record, [...path, 'message_parts', index, 'text', 'content'], raw, { cutHistory: false })];
  });
  const [first, ...rest] = texts;
  return {
    id: idAt(record, [...path, 'id'], value['id']),
    role: type === 'system' ? 'system' : (SIDES[String(value['actor_type'])] ?? 'system'),
    author: actor === undefined ? undefined : people.get(actor),
    at: typeof at === 'string' || typeof at === 'number' ? isoTime(String(at), undefined) : undefined,
    body: first === undefined ? emptyBody(record, path) : joinedBody([first, ...rest]),
    hidden: type === 'private' ? 'internal' : undefined,
    attachments: parts.some((part) => isObject(part) && FILES.some((kind) => part[kind] !== undefined)),
  };
}

/** Names that a dump gives beside the messages: `users` and `agents`. */
function learn(value: unknown, people: Map<string, string>): void {
  if (!isObject(value)) return;
  for (const list of [value['users'], value['agents']]) {
    if (!Array.isArray(list)) continue;
    for (const person of list) {
      if (!isObject(person) || typeof person['id'] !== 'string') continue;
      const name = [person['first_name'], person['last_name']].filter((part) => textOf(part) !== undefined).join(' ');
      if (name !== '') people.set(person['id'], name);
    }
  }
}

import type { Conversation, Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { plainBody } from '../shared/body.ts';
import { keyOf } from '../shared/fields.ts';
import { jsonRecords } from '../shared/json-records.ts';
import { ownCopy } from '../shared/own-copy.ts';
import type { Post } from '../shared/posts.ts';
import { idAt, isObject } from '../shared/record.ts';
import { isNamedAgent, roleOf, roleOfField } from '../shared/roles.ts';
import { unknownSpeakers } from '../shared/speakers.ts';
import { Threads } from '../shared/threads.ts';
import { isoTime } from '../shared/time.ts';

/** What Reddit leaves of a comment, in the corpora made from it. */
const DELETED = /^\[(?:deleted|removed)\]$/;

/** How many speakers without a role are named in the error. */
const NAMED = 5;

/** The conversations of a corpus, by the utterances of one file. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const roles = await rolesBeside(source, context);
  const titles = await titlesBeside(source, context);
  const threads = new Threads(context);
  const strangers = new Set<string>();
  let known = 0;
  let line = 1;
  for await (const record of jsonRecords(source, context, ['utterances'])) {
    const { value } = record;
    const lose = (what: string): void => {
      const message = `An utterance has no ${what}.`;
      context.diagnose({ code: 'bad-utterance', message, line: record.line, record: record.record, level: 'error' });
    };
    const text = isObject(value) ? value['text'] : undefined;
    if (!isObject(value) || typeof text !== 'string') {
      lose('"text"');
      continue;
    }
    const speaker = speakerOf(value['speaker'] ?? value['user']);
    const id = idAt(record, ['id'], value['id']);
    const root = value['conversation_id'] === undefined ? 'root' : 'conversation_id';
    // The first utterance of a conversation gives it its name.
    const conversation = idAt(record, [root], value[root]) ?? id;
    if (speaker === undefined || conversation === undefined) {
      lose(speaker === undefined ? '"speaker"' : '"conversation_id"');
      continue;
    }
    const role = roleOfUtterance(speaker, value['meta'], roles, context.options.agents);
    if (role === undefined) {
      if (strangers.size < NAMED) strangers.add(ownCopy(speaker));
      if (strangers.size === 1) line = record.line;
      context.skip('unknown-speaker');
      continue;
    }
    known += 1;
    const reply = value['reply_to'] ?? value['reply-to'];
    const replyTo = idAt(record, [value['reply_to'] === undefined ? 'reply-to' : 'reply_to'], reply);
    const time = value['timestamp'];
    const post: Post = {
      id,
      role,
      author: speaker,
      at: typeof time === 'number' || typeof time === 'string' ? isoTime(String(time), undefined) : undefined,
      body: plainBody(record, ['text'], text),
      hidden: DELETED.test(text.trim()) ? 'deleted' : undefined,
      meta: replyTo === undefined ? undefined : { replyTo },
    };
    record.release();
    yield* threads.add({ id: conversation, path: source.path, subject: titles.get(conversation) }, post);
  }
  if (known === 0 && strangers.size > 0) throw unknownSpeakers(source.path, [...strangers], line);
  yield* threads.end();
  if (strangers.size > 0) {
    const names = [...strangers].map((name) => `"${name}"`).join(', ');
    const message = `Nothing tells who ${names}${strangers.size === NAMED ? ' and perhaps others' : ''} are: their utterances are left out. Name the team with --agent.`;
    context.diagnose({ code: 'unknown-role', message, line, level: 'note' });
  }
}

/** A speaker's name, which old corpora give in an object. */
function speakerOf(value: unknown): string | undefined {
  const name = isObject(value) ? (value['id'] ?? value['name']) : value;
  return typeof name === 'string' && name.trim() !== '' ? name : typeof name === 'number' ? String(name) : undefined;
}

function roleOfUtterance(speaker: string, meta: unknown, roles: ReadonlyMap<string, Role>, agents: readonly string[]): Role | undefined {
  if (isNamedAgent(speaker, agents)) return 'agent';
  const found = roleIn(meta) ?? roles.get(speaker) ?? roleOf(speaker);
  // Once the team is named everybody else is a customer, whom the corpus seldom marks.
  return found ?? (agents.length > 0 ? 'customer' : undefined);
}

/** The role that some key of a corpus's own meta data states: `role`, `is_agent`, `type` ... */
function roleIn(meta: unknown): Role | undefined {
  if (!isObject(meta)) return undefined;
  for (const [key, value] of Object.entries(meta)) {
    const name = keyOf(key);
    if (!/role|type|agent|customer|inbound|outbound|staff|side/.test(name)) continue;
    const role = roleOfField(name, value);
    if (role !== undefined) return role;
  }
  return undefined;
}

async function rolesBeside(source: Source, context: ReadContext): Promise<ReadonlyMap<string, Role>> {
  const roles = new Map<string, Role>();
  for (const name of ['speakers.json', 'users.json']) {
    for (const [id, value] of await entriesBeside(source, name, context)) {
      const role = isObject(value) ? (roleIn(value['meta']) ?? roleIn(value)) : undefined;
      if (role !== undefined) roles.set(id, role);
    }
  }
  return roles;
}

async function titlesBeside(source: Source, context: ReadContext): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  for (const [id, value] of await entriesBeside(source, 'conversations.json', context)) {
    const meta = isObject(value) && isObject(value['meta']) ? value['meta'] : value;
    const title = isObject(meta) ? (meta['title'] ?? meta['subject']) : undefined;
    if (typeof title === 'string' && title.trim() !== '') titles.set(id, title);
  }
  // They say nothing about a conversation; opened here, they are not read on their own.
  for (const name of ['index.json', 'corpus.json']) await source.family?.open(name);
  return titles;
}

/** The entries of a map that stands in a file beside the utterances; none, with a note, where it cannot be read. */
async function entriesBeside(source: Source, name: string, context: ReadContext): Promise<readonly (readonly [string, unknown])[]> {
  const side = await source.family?.open(name);
  if (side === undefined) return [];
  try {
    const value: unknown = JSON.parse(await side.text());
    return isObject(value) ? Object.entries(value) : [];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    context.diagnose({ code: 'bad-side-file', message: `${side.path} is not valid JSON and is left out.`, level: 'note' });
    return [];
  }
}

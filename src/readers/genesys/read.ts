import { UserError } from '../../errors.ts';
import type { Conversation, Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { plainBody } from '../shared/body.ts';
import { stemOf } from '../shared/file-name.ts';
import { jsonRecords } from '../shared/json-records.ts';
import { reportLost, wordAt } from '../shared/lost.ts';
import { type Post, threadOf } from '../shared/posts.ts';
import { type DataRecord, isObject, type KeyPath } from '../shared/record.ts';
import { isoTime } from '../shared/time.ts';

const ROLES: Readonly<Record<string, Role>> = {
  external: 'customer',
  customer: 'customer',
  internal: 'agent',
  agent: 'agent',
  user: 'agent',
  bot: 'bot',
  botflow: 'bot',
  ivr: 'system',
  acd: 'system',
  workflow: 'system',
  voicemail: 'system',
  system: 'system',
};

/** Epoch milliseconds are far above this; smaller numbers count from the start of the conversation. */
const EPOCH = 1e11;

type Item = Readonly<Record<string, unknown>>;

interface Timed {
  readonly post: Post;
  readonly start: number | undefined;
}

/** One conversation a record. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  let found = false;
  for await (const record of jsonRecords(source, context, ['conversations', 'entities'])) {
    const { value } = record;
    if (!isObject(value) || !Array.isArray(value['transcripts'])) {
      reportLost(context, record, [], 'no-transcripts', 'This record has no "transcripts".');
      continue;
    }
    found = true;
    const posts = postsOf(record, value, value['transcripts'], context);
    const medium = wordAt(value, 'mediaType')?.toLowerCase();
    const [first] = value['transcripts'] as readonly unknown[];
    const facts = {
      id: wordAt(value, 'conversationId') ?? stemOf(source.path),
      path: source.path,
      channel: medium === undefined || medium === 'call' ? 'voice' : medium,
      language: isObject(first) ? wordAt(first, 'language', 'dialect') : undefined,
    };
    const conversation = threadOf(facts, posts, context);
    if (conversation.messages.length > 0) yield conversation;
  }
  if (found) return;
  throw new UserError('no-transcripts', `${source.path} holds no transcript.`, {
    path: source.path,
    hint: 'Save what the transcript URL of the speech and text analytics API answers.',
  });
}

/** The phrases of all recordings of a conversation, in order of time where all have one. */
function postsOf(record: DataRecord, value: Item, transcripts: readonly unknown[], context: ReadContext): readonly Post[] {
  const begin = Number(value['conversationStartTime'] ?? value['startTime']);
  const all: Timed[] = [];
  transcripts.forEach((transcript, index) => {
    const phrases = isObject(transcript) ? transcript['phrases'] : undefined;
    if (!isObject(transcript) || !Array.isArray(phrases)) {
      reportLost(context, record, ['transcripts', index], 'no-phrases', 'This transcript has no "phrases".');
      return;
    }
    const id = wordAt(transcript, 'transcriptId') ?? String(index + 1);
    phrases.forEach((phrase: unknown, place) => {
      const timed = phraseOf(record, phrase, ['transcripts', index, 'phrases', place], `${id}-${place + 1}`, begin, context);
      if (timed !== undefined) all.push(timed);
    });
  });
  if (all.every(({ start }) => start !== undefined)) all.sort((a, b) => (a.start ?? 0) - (b.start ?? 0));
  return all.map(({ post }) => post);
}

function phraseOf(record: DataRecord, phrase: unknown, at: KeyPath, id: string, begin: number, context: ReadContext): Timed | undefined {
  // The decorated text has the case and the punctuation that speech recognition leaves out.
  const keys = isObject(phrase) ? ['decoratedText', 'text'].filter((name) => typeof phrase[name] === 'string') : [];
  const key = keys.find((name) => isObject(phrase) && phrase[name] !== '') ?? keys[0];
  if (!isObject(phrase) || key === undefined) {
    reportLost(context, record, at, 'no-text', 'This phrase has no "text".');
    return undefined;
  }
  const purpose = String(phrase['participantPurpose'] ?? '');
  const role = ROLES[purpose.toLowerCase()];
  if (role === undefined) {
    reportLost(context, record, at, 'unknown-role', `"${purpose}" is no purpose of a participant that is known.`);
    return undefined;
  }
  const start = startOf(phrase);
  const epoch = start === undefined || start >= EPOCH ? start : begin >= EPOCH ? begin + start : undefined;
  return {
    post: {
      id,
      role,
      at: epoch === undefined ? undefined : isoTime(String(Math.round(epoch)), undefined),
      body: plainBody(record, [...at, key], phrase[key] as string),
    },
    start,
  };
}

function startOf(phrase: Item): number | undefined {
  const { startTimeMs, startTime, offset } = phrase;
  const nested = [startTime, offset].find(isObject)?.['milliseconds'];
  const start = Number(startTimeMs ?? nested ?? Number.NaN);
  return Number.isFinite(start) ? start : undefined;
}

import { UserError } from '../../errors.ts';
import type { Conversation, Message } from '../../model/index.ts';
import { defineReader, type ReadContext, type Source } from '../reader.ts';
import { cleanText } from '../shared/clean.ts';
import { csvAgain } from '../shared/csv.ts';
import type { CsvRecord } from '../shared/csv-record.ts';
import { type CsvHeader, cell, csvRows, resolveColumns, sniffCsv } from '../shared/csv-table.ts';
import { csvText } from '../shared/csv-text.ts';
import { encodingWith, type Located, Places } from '../shared/encoding.ts';
import { ownCopy } from '../shared/own-copy.ts';
import { booleanOf } from '../shared/roles.ts';
import { isoTime } from '../shared/time.ts';
import { type Numbers, SeenIds } from './store.ts';
import { depthsOf } from './threads.ts';
import { type Release, type TweetId, type TweetRow, Tweets } from './tweets.ts';

/** Columns by the names of the published file. Copies drop, add and reorder columns, so names decide. */
const COLUMNS = {
  id: ['tweetid'],
  author: ['authorid'],
  inbound: ['inbound'],
  at: ['createdat'],
  text: ['text'],
  responses: ['responsetweetid'],
  parent: ['inresponsetotweetid'],
} as const;

const ENTITY = /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});/;
const decode = (match: string): string | undefined =>
  match === '""' ? '"' : match.startsWith('&') ? cleanText(match, { entities: true }) : undefined;
const ENCODINGS = { quoted: encodingWith(new RegExp(`""|${ENTITY.source}`), decode), bare: encodingWith(ENTITY, decode) };

/** Bytes of records that are held before threads go out: a third of a million tweets. Smaller files come in their own order. */
const HELD = 64 * 1024 * 1024;

const NONE: readonly TweetId[] = [];

/** Tweets that are parsed with one call, for speed. */
const PARSED_AT_ONCE = 128;

/** Kaggle's "Customer Support on Twitter" (twcs.csv) and samples of it. */
export default defineReader({
  meta: { kind: 'transcript', name: 'twcs', title: 'Customer Support on Twitter (Kaggle)', extensions: ['csv'] },

  detect({ head }) {
    if (!/tweet_id/i.test(head)) return undefined;
    const header = sniffCsv(head);
    const names = new Set(header?.names.map((name) => name.toLowerCase()));
    if (!['tweet_id', 'inbound', 'text'].every((name) => names.has(name))) return undefined;
    const full = ['author_id', 'in_response_to_tweet_id'].every((name) => names.has(name));
    return { confidence: full ? 1 : 0.85, why: 'its header is that of twcs.csv (tweet_id, inbound, text)' };
  },

  async *read(source, context) {
    const header = sniffCsv(source.head);
    if (header === undefined) throw notTwcs(source.path);
    const columns = resolveColumns(header, source.path, {}, COLUMNS);
    if (columns['id'] === undefined || columns['text'] === undefined || columns['inbound'] === undefined) throw notTwcs(source.path);
    const gone = new SeenIds();
    const odd = { orphans: 0, late: 0, cycles: 0 };
    let tweets = new Tweets({ parent: columns['parent'] !== undefined, responses: columns['responses'] !== undefined });
    const hand = function* (released: Release): Generator<Conversation> {
      for (const key of ['orphans', 'late', 'cycles'] as const) odd[key] += released[key];
      for (const { members, records } of parsed(released.threads, tweets, header.delimiter)) {
        yield conversationOf(members, records, released.parents, columns, source.path);
      }
    };
    for await (const row of tweetRows(source, header, columns, context)) {
      if (tweets.has(row.id) || gone.has(row.id)) {
        context.skip('duplicate');
        continue;
      }
      tweets.add(row);
      if (tweets.bytes < HELD) continue;
      const released = tweets.release(gone, HELD / 2);
      yield* hand(released);
      tweets = tweets.without(released.threads, gone);
    }
    yield* hand(tweets.release(gone));
    note(context, odd.orphans, 'missing-parents', 'answer a tweet that is not in the file: each of them starts a conversation');
    note(
      context,
      odd.late,
      'split-conversations',
      'answer a tweet too far before them to be held so long: each of them starts a conversation',
    );
    note(context, odd.cycles, 'reply-cycle', 'answer themselves in the end: the circle was opened there');
  },
});

type Columns = Readonly<Record<string, number>>;

async function* tweetRows(source: Source, header: CsvHeader, columns: Columns, context: ReadContext): AsyncGenerator<TweetRow> {
  for await (const record of csvRows(source, header, context)) {
    const id = idOf(record.values[columns['id'] ?? 0]);
    const inbound = booleanOf(record.values[columns['inbound'] ?? 0]);
    if (id === undefined || inbound === undefined) {
      const message = id === undefined ? 'This record has no tweet_id.' : 'This record does not say True or False for inbound.';
      context.diagnose({ code: 'bad-record', level: 'error', line: record.line, record: record.record, message });
      continue;
    }
    const answers = columns['responses'] === undefined ? '' : (record.values[columns['responses']] ?? '');
    yield {
      id,
      source: record.source,
      line: record.line,
      parent: columns['parent'] === undefined ? undefined : idOf(record.values[columns['parent']]),
      responses: answers === '' ? NONE : answers.split(',').flatMap((to) => idOf(to) ?? []),
    };
  }
}

/** An id as exact as it stands; pandas writes 2 as 2.0. Numbers where they are exact, which saves memory by the million. */
function idOf(value: string | undefined): TweetId | undefined {
  const id = cell(value).replace(/\.0$/, '');
  if (id === '' || id === 'nan' || id === 'NaN') return undefined;
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : ownCopy(id);
}

interface Thread {
  readonly members: readonly number[];
  /** Those of the members, in the same order. */
  readonly records: readonly CsvRecord[];
}

/** The records of each thread, parsed for many threads at once. */
function* parsed(threads: Iterable<readonly number[]>, tweets: Tweets, delimiter: string): Generator<Thread> {
  let waiting: (readonly number[])[] = [];
  let count = 0;
  const parse = function* (): Generator<Thread> {
    const sources = waiting.flat().map((index) => tweets.record(index));
    const records = csvAgain(sources, delimiter);
    let at = 0;
    for (const members of waiting) {
      yield { members, records: records.slice(at, at + members.length) };
      at += members.length;
    }
    waiting = [];
    count = 0;
  };
  for (const members of threads) {
    waiting.push(members);
    count += members.length;
    if (count >= PARSED_AT_ONCE) yield* parse();
  }
  yield* parse();
}

function conversationOf(
  members: readonly number[],
  records: readonly CsvRecord[],
  parents: Numbers,
  columns: Columns,
  path: string,
): Conversation {
  const depths = depthsOf(members, parents);
  const places = new Places();
  const read = members.map((index, at) => {
    const { message, place } = messageOf(records[at] as CsvRecord, columns);
    places.add(place);
    return { message, index, time: message.at === undefined ? Number.NaN : Date.parse(message.at) };
  });
  const timed = read.every(({ time }) => !Number.isNaN(time));
  const depth = (index: number): number => depths.get(index) ?? 0;
  read.sort((a, b) => (timed ? a.time - b.time : 0) || depth(a.index) - depth(b.index) || a.index - b.index);
  const root = read.find(({ index }) => depth(index) === 0) ?? read[0];
  return { id: root?.message.id ?? '', path, channel: 'twitter', messages: read.map(({ message }) => message), locate: places.locate };
}

function messageOf(record: CsvRecord, columns: Columns): { message: Message; place: Located } {
  const value = (field: string): string | undefined => (columns[field] === undefined ? undefined : cell(record.values[columns[field]]));
  const place = csvText(record, columns['text'] ?? 0, ENCODINGS);
  const author = value('author');
  const at = isoTime(value('at') ?? '', undefined);
  const parent = idOf(value('parent'));
  const message: Message = {
    id: String(idOf(value('id')) ?? ''),
    role: booleanOf(value('inbound')) === true ? 'customer' : 'agent',
    ...(author !== undefined && author !== '' && { author: author.replace(/^(\d+)\.0$/, '$1') }),
    ...(at !== undefined && { at }),
    text: place.text,
    ...(place.text === '' && { hidden: 'empty' as const }),
    position: place.position,
    ...(parent !== undefined && { meta: { replyTo: String(parent) } }),
  };
  return { message, place };
}

function note(context: ReadContext, count: number, code: string, what: string): void {
  if (count > 0) context.diagnose({ code, level: 'note', message: `${count} ${count === 1 ? 'tweet' : 'tweets'} ${what}.` });
}

function notTwcs(path: string): UserError {
  return new UserError('not-twcs', 'This file has no header with tweet_id, inbound and text.', {
    path,
    line: 1,
    hint: 'Read other tables with --from csv.',
  });
}

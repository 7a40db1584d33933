import type { Conversation, Role } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { type Body, looksLikeHtml } from '../shared/body.ts';
import type { CellEncodings } from '../shared/cell-body.ts';
import { headerOf } from '../shared/csv-table.ts';
import { encodingWith } from '../shared/encoding.ts';
import { jsonLayout } from '../shared/json-records.ts';
import { ownWords } from '../shared/own-words.ts';
import type { Post } from '../shared/posts.ts';
import { jsonSites, lose, type Site } from '../shared/site.ts';
import { tableRows } from '../shared/table-row.ts';
import { Threads } from '../shared/threads.ts';

/** What a row of a table and an object of JSON have in common. */
interface Entry {
  get(...fields: readonly string[]): string | undefined;
  time(...fields: readonly string[]): string | undefined;
  plain(field: string): Body;
  html(field: string): Body;
}

const FIELDS = [
  'id',
  'thread_id',
  'number',
  'staff_id',
  'user_id',
  'type',
  'flags',
  'poster',
  'source',
  'title',
  'body',
  'format',
  'created',
];
const COLUMNS = { ...Object.fromEntries(FIELDS.map((name) => [name, [name.replaceAll('_', '')]])), number: ['number', 'ticketnumber'] };

/** Reads thread entries; those of a ticket's thread are a conversation. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const threads = new Threads(context);
  for await (const entry of jsonLayout(source.head) === undefined ? rows(source, context) : objects(source, context)) {
    const id = entry.get('number', 'thread_id');
    const role = roleOf(entry);
    if (id === undefined || role === undefined) {
      context.skip('unknown-role');
      continue;
    }
    const facts = { id, path: source.path, channel: entry.get('source')?.toLowerCase(), subject: entry.get('title') };
    yield* threads.add(facts, postOf(entry, role));
  }
  yield* threads.end();
}

async function* rows(source: Source, context: ReadContext): AsyncGenerator<Entry> {
  const header = headerOf(source, 'id,thread_id,staff_id,user_id,type,poster,title,body,format,created');
  yield* tableRows(source, header, context, COLUMNS, header.delimiter === '\t' ? ESCAPED : undefined);
}

/** MySQL's own client writes line breaks and tabs with a backslash. */
const UNITS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '', '\\': '\\' };
const decodeEscape = (match: string): string | undefined =>
  match === '""' ? '"' : match.startsWith('\\') ? UNITS[match.charAt(1)] : undefined;
const ESCAPED: CellEncodings = { quoted: encodingWith(/""|\\[nrt0\\]/, decodeEscape), bare: encodingWith(/\\[nrt0\\]/, decodeEscape) };

async function* objects(source: Source, context: ReadContext): AsyncGenerator<Entry> {
  for await (const site of jsonSites(source, context, ['data', 'entries', 'ost_thread_entry', 'rows'])) {
    // phpMyAdmin puts the name of the table, and of the program, around the rows.
    const table = site.parent?.get('type') === 'table' ? site.parent.string('name') : undefined;
    if (site.get('poster') !== undefined) yield entryOf(site);
    else if (table !== undefined && !/thread_entry$/.test(table)) context.skip('other-table');
    else if (!/^(?:header|database|table)$/.test(site.string('type') ?? '')) {
      lose(context, site, 'not-an-entry', 'This record is no thread entry: it has no "poster".');
    }
  }
}

function entryOf(site: Site): Entry {
  return {
    get: (...fields) => site.id(...fields),
    time: (...fields) => site.time(...fields),
    plain: (field) => site.plain(field),
    html: (field) => site.html(field),
  };
}

const HIDDEN = 0x04;
const SYSTEM = 0x80;

const flagsOf = (entry: Entry): number => Number(entry.get('flags') ?? 0);

/** `M` is a message of the customer, `R` a response, `N` a note; some clients write the words. */
function roleOf(entry: Entry): Role | undefined {
  const type = entry.get('type')?.charAt(0).toUpperCase();
  if (type === 'M') return 'customer';
  if (type === 'N') return 'agent';
  if (type !== 'R') return undefined;
  return (flagsOf(entry) & SYSTEM) === 0 ? 'agent' : 'bot';
}

function postOf(entry: Entry, role: Role): Post {
  const note = entry.get('type')?.charAt(0).toUpperCase() === 'N';
  return {
    id: entry.get('id'),
    role,
    author: entry.get('poster'),
    at: entry.time('created'),
    body: bodyOf(entry),
    // An entry that was edited stays, hidden, beside its new text.
    hidden: note ? 'internal' : (flagsOf(entry) & HIDDEN) !== 0 ? 'deleted' : undefined,
  };
}

function bodyOf(entry: Entry): Body {
  const format = entry.get('format')?.toLowerCase();
  const html = format === undefined ? looksLikeHtml(entry.get('body') ?? '') : format === 'html';
  return ownWords(html ? entry.html('body') : entry.plain('body'));
}

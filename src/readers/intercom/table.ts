import type { Conversation } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import type { Body } from '../shared/body.ts';
import type { CsvRecord } from '../shared/csv-record.ts';
import { cell, csvRows, headerOf, resolveColumns } from '../shared/csv-table.ts';
import { csvText } from '../shared/csv-text.ts';
import { advance } from '../shared/encoding.ts';
import { stemOf } from '../shared/file-name.ts';
import { textOf } from '../shared/items.ts';
import { Threads } from '../shared/threads.ts';
import { isoTime } from '../shared/time.ts';
import { byType, isRemoved, sideOf } from './part.ts';

/** The columns, in the normal form of `keyOf`. */
const COLUMNS = {
  text: ['messagebody'],
  id: ['messageid'],
  type: ['messagetype'],
  at: ['messagecreatedat'],
  side: ['messageauthortype'],
  author: ['messageauthorname'],
  conversation: ['conversationid'],
};

/** Reads the tables that tools other than Intercom make of its conversations: a message a row, in plain text. */
export async function* readTable(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const header = headerOf(source, 'message_id,message_body,message_type,message_author_type,conversation_id');
  const columns = resolveColumns(header, source.path, context.options.map, COLUMNS);
  const threads = new Threads(context);
  for await (const record of csvRows(source, header, context)) {
    const value = (field: keyof typeof COLUMNS): string | undefined => {
      const column = columns[field];
      return column === undefined ? undefined : textOf(cell(record.values[column]));
    };
    const body = bodyOf(record, columns['text'] ?? 0);
    const type = value('type');
    if (body.text === '' && type !== 'comment') {
      context.skip('event');
      continue;
    }
    const facts = { id: value('conversation') ?? stemOf(source.path), path: source.path };
    const post = {
      id: value('id'),
      role: sideOf(value('side')),
      author: value('author'),
      at: timeOf(value('at')),
      body,
      hidden: isRemoved(body.text) ? ('deleted' as const) : undefined,
    };
    yield* threads.add(facts, byType(post, type));
  }
  yield* threads.end();
}

function bodyOf(record: CsvRecord, column: number): Body {
  const { text, position, locate } = csvText(record, column);
  return { text, locate: locate ?? ((offset) => advance(text, offset, position)) };
}

/** Times have no zone and are UTC, as in Intercom's API. */
function timeOf(value: string | undefined): string | undefined {
  const at = value === undefined ? undefined : isoTime(value, undefined);
  return at?.includes('T') === true && !/(?:Z|[+-]\d\d:\d\d)$/.test(at) ? `${at}Z` : at;
}

import { UserError } from '../../errors.ts';
import type { Conversation } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { type CsvHeader, csvRows, headerOf } from '../shared/csv-table.ts';
import { Places } from '../shared/encoding.ts';
import { stemOf } from '../shared/file-name.ts';
import { type Group, Grouping, splitNote } from '../shared/grouping.ts';
import { type DateParts, type DayOrder, datePartsOf, dayOrderOf, inOrderOfTime } from '../shared/time.ts';
import { type Layout, layoutOf } from './columns.ts';
import { contentOf, messageRow, pairRow, type Row, roleOfRow, warnUnknown } from './rows.ts';
import { SpreadsheetTraces } from './spreadsheet.ts';
import { transcriptsOf } from './transcripts.ts';

/** How many spellings of an unknown role are told before the rest is only counted. */
const TOLD_ROLES = 5;

export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const header = headerOf(source, 'conversation_id,role,text');
  const layout = layoutOf(header, source.path, context.options.map);
  if (layout.shape === 'transcripts') {
    yield* transcriptsOf(source, header, layout.columns, context);
    return;
  }
  const grouping = new Grouping<Row>();
  const stem = stemOf(source.path);
  const build = (group: Group<Row>): Conversation => conversationOf(withoutCopies(group, context), source.path, layout.shape);
  let count = 0;
  for await (const { id, row } of rowsOf(source, header, layout, context, stem)) {
    count++;
    const length = row.messages.reduce((sum, { text }) => sum + text.length, 0);
    for (const group of grouping.add(id, row, length, row.messages.length)) yield build(group);
  }
  if (count > 0) announce(layout, grouping, context);
  for (const group of grouping.end()) yield build(group);
}

type MessageLayout = Exclude<Layout, { shape: 'transcripts' }>;

async function* rowsOf(
  source: Source,
  header: CsvHeader,
  layout: MessageLayout,
  context: ReadContext,
  stem: string,
): AsyncGenerator<{ id: string; row: Row }> {
  const { columns } = layout;
  const dayOrder = dayOrderOfColumn(header, columns['at']);
  const { agents } = context.options;
  if (layout.shape === 'rows' && columns['role'] === undefined && (columns['author'] === undefined || agents.length === 0)) {
    const told = header.sample.some((record) => roleOfRow(record, columns, '', agents) !== undefined);
    if (!told && header.sample.length > 0) throw unknownRoles(source.path, header, columns['author']);
  }
  const unknown = new Map<string, number>();
  let known = 0;
  const spoilt = new SpreadsheetTraces();
  for await (const record of csvRows(source, header, context)) {
    const conversation = contentOf(record, columns['conversation']);
    spoilt.look(record, columns);
    if (layout.shape === 'pairs') {
      known++;
      yield { id: conversation ?? `${stem}#${record.record}`, row: pairRow(record, columns) };
      continue;
    }
    const role = roleOfRow(record, columns, layout.roleKey, agents);
    if (role === undefined) {
      const value = contentOf(record, columns['role'] ?? columns['author']) ?? '';
      const times = (unknown.get(value) ?? 0) + 1;
      if (unknown.size < TOLD_ROLES || unknown.has(value)) {
        if (times === 1) warnUnknown(context, value, record.line);
        unknown.set(value, times);
      }
      context.skip('unknown-role');
      continue;
    }
    const row = messageRow(record, layout, role, dayOrder);
    known++;
    yield { id: conversation ?? stem, row };
  }
  spoilt.note(context);
  if (known === 0 && unknown.size > 0) throw unknownRoles(source.path, header, columns['role'] ?? columns['author']);
}

function announce(layout: MessageLayout, grouping: Grouping<Row>, context: ReadContext): void {
  if (layout.shape === 'rows' && layout.columns['conversation'] === undefined) {
    context.diagnose({
      code: 'one-conversation',
      level: 'note',
      message: 'No column tells conversations apart: the file was read as one. Name the column with --map conversation=COLUMN.',
    });
  }
  splitNote(grouping, context);
}

/** Exports that were joined may hold a message twice. */
function withoutCopies({ id, rows }: Group<Row>, context: ReadContext): Group<Row> {
  const seen = new Set<string>();
  const kept = rows.filter(({ messages: [first] }) => first !== undefined && !seen.has(first.id) && seen.add(first.id));
  if (kept.length < rows.length) context.skip('duplicate', rows.length - kept.length);
  return { id, rows: kept };
}

function conversationOf({ id, rows }: Group<Row>, path: string, shape: MessageLayout['shape']): Conversation {
  const places = new Places();
  for (const row of rows) for (const place of row.places) places.add(place);
  const messages = rows.flatMap((row) => row.messages);
  const { channel, language, subject } = rows[0] ?? {};
  return {
    id,
    path,
    ...(channel !== undefined && { channel }),
    ...(language !== undefined && { language }),
    ...(subject !== undefined && { subject }),
    messages: shape === 'pairs' ? messages : inOrderOfTime(messages),
    locate: places.locate,
  };
}

function dayOrderOfColumn({ sample }: CsvHeader, column: number | undefined): DayOrder {
  if (column === undefined) return undefined;
  const dates = sample.map(({ values }) => datePartsOf(values[column] ?? '')).filter((parts): parts is DateParts => parts !== undefined);
  return dayOrderOf(dates);
}

function unknownRoles(path: string, header: CsvHeader, column: number | undefined): UserError {
  const names = new Set(header.sample.map((record) => contentOf(record, column)).filter((name) => name !== undefined));
  const there = [...names].slice(0, 4).join(', ');
  const example = `--agent "${[...names][0] ?? 'Support'}"`;
  return new UserError('unknown-roles', 'Nothing in this table tells customers from the team.', {
    path,
    line: header.line,
    hint:
      column === undefined
        ? `Name the column that says it with --map role=COLUMN. The columns are ${header.names.join(', ')}.`
        : `Say who is the team, as in ${example} (the column has ${there}), or name the column that says it with --map role=COLUMN.`,
  });
}

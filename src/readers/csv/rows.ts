/** One row of a table as messages. */

import type { Message, Role } from '../../model/index.ts';
import type { ReadContext } from '../reader.ts';
import type { CsvRecord } from '../shared/csv-record.ts';
import { cell, isLostId } from '../shared/csv-table.ts';
import { csvText } from '../shared/csv-text.ts';
import type { Located } from '../shared/encoding.ts';
import { booleanOf, isNamedAgent, roleOf, roleOfField } from '../shared/roles.ts';
import { type DayOrder, isoTime } from '../shared/time.ts';
import type { Columns, Layout } from './columns.ts';

export interface Row {
  readonly messages: readonly Message[];
  /** Of the texts that are written otherwise than they read. */
  readonly places: readonly Located[];
  readonly channel?: string;
  readonly language?: string;
  readonly subject?: string;
}

type Numbered = CsvRecord & { readonly record: number };

/** Who wrote a row: by --agent names first, then by what the row says; undefined where neither tells. */
export function roleOfRow(record: CsvRecord, columns: Columns, roleKey: string, agents: readonly string[]): Role | undefined {
  const stated = contentOf(record, columns['role']);
  const named = roleOfField(roleKey, stated);
  const author = authorOf(record, columns, named);
  if (author !== undefined && isNamedAgent(author, agents)) return 'agent';
  if (named !== undefined) return named;
  const byName = author === undefined ? undefined : roleOf(author);
  if (byName !== undefined) return byName;
  return agents.length > 0 && author !== undefined ? 'customer' : undefined;
}

/** A "from" column may hold names instead of roles. */
function authorOf(record: CsvRecord, columns: Columns, named: Role | undefined): string | undefined {
  const author = contentOf(record, columns['author']);
  if (author !== undefined) return author;
  return named === undefined ? contentOf(record, columns['role']) : undefined;
}

/** The message of one row. */
export function messageRow(record: Numbered, layout: Layout & { shape: 'rows' }, role: Role, dayOrder: DayOrder): Row {
  const { columns, roleKey } = layout;
  const place = csvText(record, columns['text'] ?? 0);
  const attachment = contentOf(record, columns['attachments']);
  const attachments = attachment !== undefined && booleanOf(attachment) !== false;
  const internal = booleanOf(contentOf(record, columns['internal'])) === true;
  const author = authorOf(record, columns, roleOfField(roleKey, contentOf(record, columns['role'])));
  const time = contentOf(record, columns['at']);
  const at = time === undefined ? undefined : isoTime(time, dayOrder);
  const channel = contentOf(record, columns['channel']);
  const language = contentOf(record, columns['language']);
  const subject = contentOf(record, columns['subject']);
  const message: Message = {
    id: idOf(record, columns),
    role,
    ...(author !== undefined && { author }),
    ...(at !== undefined && { at }),
    text: place.text,
    ...(internal ? { hidden: 'internal' as const } : place.text === '' && { hidden: 'empty' as const }),
    ...(attachments && { attachments }),
    position: place.position,
  };
  return {
    messages: [message],
    places: place.locate === undefined ? [] : [place],
    ...(channel !== undefined && { channel }),
    ...(language !== undefined && { language }),
    ...(subject !== undefined && { subject }),
  };
}

/** The question and the answer of one row. */
export function pairRow(record: Numbered, columns: Columns): Row {
  const id = idOf(record, columns);
  const sides = (['customer', 'agent'] as const).map((role) => {
    const place = csvText(record, columns[role] ?? 0);
    const hidden = place.text === '' && { hidden: 'empty' as const };
    const message: Message = { id: `${id}.${role}`, role, text: place.text, ...hidden, position: place.position };
    return { message, place };
  });
  return { messages: sides.map(({ message }) => message), places: sides.map(({ place }) => place) };
}

/** The row's own id; its number where it has none, or one whose digits a spreadsheet lost, so that many rows have the same. */
function idOf(record: Numbered, columns: Columns): string {
  const id = contentOf(record, columns['id']);
  return id === undefined || isLostId(id) ? String(record.record) : id;
}

/** The content of one cell; undefined where it is empty or the column is not there. */
export function contentOf(record: CsvRecord, column: number | undefined): string | undefined {
  const value = column === undefined ? '' : cell(record.values[column]);
  return value === '' ? undefined : value;
}

/** Tells once of a value that names no side. */
export function warnUnknown(context: ReadContext, value: string, line: number): void {
  context.diagnose({
    code: 'unknown-role',
    level: 'note',
    line,
    message: `"${value}" names no side: rows like this one are left out. Say who is the team with --agent NAME.`,
  });
}

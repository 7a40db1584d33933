/** Which shape a table has: a message a row, a question with its answer a row, or a whole conversation a row. */

import { UserError } from '../../errors.ts';
import { type CsvHeader, resolveColumns } from '../shared/csv-table.ts';
import { keyOf, MESSAGE_FIELDS } from '../shared/fields.ts';
import { booleanOf, roleOf } from '../shared/roles.ts';
import { looksLikeName, speakerLine } from '../shared/speaker-lines.ts';

/** Names of the two columns of a table of questions and answers, in the normal form of `keyOf`. */
export const PAIR_FIELDS = {
  customer: [
    'customer',
    'customermessage',
    'customertext',
    'question',
    'inquiry',
    'query',
    'instruction',
    'prompt',
    'cliente',
    'domanda',
    'user',
  ],
  agent: [
    'agent',
    'agentreply',
    'agentresponse',
    'agentmessage',
    'agenttext',
    'answer',
    'reply',
    'response',
    'operatore',
    'risposta',
    'assistant',
  ],
} as const;

export type Columns = Readonly<Record<string, number>>;

export type Layout =
  | { readonly shape: 'rows'; readonly columns: Columns; readonly roleKey: string }
  | { readonly shape: 'pairs'; readonly columns: Columns }
  | { readonly shape: 'transcripts'; readonly columns: Columns };

/** Fields that say more about a row than its text: without one of them a text column proves little. */
const TELLING = ['conversation', 'role', 'author', 'at'] as const;

/**
 * Decides the shape of a table.
 * @throws UserError `missing-column` where a mapped column or any text is missing
 */
export function layoutOf(header: CsvHeader, path: string, map: Readonly<Record<string, string>>): Layout {
  const rows = resolveColumns(header, path, map, MESSAGE_FIELDS);
  const pairs = resolveColumns(header, path, map, { ...PAIR_FIELDS, conversation: MESSAGE_FIELDS.conversation, id: MESSAGE_FIELDS.id });
  const text = rows['text'];
  const asked = map['customer'] !== undefined && map['agent'] !== undefined;
  const twoSides = pairs['customer'] !== undefined && pairs['agent'] !== undefined;
  // "reply" may be the text of a message or the answer to a question: it is the latter where the question stands beside it.
  const free = text === undefined || text === pairs['customer'] || text === pairs['agent'];
  if (asked || (twoSides && free && map['text'] === undefined && !statesRoles(header, rows['role'])))
    return { shape: 'pairs', columns: pairs };
  if (text === undefined) throw noText(header, path);
  const columns = { ...rows };
  if (columns['conversation'] === undefined && columns['id'] !== undefined && repeats(header, columns['id'])) {
    // An "id" that comes back from row to row is that of the conversation.
    columns['conversation'] = columns['id'];
    delete columns['id'];
  }
  if (columns['role'] === undefined && columns['author'] === undefined && holdTranscripts(header, text))
    return { shape: 'transcripts', columns };
  const roleKey = columns['role'] === undefined ? '' : keyOf(header.names[columns['role']] ?? '');
  return { shape: 'rows', columns, roleKey };
}

/** How sure a header is one of conversations: 0 to 1. */
export function fitOf(header: CsvHeader): number {
  let layout: Layout;
  try {
    layout = layoutOf(header, '', {});
  } catch (error) {
    if (error instanceof UserError) return 0;
    throw error;
  }
  if (layout.shape === 'pairs') return 0.6;
  if (layout.shape === 'transcripts') return 0.8;
  const telling = TELLING.filter((field) => layout.columns[field] !== undefined).length;
  return [0.35, 0.5, 0.65, 0.7, 0.75][telling] ?? 0;
}

function statesRoles(header: CsvHeader, role: number | undefined): boolean {
  if (role === undefined) return false;
  return header.sample.some(({ values }) => roleOf(values[role]) !== undefined || booleanOf(values[role]) !== undefined);
}

/** True for a column in which most cells are whole conversations: lines that begin with who speaks. */
function holdTranscripts({ sample }: CsvHeader, column: number): boolean {
  const whole = sample.filter(({ values }) => transcriptLines(values[column]) >= 2).length;
  return whole > 0 && whole * 2 > sample.length;
}

function transcriptLines(cell = ''): number {
  const starts = cell.split('\n').map(speakerLine);
  return starts.filter(
    (start) => start !== undefined && (start.time !== undefined || looksLikeName(start.label) || roleOf(start.label) !== undefined),
  ).length;
}

function repeats(header: CsvHeader, column: number): boolean {
  const ids = header.sample.map(({ values }) => values[column]);
  return new Set(ids).size < ids.length;
}

function noText(header: CsvHeader, path: string): UserError {
  const there = header.names.map((name) => `"${name}"`).join(', ');
  return new UserError('missing-column', `No column looks like the text of messages. The columns are ${there}.`, {
    path,
    line: header.line,
    hint: 'Say which column is which: --map text=COLUMN --map role=COLUMN --map conversation=COLUMN.',
  });
}

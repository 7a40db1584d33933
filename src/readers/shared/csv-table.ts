/** CSV with a header: which delimiter, which column is which field, and the rows under it. */

import { UserError } from '../../errors.ts';
import { nearest } from '../../text/nearest.ts';
import type { ReadContext, Source } from '../reader.ts';
import { type CsvBroken, csvHead, csvRecords } from './csv.ts';
import { CsvRecord } from './csv-record.ts';
import { FieldFinder, keyOf, type Synonyms } from './fields.ts';
import { beginsAsObject } from './json-records.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** `sep=;`: the line by which Excel is told the delimiter. */
const SEP = /^\uFEFF?"?sep=(.)"?[ \t]*\r?(?:\n|$)/i;

export interface CsvHeader {
  readonly delimiter: string;
  readonly names: readonly string[];
  /** 1-based line of the header. */
  readonly line: number;
  /** Whole records under the header in the head of the file. */
  readonly sample: readonly CsvRecord[];
}

/** A cell as Excel means it: `="00123"` and `'00123` are the text 00123. */
export function cell(value: string | undefined): string {
  const trimmed = (value ?? '').trim();
  if (trimmed.startsWith("'")) return /^'[\d=+@-]/.test(trimmed) ? trimmed.slice(1) : trimmed;
  return trimmed.startsWith('="') ? (/^="(.*)"$/.exec(trimmed)?.[1] ?? trimmed) : trimmed;
}

/** `1.70E+18`: a spreadsheet took a long id for a number, and its digits are lost. */
export function isLostId(value: string | undefined): boolean {
  return value !== undefined && /^\d(?:[.,]\d+)?E\+\d{2,}$/i.test(value);
}

/**
 * Finds the delimiter by which the first ten records have the most even number of fields, and the header.
 * @returns undefined where no delimiter gives two columns
 */
export function sniffCsv(head: string): CsvHeader | undefined {
  if (beginsAsObject(head)) return undefined;
  const told = SEP.exec(head)?.[1];
  // The head ends somewhere in a record, unless the file is shorter than it.
  const whole = head.length < 1 << 14;
  const first = told === undefined ? 0 : 1;
  let best: { delimiter: string; header: CsvRecord; even: number; width: number } | undefined;
  for (const delimiter of told === undefined ? DELIMITERS : [told]) {
    if (!head.includes(delimiter)) continue;
    const items = csvHead(head, delimiter, whole, first + 10).slice(first);
    const [header] = items;
    if (!(header instanceof CsvRecord) || header.values.length < 2) continue;
    const width = header.values.length;
    const even = items.filter((item) => item instanceof CsvRecord && item.values.length === width).length / items.length;
    if (best === undefined || even > best.even || (even === best.even && width > best.width)) best = { delimiter, header, even, width };
  }
  if (best === undefined) return undefined;
  const { delimiter, header } = best;
  let sample: readonly CsvRecord[] | undefined;
  return {
    delimiter,
    names: header.values.map((name) => name.trim()),
    line: header.line,
    // Nearly every text has a first line with a comma: the rest of its head is parsed only where the names are those of a table.
    get sample() {
      sample ??= csvHead(head, delimiter, whole)
        .slice(first + 1)
        .filter((item) => item instanceof CsvRecord);
      return sample;
    },
  };
}

/**
 * The header of a file that is to be read as a table.
 * @param example the first line of such a file, for the hint
 * @throws UserError `not-a-table` where no delimiter gives two columns
 */
export function headerOf(source: Source, example: string): CsvHeader {
  const header = sniffCsv(source.head);
  if (header !== undefined) return header;
  throw new UserError('not-a-table', 'This is no table: no delimiter gives at least two columns.', {
    path: source.path,
    line: 1,
    hint: `The first line must name the columns, as in: ${example}.`,
  });
}

/**
 * Which column is which field: by what the user said (`--map`), and by synonyms for the fields that were not told.
 * @param known the synonyms of each field; `map` may name other fields besides
 * @throws UserError `missing-column` where a column that was told is not in the header
 */
export function resolveColumns(
  header: CsvHeader,
  path: string,
  map: Readonly<Record<string, string>>,
  known: Synonyms<string>,
): Readonly<Record<string, number>> {
  const told: Record<string, string> = {};
  for (const [field, name] of Object.entries(map)) {
    const found = header.names.find((other) => other === name) ?? header.names.find((other) => keyOf(other) === keyOf(name));
    if (found === undefined) throw missingColumn(header, path, field, name);
    told[field] = found;
  }
  const names = { ...new FieldFinder(known, told).assign(header.names), ...told };
  return Object.fromEntries(Object.entries(names).map(([field, name = '']) => [field, header.names.indexOf(name)]));
}

function missingColumn(header: CsvHeader, path: string, field: string, name: string): UserError {
  const near = nearest(name, header.names);
  const there = header.names.map((other) => `"${other}"`).join(', ');
  return new UserError('missing-column', `There is no column "${name}" for ${field}. The columns are ${there}.`, {
    path,
    line: header.line,
    column: 1,
    hint: near === undefined ? 'Give --map one of these columns.' : `Did you mean "${near}"?`,
  });
}

/**
 * The rows under the header. A row that cannot be read is diagnosed, and reading goes on.
 * Rows without any content are left out, as spreadsheets leave them at the end.
 */
export async function* csvRows(
  source: Source,
  header: CsvHeader,
  context: ReadContext,
): AsyncGenerator<CsvRecord & { readonly record: number }> {
  let record = 0;
  for await (const item of csvRecords(source.chunks(), header.delimiter)) {
    if (item.line <= header.line) continue;
    if (item instanceof CsvRecord && item.values.every((value) => value.trim() === '')) continue;
    record++;
    const trouble = troubleWith(item, header.names.length);
    if (trouble === undefined) yield Object.assign(item as CsvRecord, { record });
    else context.diagnose({ code: 'bad-record', level: 'error', line: item.line, record, message: trouble });
  }
}

function troubleWith(item: CsvRecord | CsvBroken, width: number): string | undefined {
  if (!(item instanceof CsvRecord)) return `This record cannot be read: ${item.broken}.`;
  const { values } = item;
  const extra = values.slice(width).some((value) => value.trim() !== '');
  if (values.length >= width && !extra) return undefined;
  return `This record has ${values.length} field${values.length === 1 ? '' : 's'} where the header has ${width}.`;
}

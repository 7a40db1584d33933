/** CSV with a header: which delimiter, which column is which field, and the rows under it. */

import { UserError } from '../../errors.ts';
import type { ReadContext, Source } from '../reader.ts';
import { closest } from './closest.ts';
import { type CsvBroken, CsvRecord, csvHead, csvRecords } from './csv.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** `sep=;`: the line by which Excel is told the delimiter. */
const SEP = /^\uFEFF?"?sep=(.)"?[ \t]*\r?(?:\n|$)/i;

/** The names under which exports carry a field, best first, as `normalName` spells them. */
export type Synonyms = Readonly<Record<string, readonly string[]>>;

export interface CsvHeader {
  readonly delimiter: string;
  readonly names: readonly string[];
  /** 1-based line of the header. */
  readonly line: number;
  /** Whole records under the header in the head of the file. */
  readonly sample: readonly CsvRecord[];
}

/** One spelling of a column name: "Message Body", "message_body" and "messageBody" are the same. */
export function normalName(name: string): string {
  return name.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_+|_+$/g, '');
}

/** A cell as Excel means it: `="00123"` is the text 00123. */
export function cell(value: string | undefined): string {
  const trimmed = (value ?? '').trim();
  return /^="(.*)"$/.exec(trimmed)?.[1] ?? trimmed;
}

/**
 * Finds the delimiter by which the first ten records have the most even number of fields, and the header.
 * @returns undefined where no delimiter gives two columns
 */
export function sniffCsv(head: string): CsvHeader | undefined {
  const told = SEP.exec(head)?.[1];
  // The head ends somewhere in a record, unless the file is shorter than it.
  const whole = head.length < 1 << 14;
  let best: { header: CsvHeader; even: number } | undefined;
  for (const delimiter of told === undefined ? DELIMITERS : [told]) {
    const items = csvHead(head, delimiter, whole).slice(told === undefined ? 0 : 1, told === undefined ? 10 : 11);
    const [first, ...rest] = items;
    if (!(first instanceof CsvRecord) || first.values.length < 2) continue;
    const sample = rest.filter((item): item is CsvRecord => item instanceof CsvRecord);
    const width = first.values.length;
    const even = (1 + sample.filter(({ values }) => values.length === width).length) / items.length;
    const header = { delimiter, names: first.values.map((name) => name.trim()), line: first.line, sample };
    if (best === undefined || even > best.even || (even === best.even && width > best.header.names.length)) best = { header, even };
  }
  return best?.header;
}

/** Columns by the names that exports use for them. A column serves one field only. */
export function columnsBySynonym(names: readonly string[], synonyms: Synonyms): Record<string, number> {
  const normal = names.map(normalName);
  const columns: Record<string, number> = {};
  const taken = new Set<number>();
  for (const [field, list] of Object.entries(synonyms)) {
    const index = list.map((name) => normal.indexOf(name)).find((at) => at >= 0 && !taken.has(at));
    if (index === undefined) continue;
    columns[field] = index;
    taken.add(index);
  }
  return columns;
}

/**
 * Columns by what the user said (`--map`), and by synonyms for the fields that were not told.
 * @throws UserError `missing-column` where a column that was told is not in the header
 */
export function resolveColumns(header: CsvHeader, path: string, map: Readonly<Record<string, string>>, synonyms: Synonyms): Record<string, number> {
  const told: Record<string, number> = {};
  for (const [field, name] of Object.entries(map)) {
    const exact = header.names.indexOf(name);
    const index = exact >= 0 ? exact : header.names.findIndex((other) => normalName(other) === normalName(name));
    if (index < 0) throw missingColumn(header, path, field, name);
    told[field] = index;
  }
  const used = new Set(Object.values(told));
  const guessed = columnsBySynonym(
    header.names.map((name, index) => (used.has(index) ? '' : name)),
    Object.fromEntries(Object.entries(synonyms).filter(([field]) => told[field] === undefined)),
  );
  return { ...guessed, ...told };
}

function missingColumn(header: CsvHeader, path: string, field: string, name: string): UserError {
  const near = closest(name, header.names);
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
export async function* csvRows(source: Source, header: CsvHeader, context: ReadContext): AsyncGenerator<CsvRecord & { readonly record: number }> {
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

/**
 * CSV as real exports write it, record by record. Records that keep to the rules are cut at once (csv-regular.ts); csv-parse
 * reads all others. What a linter needs besides is here: lines of each record, and the rest of the file after a broken one.
 */

import { CsvError, type Options, parse } from 'csv-parse/sync';
import { CsvRecord, lineBreakAt, recordEnd, spansOf } from './csv-record.ts';
import { regularRecord } from './csv-regular.ts';

/** A record longer than this (in UTF-16 units) is taken for a quote that somebody forgot to close. */
const LONGEST_RECORD = 1 << 20;

/** A stretch that is no record: reading goes on with the physical line after its first. */
export interface CsvBroken {
  readonly line: number;
  readonly broken: string;
}

/** A text that is read from its beginning on, as more of it comes. */
interface Reading {
  readonly delimiter: string;
  /** What is not read yet. */
  text: string;
  /** 1-based line on which `text` starts. */
  line: number;
  /** How many fields records have as a rule, and the last one had; 0 where that is not known. */
  width: number;
  lastWidth: number;
}

/**
 * The records of a CSV text, in order; blank lines are left out. Memory is bounded by one chunk and one record.
 * @param delimiter one character
 */
export async function* csvRecords(chunks: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRecord | CsvBroken> {
  const reading: Reading = { delimiter, text: '', line: 1, width: 0, lastWidth: 0 };
  for await (const chunk of chunks) {
    reading.text += chunk;
    if (chunk.includes('\n')) yield* drain(reading, false);
  }
  yield* drain(reading, true);
}

/**
 * The records at the beginning of a text: for looking at the head of a file.
 * @param whole false where the text may end inside a record, which is then left out
 */
export function csvHead(head: string, delimiter: string, whole: boolean, limit = Number.POSITIVE_INFINITY): (CsvRecord | CsvBroken)[] {
  const items: (CsvRecord | CsvBroken)[] = [];
  for (const item of drain({ delimiter, text: head, line: 1, width: 0, lastWidth: 0 }, whole)) {
    if (items.length >= limit) break;
    items.push(item);
  }
  return items;
}

/** Records that were read before, from their sources and lines. */
export function csvAgain(records: readonly Pick<CsvRecord, 'source' | 'line'>[], delimiter: string): CsvRecord[] {
  // CRLF, for a source may end in a CR of its own.
  const items = csvHead(records.map(({ source }) => `${source}\r\n`).join(''), delimiter, true);
  return items.map((item, index) => (item as CsvRecord).movedTo(records[index]?.line ?? 0));
}

function* drain(reading: Reading, atEnd: boolean): Generator<CsvRecord | CsvBroken> {
  const text = atEnd ? reading.text.replace(/\r$/, '') : reading.text;
  let at = 0;
  while (at < text.length) {
    const regular = regularRecord(text, at, reading.delimiter, atEnd);
    if (regular !== undefined) {
      const { values, end, lines } = regular;
      const source = text.slice(at, end);
      if (source.trim() !== '') yield new CsvRecord(reading.line, values, source);
      if (values.length === reading.lastWidth) reading.width = reading.lastWidth;
      reading.lastWidth = values.length;
      at = end + lineBreakAt(text, end);
      reading.line += lines;
      continue;
    }
    const end = balanced(text, at, atEnd);
    const found = end === at ? undefined : parseWell(text.slice(at, end), reading);
    if (found !== undefined && found.end > 0) {
      yield* found.records;
      at += found.end;
      reading.line += found.lines;
      continue;
    }
    const lineBreak = text.indexOf('\n', at);
    if (lineBreak < 0 && !atEnd) break;
    const next = lineBreak < 0 ? text.length : lineBreak + 1;
    const record = parseLine(text.slice(at, next).replace(/\r?\n$/, ''), reading);
    // The quote may be closed in what is still to come.
    if (record === undefined && end === at && !atEnd && text.length - at < LONGEST_RECORD) break;
    yield record ?? { line: reading.line, broken: 'a quote is opened and not closed' };
    at = next;
    reading.line++;
  }
  reading.text = text.slice(at);
}

/**
 * The end of the first line from `at` on where the quotes so far are even in number, so that a record may end there;
 * `at` itself where there is none within the longest record.
 */
function balanced(text: string, at: number, atEnd: boolean): number {
  let odd = false;
  let next = at;
  let quote = text.indexOf('"', at);
  while (next < text.length && next - at < LONGEST_RECORD) {
    const lineBreak = text.indexOf('\n', next);
    if (lineBreak < 0 && !atEnd) break;
    next = lineBreak < 0 ? text.length : lineBreak + 1;
    for (; quote >= 0 && quote < next; quote = text.indexOf('"', quote + 1)) odd = !odd;
    if (!odd) return next;
  }
  return at;
}

/** The values that csv-parse finds; undefined where a quote is not closed. */
function parseValues(text: string, delimiter: string, width: number): string[][] | undefined {
  const options: Options = {
    delimiter,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  };
  // Each record that is not as wide as the first costs csv-parse an error object and more time than 20 others:
  // the first is one of the usual width, so that no broken record comes to stand there.
  const guide = width < 2 ? '' : `${delimiter.repeat(width - 1)}\n`;
  try {
    return parse(guide + text, options).slice(guide === '' ? 0 : 1);
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') return undefined;
    throw error;
  }
}

interface Parsed {
  readonly records: readonly CsvRecord[];
  /** The offset behind them. */
  readonly end: number;
  /** Count of lines up to there. */
  readonly lines: number;
}

/** The records of some whole lines, up to the first one that is not well formed; undefined where a quote is not closed. */
function parseWell(text: string, { line, delimiter, width }: Readonly<Reading>): Parsed | undefined {
  const rows = parseValues(text, delimiter, width);
  if (rows === undefined) return undefined;
  const records: CsvRecord[] = [];
  let at = 0;
  let lines = 0;
  const passLineBreaks = (): void => {
    for (let length = lineBreakAt(text, at); length > 0; length = lineBreakAt(text, at)) {
      at += length;
      lines++;
    }
  };
  for (const values of rows) {
    // Blank lines are not among the rows.
    passLineBreaks();
    const end = recordEnd(text, at, values, delimiter);
    if (end === undefined) return { records, end: at, lines };
    const source = text.slice(at, end);
    if (source.trim() !== '') records.push(new CsvRecord(line + lines, values, source));
    for (let lineBreak = source.indexOf('\n'); lineBreak >= 0; lineBreak = source.indexOf('\n', lineBreak + 1)) lines++;
    at = end;
  }
  passLineBreaks();
  return { records, end: at, lines };
}

/** The record of one line, in which a quote inside a quoted field may not be doubled; undefined where the line is no record. */
function parseLine(source: string, reading: Readonly<Reading>): CsvRecord | undefined {
  const whole = (line: string): CsvRecord | undefined => {
    const found = parseWell(line, reading);
    return found?.end === line.length ? found.records[0] : undefined;
  };
  const asItStands = whole(source);
  if (asItStands !== undefined) return asItStands;
  const { text, doubled } = mend(source, reading.delimiter);
  const record = whole(text);
  if (record === undefined) return undefined;
  // In the mended line everything stands further right by the quotes that were added before it.
  const back = (offset: number): number => offset - doubled.filter((place, before) => place + before < offset).length;
  const spans = spansOf(text, record.values).map(({ start, end, quoted }) => ({ start: back(start), end: back(end), quoted }));
  // Without quotes around the field the quotes in it were right as they stood.
  const values = record.values.map((value, index) => {
    const span = spans[index];
    return span === undefined || span.quoted ? value : source.slice(span.start, span.end);
  });
  return new CsvRecord(reading.line, values, source, spans);
}

/** A line with each quote doubled that stands alone between other characters; `doubled` has the places behind those quotes. */
function mend(line: string, delimiter: string): { text: string; doubled: readonly number[] } {
  const doubled: number[] = [];
  const text = line.replace(/"+/g, (quotes, offset: number) => {
    const atStart = (line[offset - 1] ?? delimiter) === delimiter;
    const atEnd = (line[offset + quotes.length] ?? delimiter) === delimiter;
    // The first quote at the start of a field opens it.
    if (atEnd || (quotes.length - (atStart ? 1 : 0)) % 2 === 0) return quotes;
    doubled.push(offset + quotes.length);
    return `${quotes}"`;
  });
  return { text, doubled };
}

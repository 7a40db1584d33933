/**
 * RFC 4180 with the licence that real exports take: stray quotes, LF or CRLF, line breaks inside quotes.
 * Written here, and checked against csv-parse in the tests, because a linter needs what no CSV library gives:
 * the place of every field in the file, and the rest of the file after a quote that is never closed.
 */

import type { Position } from '../../model/index.ts';

/** A quoted field longer than this (in UTF-16 units) is taken for a quote that somebody forgot to close. */
const LONGEST_RECORD = 1 << 20;

/** One record, with the place of each of its fields. */
export class CsvRecord {
  /** 1-based line on which the record starts. */
  readonly line: number;
  readonly values: readonly string[];
  /** Count of physical lines that the record takes. */
  readonly height: number;
  /** The record as it stands in the file. */
  readonly source: string;
  readonly #fields: Fields;

  constructor(line: number, height: number, source: string, fields: Fields) {
    this.line = line;
    this.height = height;
    this.source = source;
    this.#fields = fields;
    this.values = fields.starts.map((start, index) => {
      const field = source.slice(start, fields.ends[index]);
      return fields.quoted[index] === true && field.includes('""') ? field.replaceAll('""', '"') : field;
    });
  }

  /** The field as it stands in the file, without the quotes around it. */
  raw(index: number): string {
    return this.source.slice(this.#fields.starts[index] ?? 0, this.#fields.ends[index] ?? 0);
  }

  /** True where the field stands in quotes, so that a quote in it is written twice. */
  quoted(index: number): boolean {
    return this.#fields.quoted[index] === true;
  }

  /** Where the field's first character stands in the file: after its opening quote. */
  position(index: number): Position {
    const start = this.#fields.starts[index] ?? 0;
    if (this.height === 1) return { line: this.line, column: start + 1 };
    let line = this.line;
    let lineStart = 0;
    for (let at = this.source.indexOf('\n'); at >= 0 && at < start; at = this.source.indexOf('\n', at + 1)) {
      line++;
      lineStart = at + 1;
    }
    return { line, column: start - lineStart + 1 };
  }
}

/** A stretch that is no record: reading goes on with the physical line after its first. */
export interface CsvBroken {
  readonly line: number;
  readonly broken: string;
}

/** Offsets of the fields in their record, without the quotes around them. */
interface Fields {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly quoted: readonly boolean[];
}

interface Scanned extends Fields {
  /** Offset behind the record's line break. */
  readonly next: number;
  /** Offset of the record's end, without its line break. */
  readonly end: number;
  /** A quote inside a quoted field is not doubled. */
  readonly stray: boolean;
}

/** Reads one record from `start`; `open` where a quote is not closed before the end of `text`, `more` where the text ends first. */
function scan(text: string, start: number, delimiter: string, atEnd: boolean): Scanned | 'open' | 'more' {
  const starts: number[] = [];
  const ends: number[] = [];
  const quoted: boolean[] = [];
  let stray = false;
  let at = start;
  let lineBreak = text.indexOf('\n', start);
  for (;;) {
    let end: number;
    let after: number;
    if (text[at] === '"') {
      let from = at + 1;
      for (;;) {
        end = text.indexOf('"', from);
        if (end < 0 || (end + 1 >= text.length && !atEnd)) return 'open';
        const next = text[end + 1];
        if (next === '"') from = end + 2;
        else if (next === undefined || next === delimiter || next === '\n' || /^\r(\n|$)/.test(text.slice(end + 1, end + 3))) break;
        else {
          stray = true;
          from = end + 1;
        }
      }
      starts.push(at + 1);
      quoted.push(true);
      after = end + 1;
      if (lineBreak >= 0 && lineBreak < after) lineBreak = text.indexOf('\n', after);
    } else {
      if (lineBreak < 0 && !atEnd) return 'more';
      const limit = lineBreak < 0 ? text.length : lineBreak;
      const next = text.indexOf(delimiter, at);
      after = next >= 0 && next < limit ? next : limit;
      end = after;
      if (after === limit && text[end - 1] === '\r' && end > at) end--;
      starts.push(at);
      quoted.push(false);
    }
    ends.push(end);
    if (text[after] === delimiter) {
      at = after + 1;
      continue;
    }
    if (text[after] === '\r') after++;
    if (after >= text.length && !atEnd) return 'more';
    return { starts, ends, quoted, stray, end, next: Math.min(after + 1, text.length) };
  }
}

/** Whether a field without quotes around it holds one. */
function hasQuote(text: string, { starts, ends, quoted }: Fields): boolean {
  return starts.some((start, index) => quoted[index] === false && text.slice(start, ends[index]).includes('"'));
}

function countLineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/**
 * The records of a CSV text, in order; blank lines are left out. Memory is bounded by one chunk and one record.
 * @param delimiter one character
 */
export async function* csvRecords(chunks: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRecord | CsvBroken> {
  const state = { text: '', line: 1 };
  for await (const chunk of chunks) {
    state.text += chunk;
    yield* drain(state, delimiter, false);
  }
  yield* drain(state, delimiter, true);
}

/**
 * The records at the beginning of a text: for looking at the head of a file.
 * @param whole false where the text may end inside a record, which is then left out
 * @param line 1-based line on which the text starts
 */
export function csvHead(
  head: string,
  delimiter: string,
  whole: boolean,
  limit = Number.POSITIVE_INFINITY,
  line = 1,
): (CsvRecord | CsvBroken)[] {
  const items: (CsvRecord | CsvBroken)[] = [];
  for (const item of drain({ text: head, line }, delimiter, whole)) {
    if (items.length >= limit) break;
    items.push(item);
  }
  return items;
}

function* drain(state: { text: string; line: number }, delimiter: string, atEnd: boolean): Generator<CsvRecord | CsvBroken> {
  const { text } = state;
  let at = 0;
  while (at < text.length) {
    const found = scan(text, at, delimiter, atEnd);
    if (typeof found === 'string' && !atEnd && text.length - at < LONGEST_RECORD) break;
    if (found === 'more') break;
    const height = found === 'open' ? 1 : 1 + countLineBreaks(text, at, found.end);
    // A stray quote in a record of several lines is the sign of a quote that swallowed the records after it.
    if (found === 'open' || (height > 1 && (found.stray || hasQuote(text, found)))) {
      yield { line: state.line, broken: 'a quote is opened and not closed' };
      const lineBreak = text.indexOf('\n', at);
      at = lineBreak < 0 ? text.length : lineBreak + 1;
      state.line++;
      continue;
    }
    const raw = text.slice(at, found.end + 1);
    if (raw.trim() !== '') {
      const starts = found.starts.map((offset) => offset - at);
      const ends = found.ends.map((offset) => offset - at);
      yield new CsvRecord(state.line, height, raw, { starts, ends, quoted: found.quoted });
    }
    at = found.next;
    state.line += height;
  }
  state.text = text.slice(at);
}

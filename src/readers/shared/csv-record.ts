/** One record of a CSV file with the places of its fields. csv-parse gives the values only: the places follow from them. */

import type { Position } from '../../model/index.ts';
import { advance } from './encoding.ts';

/** Where a field stands in its record's source: UTF-16 offsets, without the quotes around it. */
export interface FieldSpan {
  readonly start: number;
  readonly end: number;
  /** True where the field stands in quotes, so that a quote in it is written twice. */
  readonly quoted: boolean;
}

/** A field as it stands in the file. */
export interface CsvField {
  /** Without the quotes around it. */
  readonly raw: string;
  readonly quoted: boolean;
  /** The place of its first character: after the opening quote. */
  readonly position: Position;
}

/** One record, with the way back from its fields to the file. */
export class CsvRecord {
  /** 1-based line on which the record starts. */
  readonly line: number;
  readonly values: readonly string[];
  /** The record as it stands in the file, without the line break after it. */
  readonly source: string;
  /** Only where they do not follow from the values. */
  readonly #spans: readonly FieldSpan[] | undefined;

  constructor(line: number, values: readonly string[], source: string, spans?: readonly FieldSpan[]) {
    this.line = line;
    this.values = values;
    this.source = source;
    this.#spans = spans;
  }

  /** The field of that index, which must be one of `values`. */
  field(index: number): CsvField {
    const { start, end, quoted } = this.#spans?.[index] ?? this.#spanOf(index);
    return { raw: this.source.slice(start, end), quoted, position: advance(this.source, start, { line: this.line, column: 1 }) };
  }

  #spanOf(index: number): FieldSpan {
    let at = 0;
    for (let before = 0; before < index; before++) at = fieldEnd(this.source, at, this.values[before] ?? '') + 1;
    return spanAt(this.source, at, this.values[index] ?? '');
  }

  /** The same record, starting on another line. */
  movedTo(line: number): CsvRecord {
    return new CsvRecord(line, this.values, this.source, this.#spans);
  }
}

/** Where the fields with these values stand in `source`, which must be well formed. */
export function spansOf(source: string, values: readonly string[]): FieldSpan[] {
  let at = 0;
  return values.map((value) => {
    const span = spanAt(source, at, value);
    at = span.end + (span.quoted ? 2 : 1);
    return span;
  });
}

function spanAt(source: string, at: number, value: string): FieldSpan {
  const end = fieldEnd(source, at, value);
  return source[at] === '"' ? { start: at + 1, end: end - 1, quoted: true } : { start: at, end, quoted: false };
}

/**
 * The offset behind the record that starts at `start` in `text` and has these values, without its line break.
 * @returns undefined where a stray quote made csv-parse guess: the text is not what these values are written as,
 * or a field without quotes around it holds one in a record of several lines, as where a forgotten quote swallowed records
 */
export function recordEnd(text: string, start: number, values: readonly string[], delimiter: string): number | undefined {
  let at = start;
  let bareQuote = false;
  for (let index = 0; index < values.length; index++) {
    if (index > 0 && text[at++] !== delimiter) return undefined;
    const value = values[index] ?? '';
    bareQuote ||= text[at] !== '"' && value.includes('"');
    at = fieldEnd(text, at, value);
    if (at < 0) return undefined;
  }
  if (at < text.length && lineBreakAt(text, at) === 0) return undefined;
  return bareQuote && text.slice(start, at).includes('\n') ? undefined : at;
}

/** The length of the line break at `at`: 0 where there is none. */
export function lineBreakAt(text: string, at: number): number {
  if (text[at] === '\n') return 1;
  return text[at] === '\r' && text[at + 1] === '\n' ? 2 : 0;
}

/** The offset behind a field, and behind the quote that closes it; -1 where the text at `at` is not that field. */
function fieldEnd(text: string, at: number, value: string): number {
  if (text[at] !== '"') return at + value.length;
  const written = value.includes('"') ? value.replaceAll('"', '""') : value;
  const end = at + 1 + written.length;
  return text[end] === '"' && (written === value || text.startsWith(written, at + 1)) ? end + 1 : -1;
}

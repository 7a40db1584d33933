/** A transcript as a Markdown table: a message a row, or a question with its answer a row. */

import { FieldFinder, MESSAGE_FIELDS } from '../shared/fields.ts';
import type { Piece } from '../shared/lines-text.ts';
import { markdownEncoding } from '../shared/markdown-encoding.ts';
import { roleOf } from '../shared/roles.ts';
import type { Speech } from '../shared/speeches.ts';

const ROW = /^\s*\|.*\|\s*$/;
const RULE = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;

export function isTableRow(line: string): boolean {
  return ROW.test(line);
}

/** The cells of a row; a bar after a backslash is text. */
function cellsOf(line: string, number: number): Piece[] {
  const cells: Piece[] = [];
  let start = line.indexOf('|') + 1;
  for (let at = start; at < line.length; at++) {
    if (line[at] !== '|' || line[at - 1] === '\\') continue;
    cells.push({ raw: line.slice(start, at), line: number, column: start + 1, encoding: markdownEncoding });
    start = at + 1;
  }
  return cells;
}

/** Reads the rows of one table; undefined for every row of a table that holds no transcript. */
export class Table {
  readonly #names: readonly string[];
  #role = -1;
  #text = -1;
  #at = -1;
  readonly #pairs: boolean;

  constructor(header: string) {
    this.#names = cellsOf(header, 1).map((cell) => plain(cell));
    const sides = this.#names.map((name) => roleOf(name));
    this.#pairs = this.#names.length === 2 && sides.includes('customer') && sides.includes('agent');
    const found = new FieldFinder(MESSAGE_FIELDS).assign(this.#names);
    const index = (name: string | undefined): number => (name === undefined ? -1 : this.#names.indexOf(name));
    this.#role = index(found.role ?? found.author);
    this.#text = index(found.text);
    this.#at = index(found.at);
  }

  /** Whether the header names who speaks and what is said. */
  get isTranscript(): boolean {
    return this.#pairs || (this.#role >= 0 && this.#text >= 0);
  }

  /** The speeches of one row: none for the line under the header. */
  read(line: string, number: number): readonly Speech[] {
    if (RULE.test(line)) return [];
    const cells = cellsOf(line, number);
    if (this.#pairs) return cells.slice(0, 2).map((cell, index) => ({ label: this.#names[index] ?? '', pieces: [cell] }));
    const label = cells[this.#role];
    const text = cells[this.#text];
    if (label === undefined || text === undefined || plain(label) === '') return [];
    const time = cells[this.#at];
    return [{ label: plain(label), ...(time !== undefined && { time: plain(time) }), pieces: [text] }];
  }
}

function plain({ raw }: Piece): string {
  return raw
    .replace(markdownEncoding.pattern, (match) => markdownEncoding.decode(match))
    .trim()
    .replace(/:$/, '');
}

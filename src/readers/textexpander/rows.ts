/** Tables of snippets that have no header: abbreviation, text, label. */

import { csvHead } from '../shared/csv.ts';
import { CsvRecord } from '../shared/csv-record.ts';
import { CANNED_FIELDS, FieldFinder } from '../shared/fields.ts';

/** As much of the file as is looked at. */
const ROWS = 20;

const ABBREVIATION = /^\S{1,24}$/;

/** The delimiter by which two thirds of the first rows are such snippets; undefined where none does. */
export function snippetDelimiter(head: string): string | undefined {
  return [',', ';', '\t'].find((delimiter) => {
    const rows = csvHead(head, delimiter, head.length < 1 << 14, ROWS);
    const good = rows.filter((row) => row instanceof CsvRecord && isSnippet(row.values));
    return good.length > 0 && good.length * 3 >= rows.length * 2;
  });
}

function isSnippet({ length, 0: abbreviation = '', 1: text = '' }: readonly string[]): boolean {
  return (length === 2 || length === 3) && ABBREVIATION.test(abbreviation.trim()) && text.trim() !== '';
}

/** True for such a table whose texts are longer than words and whose first row names no columns. */
export function looksLikeSnippets(head: string): boolean {
  const delimiter = snippetDelimiter(head);
  if (delimiter === undefined) return false;
  const rows = csvHead(head, delimiter, head.length < 1 << 14, ROWS).filter((row) => row instanceof CsvRecord);
  const named = new FieldFinder(CANNED_FIELDS).assign(rows[0]?.values ?? []);
  if (Object.keys(named).length > 0) return false;
  const abbreviations = rows.map(({ values }) => values[0]);
  const sentences = rows.filter(({ values }) => /\S\s+\S/.test(values[1] ?? '')).length;
  return new Set(abbreviations).size === abbreviations.length && sentences * 2 > rows.length;
}

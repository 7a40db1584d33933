/** The text of a CSV field with its place in the file: quotes are doubled in quoted fields, and Excel has ways of its own. */

import type { CsvRecord } from './csv-record.ts';
import { type Encoding, encodingWith, type Located, located } from './encoding.ts';

/** `_x000D_` is how Excel writes a CR; a `'` before a sign keeps a cell from being taken for a formula. */
const EXCEL = /_x000D_\n?|^'(?=[=+@-])/;
const QUOTED = encodingWith(new RegExp(`""|${EXCEL.source}`), decodeCell);
const BARE = encodingWith(EXCEL, decodeCell);

/** `="00123"`: a formula that gives a text. */
const FORMULA = /^="[\s\S]*"$/;

function decodeCell(match: string): string | undefined {
  if (match === '""') return '"';
  if (match === "'") return '';
  return match.startsWith('_') ? match.slice('_x000D_'.length) : undefined;
}

/** How the lines of a cell are written. */
export function cellEncoding(quoted: boolean): Encoding {
  return quoted ? QUOTED : BARE;
}

/** @param encodings for fields with and without quotes around them, where the format escapes more than CSV does */
export function csvText(
  record: CsvRecord,
  index: number,
  encodings: { quoted: Encoding; bare: Encoding } = { quoted: QUOTED, bare: BARE },
): Located {
  const { raw, position, quoted } = record.field(index);
  const encoding = quoted ? encodings.quoted : encodings.bare;
  if (!FORMULA.test(record.values[index] ?? '')) return located(raw, position, encoding);
  const quotes = quoted ? 2 : 1;
  const start = { line: position.line, column: position.column + 1 + quotes };
  return located(raw.slice(1 + quotes, raw.length - quotes), start, encoding);
}

/** The text of a CSV field with its place in the file: quotes are doubled in quoted fields, and Excel writes `_x000D_` for a CR. */

import type { CsvRecord } from './csv-record.ts';
import { type Encoding, encodingWith, type Located, located } from './encoding.ts';

const QUOTED = encodingWith(/""|_x000D_\n?/, decodeCell);
const BARE = encodingWith(/_x000D_\n?/, decodeCell);

function decodeCell(match: string): string | undefined {
  if (match === '""') return '"';
  return match.startsWith('_') ? match.slice('_x000D_'.length) : undefined;
}

/** @param encodings for fields with and without quotes around them, where the format escapes more than CSV does */
export function csvText(
  record: CsvRecord,
  index: number,
  encodings: { quoted: Encoding; bare: Encoding } = { quoted: QUOTED, bare: BARE },
): Located {
  const { raw, position, quoted } = record.field(index);
  return located(raw, position, quoted ? encodings.quoted : encodings.bare);
}

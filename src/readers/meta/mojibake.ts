/** Meta writes each byte of UTF-8 as a character of its own: `Perch\u00c3\u00a9` for "Perché". */

import type { Body } from '../shared/body.ts';
import { cleanText, rawOffset } from '../shared/clean.ts';
import type { DataRecord, KeyPath } from '../shared/record.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text that was meant; the very same string where it is not bytes of UTF-8, as in files that were repaired already. */
export function repaired(raw: string): string {
  if (!/[\u0080-\u00FF]/.test(raw) || /[\u0100-\uFFFF]/.test(raw)) return raw;
  try {
    return decoder.decode(Buffer.from(raw, 'latin1'));
  } catch {
    return raw;
  }
}

/** A string of a record, repaired, with the way back to the bytes as they stand in the file. */
export function metaBody(record: DataRecord, path: KeyPath, raw: string): Body {
  const text = repaired(raw);
  return {
    text: cleanText(text),
    locate(offset) {
      const at = rawOffset(text, offset);
      return record.place(path, text === raw ? at : Buffer.byteLength(text.slice(0, wholeAt(text, at))));
    },
  };
}

/** Half of a surrogate pair has no bytes of its own. */
function wholeAt(text: string, offset: number): number {
  return /[\uD800-\uDBFF]/.test(text[offset - 1] ?? '') ? offset - 1 : offset;
}

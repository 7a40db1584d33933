import stringWidth from 'string-width';
import { graphemesOf } from './graphemes.ts';

/** Characters that could move the cursor, ring or turn the direction: text of a stranger must not steer a terminal. */
export const UNSAFE = /(?!\n)\p{Cc}|[\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;

/** A visible sign for an unsafe character, or nothing. */
export const harmless = (char: string): string => {
  const code = char.charCodeAt(0);
  if (char === '\t' || code === 0x2028 || code === 0x2029) return ' ';
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : code < 0xa0 ? '�' : '';
};

/** One line of text for the terminal: line breaks become spaces, control characters visible signs. */
export const plain = (text: string): string => text.replace(/\r?\n/g, ' ').replace(UNSAFE, harmless).trim();

/** A text cut to a number of columns, with a sign that something is missing. */
export function clipped(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let out = '';
  let used = 1;
  for (const { segment } of graphemesOf(text)) {
    used += stringWidth(segment);
    if (used > width) break;
    out += segment;
  }
  return `${out.trimEnd()}…`;
}

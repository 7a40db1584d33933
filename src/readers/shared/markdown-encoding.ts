import { cleanText } from './clean.ts';
import { type Encoding, encodingWith } from './encoding.ts';

/** Emphasis, its escapes, entities and line breaks of tables. Marks with blanks on both sides ("5 * 3") are text. */
const MARKUP = new RegExp(
  [
    String.raw`\\[\\*_#\[\]()>~|\x60-]`,
    String.raw`(?<![\p{L}\p{N}*\\])\*{1,3}(?=[^\s*])|(?<=[^\s*\\])\*{1,3}(?![\p{L}\p{N}*])`,
    String.raw`(?<![\p{L}\p{N}_\\])_{1,2}(?=[^\s_])|(?<=[^\s_\\])_{1,2}(?![\p{L}\p{N}_])`,
    '~~',
    '<br ?/?>',
    String.raw`&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});`,
  ].join('|'),
);

/** Prose in Markdown: emphasis reads as plain words. */
export const markdownEncoding: Encoding = encodingWith(MARKUP, (match) => {
  if (match.startsWith('\\')) return match.slice(1);
  if (match.startsWith('&')) return cleanText(match, { entities: true });
  if (match.startsWith('<')) return '\n';
  return /^[*_~]/.test(match) ? '' : undefined;
});

import type { Position } from '../../model/index.ts';
import { type CleanOptions, cleanText, rawOffset } from './clean.ts';
import { type HtmlOptions, htmlText } from './html.ts';
import type { MappedText } from './mapped-text.ts';
import type { DataRecord, KeyPath } from './record.ts';

/** A message's text with the way back to its place in the file. */
export interface Body {
  readonly text: string;
  locate(offset: number): Position;
}

/** A string of a JSON or YAML record that is plain text; `entities` where the product escapes `&amp;` in it. */
export function plainBody(record: DataRecord, path: KeyPath, raw: string, options: CleanOptions = {}): Body {
  return { text: cleanText(raw, options), locate: (offset) => record.place(path, rawOffset(raw, offset, options)) };
}

/** A string of a record that is HTML. */
export function htmlBody(record: DataRecord, path: KeyPath, raw: string, options?: HtmlOptions): Body {
  return mappedBody(record, path, htmlText(raw, options));
}

/** A text that was made from a string of a record, such as HTML without its quoted history. */
export function mappedBody(record: DataRecord, path: KeyPath, mapped: MappedText): Body {
  return { text: mapped.text, locate: (offset) => record.place(path, mapped.rawOffset(offset)) };
}

/** True for a string that has a tag or an entity, as HTML bodies do, where a product does not say which of both it gives. */
export function looksLikeHtml(text: string): boolean {
  return /<(?:\/?(?:p|div|br|span|a|ul|ol|li|b|i|strong|em|table|tr|td|blockquote|h[1-6]|img|html|body|font)\b[^<>]*)>/i.test(text);
}

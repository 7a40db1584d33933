import type { Position } from '../../model/index.ts';
import { type CleanOptions, cleanText, rawOffset } from './clean.ts';
import { type HtmlOptions, htmlText } from './html.ts';
import type { MappedText } from './mapped-text.ts';
import type { DataRecord, KeyPath } from './record.ts';

/** A message's text with the way back to its place in the file. */
export interface Body {
  readonly text: string;
  locate(offset: number): Position;
  /** The record that stays in memory for the way back. */
  readonly record?: DataRecord;
}

/** A string of a JSON or YAML record that is plain text; `entities` where the product escapes `&amp;` in it. */
export function plainBody(record: DataRecord, path: KeyPath, raw: string, options: CleanOptions = {}): Body {
  return { text: cleanText(raw, options), locate: (offset) => record.place(path, rawOffset(raw, offset, options)), record };
}

/** A string of a record that is HTML. */
export function htmlBody(record: DataRecord, path: KeyPath, raw: string, options?: HtmlOptions): Body {
  return mappedBody(record, path, htmlText(raw, options));
}

/** A text that was made from a string of a record, such as HTML without its quoted history. */
export function mappedBody(record: DataRecord, path: KeyPath, mapped: MappedText): Body {
  return { text: mapped.text, locate: (offset) => record.place(path, mapped.rawOffset(offset)), record };
}

/** A string of a record that is HTML or plain text, as the product was asked for. */
export function richBody(record: DataRecord, path: KeyPath, raw: string, options?: HtmlOptions): Body {
  return looksLikeHtml(raw) ? htmlBody(record, path, raw, options) : plainBody(record, path, raw);
}

/** A message without text, such as a picture: its place is that of the value at `path`. */
export function emptyBody(record: DataRecord, path: KeyPath): Body {
  return { text: '', locate: () => record.place(path, 0), record };
}

/** The texts of a message that the product keeps in parts, one below the other. */
export function joinedBody(bodies: readonly [Body, ...Body[]]): Body {
  return {
    text: bodies.map(({ text }) => text).join('\n'),
    ...(bodies[0].record === undefined ? {} : { record: bodies[0].record }),
    locate(offset) {
      let start = 0;
      for (const body of bodies) {
        if (offset - start <= body.text.length) return body.locate(offset - start);
        start += body.text.length + 1;
      }
      return bodies[0].locate(0);
    },
  };
}

/** True for a string that has a tag or an entity, as HTML bodies do, where a product does not say which of both it gives. */
export function looksLikeHtml(text: string): boolean {
  return /<(?:\/?(?:p|div|br|span|a|ul|ol|li|b|i|strong|em|table|tr|td|blockquote|h[1-6]|img|html|body|font)\b[^<>]*)>/i.test(text);
}

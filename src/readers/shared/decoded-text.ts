import { type Encoding, plainEncoding } from './encoding.ts';
import { type MappedText, MappedTextBuilder } from './mapped-text.ts';

/** What a raw text stands for, with the way back. */
export function decodedText(raw: string, encoding: Encoding = plainEncoding): MappedText {
  const builder = new MappedTextBuilder();
  let at = 0;
  for (const match of raw.matchAll(encoding.pattern)) {
    builder.copy(raw.slice(at, match.index), at);
    builder.replace(encoding.decode(match[0]), match.index);
    at = match.index + match[0].length;
  }
  builder.copy(raw.slice(at), at);
  return builder.end();
}

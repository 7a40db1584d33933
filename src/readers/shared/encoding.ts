/** Texts that are written differently in the file than they read: one description decodes them and finds places in them. */

import type { Conversation, Position } from '../../model/index.ts';
import { cleanText, INVISIBLE } from './clean.ts';

/** How a format writes text: each match of `pattern` (with the flag g) stands for what `decode` gives; all else for itself. */
export interface Encoding {
  readonly pattern: RegExp;
  decode(match: string): string;
}

/** Marks that no reader sees, kinds of space that only look like one, and line breaks of other systems. */
const COMMON = new RegExp(`${INVISIBLE.source}|\\r\\n?`);

function decodeCommon(match: string): string {
  return match.startsWith('\r') ? '\n' : cleanText(match);
}

/** Plain text: only invisible marks, no-break spaces and line breaks differ. */
export const plainEncoding: Encoding = { pattern: new RegExp(COMMON, 'gu'), decode: decodeCommon };

/** Plain text in which, on top, `pattern` is written for something else; `decode` gives undefined for what is not its own. */
export function encodingWith(pattern: RegExp, decode: (match: string) => string | undefined): Encoding {
  return { pattern: new RegExp(`${pattern.source}|${COMMON.source}`, 'gu'), decode: (match) => decode(match) ?? decodeCommon(match) };
}

/** A message's text with the way back to the file. */
export interface Located {
  /** Decoded, without white space around it. */
  readonly text: string;
  readonly position: Position;
  /** Present where counting characters from `position` would miss the place. */
  readonly locate?: (offset: number) => Position;
}

/**
 * Decodes one stretch of a file.
 * @param raw as it stands in the file
 * @param start the place of its first character
 */
export function located(raw: string, start: Position, encoding: Encoding = plainEncoding): Located {
  const decoded = raw.replace(encoding.pattern, (match) => encoding.decode(match));
  const text = decoded.trim();
  const lead = decoded.length - decoded.trimStart().length;
  const locate = (offset: number): Position => advance(raw, rawOffset(raw, lead + offset, encoding), start);
  const position = lead === 0 && raw[0] === text[0] ? start : locate(0);
  return decoded === raw ? { text, position } : { text, position, locate };
}

/** The offset in `raw` of the character that stands at `offset` in the decoded text. */
function rawOffset(raw: string, offset: number, encoding: Encoding): number {
  let decoded = 0;
  let at = 0;
  for (const match of raw.matchAll(encoding.pattern)) {
    const plain = match.index - at;
    if (offset < decoded + plain) return at + offset - decoded;
    decoded += plain;
    const length = encoding.decode(match[0]).length;
    if (offset < decoded + length) return match.index;
    decoded += length;
    at = match.index + match[0].length;
  }
  return Math.min(at + offset - decoded, raw.length);
}

/** The place of `offset` in `text`, whose first character is at `start`. */
export function advance(text: string, offset: number, start: Position): Position {
  let line = start.line;
  let lineStart = -1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at;
  }
  return { line, column: lineStart < 0 ? start.column + offset : offset - lineStart };
}

/** The ways back of one conversation's messages: `locate` is what its Conversation takes. */
export class Places {
  // Keyed by place, not by object: a message that was copied or redacted on the way still finds its own.
  readonly #ways = new Map<string, (offset: number) => Position>();

  add({ position, locate }: Located): void {
    if (locate !== undefined) this.#ways.set(`${position.line}:${position.column}`, locate);
  }

  readonly locate: NonNullable<Conversation['locate']> = ({ position, text }, offset) =>
    this.#ways.get(`${position.line}:${position.column}`)?.(offset) ?? advance(text, offset, position);
}

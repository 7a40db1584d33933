/** The first line of a WhatsApp message, in all the ways in which phones write it. */

import { INVISIBLE } from '../shared/clean.ts';
import { type Located, located } from '../shared/encoding.ts';
import type { Piece } from '../shared/lines-text.ts';
import { type DateParts, isoClock } from '../shared/time.ts';

/** Halves and parts of the day before the clock, and whether they are after noon. */
const HALVES: ReadonlyMap<string, boolean> = new Map([
  ...['上午', '凌晨', '清晨', '早上', '午前', '오전'].map((word) => [word, false] as const),
  ...['下午', '中午', '傍晚', '晚上', '午後', '오후'].map((word) => [word, true] as const),
]);

/** Checked on the line without invisible marks and with plain spaces. */
const HEAD = new RegExp(
  [
    String.raw`^\[?(\d{1,4}[-/.]\s?\d{1,4}[-/.]\s?\d{1,4})\.?,?\s+(?:klo |à |um |alle |ore )?`,
    String.raw`(${[...HALVES.keys()].join('|')})?\s*(\d{1,2}[.:]\d{2}(?:[.:]\d{2})?)(?:\s?([AaPp])\.?\s?[Mm]\.?)?`,
    String.raw`\]?(?:\s[-–])?:?\s+(.*)$`,
  ].join(''),
  'u',
);

/** A name is followed by a colon and a blank; longer ones are sentences with a colon in them. */
const AUTHOR = /^([^:]{1,60}|[^:]{1,40}:[^:]{1,20}):(?: |$)/u;

/** Own actions in the place of a name, as in "Mario ha aggiunto: Luca". */
const ACTION = new RegExp(
  [
    String.raw`\b(?:added|removed|changed|created|ha (?:aggiunto|rimosso|cambiato|modificato|creato))\b`,
    String.raw`(?:añadió|agregó|hat .{0,30}hinzugefügt|a ajouté|adicionou)(?!\p{L})`,
  ].join('|'),
  'iu',
);

export interface Head {
  readonly date: DateParts;
  /** `15:11:00` */
  readonly clock: string;
  /** As in the file, without the "~ " of unsaved contacts; undefined for a notice of the channel. */
  readonly author?: string;
  /** The text's part of the line, as it stands there. */
  readonly piece: Piece;
}

/** The beginnings of messages among some lines. */
export function headsOf(lines: readonly string[]): Head[] {
  return lines.map((line, index) => headOf(line.replace(/\r$/, ''), index + 1)).filter((head) => head !== undefined);
}

/** Reads a line as the beginning of a message; undefined where it continues the one before. */
export function headOf(raw: string, line: number): Head | undefined {
  // Every head has a digit among its first characters: most lines of long messages have not.
  if (!/^[\s[\u200E\u200F\u202A-\u202E\uFEFF]*\d/.test(raw)) return undefined;
  // Most lines have nothing invisible in them, and stand at the edge.
  const plain = !INVISIBLE.test(raw) && raw.charCodeAt(0) > 32;
  const { text, position, locate }: Located = plain
    ? { text: raw.trimEnd(), position: { line, column: 1 } }
    : located(raw, { line, column: 1 });
  // `text` is trimmed, and the head ends with a blank where the message is empty.
  const padded = `${text} `;
  const match = HEAD.exec(padded);
  if (match === null) return undefined;
  const [, date = '', half, clock = '', meridiem, rest = ''] = match;
  const [a, b, c] = (date.match(/\d+/g) ?? []).map(Number);
  const [hour = 0, minute = 0, second = 0] = clock.split(/[.:]/).map(Number);
  if (a === undefined || b === undefined || c === undefined || hour > 23 || minute > 59) return undefined;
  const author = AUTHOR.exec(rest);
  const spoken = author !== null && !ACTION.test(author[1] ?? '') ? author : null;
  const textAt = padded.length - rest.length + (spoken?.[0].length ?? 0);
  const column = locate?.(textAt).column ?? position.column + textAt;
  const name = spoken?.[1]?.replace(/^~\s*/, '').trim();
  return {
    date: [a, b, c],
    clock: isoClock(hour, minute, second, halfOf(half, meridiem)),
    ...(name !== undefined && { author: name }),
    piece: { raw: raw.slice(column - 1), line, column },
  };
}

function halfOf(word: string | undefined, letter: string | undefined): 'am' | 'pm' | undefined {
  if (word !== undefined) return HALVES.get(word) === true ? 'pm' : 'am';
  if (letter === undefined) return undefined;
  return letter.toLowerCase() === 'p' ? 'pm' : 'am';
}

/** A message that takes several lines of a file, each with its own indentation or quote mark. */

import { advance, type Encoding, type Located, located } from './encoding.ts';

/** One line's part of a message, as it stands in the file from `column` on. */
export interface Piece {
  readonly raw: string;
  readonly line: number;
  readonly column: number;
  /** Where it is not plain text. */
  readonly encoding?: Encoding;
}

/** The text of the pieces, one a line, without blank lines at its ends; `fallback` is the place of an empty one. */
export function joinPieces(pieces: readonly Piece[], fallback: Piece): Located {
  const all = pieces.map(({ raw, line, column, encoding }) => located(raw, { line, column }, encoding));
  const first = all.findIndex(({ text }) => text !== '');
  if (first < 0) return { text: '', position: { line: fallback.line, column: fallback.column } };
  const lines = all.slice(first, all.findLastIndex(({ text }) => text !== '') + 1);
  const [head] = lines as [Located];
  const text = lines.length === 1 ? head.text : lines.map((line) => line.text).join('\n');
  // Most messages stand in the file as they read: their places can be counted.
  const plain = lines.every(
    ({ position, locate }, index) =>
      locate === undefined && (index === 0 || (position.column === 1 && position.line === head.position.line + index)),
  );
  if (plain) return { text, position: head.position };
  const locate: Located['locate'] = (offset) => {
    let rest = offset;
    for (const [index, { text, position, locate: within }] of lines.entries()) {
      if (rest <= text.length || index === lines.length - 1) return within?.(rest) ?? advance(text, rest, position);
      rest -= text.length + 1;
    }
    return { line: fallback.line, column: fallback.column };
  };
  return { text, position: head.position, locate };
}

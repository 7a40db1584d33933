import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { applyEdits, type Edit, type Edited } from '../../text/redact.ts';
import { harmless, UNSAFE } from '../shared/plain.ts';

export { clipped, plain } from '../shared/plain.ts';

/** A text for the terminal that keeps its line breaks (never two in a row) and its places. */
export function tidy(text: string): Edited {
  const edits: Edit[] = [];
  for (const match of text.matchAll(/^\s+|\s+$|[^\S\n]*\n\s*/g)) {
    const outside = match.index === 0 || match.index + match[0].length === text.length;
    edits.push({ start: match.index, end: match.index + match[0].length, text: outside ? '' : '\n' });
  }
  const spaced = applyEdits(text, edits);
  const signs = [...spaced.text.matchAll(UNSAFE)].map(
    ({ index, 0: char }): Edit => ({ start: index, end: index + 1, text: harmless(char) }),
  );
  const safe = applyEdits(spaced.text, signs);
  return { text: safe.text, at: (offset, edge) => safe.at(spaced.at(offset, edge), edge) };
}

/** Lines moved to the right; an empty one stays empty. */
export const indented = (lines: readonly string[], by: string): string[] => lines.map((line) => (line === '' ? '' : by + line));

/** Lines of at most `width` columns, without spaces at their ends; none for no text. */
export function wrapped(text: string, width: number): string[] {
  if (text === '') return [];
  return wrapAnsi(text, Math.max(width, 1), { hard: true })
    .split('\n')
    .map((line) => line.trimEnd());
}

/** The first line behind a head, the others under it. */
export function hanging(head: string, lines: readonly string[]): string[] {
  const indent = ' '.repeat(stringWidth(head));
  return lines.map((line, index) => `${index === 0 ? head : indent}${line}`.trimEnd());
}

/** Parts (the empty ones left out) in one line where they fit, else broken between them; a part alone may be longer than the line. */
export function flowing(parts: readonly string[], gap: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    if (part === '') continue;
    if (line !== '' && stringWidth(line) + stringWidth(gap) + stringWidth(part) > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? part : line + gap + part;
  }
  return line === '' ? lines : [...lines, line];
}

/** Two blocks of lines beside each other, the second starting at a column. */
export function beside(left: readonly string[], right: readonly string[], column: number): string[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const first = left[index] ?? '';
    const second = right[index] ?? '';
    return second === '' ? first : first + ' '.repeat(Math.max(1, column - stringWidth(first))) + second;
  });
}

/** A text filled up with spaces to a number of columns. */
export const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - stringWidth(text)));

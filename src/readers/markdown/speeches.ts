/** The lines of one conversation in Markdown as speeches. */

import type { Line, ReadContext } from '../reader.ts';
import { plainEncoding } from '../shared/encoding.ts';
import type { Speakers } from '../shared/speakers.ts';
import { acceptedLabels, type Speech } from '../shared/speeches.ts';
import { FENCE, headingOf, markdownSpeaker, textPiece } from './syntax.ts';
import { isTableRow, Table } from './table.ts';

/** @param headings labels of headings that are speakers */
export function speechesOf(lines: readonly Line[], headings: ReadonlySet<string>, speakers: Speakers, context: ReadContext): Speech[] {
  const code = codeLines(lines);
  const starts = lines.map(({ text, number }, index) => (code.has(index) || headingOf(text) ? undefined : markdownSpeaker(text, number)));
  const accepted = acceptedLabels(starts, speakers);
  const speeches: Speech[] = [];
  let table: Table | undefined;
  let lost: number | undefined;
  lines.forEach(({ text, number }, index) => {
    if (code.has(index)) {
      speeches.at(-1)?.pieces.push({ raw: text, line: number, column: 1, encoding: plainEncoding });
      return;
    }
    const row = isTableRow(text);
    if (!row) table = undefined;
    else if (table === undefined) {
      table = new Table(text);
      if (table.isTranscript) return;
    }
    if (table?.isTranscript === true) {
      speeches.push(...table.read(text, number));
      return;
    }
    const heading = headingOf(text);
    const start = starts[index];
    if (heading !== undefined && headings.has(heading.label)) {
      const time = heading.time === undefined ? {} : { time: heading.time };
      speeches.push({ label: heading.label, ...time, pieces: [{ raw: '', line: number, column: text.length + 1 }] });
    } else if (start !== undefined && accepted.has(start.label)) {
      const time = start.time === undefined ? {} : { time: start.time };
      speeches.push({ label: start.label, ...time, pieces: [start.piece] });
    } else if (speeches.length > 0) speeches.at(-1)?.pieces.push(textPiece(text, number));
    else if (text.trim() !== '') lost ??= number;
  });
  if (lost !== undefined && speeches.length > 0) {
    context.diagnose({ code: 'no-speaker', level: 'note', line: lost, message: 'The text before the first speaker was left out.' });
  }
  return speeches;
}

/** Indices of the lines in fenced code, with the fences. */
function codeLines(lines: readonly Line[]): ReadonlySet<number> {
  const found = new Set<number>();
  let open = false;
  lines.forEach(({ text }, index) => {
    const fence = FENCE.test(text);
    if (open || fence) found.add(index);
    if (fence) open = !open;
  });
  return found;
}

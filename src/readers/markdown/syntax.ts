/** The little of Markdown that transcripts use. */

import { located } from '../shared/encoding.ts';
import type { Piece } from '../shared/lines-text.ts';
import { markdownEncoding } from '../shared/markdown-encoding.ts';
import { type SpeakerLine, speakerLine } from '../shared/speaker-lines.ts';
import { speakerOf } from '../shared/speakers.ts';

const QUOTE = /^(?:\s*>)+\s?/;
const LIST = /^\s*(?:[-*+]|\d{1,3}[.)])\s+/;
const HEADING = /^\s{0,3}#{1,6}\s+(.*)$/;

/** A code fence, which opens or closes a block that is text and nothing else. */
export const FENCE = /^\s*(?:>\s*)*(?:`{3,}|~{3,})/;

/** A speaker line with the part of the line that is its text. */
export interface MarkdownSpeaker extends SpeakerLine {
  readonly piece: Piece;
  /** How it is set off: plain lines prove nothing. */
  readonly mark: 'emphasis' | 'list' | 'quote' | 'plain';
}

/** `**Agent:** hi`, `**Agent** (10:02): hi`, `- Agent: hi`, `> Agent: hi`, `**Agent**` alone; undefined for other lines. */
export function markdownSpeaker(line: string, number: number): MarkdownSpeaker | undefined {
  const quote = QUOTE.exec(line)?.[0].length ?? 0;
  const list = LIST.exec(line.slice(quote))?.[0].length ?? 0;
  const offset = quote + list;
  const rest = line.slice(offset);
  const { text, position, locate } = located(rest, { line: number, column: offset + 1 }, markdownEncoding);
  const emphasis = /^\s*(?:\*{1,3}|_{1,3})[^\s*_]/.test(rest);
  const start = speakerLine(text) ?? (emphasis ? lonely(rest, text) : undefined);
  if (start === undefined) return undefined;
  const column = locate?.(start.textAt).column ?? position.column + start.textAt;
  const piece = { raw: line.slice(column - 1), line: number, column, encoding: markdownEncoding };
  return { ...start, piece, mark: emphasis ? 'emphasis' : list > 0 ? 'list' : quote > 0 ? 'quote' : 'plain' };
}

/** `**Agent**` on a line of its own, for a label that states a role. */
function lonely(raw: string, text: string): SpeakerLine | undefined {
  const alone = /^\s*(\*{1,3}|_{1,3})[^*_]+\1\s*$/.test(raw);
  return alone && speakerOf(text).role !== undefined ? { label: text, textAt: text.length } : undefined;
}

/** A line of text without quote marks. */
export function textPiece(line: string, number: number): Piece {
  const offset = QUOTE.exec(line)?.[0].length ?? 0;
  return { raw: line.slice(offset), line: number, column: offset + 1, encoding: markdownEncoding };
}

export interface Heading {
  /** Without markup. */
  readonly text: string;
  /** As a speaker: "Agent", "Anna (agent) 10:02". */
  readonly label: string;
  readonly time?: string;
}

export function headingOf(line: string): Heading | undefined {
  const match = HEADING.exec(line);
  if (match === null) return undefined;
  const { text } = located((match[1] ?? '').trimEnd().replace(/\s#+$/, ''), { line: 1, column: 1 }, markdownEncoding);
  const start = speakerLine(text) ?? speakerLine(`${text}:`);
  if (start === undefined || text.replace(/:$/, '').length > start.textAt) return { text, label: text };
  return { text, label: start.label, ...(start.time !== undefined && { time: start.time }) };
}

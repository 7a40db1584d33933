import stringWidth from 'string-width';
import { SEVERITIES, type Severity, type Span } from '../../model/index.ts';
import { applyEdits, chain, type Edit, type Edited } from '../../text/redact.ts';
import { graphemesOf } from '../shared/graphemes.ts';
import { masked, type Redact } from '../shared/masked.ts';
import { type Style, UNDERLINES } from './style.ts';
import { tidy } from './text.ts';

/** A place to underline: evidence of a finding, or words that explain one. */
export interface Mark extends Span {
  readonly as: Severity | 'related';
}

export interface QuoteOptions {
  readonly style: Style;
  readonly redact: Redact;
  readonly width: number;
  /** Texts longer than this many characters are cut to the sentences around the marks. */
  readonly limit: number;
}

interface Glyph {
  readonly text: string;
  readonly width: number;
  readonly as: Mark['as'] | undefined;
}

/** Characters left at either side of a mark where its sentence is too long to show. */
const AROUND = 80;
const GAP = ' … ';
/** A whole text of more lines than this, or with other marks in it, is marked at its side: an underline everywhere shows nothing. */
const MOST_UNDERLINED_LINES = 2;

/** A text as quoted lines with its marks underlined: by ANSI codes, or without colour by signs in a line below. */
export function quote(text: string, marks: readonly Mark[], { style, redact, width, limit }: QuoteOptions): string[] {
  const safe = masked(text, redact);
  const tidied = chain(safe, tidy(safe.text));
  const at = (places: Edited, mark: Mark): Mark => ({
    as: mark.as,
    start: places.at(mark.start, 'start'),
    end: places.at(mark.end, 'end'),
  });
  const cut = shortened(
    tidied.text,
    marks.map((mark) => at(tidied, mark)),
    limit,
  );
  const shown = chain(tidied, cut);
  const placed = marks.map((mark) => at(shown, mark)).filter(({ start, end }) => end > start);

  const isWhole = ({ start, end }: Span): boolean => start === 0 && end === shown.text.length;
  const parts = placed.filter((mark) => !isWhole(mark));
  let lines = layout(shown.text, placed, width - 2);
  const whole = parts.length < placed.length && (parts.length > 0 || lines.length > MOST_UNDERLINED_LINES);
  if (whole) lines = layout(shown.text, parts, width - 2);
  const worst = SEVERITIES.find((severity) => placed.some((mark) => mark.as === severity && isWhole(mark)));
  const side = whole ? (worst === undefined ? style.strong('┃') : style.severity[worst]('┃')) : style.faint('│');
  return lines.flatMap((line) => {
    const quoted = line.length === 0 ? side : `${side} ${painted(line, style)}`;
    const signs = style.color ? '' : underline(line);
    return signs === '' ? [quoted] : [quoted, `${side} ${signs}`];
  });
}

/** Keeps the sentences that a mark touches; with none, or one over nearly all, the start of the text. */
function shortened(text: string, marks: readonly Mark[], limit: number): Edited {
  if (text.length <= limit) return applyEdits(text, []);
  const near = marks.filter(({ start, end }) => end > start && end - start <= limit);
  const kept: { start: number; end: number }[] = [];
  const keep = (start: number, end: number): void => {
    const last = kept.at(-1);
    // A gap shorter than the sign for it and a few words is not worth one.
    if (last !== undefined && start - last.end < 24) last.end = Math.max(last.end, end);
    else kept.push({ start, end });
  };
  for (const { segment, index } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)) {
    const end = index + segment.trimEnd().length;
    if (near.length === 0) {
      if (index < limit * 0.6) keep(index, Math.min(end, index + limit));
      continue;
    }
    const touched = near.filter((mark) => mark.start < end && mark.end > index);
    if (touched.length === 0) continue;
    if (end - index <= limit) keep(index, end);
    else for (const mark of touched) keep(Math.max(index, mark.start - AROUND), Math.min(end, mark.end + AROUND));
  }
  if (kept.length === 0) keep(0, limit);
  return applyEdits(text, gaps(text, kept));
}

/** What lies between the kept parts, moved to word breaks, as edits. */
function gaps(text: string, kept: readonly Span[]): Edit[] {
  const edits: Edit[] = [];
  let from = 0;
  for (const { start, end } of kept) {
    const word = start === 0 || /\s/.test(text[start - 1] as string) ? start : Math.max(from, text.lastIndexOf(' ', start) + 1);
    if (word > from) edits.push({ start: from, end: word, text: from === 0 ? GAP.trimStart() : GAP });
    from = end;
    if (end < text.length && /[^\s]/.test(text[end] as string)) {
      const space = text.slice(end).search(/\s/);
      from = space === -1 || space > AROUND ? end : end + space;
    }
  }
  if (from < text.length) edits.push({ start: from, end: text.length, text: GAP.trimEnd() });
  return edits;
}

/** Breaks a text into lines of columns (not characters): at spaces, between wide characters, and in the word where nothing else is left. */
function layout(text: string, marks: readonly Mark[], width: number): Glyph[][] {
  // The shortest mark wins where several overlap, so that each of them can be seen; of equal ones the gravest.
  const rank = ({ as }: Mark): number => (as === 'related' ? SEVERITIES.length : SEVERITIES.indexOf(as));
  const ordered = [...marks].sort((a, b) => a.end - a.start - (b.end - b.start) || rank(a) - rank(b));
  const lines: Glyph[][] = [];
  let line: Glyph[] = [];
  let used = 0;
  let breaks = 0;
  const close = (at: number): void => {
    const rest = line.slice(at);
    lines.push(trimmedEnd(line.slice(0, at)));
    const first = rest.findIndex(({ text: char }) => char !== ' ');
    line = first === -1 ? [] : rest.slice(first);
    used = line.reduce((sum, glyph) => sum + glyph.width, 0);
    breaks = 0;
  };
  for (const { segment, index } of graphemesOf(text)) {
    if (segment === '\n') {
      close(line.length);
      continue;
    }
    const columns = stringWidth(segment);
    while (used + columns > width && line.length > 0 && segment !== ' ') close(breaks > 0 ? breaks : line.length);
    const as = ordered.find((mark) => mark.start < index + segment.length && mark.end > index)?.as;
    const before = line.length;
    line.push({ text: segment, width: columns, as });
    used += columns;
    // A full stop or closing bracket of an East Asian text stays with what it closes.
    if (segment === ' ') breaks = line.length;
    else if (columns === 2 && before > 0 && !/^[、。，．！？：；」』）】]/.test(segment)) breaks = before;
  }
  close(line.length);
  return lines;
}

function trimmedEnd(line: readonly Glyph[]): Glyph[] {
  const last = line.findLastIndex(({ text }) => text.trim() !== '');
  return line.slice(0, last + 1);
}

/** Paints runs of glyphs with the same mark in one go. */
function painted(line: readonly Glyph[], style: Style): string {
  let out = '';
  for (let start = 0; start < line.length; ) {
    const { as } = line[start] as Glyph;
    let end = start + 1;
    while (end < line.length && line[end]?.as === as) end++;
    const run = line
      .slice(start, end)
      .map(({ text }) => text)
      .join('');
    out += as === undefined ? run : as === 'related' ? style.related(run) : style.evidence[as](run);
    start = end;
  }
  return out;
}

function underline(line: readonly Glyph[]): string {
  return line
    .map(({ as, width }) => (as === undefined ? ' ' : UNDERLINES[as]).repeat(width))
    .join('')
    .trimEnd();
}

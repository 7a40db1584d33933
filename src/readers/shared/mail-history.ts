import type { Span } from '../../model/index.ts';
import { attributionAt, isDelimiter, isDeviceLine, isHeaderBlock, isQuoted, isRule, isTitle } from './history-marks.ts';
import type { MappedText } from './mapped-text.ts';

/** Signatures under a `--` without its blank are short; a longer text under one is a part of the message. */
const SIGNATURE = 12;

/**
 * A plain-text mail without the mails it answers, and without the signature under `-- `.
 * Lines go or stay as wholes, so every offset leads back to its place. Of a mail that answers between the quoted lines the answers stay,
 * as does the sign-off (`Best, Anna`). A text without any mark of history or signature is given back as it is.
 */
export function withoutHistory(text: MappedText): MappedText {
  const lines = text.text.split('\n');
  const stays = keptLines(lines.map((line) => line.replace(/\r$/, '')));
  if (stays.length === lines.length) return text;
  return text.keep(spansOf(lines, stays));
}

/** Indices of the lines that stay, rising. */
function keptLines(lines: readonly string[]): readonly number[] {
  const kept: number[] = [];
  const isBlank = (at: number | undefined): boolean => at === undefined || (lines[at] ?? '').trim() === '';
  /** True right after a line was left out: blank lines around it would pile up. */
  let gap = false;
  let cut = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const left = historyAt(lines, at, kept.every(isBlank));
    if (left === 'rest') {
      cut = true;
      break;
    }
    if (left > 0) {
      at += left - 1;
      gap = true;
      cut = true;
    } else if (!gap || !isBlank(at) || !isBlank(kept.at(-1))) {
      kept.push(at);
      if (line.trim() !== '') gap = false;
    }
  }
  const last = kept.findLastIndex((at) => !isBlank(at) && !isDeviceLine(lines[at] ?? ''));
  const devices = kept.slice(last + 1).some((at) => !isBlank(at));
  return cut || devices ? kept.slice(0, last + 1) : kept;
}

/** How many lines from `at` on are history, or that all the rest is; `first` where no text came before. */
function historyAt(lines: readonly string[], at: number, first: boolean): number | 'rest' {
  const line = lines[at] ?? '';
  if (isQuoted(line)) return 1;
  // Zendesk's own mails begin with it, and then the reply follows.
  if (isDelimiter(line)) return first ? 1 : 'rest';
  if (isTitle(line) || isHeaderBlock(lines, at)) return 'rest';
  if (isRule(line)) return isHeaderBlock(lines, nextText(lines, at + 1)) ? 'rest' : 0;
  if (/^-- ?$/.test(line)) return line === '-- ' || isShortToEnd(lines, at + 1) ? 'rest' : 0;
  const attribution = attributionAt(lines, at);
  if (attribution === undefined) return 0;
  const next = nextText(lines, at + attribution.lines);
  if (isQuoted(lines[next] ?? '')) return attribution.lines;
  return attribution.certain ? 'rest' : 0;
}

/** The index of the next line that is not blank. */
function nextText(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && (lines[at] ?? '').trim() === '') at += 1;
  return at;
}

/** True where few lines of the author's own follow, so that a `--` may be the start of a signature. */
function isShortToEnd(lines: readonly string[], from: number): boolean {
  let own = 0;
  for (let at = from; at < Math.min(lines.length, from + 500); at++) {
    const line = lines[at] ?? '';
    if (isTitle(line) || isHeaderBlock(lines, at) || attributionAt(lines, at)?.certain === true) break;
    if (line.trim() !== '' && !isQuoted(line) && ++own > SIGNATURE) return false;
  }
  return true;
}

/** The spans of these lines, each with its line break but the last. */
function spansOf(lines: readonly string[], stays: readonly number[]): Span[] {
  const spans: { start: number; end: number }[] = [];
  let start = 0;
  let next = 0;
  lines.forEach((line, index) => {
    if (stays[next] === index) {
      next += 1;
      const end = start + line.length + (next === stays.length ? 0 : 1);
      const before = spans.at(-1);
      if (before?.end === start) before.end = end;
      else spans.push({ start, end });
    }
    start += line.length + 1;
  });
  return spans;
}

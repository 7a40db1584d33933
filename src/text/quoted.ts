import type { Span } from '../model/index.ts';
import { allMatches } from './each.ts';

const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]+`/g;
// Quotation marks of the languages that we read; straight ones only around something short, since they also mean inches.
const QUOTES =
  /“[^“”\n]{1,300}[”“]|„[^„“”\n]{1,300}[“”]|«[^«»\n]{1,300}»|"[^"\n]{1,200}"|‘[^‘’\n]{2,200}’(?![A-Za-zÀ-ɏ])|(?<![A-Za-zÀ-ɏ0-9])'[^'\n]{2,80}'(?![A-Za-zÀ-ɏ])/g;

/** What each of them begins with. */
const QUOTE = /[“„«"‘']/;

const spansOf = (text: string, pattern: RegExp, hint: RegExp): Span[] =>
  allMatches(text, pattern, hint).map((match) => ({ start: match.index, end: match.index + match[0].length }));

/** Fenced and inline code in Markdown. */
export const codeIn = (text: string): Span[] => spansOf(text, CODE, /`/);

/** Words in quotation marks, the marks included: they need not be the writer's own. */
export const quotesIn = (text: string): Span[] => spansOf(text, QUOTES, QUOTE);

/** True where one of the spans holds the place. */
export const inside = (spans: readonly Span[], start: number, end = start): boolean =>
  spans.some((span) => start >= span.start && end <= span.end);

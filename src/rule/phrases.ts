import { PhraseMatcher } from '../text/automaton.ts';
import { compilePhrases } from '../text/compile.ts';
import { PatternError, parsePattern } from '../text/pattern.ts';
import type { Token } from '../text/tokens.ts';

/** Where one of a rule's own phrases was found: its index in the list, and UTF-16 offsets in the text. */
export interface FoundPhrase {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/**
 * A finder for phrases in the notation of phrase packs (docs/phrase-packs.md), for rules that take phrases as options.
 * @throws PatternError where a phrase breaks the notation.
 */
export function phraseFinder(phrases: readonly string[]): (tokens: readonly Token[]) => FoundPhrase[] {
  const matcher = new PhraseMatcher(compilePhrases(phrases.map((phrase, label) => ({ pattern: parsePattern(phrase), label }))));
  return (tokens) =>
    matcher.match(tokens).map(({ label, first, last }) => ({
      index: label,
      start: (tokens[first] as Token).start,
      end: (tokens[last - 1] as Token).end,
    }));
}

/** What is wrong with a phrase's notation, or undefined where it is right. */
export function phraseFault(phrase: string): string | undefined {
  try {
    parsePattern(phrase);
    return undefined;
  } catch (error) {
    if (error instanceof PatternError) return error.message;
    throw error;
  }
}

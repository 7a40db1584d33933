import { inside, quotesIn } from '../text/quoted.ts';
import type { Token } from '../text/tokens.ts';
import { LanguageVotes } from './identify.ts';

/** What a text's own words say about its language, with what may be somebody else's taken out. */
export interface OwnLanguage {
  /** Undefined where the words are too few or do not agree, `und` for a script that we do not read. */
  readonly tag: string | undefined;
  /** Letters of the words that were read. */
  readonly letters: number;
  /** True where its parts are in different languages. */
  readonly mixed: boolean;
}

/** Reads words that are no links, names, quotations or masks; each line by itself too, so that a bilingual text is seen. */
export function ownLanguageOf(text: string, tokens: readonly Token[]): OwnLanguage {
  const quotes = quotesIn(text);
  const all: Token[] = [];
  const parts: Token[][] = [[]];
  let begins = true;
  let letters = 0;
  for (const token of tokens) {
    if (token.kind === 'break' || token.kind === 'end' || (token.kind === 'punctuation' && /[/|]/.test(token.form))) parts.push([]);
    // A capital inside a sentence is a name or a brand; German nouns are seldom among the words that tell a language.
    const name = token.kind === 'word' && token.capital && !begins;
    if (token.kind === 'word') begins = false;
    if (token.kind === 'end' || token.kind === 'break') begins = true;
    if ((token.kind !== 'word' && token.kind !== 'punctuation') || name || inside(quotes, token.start, token.end)) continue;
    if (token.kind === 'word') letters += token.form.length;
    all.push(token);
    (parts.at(-1) as Token[]).push(token);
  }
  const tag = new LanguageVotes().add(all, plainOf(text, quotes)).sure();
  const sure = new Set(
    parts
      .flatMap((part) => (part.length < 3 ? [] : [new LanguageVotes().add(part, undefined).sure()]))
      .filter((each) => each !== undefined),
  );
  return { tag, letters, mixed: sure.size > 1 };
}

/** The text with quotations blanked, offsets kept. */
function plainOf(text: string, quotes: readonly { start: number; end: number }[]): string {
  let plain = text;
  for (const { start, end } of quotes) plain = plain.slice(0, start) + ' '.repeat(end - start) + plain.slice(end);
  return plain;
}

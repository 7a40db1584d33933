import { inside, quotesIn } from '../text/quoted.ts';
import type { Token } from '../text/tokens.ts';
import { LanguageVotes, speaksFor } from './identify.ts';

/** What a text's own words say about its language, with what may be somebody else's taken out. */
export class OwnLanguage {
  /** Undefined where the words are too few or do not agree, `und` for a script that we do not read. */
  readonly tag: string | undefined;
  /** Letters of the words that were read. */
  readonly letters: number;
  readonly #words: readonly Token[];
  #mixed: boolean | undefined;

  /** @param words what was read, with the marks between */
  constructor(tag: string | undefined, letters: number, words: readonly Token[]) {
    this.tag = tag;
    this.letters = letters;
    this.#words = words;
  }

  /** True where its parts are in different languages: each sentence and line is read by itself. */
  get mixed(): boolean {
    this.#mixed ??= areMixed(this.#words);
    return this.#mixed;
  }

  /**
   * How many different words show that it is this language and not another one. Single letters show nothing: in chat they stand for
   * words ("r u"), in lists for things.
   */
  against(other: string): number {
    const { tag } = this;
    if (tag === undefined) return 0;
    const shown = new Set<string>();
    for (const { kind, form } of this.#words)
      if (kind === 'word' && form.length > 1 && speaksFor(form, tag) && !speaksFor(form, other)) shown.add(form);
    return shown.size;
  }
}

/** Reads words that are no links, names, quotations or masks. */
export function ownLanguageOf(text: string, tokens: readonly Token[]): OwnLanguage {
  const quotes = quotesIn(text);
  const own: Token[] = [];
  let begins = true;
  let letters = 0;
  for (const token of tokens) {
    const { kind } = token;
    // A capital inside a sentence is a name or a brand; German nouns are seldom among the words that tell a language.
    const name = kind === 'word' && token.capital && !begins;
    if (kind === 'word') begins = false;
    const ends = kind === 'end' || kind === 'break';
    if (ends) begins = true;
    const read = kind === 'word' ? !name : kind === 'punctuation' || ends;
    if (!read || (!ends && inside(quotes, token.start, token.end))) continue;
    if (kind === 'word') letters += token.form.length;
    own.push(token);
  }
  return new OwnLanguage(new LanguageVotes().add(own, plainOf(text, quotes)).sure(), letters, own);
}

function areMixed(tokens: readonly Token[]): boolean {
  let first: string | undefined;
  let from = 0;
  for (let at = 0; at <= tokens.length; at++) {
    const token = tokens[at];
    const ends = token === undefined || token.kind === 'end' || token.kind === 'break';
    // People set one language beside the other with a stroke: it belongs to the part behind it.
    if (!ends && !(token.kind === 'punctuation' && /[/|]/.test(token.form))) continue;
    const tag = at - from < LEAST_TOKENS ? undefined : new LanguageVotes().add(tokens.slice(from, at)).sure();
    if (tag !== undefined && first !== undefined && tag !== first) return true;
    first ??= tag;
    from = ends ? at + 1 : at;
  }
  return false;
}

/** Fewer of them tell nothing. */
const LEAST_TOKENS = 3;

/** The text with quotations blanked, offsets kept. */
function plainOf(text: string, quotes: readonly { start: number; end: number }[]): string {
  let plain = text;
  for (const { start, end } of quotes) plain = plain.slice(0, start) + ' '.repeat(end - start) + plain.slice(end);
  return plain;
}

import { LanguageVotes } from '../languages/identify.ts';
import type { Language } from '../languages/language.ts';
import type { Turn } from '../rule/index.ts';
import { type Token, tokenise } from '../text/tokens.ts';

/** A conversation's turns with the language of each, and the tokens that were needed to tell it. */
export interface ReadTurns {
  readonly language: string;
  readonly turns: readonly { readonly turn: Turn; readonly language: string; readonly tokens: readonly Token[] }[];
}

/** Loads languages when a conversation first needs them, and keeps them. */
export class LanguageSet {
  readonly #loaders: Readonly<Record<string, () => Promise<Language>>>;
  readonly #loaded = new Map<string, Language>();
  /** Tags that conversations had and no pack reads, for one note at the end of the run. */
  readonly missing = new Set<string>();

  constructor(loaders: Readonly<Record<string, () => Promise<Language>>>) {
    this.#loaders = loaders;
  }

  /** Makes sure that the languages of these turns can be asked for; a promise only where one is still to be loaded. */
  load(read: ReadTurns): Promise<void> | undefined {
    const wanted = new Set(read.turns.map(({ language }) => language));
    const pending = [...wanted].filter((tag) => this.#loaders[tag] !== undefined && !this.#loaded.has(tag));
    for (const tag of wanted) if (this.#loaders[tag] === undefined) this.missing.add(tag);
    if (pending.length === 0) return undefined;
    return Promise.all(
      pending.map(async (tag) => {
        this.#loaded.set(tag, await (this.#loaders[tag] as () => Promise<Language>)());
      }),
    ).then(() => undefined);
  }

  /** True where a rule that needs these concepts can judge a text of the language: one that needs none judges any. */
  knows(tag: string, concepts: readonly string[]): boolean {
    if (concepts.length === 0) return true;
    const pack = this.get(tag);
    return pack !== undefined && concepts.every((concept) => pack.packs.sides[concept] !== undefined);
  }

  get(tag: string): Language | undefined {
    return this.#loaded.get(tag);
  }
}

/**
 * Tells the language of each turn: its own words where they are clear, else the conversation's.
 * @param stated the tag that the export or the user gives; it holds unless a turn clearly speaks against it.
 * @param tokensOf `tokenise`, or one that is measured
 */
export function readTurns(turns: readonly Turn[], stated?: string, tokensOf: (text: string) => readonly Token[] = tokenise): ReadTurns {
  const read = turns.map((turn) => {
    const tokens = tokensOf(turn.text);
    return { turn, tokens, votes: new LanguageVotes().add(tokens, turn.text) };
  });
  const all = new LanguageVotes();
  for (const { votes } of read) all.join(votes);
  const language = all.decide(stated) ?? 'und';
  return { language, turns: read.map(({ turn, tokens, votes }) => ({ turn, tokens, language: votes.decide(language) ?? language })) };
}

import type { Word } from '../text/words.ts';
import type { LexicalEntry, WordLists } from './language.ts';

/** What an entry is made of. */
export interface Lexicon {
  stem(form: string): string;
  valence(form: string): number;
  readonly words: Pick<WordLists, 'stopwords' | 'generic' | 'numbers' | 'negations'>;
}

/** What is known of one word, each part found out when it is first asked for: for one draft most is never asked. */
export class LazyEntry implements LexicalEntry {
  readonly negates: boolean;
  readonly #form: string;
  readonly #lexicon: Lexicon;
  #stem: string | undefined;
  /** Null where it is known that there is none. */
  #matter: string | null | undefined;
  #valence: number | undefined;

  constructor({ form }: Word, lexicon: Lexicon) {
    this.#form = form;
    this.#lexicon = lexicon;
    this.negates = lexicon.words.negations.has(form);
  }

  get stem(): string {
    this.#stem ??= this.#lexicon.stem(this.#form);
    return this.#stem;
  }

  get matter(): string | undefined {
    if (this.#matter === undefined) {
      const { stopwords, generic, numbers } = this.#lexicon.words;
      const empty = stopwords.has(this.#form) || generic.has(this.#form) || numbers.has(this.#form);
      this.#matter = empty ? null : this.stem;
    }
    return this.#matter ?? undefined;
  }

  get valence(): number {
    this.#valence ??= this.#lexicon.valence(this.#form);
    return this.#valence;
  }
}

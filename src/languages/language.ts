import type { PhraseMatcher } from '../text/automaton.ts';
import type { LinearModel } from '../text/linear.ts';
import type { Word } from '../text/words.ts';
import type { PackLabels, PhrasePack } from './packs.ts';

/** The word lists of a language, in normal form (docs/phrase-packs.md). */
export interface WordLists {
  /** Function words: they carry no matter. */
  readonly stopwords: ReadonlySet<string>;
  /** Words of service talk that fit any matter: they show nothing of this customer's case. */
  readonly generic: ReadonlySet<string>;
  /** Words of channels, forms, routine remedies and every team's own talk: where to write or click, not what the matter is. */
  readonly channel: ReadonlySet<string>;
  /** Nouns of many customers' cases that still name their kind of thing. */
  readonly common: ReadonlySet<string>;
  readonly months: ReadonlySet<string>;
  readonly weekdays: ReadonlySet<string>;
  readonly time: ReadonlySet<string>;
  /** Words that tell when by themselves: "tomorrow", not "day". */
  readonly moments: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly abbreviations: ReadonlySet<string>;
  readonly acronyms: ReadonlySet<string>;
  /** Verbs in the forms that a step begins with. */
  readonly imperatives: ReadonlySet<string>;
  /** Words that answer a yes/no question where a clause begins with them. */
  readonly yes: ReadonlySet<string>;
  readonly no: ReadonlySet<string>;
  /** Words that turn what a sentence says round. */
  readonly negations: ReadonlySet<string>;
  /** Words by which something is not there: "I lost the receipt". */
  readonly missing: ReadonlySet<string>;
  /** Words that make a question of what follows them, without a question mark. */
  readonly asking: ReadonlySet<string>;
  /** Words before the other of two things to choose from. */
  readonly or: ReadonlySet<string>;
  /** Words that bring in a clause of its own: and, but, also. */
  readonly joining: ReadonlySet<string>;
  /** Words before a question word that then tells since when: "da quando c'è la nuova app". */
  readonly since: ReadonlySet<string>;
  /** Words behind which a form is no imperative but a participle: "sono state consegnate". */
  readonly passives: ReadonlySet<string>;
  /** Words by which a question goes on with the one before. */
  readonly for: ReadonlySet<string>;
  /** Auxiliaries that answer by themselves: "it is", "we do". */
  readonly echo: ReadonlySet<string>;
  /** Words that take several questions together or by number: "both", "the second". */
  readonly counting: ReadonlySet<string>;
  /** Small words that statements are made of: forms of be, conjunctions, quantities, negations. */
  readonly statement: ReadonlySet<string>;
  /** What a help desk says of itself and of any message: help, please, look into, thanks, feedback. */
  readonly helpdesk: ReadonlySet<string>;
}

/** Grammar of single sentences, for the few on which a judgement hangs. Too heavy to load before one is met. */
export interface Grammar {
  /** True where the sentence begins with a verb in the imperative: it tells somebody to do something. */
  isCommand(sentence: string): boolean;
}

/** A grammar that is loaded when a fact first asks for it; the conversation is then walked again. */
export interface LazyGrammar {
  readonly loaded: Grammar | undefined;
  load(): Promise<void>;
}

/** What a language knows of a word. */
export interface LexicalEntry {
  /** Words of one family share it. */
  readonly stem: string;
  /** The stem where the word carries matter; undefined for function words, numbers in words and talk that fits any matter. */
  readonly matter: string | undefined;
  /** True where it turns what follows into its opposite. */
  readonly negates: boolean;
  /** -1 to 1; 0 where it is not known. */
  readonly valence: number;
}

/** All that the language layer knows of one language. Loaded when a conversation first needs it. */
export interface Language {
  /** BCP 47 primary tag. */
  readonly tag: string;
  readonly name: string;
  readonly packs: PackLabels;
  readonly matcher: PhraseMatcher;
  /** By label of a phrase: whose words it is found in. */
  readonly sides: readonly PhrasePack['side'][];
  readonly words: WordLists;
  /** A word list by its name; undefined where there is no such list. */
  list(name: string): ReadonlySet<string> | undefined;
  entry(word: Word): LexicalEntry;
  /** True for the stem of a word of the list `common`. */
  isCommon(stem: string): boolean;
  /** Trained on this language's lines of training/; undefined where there are none. */
  readonly models?: Readonly<Record<'customer' | 'team', LinearModel>>;
  readonly grammar?: LazyGrammar;
}

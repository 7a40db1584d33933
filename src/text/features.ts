import type { Token } from './tokens.ts';
import { type Word, wordOf } from './words.ts';

/** What a text shows to a classifier: each feature once, in no particular order. */
export type Features = ReadonlySet<string>;

/** A piece of text as a classifier reads it. */
export interface TextPiece {
  readonly tokens: readonly Token[];
  /** The stem of a word. */
  stem(word: Word): string;
  /** True for a word that turns the next three. */
  negates(word: Word): boolean;
  /** What else was found in it: phrases of concepts, with their groups. */
  readonly concepts: readonly { readonly concept: string; readonly group: string }[];
}

/** Takes the features of a piece one by one, each as often as it comes. */
export interface FeatureVisitor {
  /** A word, a mark, or what stands for a link, a number and the like. */
  word(word: Word): void;
  /** A word and the one before it in its clause; `START` before the first, `COMMA` behind a comma. */
  pair(before: Word, word: Word): void;
  stem(word: Word): void;
  /** The stem of a word under a negation. */
  negated(word: Word): void;
  concept(concept: string, group: string): void;
}

const START = wordOf('^');
const COMMA = wordOf(',');
const QUESTION = wordOf('?');
const EXCLAMATION = wordOf('!');
const LINK = wordOf('<link>');
const STANDING_FOR = { link: LINK, email: LINK, mask: LINK, number: wordOf('<num>'), slot: wordOf('<slot>') } as const;

/** Each word, its stem, each pair of neighbours inside a clause, a word under a negation, the marks, the concepts. */
export function visitFeatures(piece: TextPiece, visitor: FeatureVisitor): void {
  let before = START;
  let negated = 0;
  for (const token of piece.tokens) {
    const { kind } = token;
    if (kind === 'handle') continue;
    if (kind === 'break' || kind === 'end') {
      if (token.form.includes('?')) visitor.word(QUESTION);
      if (token.form.includes('!')) visitor.word(EXCLAMATION);
      before = START;
      negated = 0;
      continue;
    }
    if (kind === 'punctuation') {
      if (/[,;:()]/.test(token.form)) before = COMMA;
      continue;
    }
    const word = token.word ?? standingFor(token);
    visitor.word(word);
    visitor.pair(before, word);
    if (kind === 'word') {
      visitor.stem(word);
      if (negated > 0) visitor.negated(word);
      negated = piece.negates(word) ? 3 : Math.max(0, negated - 1);
    }
    before = word;
  }
  for (const { concept, group } of piece.concepts) visitor.concept(concept, group);
}

function standingFor({ kind, form }: Token): Word {
  if (kind === 'emoji') return wordOf(form);
  return kind in STANDING_FOR ? STANDING_FOR[kind as keyof typeof STANDING_FOR] : wordOf(form.toLowerCase());
}

/** How each feature is written in a trained model. */
export const written = {
  pair: (before: string, form: string): string => `${before} ${form}`,
  stem: (root: string): string => `~${root}`,
  negated: (root: string): string => `-${root}`,
  concept: (concept: string): string => `§${concept}`,
  group: (concept: string, group: string): string => `§${concept}.${group}`,
};

/** All features of a piece, as training takes them. */
export function featuresOf(piece: TextPiece): Features {
  const features = new Set<string>();
  visitFeatures(piece, {
    word: ({ form }) => features.add(form),
    pair: (before, { form }) => features.add(written.pair(before.form, form)),
    stem: (word) => features.add(written.stem(piece.stem(word))),
    negated: (word) => features.add(written.negated(piece.stem(word))),
    concept: (concept, group) => features.add(written.concept(concept)).add(written.group(concept, group)),
  });
  return features;
}

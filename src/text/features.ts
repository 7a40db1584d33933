import type { Token } from './tokens.ts';

/** What a text shows to a classifier: each feature once, in no particular order. */
export type Features = ReadonlySet<string>;

/** A piece of text as a classifier reads it. */
export interface TextPiece {
  readonly tokens: readonly Token[];
  /** The stem of a word in normal form. */
  stem(form: string): string;
  /** Words that turn the next three. */
  readonly negations: ReadonlySet<string>;
  /** What else was found in it: phrases of concepts, with their groups. */
  readonly concepts: readonly { readonly concept: string; readonly group: string }[];
}

/** Takes the features of a piece one by one, each as often as it comes. */
export interface FeatureVisitor {
  word(form: string): void;
  /** A word and the one before it in its clause; `^` before the first, `,` behind a comma. */
  pair(before: string, form: string): void;
  stem(root: string): void;
  /** A stem under a negation. */
  negated(root: string): void;
  mark(mark: '?' | '!'): void;
  concept(concept: string, group: string): void;
}

const MARKS: Readonly<Record<string, string>> = { link: '<link>', email: '<link>', number: '<num>', slot: '<slot>', mask: '<link>' };

/** Each word, its stem, each pair of neighbours inside a clause, a word under a negation, the marks, the concepts. */
export function visitFeatures({ tokens, stem, negations, concepts }: TextPiece, visitor: FeatureVisitor): void {
  let before = '^';
  let negated = 0;
  for (const token of tokens) {
    const { kind } = token;
    if (kind === 'handle') continue;
    if (kind === 'break' || kind === 'end') {
      if (token.form.includes('?')) visitor.mark('?');
      if (token.form.includes('!')) visitor.mark('!');
      before = '^';
      negated = 0;
      continue;
    }
    if (kind === 'punctuation') {
      if (/[,;:()]/.test(token.form)) before = ',';
      continue;
    }
    const form = kind === 'word' ? token.form : kind === 'emoji' ? token.form : (MARKS[kind] ?? token.form.toLowerCase());
    visitor.word(form);
    visitor.pair(before, form);
    if (kind === 'word') {
      const root = stem(form);
      visitor.stem(root);
      if (negated > 0) visitor.negated(root);
      negated = negations.has(form) ? 3 : Math.max(0, negated - 1);
    }
    before = form;
  }
  for (const { concept, group } of concepts) visitor.concept(concept, group);
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
    word: (form) => features.add(form),
    pair: (before, form) => features.add(written.pair(before, form)),
    stem: (root) => features.add(written.stem(root)),
    negated: (root) => features.add(written.negated(root)),
    mark: (mark) => features.add(mark),
    concept: (concept, group) => features.add(written.concept(concept)).add(written.group(concept, group)),
  });
  return features;
}

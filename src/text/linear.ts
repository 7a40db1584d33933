/**
 * A linear text classifier: logistic regression over words, stems and pairs of words. It is trained from labelled lines when the
 * package is built (scripts/train.ts) and only read here.
 */

import type { Token } from './tokens.ts';

/** What a text shows to a classifier: each feature once, in no particular order. */
export type Features = ReadonlySet<string>;

/**
 * As the build writes it: the features in one string; by label the bias, the log-odds of one level, and a level for each feature, one
 * character each (`packLevels`).
 */
export interface LinearData {
  readonly features: string;
  readonly labels: Readonly<Record<string, { readonly bias: number; readonly step: number; readonly levels: string }>>;
}

const LEVELS = 45;
const FIRST = 35;
const BACKSLASH = 92;

/** Levels from -45 to 45 as printable characters that JSON need not escape. */
export function packLevels(levels: readonly number[]): string {
  return levels
    .map((level) => {
      const code = FIRST + LEVELS + Math.max(-LEVELS, Math.min(LEVELS, level));
      return String.fromCharCode(code < BACKSLASH ? code : code + 1);
    })
    .join('');
}

const levelAt = (levels: string, index: number): number => {
  const code = levels.charCodeAt(index);
  return (code > BACKSLASH ? code - 1 : code) - FIRST - LEVELS;
};

/** The weight of one level, so that the largest weight is the highest level. */
export const stepOf = (largest: number): number => Math.max(largest, 1e-3) / LEVELS;

const MARKS: Readonly<Record<string, string>> = { link: '<link>', email: '<link>', number: '<num>', slot: '<slot>', mask: '<link>' };

/**
 * Features of a range of tokens: each word, its stem, each pair of neighbours inside a clause, a word under a negation, the marks.
 * @param stem the stem of a word in normal form
 * @param negations words that turn the next three
 */
export function wordFeatures(tokens: readonly Token[], stem: (form: string) => string, negations: ReadonlySet<string>): Set<string> {
  const features = new Set<string>();
  let before = '^';
  let negated = 0;
  for (const token of tokens) {
    const { kind } = token;
    if (kind === 'handle') continue;
    if (kind === 'break' || kind === 'end') {
      if (token.form.includes('?')) features.add('?');
      if (token.form.includes('!')) features.add('!');
      before = '^';
      negated = 0;
      continue;
    }
    if (kind === 'punctuation') {
      if (/[,;:()]/.test(token.form)) before = ',';
      continue;
    }
    const form = kind === 'word' ? token.form : kind === 'emoji' ? token.form : (MARKS[kind] ?? token.form.toLowerCase());
    features.add(form);
    features.add(`${before} ${form}`);
    if (kind === 'word') {
      const root = stem(form);
      features.add(`~${root}`);
      if (negated > 0) features.add(`-${root}`);
      negated = negations.has(form) ? 3 : Math.max(0, negated - 1);
    }
    before = form;
  }
  return features;
}

/** How much each feature weighs in a text of this many features: long texts do not win by length. */
export const scaleOf = (count: number): number => 1 / Math.sqrt(Math.max(count, 1));

export class LinearModel {
  readonly #index: ReadonlyMap<string, number>;
  readonly #labels: LinearData['labels'];

  constructor({ features, labels }: LinearData) {
    this.#index = new Map(features.split('\n').map((feature, index) => [feature, index]));
    this.#labels = labels;
  }

  /** Log-odds of every label for a text with these features; a feature that was never trained says nothing. */
  judge(features: Features): Record<string, number> {
    const known: number[] = [];
    for (const feature of features) {
      const index = this.#index.get(feature);
      if (index !== undefined) known.push(index);
    }
    const scale = scaleOf(features.size);
    const logOdds: Record<string, number> = {};
    for (const [label, { bias, step, levels }] of Object.entries(this.#labels)) {
      let sum = 0;
      for (const index of known) sum += levelAt(levels, index);
      logOdds[label] = bias + sum * step * scale;
    }
    return logOdds;
  }
}

/**
 * A linear text classifier: logistic regression over words, stems and pairs of words. It is trained from labelled lines when the
 * package is built (scripts/train.ts) and only read here.
 */

import type { Numbers, Sections } from './sections.ts';
import { StringTable } from './string-table.ts';
import type { Token } from './tokens.ts';

/** What a text shows to a classifier: each feature once, in no particular order. */
export type Features = ReadonlySet<string>;

/** What training found: the features, and by label the bias, the log-odds of one level and a level for each feature (-45 to 45). */
export interface LinearData {
  readonly features: readonly string[];
  readonly labels: Readonly<Record<string, { readonly bias: number; readonly step: number; readonly levels: readonly number[] }>>;
}

const LEVELS = 45;

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

/** A classifier in tables, so that a file of them is used as it stands. */
export class LinearModel {
  readonly #features: StringTable;
  readonly #labels: readonly (readonly [label: string, bias: number, step: number])[];
  /** Feature by feature, one level for each label. */
  readonly #levels: Int8Array;
  readonly #sums: Int32Array;

  private constructor(features: StringTable, labels: readonly (readonly [string, number, number])[], levels: Int8Array) {
    this.#features = features;
    this.#labels = labels;
    this.#levels = levels;
    this.#sums = new Int32Array(labels.length);
  }

  static of({ features, labels }: LinearData): LinearModel {
    const all = Object.entries(labels);
    const levels = features.flatMap((_, at) => all.map(([, label]) => Math.max(-LEVELS, Math.min(LEVELS, label.levels[at] as number))));
    return new LinearModel(
      StringTable.of(features),
      all.map(([label, { bias, step }]) => [label, bias, step]),
      Int8Array.from(levels),
    );
  }

  static read(sections: Sections, name: string): LinearModel {
    return new LinearModel(
      StringTable.read(sections, `${name}.features`),
      JSON.parse(sections.text(`${name}.labels`)) as [string, number, number][],
      sections.numbers(`${name}.levels`, 'i8'),
    );
  }

  /** What `read` reads under that name. */
  sections(name: string): Record<string, Numbers | string> {
    return {
      ...this.#features.sections(`${name}.features`),
      [`${name}.labels`]: JSON.stringify(this.#labels),
      [`${name}.levels`]: this.#levels,
    };
  }

  /** Log-odds of every label for a text with these features; a feature that was never trained says nothing. */
  judge(features: Features): Record<string, number> {
    const levels = this.#levels;
    const sums = this.#sums.fill(0);
    const count = sums.length;
    for (const feature of features) {
      const index = this.#features.indexOf(feature);
      if (index < 0) continue;
      for (let label = 0; label < count; label++) sums[label] = (sums[label] as number) + (levels[index * count + label] as number);
    }
    const scale = scaleOf(features.size);
    const logOdds: Record<string, number> = {};
    for (const [at, [label, bias, step]] of this.#labels.entries()) logOdds[label] = bias + (sums[at] as number) * step * scale;
    return logOdds;
  }
}

/**
 * A linear text classifier: logistic regression over words, stems and pairs of words. It is trained from labelled lines when the
 * package is built (scripts/train.ts) and only read here.
 */

import { FeatureCounter } from './feature-counter.ts';
import type { Features, TextPiece } from './features.ts';
import type { Numbers, Sections } from './sections.ts';
import { StringTable } from './string-table.ts';

/** What training found: the features, and by label the bias, the log-odds of one level and a level for each feature (-45 to 45). */
export interface LinearData {
  readonly features: readonly string[];
  readonly labels: Readonly<Record<string, { readonly bias: number; readonly step: number; readonly levels: readonly number[] }>>;
}

const LEVELS = 45;

/** The weight of one level, so that the largest weight is the highest level. */
export const stepOf = (largest: number): number => Math.max(largest, 1e-3) / LEVELS;

/** How much each feature weighs in a text of this many features: long texts do not win by length. */
export const scaleOf = (count: number): number => 1 / Math.sqrt(Math.max(count, 1));

/** A classifier in tables, so that a file of them is used as it stands. */
export class LinearModel {
  readonly #features: StringTable;
  readonly #labels: readonly (readonly [label: string, bias: number, step: number])[];
  /** Feature by feature, one level for each label. */
  readonly #levels: Int8Array;
  readonly #sums: Int32Array;
  #counter: FeatureCounter | undefined;

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
    this.#sums.fill(0);
    for (const feature of features) {
      const place = this.#features.indexOf(feature);
      if (place >= 0) this.#add(place);
    }
    return this.#logOdds(features.size);
  }

  /** The same for a piece of text: what its features are is looked up by word, not by feature. */
  judgePiece(piece: TextPiece): Record<string, number> {
    this.#counter ??= new FeatureCounter(this.#features);
    this.#sums.fill(0);
    for (const feature of this.#counter.find(piece)) this.#add(feature);
    return this.#logOdds(this.#counter.count);
  }

  #add(feature: number): void {
    const sums = this.#sums;
    const levels = this.#levels;
    const count = sums.length;
    for (let label = 0; label < count; label++) sums[label] = (sums[label] as number) + (levels[feature * count + label] as number);
  }

  #logOdds(features: number): Record<string, number> {
    const scale = scaleOf(features);
    const logOdds: Record<string, number> = {};
    for (let at = 0; at < this.#labels.length; at++) {
      const [label, bias, step] = this.#labels[at] as readonly [string, number, number];
      logOdds[label] = bias + (this.#sums[at] as number) * step * scale;
    }
    return logOdds;
  }
}

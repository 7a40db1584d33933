import { type FeatureVisitor, written } from './features.ts';
import type { StringTable } from './string-table.ts';

/** A feature, trained or not. */
interface Feature {
  /** Its place in the model, -1 where it was not trained. */
  readonly index: number;
  /** The piece in which it was counted last. */
  piece: number;
}

interface Word extends Feature {
  readonly id: number;
  /** The pairs that it begins, by the id of the word behind it. */
  readonly pairs: Map<number, Feature>;
}

/** Features of each kind that are remembered; beyond that all are forgotten, and memory does not grow with the texts. */
const MOST = 100_000;

/**
 * Counts the features of one piece of text after the other. A feature is written out and looked for in the model when it comes for
 * the first time; afterwards its words lead to it.
 */
export class FeatureCounter implements FeatureVisitor {
  readonly #model: StringTable;
  readonly #words = new Map<string, Word>();
  readonly #stems = new Map<string, Feature>();
  readonly #negated = new Map<string, Feature>();
  readonly #concepts = new Map<string, Feature>();
  readonly #groups = new Map<string, Map<string, Feature>>();
  #pairs = 0;
  #piece = 0;
  #found: (index: number) => void = () => {};
  #count = 0;

  constructor(model: StringTable) {
    this.#model = model;
  }

  /** Begins with a new piece. @param found is told of each different feature: its place in the model, -1 where it was not trained */
  begin(found: (index: number) => void): void {
    if (this.#words.size > MOST || this.#pairs > MOST) {
      for (const known of [this.#words, this.#stems, this.#negated]) known.clear();
      this.#pairs = 0;
    }
    this.#piece++;
    this.#found = found;
    this.#count = 0;
  }

  /** Different features of the piece so far. */
  get count(): number {
    return this.#count;
  }

  word(form: string): void {
    this.#add(this.#word(form));
  }

  pair(before: string, form: string): void {
    const { pairs } = this.#word(before);
    const { id } = this.#word(form);
    let pair = pairs.get(id);
    if (pair === undefined) {
      pair = this.#feature(written.pair(before, form));
      pairs.set(id, pair);
      this.#pairs++;
    }
    this.#add(pair);
  }

  stem(root: string): void {
    this.#add(this.#known(this.#stems, root, written.stem));
  }

  negated(root: string): void {
    this.#add(this.#known(this.#negated, root, written.negated));
  }

  mark(mark: string): void {
    this.#add(this.#word(mark));
  }

  concept(concept: string, group: string): void {
    this.#add(this.#known(this.#concepts, concept, written.concept));
    let groups = this.#groups.get(concept);
    if (groups === undefined) {
      groups = new Map();
      this.#groups.set(concept, groups);
    }
    this.#add(this.#known(groups, group, (name) => written.group(concept, name)));
  }

  #word(form: string): Word {
    let word = this.#words.get(form);
    if (word === undefined) {
      word = { index: this.#model.indexOf(form), piece: 0, id: this.#words.size, pairs: new Map() };
      this.#words.set(form, word);
    }
    return word;
  }

  #known(features: Map<string, Feature>, name: string, write: (name: string) => string): Feature {
    let feature = features.get(name);
    if (feature === undefined) {
      feature = this.#feature(write(name));
      features.set(name, feature);
    }
    return feature;
  }

  #feature(text: string): Feature {
    return { index: this.#model.indexOf(text), piece: 0 };
  }

  #add(feature: Feature): void {
    if (feature.piece === this.#piece) return;
    feature.piece = this.#piece;
    this.#count++;
    this.#found(feature.index);
  }
}

import { type FeatureVisitor, type TextPiece, visitFeatures, written } from './features.ts';
import { PairTable } from './pairs.ts';
import type { StringTable } from './string-table.ts';
import { type Word, WordNotes } from './words.ts';

/** Words and pairs that are remembered; beyond that all are forgotten, and memory does not grow with the texts. */
const MOST_WORDS = 60_000;
const MOST_PAIRS = 100_000;

/** The features of one word, as numbers of the counter; -1 where one was not met yet. */
interface WordFeatures {
  /** What it is called in pairs. */
  readonly id: number;
  readonly itself: number;
  stem: number;
  negated: number;
}

/**
 * Finds the features of one piece of text after the other in a model, for pieces of one language. A feature is written out and looked for
 * when it comes for the first time; afterwards its words lead to it.
 */
export class FeatureCounter implements FeatureVisitor {
  readonly #model: StringTable;
  readonly #words = new WordNotes<WordFeatures>(({ form }) => ({ id: ++this.#ids, itself: this.#number(form), stem: -1, negated: -1 }));
  readonly #pairs = new PairTable();
  readonly #concepts = new Map<string, { readonly itself: number; readonly groups: Map<string, number> }>();
  /** Features that several words may share, as they are written. */
  readonly #shared = new Map<string, number>();
  #ids = 0;
  /** By number: the feature's place in the model, -1 where it was not trained, and the piece in which it was last met. */
  readonly #places: number[] = [];
  readonly #pieces: number[] = [];
  #piece = 0;
  #stem: TextPiece['stem'] = ({ form }) => form;
  #found: number[] = [];
  #count = 0;

  constructor(model: StringTable) {
    this.#model = model;
  }

  /** Different features of the last piece. */
  get count(): number {
    return this.#count;
  }

  /** The places in the model of a piece's different features, those left out that were not trained. Good until the next call. */
  find(piece: TextPiece): readonly number[] {
    if (this.#ids > MOST_WORDS || this.#pairs.size > MOST_PAIRS) this.#forget();
    this.#piece++;
    this.#stem = piece.stem;
    this.#found.length = 0;
    this.#count = 0;
    visitFeatures(piece, this);
    return this.#found;
  }

  word(word: Word): void {
    this.#add(this.#words.of(word).itself);
  }

  pair(before: Word, word: Word): void {
    const first = this.#words.of(before).id;
    const second = this.#words.of(word).id;
    let pair = this.#pairs.get(first, second);
    if (pair < 0) {
      pair = this.#number(written.pair(before.form, word.form));
      this.#pairs.set(first, second, pair);
    }
    this.#add(pair);
  }

  stem(word: Word): void {
    const known = this.#words.of(word);
    if (known.stem < 0) known.stem = this.#sharedNumber(written.stem(this.#stem(word)));
    this.#add(known.stem);
  }

  negated(word: Word): void {
    const known = this.#words.of(word);
    if (known.negated < 0) known.negated = this.#sharedNumber(written.negated(this.#stem(word)));
    this.#add(known.negated);
  }

  concept(concept: string, group: string): void {
    let known = this.#concepts.get(concept);
    if (known === undefined) {
      known = { itself: this.#number(written.concept(concept)), groups: new Map() };
      this.#concepts.set(concept, known);
    }
    let own = known.groups.get(group);
    if (own === undefined) {
      own = this.#number(written.group(concept, group));
      known.groups.set(group, own);
    }
    this.#add(known.itself);
    this.#add(own);
  }

  #sharedNumber(feature: string): number {
    let number = this.#shared.get(feature);
    if (number === undefined) {
      number = this.#number(feature);
      this.#shared.set(feature, number);
    }
    return number;
  }

  /** A number for a feature that has none. */
  #number(feature: string): number {
    this.#pieces.push(0);
    return this.#places.push(this.#model.indexOf(feature)) - 1;
  }

  #add(feature: number): void {
    if (this.#pieces[feature] === this.#piece) return;
    this.#pieces[feature] = this.#piece;
    this.#count++;
    const place = this.#places[feature] as number;
    if (place >= 0) this.#found.push(place);
  }

  #forget(): void {
    this.#words.forget();
    for (const known of [this.#pairs, this.#concepts, this.#shared]) known.clear();
    this.#ids = 0;
    this.#places.length = 0;
    this.#pieces.length = 0;
  }
}

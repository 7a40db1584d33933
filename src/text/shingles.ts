import { hash32, mix32 } from './hash.ts';

/**
 * Which texts are nearly the same, in one pass and bounded memory. A text is the set of its runs of three words (shingles), each
 * a 32-bit hash; of a long text only the smallest hashes are kept, which are a fair sample of all. Texts that are alike share
 * rows of a MinHash signature, so that only those are compared which meet in a band.
 */

const RUN = 3;
/** A text of up to this many shingles is kept whole: it is compared exactly. */
export const MOST_SHINGLES = 128;
/** Rows of a signature that are computed at most. */
const MOST_ROWS = 128;
/** How many of the pairs just at the wanted similarity are to meet in a band. */
const RECALL = 0.99;
/**
 * What many texts share, such as a common opening, tells none of them apart: a bucket takes no more texts than this, and a text is
 * compared with no more than that, or the work would grow with the square of their number.
 */
const FULL_BUCKET = 24;
const MOST_COMPARED = 128;

/** Hashes of a text's words, and then of its shingles; a typed array is sorted several times faster than a list. */
let scratch = new Uint32Array(512);

/** The shingles of a word list, sorted, no value twice, at most {@link MOST_SHINGLES}. A text shorter than a run is one shingle. */
export function shinglesOf(words: readonly string[]): number[] {
  if (words.length === 0) return [];
  if (words.length > scratch.length) scratch = new Uint32Array(2 * words.length);
  for (let at = 0; at < words.length; at++) scratch[at] = hash32(words[at] as string);
  const runs = Math.max(1, words.length - RUN + 1);
  for (let from = 0; from < runs; from++) {
    const end = Math.min(from + RUN, words.length);
    let value = 0;
    for (let at = from; at < end; at++) value = mix32(Math.imul(value, 31) + (scratch[at] as number));
    // The word that the run begins with is in no later one.
    scratch[from] = value;
  }
  const sorted = scratch.subarray(0, runs).sort();
  const found: number[] = [];
  for (let at = 0; at < runs && found.length < MOST_SHINGLES; at++) {
    const value = sorted[at] as number;
    if (at === 0 || value !== sorted[at - 1]) found.push(value);
  }
  return found;
}

/**
 * Tells which of some texts can be near none of the others, so that no signature need be made of them: too few of their shingles
 * stand in a second text. Of a text that it tells so, a {@link NearIndex} of the same similarity finds nothing; of others it may.
 */
export function loners(texts: Iterable<readonly number[]>, similarity: number): (shingles: readonly number[]) => boolean {
  let shingles = 0;
  for (const text of texts) shingles += text.length;
  // Counted by their last bits: shingles that share a slot only make a text look less lonely.
  const counts = new Uint8Array(2 ** Math.ceil(Math.log2(4 * shingles + 1)));
  const mask = counts.length - 1;
  for (const text of texts) for (const shingle of text) if ((counts[shingle & mask] as number) < 2) (counts[shingle & mask] as number)++;
  return (text) => {
    // Texts of which only a sample is kept, and those long enough to be compared with one, may be alike in what is left of them.
    if (text.length >= similarity * MOST_SHINGLES) return false;
    let shared = 0;
    for (const shingle of text) if (counts[shingle & mask] === 2) shared++;
    return shared < similarity * text.length - 1e-9;
  };
}

/**
 * Share of common shingles (Jaccard), 0 to 1: exact for texts that are kept whole, estimated from the samples of longer ones.
 * @param atLeast 0 may be returned for anything below it: most texts that are compared are far from alike
 */
export function similarityOf(a: readonly number[], b: readonly number[], atLeast = 0): number {
  if (a.length === 0 || b.length === 0) return 0;
  // Above the last value of a sample that was cut nothing is known of its text.
  const lastOf = (list: readonly number[]): number => (list.length < MOST_SHINGLES ? Number.POSITIVE_INFINITY : (list.at(-1) as number));
  const known = Math.min(lastOf(a), lastOf(b));
  // Two sets of these sizes are alike only if they do not have more than this in one of them alone.
  const most = Math.floor((a.length + b.length) * ((1 - atLeast) / (1 + atLeast)) + 1e-9);
  let i = 0;
  let j = 0;
  let common = 0;
  let apart = 0;
  while (i < a.length && j < b.length) {
    const left = a[i] as number;
    const right = b[j] as number;
    if (left > known && right > known) break;
    if (left === right) {
      common++;
      i++;
      j++;
    } else {
      if (++apart > most) return 0;
      if (left < right) i++;
      else j++;
    }
  }
  for (; i < a.length && (a[i] as number) <= known; i++) apart++;
  for (; j < b.length && (b[j] as number) <= known; j++) apart++;
  return common / (common + apart);
}

/** Bands and rows with which a pair of a similarity meets nearly always, and one of less as seldom as that allows. */
export function bandsFor(similarity: number): { readonly bands: number; readonly rows: number } {
  for (let rows = 8; rows > 1; rows--) {
    const bands = Math.max(1, Math.ceil(Math.log(1 - RECALL) / Math.log(1 - similarity ** rows)));
    if (bands * rows <= MOST_ROWS) return { bands, rows };
  }
  return { bands: MOST_ROWS, rows: 1 };
}

interface Known<T> {
  readonly item: T;
  readonly shingles: readonly number[];
}

/** Finds, among the texts that were added, those at least as similar as wanted. */
export class NearIndex<T> {
  readonly #similarity: number;
  readonly #rows: number;
  /** By band: the texts of a key. */
  readonly #buckets: readonly Map<number, number[]>[];
  readonly #items: Known<T>[] = [];
  /** By text: the look-up that met it last. */
  readonly #met: number[] = [];
  #lookUps = 0;
  /** One key a band of the text that was looked at last: a text is mostly looked up and then added. */
  readonly #keys: Int32Array;
  #keyed: readonly number[] | undefined;
  /** Texts that were compared shingle by shingle: what the bands let through. */
  compared = 0;

  /** @param similarity 0 to 1, of {@link similarityOf} */
  constructor(similarity: number) {
    this.#similarity = similarity;
    const { bands, rows } = bandsFor(similarity);
    this.#rows = rows;
    this.#buckets = Array.from({ length: bands }, () => new Map());
    this.#keys = new Int32Array(bands);
  }

  /** The texts that are near, in the order in which they were added. */
  near(shingles: readonly number[]): { readonly item: T; readonly similarity: number }[] {
    this.#sign(shingles);
    const found: { index: number; item: T; similarity: number }[] = [];
    const lookUp = ++this.#lookUps;
    let met = 0;
    for (let band = 0; band < this.#keys.length && met < MOST_COMPARED; band++) {
      const bucket = this.#buckets[band]?.get(this.#keys[band] as number);
      if (bucket === undefined) continue;
      for (const index of bucket) {
        if (this.#met[index] === lookUp) continue;
        this.#met[index] = lookUp;
        met++;
        const { item, shingles: known } = this.#items[index] as Known<T>;
        // Sets of too different a size cannot be alike.
        if (Math.min(shingles.length, known.length) < this.#similarity * Math.max(shingles.length, known.length)) continue;
        this.compared++;
        const similarity = similarityOf(shingles, known, this.#similarity);
        if (similarity >= this.#similarity) found.push({ index, item, similarity });
      }
    }
    return found.sort((a, b) => a.index - b.index);
  }

  add(item: T, shingles: readonly number[]): void {
    this.#sign(shingles);
    const index = this.#items.push({ item, shingles }) - 1;
    this.#met.push(0);
    for (let band = 0; band < this.#keys.length; band++) {
      const buckets = this.#buckets[band] as Map<number, number[]>;
      const key = this.#keys[band] as number;
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [index]);
      else if (bucket.length < FULL_BUCKET) bucket.push(index);
    }
  }

  /** Makes the keys of a text, each over some rows of its MinHash signature. */
  #sign(shingles: readonly number[]): void {
    if (this.#keyed === shingles) return;
    this.#keyed = shingles;
    const { length } = shingles;
    // A list of numbers this large holds them as floating point, which every row would turn into integers again.
    for (let at = 0; at < length; at++) sample[at] = shingles[at] as number;
    let seed = 0;
    for (let band = 0; band < this.#keys.length; band++) {
      let key = band;
      for (let row = 0; row < this.#rows; row++) {
        seed = (seed + 0x9e3779b1) | 0;
        let least = 0xffffffff;
        for (let at = 0; at < length; at++) {
          const value = mix32((sample[at] as number) ^ seed);
          if (value < least) least = value;
        }
        key = mix32(Math.imul(key, 31) + least);
      }
      this.#keys[band] = key;
    }
  }
}

/** The shingles of the text whose keys are being made. */
const sample = new Int32Array(MOST_SHINGLES);

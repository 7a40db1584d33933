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

/** The shingles of a word list, sorted, no value twice, at most {@link MOST_SHINGLES}. A text shorter than a run is one shingle. */
export function shinglesOf(words: readonly string[]): number[] {
  if (words.length === 0) return [];
  const hashes = words.map((word) => hash32(word));
  const found = new Set<number>();
  for (let from = 0; from + RUN <= hashes.length || from === 0; from++) {
    let value = 0;
    for (let at = from; at < Math.min(from + RUN, hashes.length); at++) value = mix32(Math.imul(value, 31) + (hashes[at] as number));
    found.add(value);
  }
  return [...found].sort((a, b) => a - b).slice(0, MOST_SHINGLES);
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
  readonly #bands: number;
  readonly #rows: number;
  readonly #buckets: Map<number, number[]>[];
  readonly #items: Known<T>[] = [];
  #last: { readonly shingles: readonly number[]; readonly keys: readonly number[] } | undefined;
  /** Texts that were compared shingle by shingle: what the bands let through. */
  compared = 0;

  /** @param similarity 0 to 1, of {@link similarityOf} */
  constructor(similarity: number) {
    this.#similarity = similarity;
    const { bands, rows } = bandsFor(similarity);
    this.#bands = bands;
    this.#rows = rows;
    this.#buckets = Array.from({ length: bands }, () => new Map());
  }

  /** The texts that are near, in the order in which they were added. */
  near(shingles: readonly number[]): { readonly item: T; readonly similarity: number }[] {
    const met = new Set<number>();
    for (const [band, key] of this.#keys(shingles).entries()) {
      for (const index of this.#buckets[band]?.get(key) ?? []) met.add(index);
      if (met.size >= MOST_COMPARED) break;
    }
    const found: { index: number; item: T; similarity: number }[] = [];
    for (const index of met) {
      const known = this.#items[index] as Known<T>;
      // Sets of too different a size cannot be alike.
      if (Math.min(shingles.length, known.shingles.length) < this.#similarity * Math.max(shingles.length, known.shingles.length)) continue;
      this.compared++;
      const similarity = similarityOf(shingles, known.shingles, this.#similarity);
      if (similarity >= this.#similarity) found.push({ index, item: known.item, similarity });
    }
    return found.sort((a, b) => a.index - b.index);
  }

  add(item: T, shingles: readonly number[]): void {
    const index = this.#items.push({ item, shingles }) - 1;
    for (const [band, key] of this.#keys(shingles).entries()) {
      const buckets = this.#buckets[band] as Map<number, number[]>;
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [index]);
      else if (bucket.length < FULL_BUCKET) bucket.push(index);
    }
  }

  /** One key a band, over the rows of the text's MinHash signature. */
  #keys(shingles: readonly number[]): readonly number[] {
    // A text is mostly looked up and then added.
    if (this.#last?.shingles === shingles) return this.#last.keys;
    const keys: number[] = [];
    for (let band = 0; band < this.#bands; band++) {
      let key = band;
      for (let row = 0; row < this.#rows; row++) {
        const seed = Math.imul(band * this.#rows + row + 1, 0x9e3779b1);
        let least = 0xffffffff;
        for (const shingle of shingles) {
          const value = mix32(shingle ^ seed);
          if (value < least) least = value;
        }
        key = mix32(Math.imul(key, 31) + least);
      }
      keys.push(key);
    }
    this.#last = { shingles, keys };
    return keys;
  }
}

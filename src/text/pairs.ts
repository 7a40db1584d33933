/** A key, that is two numbers in one, and the value. */
const WIDTH = 2;
const FIRST_SIZE = 1 << 12;

/** The highest number that can be one of a pair. */
export const MOST_IN_PAIR = 0xffff;

/** A number for pairs of numbers: one flat table (open addressing). A pair with a number above `MOST_IN_PAIR` is not kept. */
export class PairTable {
  /** A place whose key is 0 is empty: no pair begins with 0. */
  #table = new Uint32Array(WIDTH * FIRST_SIZE);
  #mask = FIRST_SIZE - 1;
  #count = 0;

  /** How many pairs are known. */
  get size(): number {
    return this.#count;
  }

  /** The number of a pair, -1 where none is known. @param first at least 1 @param second at least 0 */
  get(first: number, second: number): number {
    if ((first | second) > MOST_IN_PAIR) return -1;
    const table = this.#table;
    const mask = this.#mask;
    const key = ((first << 16) | second) >>> 0;
    for (let place = placeOf(key); ; place++) {
      const at = WIDTH * (place & mask);
      const found = table[at];
      if (found === key) return table[at + 1] as number;
      if (found === 0) return -1;
    }
  }

  /** Remembers the number of a pair that has none yet, 0 to 2 ** 32 - 1. */
  set(first: number, second: number, value: number): void {
    if ((first | second) > MOST_IN_PAIR) return;
    if (2 * this.#count > this.#mask) this.#grow();
    this.#put(((first << 16) | second) >>> 0, value);
    this.#count++;
  }

  clear(): void {
    this.#table = new Uint32Array(WIDTH * FIRST_SIZE);
    this.#mask = FIRST_SIZE - 1;
    this.#count = 0;
  }

  #put(key: number, value: number): void {
    const table = this.#table;
    let place = placeOf(key);
    while (table[WIDTH * (place & this.#mask)] !== 0) place++;
    const at = WIDTH * (place & this.#mask);
    table[at] = key;
    table[at + 1] = value;
  }

  #grow(): void {
    const table = this.#table;
    this.#mask = 2 * this.#mask + 1;
    this.#table = new Uint32Array(2 * table.length);
    for (let at = 0; at < table.length; at += WIDTH) if (table[at] !== 0) this.#put(table[at] as number, table[at + 1] as number);
  }
}

/** Spreads neighbouring keys over the table (Fibonacci hashing). */
const placeOf = (key: number): number => Math.imul(key ^ (key >>> 15), 0x9e3779b1) >>> 8;

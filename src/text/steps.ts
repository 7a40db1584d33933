/** Numbers of a step: the state it starts from, the class of the token, the state it leads to. */
const WIDTH = 3;
const FIRST_SIZE = 1 << 12;

/** Where a step from a state by a class of tokens leads, as far as it is known: one flat table (open addressing). */
export class Steps {
  /** A place whose first number is 0 is empty: no step starts in state 0. */
  #table = new Uint32Array(WIDTH * FIRST_SIZE);
  #size = FIRST_SIZE;
  #count = 0;

  /** The state behind a step from a state other than 0, -1 where it is not known yet. */
  get(state: number, cls: number): number {
    const table = this.#table;
    for (let place = placeOf(state, cls); ; place++) {
      const at = WIDTH * (place & (this.#size - 1));
      const found = table[at];
      if (found === state && table[at + 1] === cls) return table[at + 2] as number;
      if (found === 0) return -1;
    }
  }

  /** Remembers a step that is not known yet. */
  set(state: number, cls: number, to: number): void {
    if (2 * this.#count >= this.#size) this.#grow();
    this.#put(state, cls, to);
    this.#count++;
  }

  clear(): void {
    this.#size = FIRST_SIZE;
    this.#table = new Uint32Array(WIDTH * FIRST_SIZE);
    this.#count = 0;
  }

  #put(state: number, cls: number, to: number): void {
    const table = this.#table;
    let place = placeOf(state, cls);
    while (table[WIDTH * (place & (this.#size - 1))] !== 0) place++;
    table.set([state, cls, to], WIDTH * (place & (this.#size - 1)));
  }

  #grow(): void {
    const table = this.#table;
    this.#size *= 2;
    this.#table = new Uint32Array(WIDTH * this.#size);
    for (let at = 0; at < table.length; at += WIDTH) {
      if (table[at] !== 0) this.#put(table[at] as number, table[at + 1] as number, table[at + 2] as number);
    }
  }
}

/** Spreads neighbouring states and classes over the table (Fibonacci hashing). */
const placeOf = (state: number, cls: number): number => Math.imul(Math.imul(state, 0x9e3779b1) ^ cls, 0x85ebca6b) >>> 8;

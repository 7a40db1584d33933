const FIRST_SIZE = 1 << 10;

/** Different sets of numbers, each with a number of its own, from 0 on: all their members in one flat table, found by hash. */
export class NumberSets {
  #members = new Uint32Array(FIRST_SIZE);
  /** Where each set begins in the table, and where the next one will. */
  #starts: number[] = [0];
  /** Numbers of sets plus 1 by hash (open addressing); 0 is empty. */
  #slots = new Uint32Array(FIRST_SIZE);

  get size(): number {
    return this.#starts.length - 1;
  }

  /** The members of a set stand in `members` from `startOf` to `startOf` of the next number. */
  get members(): Uint32Array {
    return this.#members;
  }

  startOf(set: number): number {
    return this.#starts[set] as number;
  }

  /** The number of a set, which is remembered where it is new. @param sorted its members, ascending, each once */
  numberOf(sorted: readonly number[]): number {
    const mask = this.#slots.length - 1;
    for (let place = hashOf(sorted) & mask; ; place = (place + 1) & mask) {
      const known = (this.#slots[place] as number) - 1;
      if (known < 0) return this.#add(sorted, place);
      if (this.#equals(known, sorted)) return known;
    }
  }

  clear(): void {
    this.#members = new Uint32Array(FIRST_SIZE);
    this.#starts = [0];
    this.#slots = new Uint32Array(FIRST_SIZE);
  }

  #equals(set: number, sorted: readonly number[]): boolean {
    const start = this.#starts[set] as number;
    if ((this.#starts[set + 1] as number) - start !== sorted.length) return false;
    for (let at = 0; at < sorted.length; at++) if (this.#members[start + at] !== sorted[at]) return false;
    return true;
  }

  #add(sorted: readonly number[], place: number): number {
    const set = this.size;
    const start = this.#starts[set] as number;
    const end = start + sorted.length;
    if (end > this.#members.length) {
      const members = new Uint32Array(Math.max(2 * this.#members.length, end));
      members.set(this.#members);
      this.#members = members;
    }
    this.#members.set(sorted, start);
    this.#starts.push(end);
    this.#slots[place] = set + 1;
    if (2 * this.size > this.#slots.length) this.#spread();
    return set;
  }

  /** Twice as many places. */
  #spread(): void {
    const slots = new Uint32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let set = 0; set < this.size; set++) {
      let place = hashOf(this.#members.subarray(this.#starts[set], this.#starts[set + 1])) & mask;
      while (slots[place] !== 0) place = (place + 1) & mask;
      slots[place] = set + 1;
    }
    this.#slots = slots;
  }
}

/** FNV-1a, a number at a time, with its upper bits spread over the lower ones. */
function hashOf(sorted: ArrayLike<number>): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < sorted.length; at++) hash = Math.imul(hash ^ (sorted[at] as number), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Records of a large file kept as UTF-8 bytes: a fraction of what as many strings and objects take, and outside V8's heap. */

const BLOCK = 8 * 1024 * 1024;

export class RecordStore {
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #blocks: Uint8Array[] = [];
  #used = BLOCK;
  /** Where each record starts: its block, its offset there, its length in bytes. */
  readonly #places = new Numbers();

  get count(): number {
    return this.#places.length / 3;
  }

  /** Keeps a record; its index counts from 0. */
  add(record: string): number {
    // A UTF-16 unit takes at most three bytes.
    if (BLOCK - this.#used < record.length * 3) {
      this.#blocks.push(new Uint8Array(Math.max(BLOCK, record.length * 3)));
      this.#used = 0;
    }
    const block = this.#blocks.length - 1;
    const { written } = this.#encoder.encodeInto(record, (this.#blocks[block] as Uint8Array).subarray(this.#used));
    this.#places.push(block);
    this.#places.push(this.#used);
    this.#places.push(written);
    // An oversized record fills its own block.
    this.#used = record.length * 3 > BLOCK ? BLOCK : this.#used + written;
    return this.count - 1;
  }

  get(index: number): string {
    const start = this.#places.at(index * 3 + 1);
    const block = this.#blocks[this.#places.at(index * 3)];
    return this.#decoder.decode(block?.subarray(start, start + this.#places.at(index * 3 + 2)));
  }
}

/** A growing list of 32-bit integers. */
export class Numbers {
  #values = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Int32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }
}

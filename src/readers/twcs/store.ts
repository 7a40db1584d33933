/** Records of a large file kept as UTF-8 bytes: a fraction of what as many strings and objects take, and outside V8's heap. */

const BLOCK = 8 * 1024 * 1024;

export class RecordStore {
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #blocks: Uint8Array[] = [];
  #used = BLOCK;
  /** Where each record starts: its block, its offset there, its length in bytes. */
  readonly #places = new Numbers();

  /** UTF-8 bytes that are kept. */
  bytes = 0;

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
    this.bytes += written;
    // An oversized record fills its own block.
    this.#used = record.length * 3 > BLOCK ? BLOCK : this.#used + written;
    return this.count - 1;
  }

  bytesOf(index: number): number {
    return this.#places.at(index * 3 + 2);
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

/** Ids over this are not remembered: a list of such would grow with the file. Those of the data set are small. */
const LARGEST = 2 ** 28;

/** Ids that were seen, a bit each: 32 MiB at most. */
export class SeenIds {
  #bits = new Uint8Array(1 << 16);

  add(id: string | number): void {
    if (typeof id !== 'number' || id >= LARGEST) return;
    if (id >> 3 >= this.#bits.length) {
      const larger = new Uint8Array(Math.max(this.#bits.length * 2, (id >> 3) + 1));
      larger.set(this.#bits);
      this.#bits = larger;
    }
    this.#bits[id >> 3] = (this.#bits[id >> 3] ?? 0) | (1 << (id & 7));
  }

  has(id: string | number): boolean {
    return typeof id === 'number' && id < LARGEST && ((this.#bits[id >> 3] ?? 0) & (1 << (id & 7))) !== 0;
  }
}

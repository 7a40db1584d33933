/** Bytes that are put together line by line. */
export class ByteBuilder {
  #bytes = Buffer.allocUnsafe(16 * 1024);
  length = 0;

  /** Appends one line and its line break. */
  line(bytes: Uint8Array): void {
    const needed = this.length + bytes.length + 1;
    if (needed > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
      this.#bytes.copy(larger, 0, 0, this.length);
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, this.length);
    this.#bytes[this.length + bytes.length] = 10;
    this.length = needed;
  }

  /** A copy of all bytes so far; then it is empty again. */
  take(): Buffer {
    const all = Buffer.from(this.#bytes.subarray(0, this.length));
    this.length = 0;
    // One mail of many megabytes must not be paid for ever after.
    if (this.#bytes.length > 1024 * 1024) this.#bytes = Buffer.allocUnsafe(16 * 1024);
    return all;
  }
}

/** Longer lines are cut: no text has them, and memory is bounded. */
const LONGEST_LINE = 1024 * 1024;

/** Cuts chunks of bytes into lines, without their `\n` and `\r\n`. A line is valid until the next one only. */
export class LineSplitter {
  readonly #onLine: (line: Buffer) => void;
  #pending: Buffer[] = [];
  #length = 0;

  constructor(onLine: (line: Buffer) => void) {
    this.#onLine = onLine;
  }

  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      this.#emit(bytes.subarray(start, end));
      start = end + 1;
    }
    if (start < bytes.length && this.#length < LONGEST_LINE) {
      this.#pending.push(Buffer.from(bytes.subarray(start)));
      this.#length += bytes.length - start;
    }
  }

  end(): void {
    if (this.#length > 0) this.#emit(Buffer.alloc(0));
  }

  #emit(last: Buffer): void {
    let line = last;
    if (this.#length > 0) {
      line = Buffer.concat([...this.#pending, last]);
      this.#pending = [];
      this.#length = 0;
    }
    if (line.length > LONGEST_LINE) line = line.subarray(0, LONGEST_LINE);
    this.#onLine(line[line.length - 1] === 13 ? line.subarray(0, -1) : line);
  }
}

import type { Span } from '../../model/index.ts';

/**
 * A text that was made from a raw one (markup removed, entities decoded, quotes cut) with the way back:
 * which raw offset each of its offsets came from.
 */
export class MappedText {
  readonly text: string;
  /** Where runs that were copied unit by unit start, in the text and in the raw text; both rise. */
  readonly #starts: readonly number[];
  readonly #raws: readonly number[];

  /** Made by `MappedTextBuilder`. */
  constructor(text: string, starts: readonly number[], raws: readonly number[]) {
    this.text = text;
    this.#starts = starts;
    this.#raws = raws;
  }

  /** A text that is its own raw text. */
  static of(text: string): MappedText {
    return new MappedText(text, [0], [0]);
  }

  /** The raw offset of a UTF-16 offset of the text; the end of the text is right after its last unit. */
  rawOffset(offset: number): number {
    const at = Math.min(Math.max(offset, 0), this.text.length);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return (this.#raws[low] ?? 0) + at - (this.#starts[low] ?? 0);
  }

  /** The parts of the text in these spans, which rise and do not overlap, one after the other. */
  keep(spans: readonly Span[]): MappedText {
    const builder = new MappedTextBuilder();
    for (const { start, end } of spans) {
      // A span may reach over several runs.
      let from = start;
      for (let run = 0; run < this.#starts.length && from < end; run++) {
        const next = Math.min(this.#starts[run + 1] ?? this.text.length, end);
        if (next <= from) continue;
        builder.copy(this.text.slice(from, next), this.rawOffset(from));
        from = next;
      }
    }
    return builder.end();
  }

  /** Without blanks and empty lines at both ends. */
  trim(): MappedText {
    const start = this.text.length - this.text.trimStart().length;
    const end = this.text.trimEnd().length;
    if (start === 0 && end === this.text.length) return this;
    return this.keep(start < end ? [{ start, end }] : []);
  }
}

/** Puts a `MappedText` together from left to right. */
export class MappedTextBuilder {
  readonly #pieces: string[] = [];
  readonly #starts: number[] = [];
  readonly #raws: number[] = [];
  #length = 0;

  /** Length of the text so far. */
  get length(): number {
    return this.#length;
  }

  /** The last piece that was appended; empty at the start. */
  get last(): string {
    return this.#pieces.at(-1) ?? '';
  }

  /** Appends a piece that stands in the raw text just so, from `raw` on. */
  copy(piece: string, raw: number): void {
    if (piece === '') return;
    const last = this.#starts.length - 1;
    const follows = last >= 0 && (this.#raws[last] ?? 0) + this.#length - (this.#starts[last] ?? 0) === raw;
    if (!follows) this.#run(raw);
    this.#push(piece);
  }

  /** Appends a piece that stands for something else at `raw`, such as a line break for a tag. */
  replace(piece: string, raw: number): void {
    for (const unit of piece) {
      this.#run(raw);
      this.#push(unit);
    }
  }

  end(): MappedText {
    return this.#length === 0 ? MappedText.of('') : new MappedText(this.#pieces.join(''), this.#starts, this.#raws);
  }

  #run(raw: number): void {
    this.#starts.push(this.#length);
    this.#raws.push(raw);
  }

  #push(piece: string): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
  }
}

import type { Line, ReadContext, Source } from '../reader.ts';

/** One subtitle: its lines as they stand in the file. */
export interface Cue {
  /** The line before the times, where there is one. */
  readonly name: string | undefined;
  readonly lines: Line[];
}

const TIMING = /^\s*(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}/;
const NO_CUE = /^(?:WEBVTT|NOTE|STYLE|REGION)(?:[ \t:]|$)/;
const LANGUAGE = /^Language:\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\s*$/;

/** The cues of a file in its order. What is no cue, and no comment either, is diagnosed. */
export class CueReader {
  readonly #context: ReadContext;
  /** The tag of the header's `Language:` line. */
  language: string | undefined;
  #last: Cue | undefined;
  #blocks = 0;

  constructor(context: ReadContext) {
    this.#context = context;
  }

  async *read(source: Source): AsyncGenerator<Cue> {
    let block: Line[] = [];
    for await (const line of source.lines()) {
      if (line.text.trim() !== '') block.push(line);
      else if (block.length > 0) {
        yield* this.#take(block);
        block = [];
      }
    }
    if (block.length > 0) yield* this.#take(block);
    if (this.#last !== undefined) yield this.#last;
  }

  *#take(block: readonly Line[]): Generator<Cue> {
    const [first] = block;
    if (first === undefined) return;
    this.#blocks += 1;
    if (NO_CUE.test(first.text)) {
      for (const { text } of block) this.language ??= LANGUAGE.exec(text)?.[1];
      // A file without an empty line below its header is read all the same.
      const start = block.findIndex(({ text }) => TIMING.test(text));
      if (start > 0 && first.text.startsWith('WEBVTT')) yield* this.#cues(block.slice(start));
      return;
    }
    yield* this.#cues(block);
  }

  /** The cues of one block: a forgotten empty line does not join two. */
  *#cues(block: readonly Line[]): Generator<Cue> {
    const timings = block.flatMap(({ text }, index) => (TIMING.test(text) ? [index] : []));
    if (timings.length === 0) {
      this.#stray(block);
      return;
    }
    for (const [order, at] of timings.entries()) {
      const next = timings[order + 1];
      const isNumbered = next !== undefined && /^\s*\d+\s*$/.test(block[next - 1]?.text ?? '') && next - 1 > at;
      const end = next === undefined ? block.length : isNumbered ? next - 1 : next;
      const name = order === 0 && at > 0 ? block[at - 1]?.text.trim() : undefined;
      // Text may follow below an empty line: a cue is whole when the next one begins.
      if (this.#last !== undefined) yield this.#last;
      this.#last = { name, lines: block.slice(at + 1, end) };
    }
  }

  /** Text of a subtitle below an empty line belongs to it; anything else is broken. */
  #stray(block: readonly Line[]): void {
    const [first] = block;
    const broken = block.some(({ text }) => /\d\s*-+>\s*\d/.test(text)) || /^\s*\d+\s*$/.test(first?.text ?? '');
    if (!broken && this.#last !== undefined) {
      this.#last.lines.push(...block);
      return;
    }
    this.#context.diagnose({
      code: 'bad-record',
      level: 'error',
      line: first?.number ?? 1,
      record: this.#blocks,
      message: 'This subtitle has no times that can be read ("00:00:01.000 --> 00:00:04.000").',
    });
  }
}

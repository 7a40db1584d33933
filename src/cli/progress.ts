import type { SingleBar } from 'cli-progress';
import { findInputs } from '../io/paths.ts';
import type { Line, Source } from '../readers/reader.ts';
import type { CliIo, Output } from './io.ts';

/** A run that is over sooner shows no bar at all. */
const DELAY_MS = 500;

/** How far a run has come, on standard error where that is a terminal. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  readonly #files: number;
  readonly #sized: boolean;
  readonly #startAt = performance.now() + DELAY_MS;
  #bar: SingleBar | undefined;
  #loading = false;
  #drawn = false;
  #over = false;
  #filesDone = -1;
  #fraction = 0;
  #conversations = 0;
  #ticks = 0;

  private constructor(stream: NodeJS.WriteStream, files: number, sized: boolean) {
    this.#stream = stream;
    this.#files = files;
    this.#sized = sized;
  }

  /** A bar for these inputs, or only some of them; undefined where nobody would see it. */
  static async create(
    paths: readonly string[],
    io: CliIo,
    wanted: boolean,
    only: (path: string) => boolean = () => true,
  ): Promise<Progress | undefined> {
    if (!wanted || !io.stderr.isTTY || io.stderr.stream === undefined) return undefined;
    const inputs = (await findInputs(paths, io.cwd)).filter(({ path }) => only(path));
    return new Progress(
      io.stderr.stream,
      inputs.length,
      inputs.every(({ path }) => path !== '-'),
    );
  }

  /** The output with the bar taken away while something else is written to the same terminal. */
  guard(output: Output): Output {
    if (!output.isTTY) return output;
    const write = async (text: string): Promise<void> => {
      this.#hide();
      await output.write(text);
    };
    return { write, isTTY: output.isTTY, columns: output.columns, ...(output.stream === undefined ? {} : { stream: output.stream }) };
  }

  /** The source, counted while it is read. */
  wrap(source: Source): Source {
    this.#filesDone++;
    this.#fraction = 0;
    let read = 0;
    const size = source.size ?? Number.POSITIVE_INFINITY;
    const count = (length: number): void => {
      read += length;
      this.#fraction = Math.min(1, read / size);
      // A reader may have to read all before its first conversation; the clock is not asked for each line of a million.
      if (++this.#ticks % 256 === 0) this.#draw();
    };
    async function* chunks(): AsyncGenerator<string> {
      for await (const chunk of source.chunks()) {
        count(chunk.length);
        yield chunk;
      }
    }
    async function* lines(): AsyncGenerator<Line> {
      for await (const line of source.lines()) {
        count(line.text.length + 1);
        yield line;
      }
    }
    async function* bytes(): AsyncGenerator<Uint8Array> {
      for await (const chunk of source.bytes()) {
        count(chunk.length);
        yield chunk;
      }
    }
    const { path, head, family } = source;
    return {
      path,
      head,
      chunks,
      lines,
      bytes,
      text: () => source.text(),
      ...(source.size === undefined ? {} : { size: source.size }),
      ...(family === undefined ? {} : { family }),
    };
  }

  /** One conversation more was judged. */
  step(): void {
    this.#conversations++;
    this.#draw();
  }

  #draw(): void {
    if (this.#over || performance.now() < this.#startAt) return;
    if (this.#bar === undefined) {
      if (!this.#loading) void this.#load();
      return;
    }
    const value = Math.max(0, this.#filesDone) + this.#fraction;
    const what = this.#conversations === 0 ? 'reading' : `${this.#conversations.toLocaleString('en')} conversations`;
    const payload = { what };
    if (this.#drawn) this.#bar.update(value, payload);
    else this.#bar.start(this.#files, value, payload);
    this.#drawn = true;
  }

  stop(): void {
    this.#over = true;
    this.#hide();
  }

  #hide(): void {
    if (this.#drawn) this.#bar?.stop();
    this.#drawn = false;
  }

  async #load(): Promise<void> {
    this.#loading = true;
    const { SingleBar } = (await import('cli-progress')).default;
    this.#bar = new SingleBar({
      stream: this.#stream,
      format: this.#sized ? '{bar} {percentage} % read  {what}' : '{what}',
      barCompleteChar: '█',
      barIncompleteChar: '░',
      barsize: 30,
      clearOnComplete: true,
      hideCursor: false,
      fps: 10,
      linewrap: false,
      gracefulExit: false,
    });
  }
}

import { fstatSync, readSync, statSync, writeSync } from 'node:fs';
import { type CliIo, ClosedOutput, type Output } from './io.ts';
import { main } from './main.ts';
import { exitOnInterrupt, exitWith, processIo } from './process.ts';

/**
 * The entry of the one script that checks a draft (scripts/build.mjs, bin/replylint.js): the same command line, without what Node loads for
 * streams and terminals where the standard streams are files or pipes.
 * @public
 */
export async function start(): Promise<void> {
  const io = new DirectIo();
  const status = await main(process.argv.slice(2), io);
  // What was written directly is out.
  if (io.whole === undefined) process.exit(status);
  exitWith(status);
}

const WAIT = new Int32Array(new SharedArrayBuffer(4));

/** The process's streams, read and written at once where they are files or pipes; Node's own are only made for all else. */
class DirectIo implements CliIo {
  whole: CliIo | undefined;
  readonly cwd = process.cwd();
  readonly env = process.env;
  readonly stdin: CliIo['stdin'];
  readonly stdout: Output;
  readonly stderr: Output;

  constructor() {
    const stdin = (): CliIo['stdin'] => this.#all().stdin;
    this.stdin = isPlain(0) ? { isTTY: false, [Symbol.asyncIterator]: () => readFrom(0, stdin) } : stdin();
    this.stdout = isPlain(1) ? directOutput(1) : this.#all().stdout;
    this.stderr = isPlain(2) ? directOutput(2) : this.#all().stderr;
  }

  #all(): CliIo {
    // Where nothing is read by waiting, Ctrl-C needs no help of ours.
    if (this.whole === undefined) exitOnInterrupt();
    this.whole ??= processIo();
    return this.whole;
  }
}

function isPlain(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isFile() || stats.isFIFO() || stats.isSocket() || stats.rdev === statSync('/dev/null').rdev;
  } catch {
    return false;
  }
}

async function* readFrom(descriptor: number, other: () => CliIo['stdin']): AsyncGenerator<Buffer | string> {
  for (;;) {
    const piece = Buffer.allocUnsafe(0x10000);
    let length: number;
    try {
      length = readSync(descriptor, piece);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Windows says so at the end of a pipe.
      if (code === 'EOF') return;
      // Somebody made it non-blocking: Node's own stream knows how to wait.
      if (code === 'EAGAIN') return yield* other();
      throw error;
    }
    if (length === 0) return;
    yield piece.subarray(0, length);
  }
}

function directOutput(descriptor: number): Output {
  return {
    isTTY: false,
    columns: undefined,
    async write(text) {
      let rest: Buffer = Buffer.from(text);
      while (rest.length > 0) {
        try {
          rest = rest.subarray(writeSync(descriptor, rest));
        } catch (error) {
          const { code } = error as NodeJS.ErrnoException;
          if (code === 'EPIPE') throw new ClosedOutput();
          if (code !== 'EAGAIN') throw error;
          // The pipe is full and does not block: its reader needs a moment.
          Atomics.wait(WAIT, 0, 0, 2);
        }
      }
    },
  };
}

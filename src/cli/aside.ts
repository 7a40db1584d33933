import { appendFileSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Aside } from '../engine/corpus.ts';
import { hash32 } from '../text/hash.ts';

/** So many that one is a few megabytes when there are some millions of entries. */
const BUCKETS = 256;

/** Entries as lines of files, in a folder that only this user can read: they hold words of conversations. */
export class FileAside implements Aside {
  readonly folder: string;
  readonly #writer: string;

  /**
   * @param folder made when something is put there
   * @param writer tells the threads of a run apart, which have one folder
   */
  constructor(folder: string, writer: string) {
    this.folder = folder;
    this.#writer = writer;
  }

  holds(rule: string): boolean {
    return this.#files(rule).length > 0;
  }

  put(rule: string, entries: Iterable<readonly [key: string, entry: unknown]>): void {
    const lines: string[][] = Array.from({ length: BUCKETS }, () => []);
    for (const [key, entry] of entries) lines[hash32(key) % BUCKETS]?.push(`${JSON.stringify([key, entry])}\n`);
    this.#open();
    for (const [bucket, own] of lines.entries()) {
      if (own.length > 0) appendFileSync(join(this.folder, `${nameOf(rule, bucket)}${this.#writer}`), own.join(''), { mode: 0o600 });
    }
  }

  *buckets(rule: string): Generator<Iterable<readonly [key: string, entry: unknown]>> {
    const files = this.#files(rule);
    // Nearly all that is read is garbage at once, of which V8 would let four times as much pile up as is in use.
    setFlagsFromString('--heap-growing-percent=10');
    try {
      for (let bucket = 0; bucket < BUCKETS; bucket++) {
        const own = files.filter((file) => file.startsWith(nameOf(rule, bucket)));
        if (own.length > 0) yield this.#entries(own);
      }
    } finally {
      setFlagsFromString('--heap-growing-percent=0');
    }
  }

  /** Removes the folder with all that is in it. */
  remove(): void {
    left.delete(this);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** @throws Error where a folder of that name is there and somebody else's */
  #open(): void {
    try {
      mkdirSync(this.folder, { mode: 0o700 });
    } catch (error) {
      // Another thread may have made it.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const { uid, mode } = lstatSync(this.folder);
      if (process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o077) !== 0))
        throw new Error(`${this.folder} is somebody else’s.`, { cause: error });
    }
  }

  *#entries(files: readonly string[]): Generator<readonly [key: string, entry: unknown]> {
    for (const file of files) {
      const text = readFileSync(join(this.folder, file), 'utf8');
      for (let from = 0, to = text.indexOf('\n'); to >= 0; from = to + 1, to = text.indexOf('\n', from)) {
        yield JSON.parse(text.slice(from, to)) as [string, unknown];
      }
    }
  }

  #files(rule: string): readonly string[] {
    try {
      return readdirSync(this.folder).filter((file) => file.startsWith(`${encodeURIComponent(rule)}.`));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }
}

const nameOf = (rule: string, bucket: number): string => `${encodeURIComponent(rule)}.${bucket}.`;

const left = new Set<FileAside>();
let watching = false;

/** One for a run; its folder goes with `remove`, or when the process ends. */
export function newAside(): FileAside {
  if (!watching) process.once('exit', () => left.forEach((each) => void each.remove()));
  watching = true;
  const name = `replylint-${process.pid}-${Math.random().toString(36).slice(2)}`;
  const aside = new FileAside(join(tmpdir(), name), 'main');
  left.add(aside);
  return aside;
}

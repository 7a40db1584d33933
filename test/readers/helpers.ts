import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { Decoder, sniffEncoding } from '../../src/io/decode.ts';
import { linesOf } from '../../src/io/lines.ts';
import { openInputs } from '../../src/io/open.ts';
import { openText } from '../../src/io/text.ts';
import type { CannedResponse, Conversation, Diagnostic } from '../../src/model/index.ts';
import type { CannedReader, Reader, ReadOptions, Source, TranscriptReader } from '../../src/readers/reader.ts';

const HEAD = 64 * 1024;

/** A source in memory. Chunks are short and of an odd length, so that every reader meets records cut in two. */
export function sourceOf(text: string, path = 'input.txt'): Source {
  const whole = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let used = false;
  async function* chunks(): AsyncGenerator<string> {
    if (used) throw new Error('a source can be read once only');
    used = true;
    for (let start = 0; start < whole.length; start += 97) yield whole.slice(start, start + 97);
  }
  return {
    path,
    head: whole.slice(0, HEAD),
    size: Buffer.byteLength(whole),
    chunks,
    lines: () => linesOf(chunks()),
    async *bytes() {
      for await (const chunk of chunks()) yield Buffer.from(chunk);
    },
    async text() {
      let all = '';
      for await (const chunk of chunks()) all += chunk;
      return all;
    },
  };
}

export interface ReadCase {
  readonly path?: string;
  readonly options?: Partial<ReadOptions>;
}

export interface Outcome<T> {
  readonly diagnostics: Diagnostic[];
  /** By reason; an error diagnostic counts as `unreadable`, as in a real run. */
  readonly skipped: Record<string, number>;
  readonly items: T[];
}

async function collect<T>(reader: Reader, source: Source, options: Partial<ReadOptions> = {}): Promise<Outcome<T>> {
  const outcome: Outcome<T> = { diagnostics: [], skipped: {}, items: [] };
  const skip = (reason: string, count = 1): void => {
    outcome.skipped[reason] = (outcome.skipped[reason] ?? 0) + count;
  };
  const items = reader.read(source, {
    options: { map: {}, agents: [], ...options },
    diagnose: (diagnostic) => {
      outcome.diagnostics.push({ path: source.path, ...diagnostic });
      if (diagnostic.level !== 'note') skip('unreadable');
    },
    skip,
  });
  for await (const item of items as AsyncIterable<T>) outcome.items.push(item);
  return outcome;
}

/** Reads a text to its end: conversations of a transcript reader, responses of a canned one. */
export async function readAll(
  reader: TranscriptReader,
  text: string,
  how?: ReadCase,
): Promise<Omit<Outcome<Conversation>, 'items'> & { readonly conversations: Conversation[] }>;
export async function readAll(
  reader: CannedReader,
  text: string,
  how?: ReadCase,
): Promise<Omit<Outcome<CannedResponse>, 'items'> & { readonly responses: CannedResponse[] }>;
export async function readAll(reader: Reader, text: string, how: ReadCase = {}): Promise<unknown> {
  const { items, ...rest } = await collect<Conversation | CannedResponse>(reader, sourceOf(text, how.path), how.options);
  return reader.meta.kind === 'transcript' ? { ...rest, conversations: items } : { ...rest, responses: items };
}

/** What `options.json` of a fixture may hold. `detected: false`: the reader must be named with --from. */
interface FixtureOptions extends Partial<ReadOptions> {
  readonly path?: string;
  readonly detected?: boolean;
}

/** What a fixture gives its reader: one file, or the files of an archive or a folder. */
export interface Fixture {
  readonly input: string;
  /** The file name that the reader sees, where it is one file. */
  readonly path: string;
  readonly options: Partial<ReadOptions>;
  readonly detected: boolean;
  /** The sources as a run opens them; those that another one took in are left out. */
  sources(): AsyncGenerator<Source>;
  /** The lines of one of its files. */
  linesOfFile(path: string): readonly string[];
}

/** The fixture of a folder: `input.<ext>`, or `input/` for exports of several files (`input.zip` is an export as it is downloaded). */
export function fixtureOf(folder: string): Fixture {
  const input = readdirSync(folder).find((file) => file === 'input' || file.startsWith('input.')) ?? 'no input in the folder';
  const optionsFile = join(folder, 'options.json');
  const stated: FixtureOptions = existsSync(optionsFile) ? JSON.parse(readFileSync(optionsFile, 'utf8')) : {};
  const { path = input, detected = true, ...options } = stated;
  async function* sources(): AsyncGenerator<Source> {
    if (input === 'input' || input === 'input.zip') yield* openInputs([input], { cwd: folder, stdin: noInput() });
    else {
      const bytes = readFileSync(join(folder, input));
      const opened = await openText({ path, bytes: () => inPieces(bytes) });
      // Chunks of text are short, of an odd length and come once, so that every reader meets records cut in two.
      yield { ...sourceOf(await opened.text(), path), bytes: () => inPieces(bytes) };
    }
  }
  const files = new Map<string, readonly string[]>();
  const linesOfFile = (name: string): readonly string[] => {
    const lines = files.get(name) ?? decoded(bytesOfFile(folder, input, name)).split('\n');
    files.set(name, lines);
    return lines;
  };
  return { input, path, options, detected, sources, linesOfFile };
}

function bytesOfFile(folder: string, input: string, name: string): Uint8Array {
  if (input === 'input') return readFileSync(join(folder, name));
  const bytes = readFileSync(join(folder, input));
  return input === 'input.zip' ? (unzipSync(bytes)[name.slice('input.zip/'.length)] ?? new Uint8Array()) : bytes;
}

function decoded(bytes: Uint8Array): string {
  const decoder = new Decoder(sniffEncoding(Buffer.from(bytes)).encoding);
  return (decoder.decode(Buffer.from(bytes)) + decoder.end()).replace(/^\uFEFF/, '');
}

async function* noInput(): AsyncGenerator<Buffer> {}

async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += 97) yield bytes.subarray(start, start + 97);
}

/**
 * One test for each fixtures/readers/<name>/<case>: its input read must give `expected.json`.
 * An optional `options.json` holds `map`, `agents`, `path` (the file name the reader shall see) and `detected: false`.
 * With UPDATE_FIXTURES=1 the expected file is rewritten: read the difference before keeping it.
 */
export function runFixtures(reader: TranscriptReader | CannedReader): void {
  const root = join(import.meta.dirname, '../../fixtures/readers', reader.meta.name);
  describe(`fixtures of ${reader.meta.name}`, () => {
    for (const name of readdirSync(root).sort()) {
      test(name, async () => {
        const folder = join(root, name);
        const { options, detected, sources, linesOfFile } = fixtureOf(folder);
        const all: Outcome<Conversation | CannedResponse> = { diagnostics: [], skipped: {}, items: [] };
        for await (const source of sources()) {
          const detection = reader.detect(source);
          if (detected) expect(detection?.confidence).toBeGreaterThanOrEqual(0.3);
          if (detection?.side === true) continue;
          const { items, diagnostics, skipped } = await collect<Conversation | CannedResponse>(reader, source, options);
          for (const item of items) checkPlaces(item, linesOfFile);
          all.items.push(...items);
          all.diagnostics.push(...diagnostics);
          for (const [reason, count] of Object.entries(skipped)) all.skipped[reason] = (all.skipped[reason] ?? 0) + count;
        }
        const codes: Record<string, number> = {};
        for (const { code } of all.diagnostics) codes[code] = (codes[code] ?? 0) + 1;
        const list = reader.meta.kind === 'transcript' ? 'conversations' : 'responses';
        const actual = JSON.parse(JSON.stringify({ [list]: all.items.map(plain), skipped: all.skipped, diagnostics: codes }));
        const expectedFile = join(folder, 'expected.json');
        if (process.env['UPDATE_FIXTURES'] === '1') writeFileSync(expectedFile, `${JSON.stringify(actual, undefined, 2)}\n`);
        expect(actual).toEqual(JSON.parse(readFileSync(expectedFile, 'utf8')));
      });
    }
  });
}

/** Places that cannot be right: outside the file, or another one from `locate` than the message states. */
function checkPlaces(item: Conversation | CannedResponse, linesOfFile: (path: string) => readonly string[]): void {
  const places =
    'messages' in item
      ? item.messages.map((message) => ({ path: message.path ?? item.path, stated: message.position, located: item.locate?.(message, 0) }))
      : [{ path: item.path, stated: item.position, located: item.locate?.(0) }];
  for (const { path, stated, located } of places) {
    const lines = linesOfFile(path);
    expect(stated.line).toBeGreaterThanOrEqual(1);
    expect(stated.line).toBeLessThanOrEqual(lines.length);
    expect(stated.column).toBeGreaterThanOrEqual(1);
    expect(stated.column).toBeLessThanOrEqual((lines[stated.line - 1] ?? '').length + 1);
    if (located !== undefined) expect(located).toEqual(stated);
  }
}

function plain(item: Conversation | CannedResponse): unknown {
  const { path: _path, locate: _locate, ...rest } = item;
  return rest;
}

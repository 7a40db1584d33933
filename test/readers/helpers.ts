import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linesOf } from '../../src/io/lines.ts';
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

async function collect<T>(reader: Reader, text: string, { path, options }: ReadCase): Promise<Outcome<T>> {
  const source = sourceOf(text, path);
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
  const { items, ...rest } = await collect<Conversation | CannedResponse>(reader, text, how);
  return reader.meta.kind === 'transcript' ? { ...rest, conversations: items } : { ...rest, responses: items };
}

/** What `options.json` of a fixture may hold. `detected: false`: the reader must be named with --from. */
interface FixtureOptions extends Partial<ReadOptions> {
  readonly path?: string;
  readonly detected?: boolean;
}

/**
 * One test for each fixtures/readers/<name>/<case>: `input.<ext>` read must give `expected.json`.
 * An optional `options.json` holds `map`, `agents`, `path` (the file name the reader shall see) and `detected: false`.
 * With UPDATE_FIXTURES=1 the expected file is rewritten: read the difference before keeping it.
 */
export function runFixtures(reader: TranscriptReader | CannedReader): void {
  const root = join(import.meta.dirname, '../../fixtures/readers', reader.meta.name);
  describe(`fixtures of ${reader.meta.name}`, () => {
    for (const name of readdirSync(root).sort()) {
      test(name, async () => {
        const folder = join(root, name);
        const input = readdirSync(folder).find((file) => file.startsWith('input.'));
        if (input === undefined) throw new Error(`${folder} has no input file`);
        const optionsFile = join(folder, 'options.json');
        const options: FixtureOptions = existsSync(optionsFile) ? JSON.parse(readFileSync(optionsFile, 'utf8')) : {};
        const { path = input, detected = true, ...readOptions } = options;
        const text = new TextDecoder().decode(readFileSync(join(folder, input)));

        if (detected) expect(reader.detect({ path, head: text.slice(0, HEAD) })?.confidence).toBeGreaterThanOrEqual(0.3);
        const { items, diagnostics, skipped } = await collect<Conversation | CannedResponse>(reader, text, { path, options: readOptions });
        const lines = text.split('\n');
        for (const item of items) checkPlaces(item, lines);
        const codes: Record<string, number> = {};
        for (const { code } of diagnostics) codes[code] = (codes[code] ?? 0) + 1;
        const list = reader.meta.kind === 'transcript' ? 'conversations' : 'responses';
        const actual = JSON.parse(JSON.stringify({ [list]: items.map(plain), skipped, diagnostics: codes }));
        const expectedFile = join(folder, 'expected.json');
        if (process.env['UPDATE_FIXTURES'] === '1') writeFileSync(expectedFile, `${JSON.stringify(actual, undefined, 2)}\n`);
        expect(actual).toEqual(JSON.parse(readFileSync(expectedFile, 'utf8')));
      });
    }
  });
}

/** Places that cannot be right: outside the file, or another one from `locate` than the message states. */
function checkPlaces(item: Conversation | CannedResponse, lines: readonly string[]): void {
  const places =
    'messages' in item
      ? item.messages.map((message) => ({ stated: message.position, located: item.locate?.(message, 0) }))
      : [{ stated: item.position, located: item.locate?.(0) }];
  for (const { stated, located } of places) {
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

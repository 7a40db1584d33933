import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenedSource, openInputs } from '../../src/io/open.ts';
import type { Diagnostic } from '../../src/model/index.ts';

let cwd = '';
const file = (path: string, content: string | Buffer): void => {
  mkdirSync(join(cwd, path, '..'), { recursive: true });
  writeFileSync(join(cwd, path), content);
};
async function* bytes(...chunks: readonly (string | Buffer)[]): AsyncGenerator<string | Buffer> {
  yield* chunks;
}
async function open(paths: readonly string[], stdin = bytes()): Promise<{ sources: OpenedSource[]; diagnostics: Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const sources: OpenedSource[] = [];
  for await (const source of openInputs(paths, { cwd, stdin, onDiagnostic: (diagnostic) => diagnostics.push(diagnostic) }))
    sources.push(source);
  return { sources, diagnostics };
}
async function read(path: string): Promise<{ text: string; source: OpenedSource }> {
  const [source] = (await open([path])).sources;
  if (source === undefined) throw new Error('not opened');
  return { text: await source.text(), source };
}

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'replylint-open-'));
  file('exports/b.jsonl', '{"b":1}\n');
  file('exports/a10.jsonl', '{"a":10}\n');
  file('exports/a2.jsonl', '{"a":2}\n');
  file('exports/deep/c.txt', 'c\n');
  file('exports/deep/photo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
  file('exports/.hidden/x.jsonl', '{}\n');
  file('exports/node_modules/x.jsonl', '{}\n');
  symlinkSync(join(cwd, 'exports'), join(cwd, 'exports/deep/loop'));
  mkdirSync(join(cwd, 'nothing'));
  file('pictures/photo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
  file('empty.txt', '');
  file('blank.txt', '\uFEFF\n  \n');
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe('what is opened', () => {
  test('a folder: sorted, deep, once, without dot files, node_modules and pictures', async () => {
    const { sources, diagnostics } = await open(['exports/']);
    expect(sources.map(({ path }) => path)).toEqual(['exports/a10.jsonl', 'exports/a2.jsonl', 'exports/b.jsonl', 'exports/deep/c.txt']);
    expect(diagnostics).toMatchObject([{ path: 'exports/deep/photo.png', code: 'binary-file', level: 'note' }]);
  });

  test('names, patterns and folders together: in that order, each file once', async () => {
    const { sources } = await open(['exports/b.jsonl', 'exports/*.jsonl', './exports/deep', 'exports']);
    expect(sources.map(({ path }) => path)).toEqual(['exports/b.jsonl', 'exports/a10.jsonl', 'exports/a2.jsonl', './exports/deep/c.txt']);
  });

  test('the current folder', async () => {
    file('here/one.txt', 'one');
    const found: string[] = [];
    for await (const { path } of openInputs(['.'], { cwd: join(cwd, 'here'), stdin: bytes() })) found.push(path);
    expect(found).toEqual(['one.txt']);
  });

  test('standard input, once', async () => {
    const { sources } = await open(['-'], bytes('one\ntw', Buffer.from('o\n')));
    expect(sources[0]?.path).toBe('-');
    expect(await sources[0]?.text()).toBe('one\ntwo\n');
    await expect(open(['-', '-'])).rejects.toMatchObject({ code: 'stdin-twice' });
  });
});

describe('what cannot be opened', () => {
  test.each([
    [['exports/b.jsnol'], 'missing-file', 'Did you mean exports/b.jsonl?'],
    [['no/such/folder'], 'missing-file', 'Paths start from'],
    [['*.nope'], 'no-match', 'Patterns start from'],
    [['nothing'], 'nothing-readable', 'Dot files'],
    [['pictures'], 'binary-file', 'pictures cannot be read'],
    [['empty.txt'], 'empty-file', 'finished'],
    [['blank.txt'], 'empty-file', 'finished'],
    [[], 'no-input', 'standard input'],
  ])('%j: %s', async (paths, code, hint) => {
    await expect(open(paths)).rejects.toMatchObject({ code, hint: expect.stringContaining(hint) });
  });

  test('a wrong name is told before anything is read', async () => {
    const seen: string[] = [];
    const run = async (): Promise<void> => {
      for await (const { path } of openInputs(['exports', 'gone'], { cwd, stdin: bytes() })) seen.push(path);
    };
    await expect(run()).rejects.toMatchObject({ code: 'missing-file' });
    expect(seen).toEqual([]);
  });

  test('one bad file among good ones is an error diagnostic', async () => {
    const { sources, diagnostics } = await open(['empty.txt', 'exports/b.jsonl']);
    expect(sources).toHaveLength(1);
    expect(diagnostics).toMatchObject([{ path: 'empty.txt', code: 'empty-file', level: 'error' }]);
  });

  test.each([
    ['book.xlsx', Buffer.from('PK\x03\x04\x14\0[Content_Types].xml xl/workbook.xml', 'latin1'), 'an Excel workbook'],
    ['all.zip', Buffer.from('PK\x03\x04\x14\0_chat.txt', 'latin1'), 'a zip archive'],
    ['a.pdf', Buffer.from('%PDF-1.7\n%\xe2\xe3', 'latin1'), 'a PDF'],
    ['a.db', Buffer.from('SQLite format 3\0', 'latin1'), 'an SQLite database'],
    ['a.bin', Buffer.from([1, 0, 2, 3, 4]), 'a binary file'],
    ['bad.gz', gzipSync('hello hello hello').subarray(0, 20), 'a damaged gzip file'],
  ])('%s is named', async (name, content, what) => {
    file(`binary/${name}`, content);
    await expect(open([`binary/${name}`])).rejects.toThrow(what);
  });
});

describe('how bytes become text', () => {
  const sample = 'Perché no? “Sì”, costa 5 €: città, 😀\nseconda riga\n';
  const cases: readonly (readonly [string, Buffer, string])[] = [
    ['utf-8', Buffer.from(sample), 'utf-8'],
    ['utf-8 with mark', Buffer.from(`\uFEFF${sample}`), 'utf-8'],
    ['utf-16le', Buffer.from(`\uFEFF${sample}`, 'utf16le'), 'utf-16le'],
    ['utf-16be', Buffer.from(`\uFEFF${sample}`, 'utf16le').swap16(), 'utf-16be'],
    ['utf-16le without mark', Buffer.from(sample, 'utf16le'), 'utf-16le'],
    ['gzip', gzipSync(sample), 'utf-8'],
  ];
  test.each(cases)('%s', async (name, content, encoding) => {
    file(`encodings/${name}.txt`, content);
    const { text, source } = await read(`encodings/${name}.txt`);
    expect(text).toBe(sample);
    expect(source.head).toBe(sample);
    expect(source.encoding).toBe(encoding);
    expect(source.notes).toEqual([]);
  });

  test('windows-1252, with a note', async () => {
    file('old.txt', Buffer.from('Perch\xe9 no? \x93S\xec\x94, 5 \x80\n', 'latin1'));
    const { text, source } = await read('old.txt');
    expect(text).toBe('Perché no? “Sì”, 5 €\n');
    expect(source.encoding).toBe('windows-1252');
    expect(source.notes).toMatchObject([{ code: 'old-encoding', level: 'note' }]);
  });

  test('windows-1252 whose first accent comes after the head', async () => {
    const ascii = 'all plain\n'.repeat(60_000);
    file('late.txt', Buffer.concat([Buffer.from(ascii), Buffer.from('citt\xe0\n', 'latin1')]));
    const { text, source } = await read('late.txt');
    expect(text).toBe(`${ascii}città\n`);
    expect(source.encoding).toBe('windows-1252');
  });

  test('one damaged byte does not change the encoding of the rest', async () => {
    file('damaged.txt', Buffer.concat([Buffer.from('città perché così più là '), Buffer.from([0xe9]), Buffer.from(' fine\n')]));
    const { text, source } = await read('damaged.txt');
    expect(text).toBe('città perché così più là \uFFFD fine\n');
    expect(source.notes).toMatchObject([{ code: 'damaged-text' }]);
  });

  test('characters cut between chunks, lines of any length, CRLF', async () => {
    const long = '😀é'.repeat(300_000);
    file('long.txt', `one\r\n${long}\r\n\r\nlast`);
    const [source] = (await open(['long.txt'])).sources;
    const lines: { number: number; text: string }[] = [];
    for await (const line of source?.lines() ?? []) lines.push(line);
    expect(lines.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(lines[1]?.text === long).toBe(true);
    expect(lines.map(({ text }) => text.length)).toEqual([3, long.length, 0, 4]);
    expect(source?.head.length).toBeLessThanOrEqual(64 * 1024);
  });

  test('gzip from standard input', async () => {
    const packed = gzipSync(sample);
    const { sources } = await open(['-'], bytes(packed.subarray(0, 7), packed.subarray(7)));
    expect(await sources[0]?.text()).toBe(sample);
  });
});

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openInputs } from '../../src/io/open.ts';
import type { OpenedSource } from '../../src/io/text.ts';
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
    [
      'book.xlsx',
      Buffer.from(zipSync({ '[Content_Types].xml': strToU8('<x/>'), 'xl/workbook.xml': strToU8('<x/>') })),
      'an Excel workbook',
    ],
    ['cut.zip', Buffer.from(zipSync({ '_chat.txt': strToU8('hello') })).subarray(0, 40), 'a damaged zip archive'],
    ['pictures.zip', Buffer.from(zipSync({ 'a.jpg': strToU8('x'), 'b.jpg': strToU8('x') })), 'holds no text: 2 .jpg'],
    ['a.pdf', Buffer.from('%PDF-1.7\n%\xe2\xe3', 'latin1'), 'a PDF'],
    ['a.msg', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'an Outlook mail (.msg)'],
    ['a.pst', Buffer.from('!BDN\x01\0', 'latin1'), 'an Outlook mailbox'],
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

describe('archives and the files around a file', () => {
  const zipped = (files: Record<string, string | Buffer>): Buffer =>
    Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new Uint8Array(Buffer.from(text))]))));

  test('members are sources under the path of the archive, and what is no text is told once', async () => {
    file(
      'zip/export.zip',
      zipped({ 'b/2.txt': 'two', 'b/10.txt': 'ten', 'a.jpg': 'x', '__MACOSX/._a': 'x', 'c.dat': Buffer.from([0, 1, 2, 0]) }),
    );
    const { sources, diagnostics } = await open(['zip/export.zip']);
    expect(sources.map(({ path, member }) => [path, member])).toEqual([
      ['zip/export.zip/b/10.txt', true],
      ['zip/export.zip/b/2.txt', true],
    ]);
    expect(diagnostics).toMatchObject([
      { path: 'zip/export.zip', code: 'binary-file', level: 'note', message: expect.stringContaining('2 files') },
    ]);
  });

  test('an archive from a pipe gives the same', async () => {
    const archive = zipped({ 'one.txt': 'eins', 'two.txt': 'zwei' });
    const texts: string[] = [];
    for await (const source of openInputs(['-'], { cwd, stdin: bytes(archive.subarray(0, 50), archive.subarray(50)) }))
      texts.push(await source.text());
    expect(texts).toEqual(['eins', 'zwei']);
  });

  test('gzip in a zip is unpacked too', async () => {
    file('zip/packed.zip', zipped({ 'a.json.gz': gzipSync('{"a":1}') }));
    const seen: string[] = [];
    for await (const source of openInputs(['zip/packed.zip'], { cwd, stdin: bytes() })) seen.push(await source.text());
    expect(seen).toEqual(['{"a":1}']);
  });

  test.each(['./family', 'family', 'family.zip', './family.zip'])(
    '%s: a file that a reader opened beside its own does not come again',
    async (input) => {
      const files = { 'users.json': '[]', 'general/1.json': '[1]', 'general/2.json': '[2]', 'other/3.json': '[3]' };
      for (const [name, text] of Object.entries(files)) file(`family/${name}`, text);
      file('family.zip', zipped(files));
      const seen: string[] = [];
      for await (const source of openInputs([input], { cwd, stdin: bytes() })) {
        seen.push(source.path.replace(/^.*family(?:\.zip)?\//, ''));
        if (!source.path.endsWith('1.json')) continue;
        expect(source.family?.list('.')).toEqual(['2.json']);
        expect(source.family?.list('../other')).toEqual(['../other/3.json']);
        expect(source.family?.below('..')).toEqual(['2.json', '../other/3.json', '../users.json']);
        expect(await (await source.family?.open('2.json'))?.text()).toBe('[2]');
        expect(await (await source.family?.open('../users.json'))?.text()).toBe('[]');
        expect(await source.family?.open('../none.json')).toBeUndefined();
      }
      expect(seen).toEqual(['general/1.json', 'other/3.json']);
    },
  );

  test('a single file sees those around it on disk', async () => {
    file('alone/users.json', '[7]');
    file('alone/day.json', '[1]');
    for await (const source of openInputs(['alone/day.json'], { cwd, stdin: bytes() })) {
      expect(source.family?.list('.')).toEqual([]);
      expect(await (await source.family?.open('users.json'))?.text()).toBe('[7]');
    }
  });

  test('bytes are the bytes', async () => {
    file('raw.eml', Buffer.from([0x41, 0xe8, 0x0a]));
    const [source] = (await open(['raw.eml'])).sources;
    const parts: Uint8Array[] = [];
    for await (const part of source?.bytes() ?? []) parts.push(part);
    expect(Buffer.concat(parts)).toEqual(Buffer.from([0x41, 0xe8, 0x0a]));
  });
});

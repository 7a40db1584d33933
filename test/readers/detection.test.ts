import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseReader } from '../../src/readers/detect.ts';
import type { Reader } from '../../src/readers/reader.ts';
import { fixtureOf } from './helpers.ts';

const root = join(import.meta.dirname, '../..');
const folders = readdirSync(join(root, 'src/readers'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(root, 'src/readers', entry.name, 'index.ts')))
  .map(({ name }) => name);
const readers: Reader[] = [];
for (const name of folders) readers.push(((await import(`../../src/readers/${name}/index.ts`)) as { default: Reader }).default);

// Every fixture is found by its own reader among all of its kind, in whatever order they are asked.
const cases = readers.flatMap(({ meta }) => {
  const fixtures = join(root, 'fixtures/readers', meta.name);
  return existsSync(fixtures) ? readdirSync(fixtures).map((name) => [meta.name, meta.kind, join(fixtures, name)] as const) : [];
});

test.each(cases)('%s (%s): %s', async (name, kind, folder) => {
  const { detected, sources } = fixtureOf(folder);
  if (!detected) return;
  const candidates = readers.filter(({ meta }) => meta.kind === kind);
  let own = 0;
  for await (const source of sources()) {
    // Files of an archive that hold no messages may be unknown to all readers, but not be taken by another one.
    if (source.path.includes('/') && !candidates.some((reader) => (reader.detect(source)?.confidence ?? 0) >= 0.3)) continue;
    own += 1;
    expect(chooseReader(source, candidates).reader.meta.name).toBe(name);
    expect(chooseReader(source, candidates.toReversed()).reader.meta.name).toBe(name);
  }
  expect(own).toBeGreaterThan(0);
});

test.each(readdirSync(join(root, 'fixtures/conversations')))('fixtures/conversations/%s is a transcript', (name) => {
  const source = { path: name, head: readFileSync(join(root, 'fixtures/conversations', name), 'utf8').slice(0, 64 * 1024) };
  const candidates = readers.filter(({ meta }) => meta.kind === 'transcript');
  expect(chooseReader(source, candidates).reader.meta.name).toBe('transcript');
});

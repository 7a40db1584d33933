/** Counts always add up: what a reader makes of many records is the sum of what it makes of each. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtin } from '../../src/builtin.ts';
import { UserError } from '../../src/errors.ts';
import type { Reader } from '../../src/readers/reader.ts';
import { fixtureOf, readAll } from './helpers.ts';

const ROOT = join(import.meta.dirname, '../../fixtures/readers');
const readers = (builtin.readers ?? []) as readonly Reader[];
const cases = readers.flatMap((reader) => {
  const folder = join(ROOT, reader.meta.name);
  return existsSync(folder)
    ? readdirSync(folder).map((name) => ({ name: `${reader.meta.name}/${name}`, reader, folder: join(folder, name) }))
    : [];
});

interface Counted {
  readonly skipped: Readonly<Record<string, number>>;
  readonly conversations?: readonly { readonly messages: readonly unknown[] }[];
  readonly responses?: readonly unknown[];
}

/** Message records that a run saw: in conversations, or skipped with a reason. Undefined where nothing could be read at all. */
async function countOf(reader: Reader, text: string, path: string, options: object): Promise<number | undefined> {
  try {
    const outcome = await readAll(reader as never, text, { path, options });
    const { skipped, ...lists } = outcome as Counted;
    const kept = lists.conversations?.reduce((sum, { messages }) => sum + messages.length, 0) ?? lists.responses?.length ?? 0;
    return kept + Object.values(skipped).reduce((sum, count) => sum + count, 0);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

interface Records {
  readonly records: readonly string[];
  join(records: readonly string[]): string;
  /** False where a record that breaks off may still be one. */
  readonly breaks: boolean;
}

/** The good records of a JSON Lines file, of a JSON array or of a table whose rows are lines, as texts. */
function recordsOf(text: string, isTable: boolean): Records | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const records = lines.filter((line) => line.startsWith('{') && parses(line));
  if (records.length > 1 && records.length > lines.length / 2) return { records, join: (some) => some.join('\n'), breaks: true };
  const [header = '', ...rows] = lines;
  if (isTable && rows.length > 1 && !text.includes('"') && !/^sep=/i.test(header))
    return { records: rows, join: (some) => [header, ...some].join('\n'), breaks: false };
  if (!text.trimStart().startsWith('[') || !parses(text)) return undefined;
  const list = (JSON.parse(text) as unknown[]).map((record) => JSON.stringify(record));
  return { records: list, join: (some) => `[${some.join(',\n')}]`, breaks: true };
}

function parses(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

/** Readers of which a fixture could be taken apart. */
const tried = new Set<string>();

test.each(cases)('$name: dropped, shuffled and cut records still add up', async ({ reader, folder }) => {
  const { input, options, path, sources } = fixtureOf(folder);
  if (input === 'input' || input === 'input.zip') return;
  let text = '';
  for await (const source of sources()) text = await source.text();
  const found = recordsOf(text, reader.meta.extensions.includes('csv'));
  if (found === undefined) return;
  const alone = await Promise.all(found.records.map((record) => countOf(reader, found.join([record]), path, options)));
  const usable = found.records.flatMap((record, index) => (alone[index] === undefined ? [] : [{ record, count: alone[index] }]));
  if (usable.length < 2) return;
  tried.add(reader.meta.name);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(usable, { minLength: 1 }), fc.double({ min: 0.1, max: 0.9, noNaN: true }), async (some, at) => {
      const sum = some.reduce((total, { count }) => total + count, 0);
      expect(await countOf(reader, found.join(some.map(({ record }) => record)), path, options)).toBe(sum);
      if (!found.breaks) return;
      // A record that breaks off costs itself and no other.
      const last = usable[0]?.record ?? '';
      const cut = found.join([...some.map(({ record }) => record), last]).slice(0, -Math.max(2, Math.floor(last.length * at)));
      expect(await countOf(reader, cut, path, options)).toBe(sum + 1);
    }),
    { numRuns: 15 },
  );
});

test('the counts would show a lost record', async () => {
  const [reader] = readers;
  if (reader === undefined) throw new Error('no reader');
  const line = '{"id":"1","messages":[{"id":"a","role":"agent","text":"x"}]}';
  expect(await countOf(reader, `${line}\n{"id":"2","messages":[{"id":"b"`, 'a.jsonl', {})).toBe(2);
});

test('the readers whose fixtures have records were tried', () =>
  expect([...tried]).toEqual(expect.arrayContaining(['canned-json', 'csv', 'transcript', 'twcs', 'zendesk'])));

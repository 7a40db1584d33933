import { describe, expect, test } from 'vitest';
import type { ReadContext } from '../../src/readers/reader.ts';
import { headerOf } from '../../src/readers/shared/csv-table.ts';
import { JsonRecord } from '../../src/readers/shared/json-text.ts';
import { ownWords } from '../../src/readers/shared/own-words.ts';
import { jsonSites, Site } from '../../src/readers/shared/site.ts';
import { type TableRow, tableRows } from '../../src/readers/shared/table-row.ts';
import { sourceOf } from './helpers.ts';

const codes: string[] = [];
const context: ReadContext = { options: { map: {}, agents: [] }, diagnose: ({ code }) => void codes.push(code), skip() {} };

describe('sites', () => {
  const value = { id: 1, a: ' ', b: 'text', list: [{ id: 2, at: 1710234000 }, 3] };
  const site = new Site(new JsonRecord(JSON.stringify(value), 4, 1, 1), [], value);

  test('give the first value that is there', () => {
    expect(site.string('a', 'b')).toBe('text');
    expect(site.named('a', 'none')).toBeUndefined();
    expect(site.id('none', 'id')).toBe('1');
    expect(site.object('b')).toBeUndefined();
  });

  test('know what they stand in', () => {
    const [item, ...others] = site.list('list') ?? [];
    expect(others).toEqual([]);
    expect(item?.time('at')).toBe('2024-03-12T09:00:00Z');
    expect(item?.parent?.id('id')).toBe('1');
    expect(site.parent).toBeUndefined();
  });

  test.each([
    ['one', '{"id":1}', ['1']],
    ['an array', '[{"id":1},{"id":2}]', ['1', '2']],
    ['a page', '{"data":[{"id":1},{"id":2}],"next":null}', ['1', '2']],
    ['pages in lines', '{"data":[{"id":1}]}\n{"data":[{"id":2}]}\n', ['1', '2']],
    ['lines', '{"id":1}\n{"id":2}\n', ['1', '2']],
  ])('are found in %s', async (_name, text, ids) => {
    const found: (string | undefined)[] = [];
    for await (const { value: one, ...rest } of jsonSites(sourceOf(text), context, ['data'])) {
      found.push(new Site(rest.record, rest.path, one).id('id'));
    }
    expect(found).toEqual(ids);
  });

  test('what is no object is diagnosed', async () => {
    codes.length = 0;
    for await (const _site of jsonSites(sourceOf('[{"id":1},7]'), context, []));
    expect(codes).toEqual(['not-an-object']);
  });
});

async function rowsOf(text: string): Promise<TableRow[]> {
  const source = sourceOf(text);
  const rows: TableRow[] = [];
  const known = { id: ['id'], at: ['date'], text: ['body'] };
  for await (const row of tableRows(source, headerOf(source, 'id,body'), context, known)) rows.push(row);
  return rows;
}

describe('rows of tables', () => {
  test('decide for a column whether days come first', async () => {
    const [first] = await rowsOf('Id,Date,Body\n1,03/04/2024 9:00,x\n2,23/04/2024 9:00,y\n');
    expect(first?.time('at')).toBe('2024-04-03T09:00:00');
  });

  test('have no content where the database had none', async () => {
    const [first, second] = await rowsOf('Id,Date,Body\nNULL,,"a ""b"""\n\\N,,\n');
    expect([first?.get('id'), second?.get('id', 'text'), first?.get('id', 'text')]).toEqual([undefined, undefined, 'a "b"']);
    expect(second?.plain('text').text).toBe('');
    expect(first?.plain('text').locate(2)).toEqual({ line: 2, column: 10 });
  });
});

test('the words of an answer keep their place', () => {
  const text = '> Where is it?\n\nOn its way.';
  const body = ownWords({ text, locate: (offset) => ({ line: 1, column: offset + 1 }) });
  expect(body.text).toBe('On its way.');
  expect(body.locate(0)).toEqual({ line: 1, column: text.indexOf('On') + 1 });
  const plain = { text: 'On its way.', locate: body.locate };
  expect(ownWords(plain)).toBe(plain);
});

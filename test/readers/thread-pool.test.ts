import { beforeEach, describe, expect, test } from 'vitest';
import type { ReadContext } from '../../src/readers/reader.ts';
import { joinedBody } from '../../src/readers/shared/body.ts';
import { itemsOf } from '../../src/readers/shared/items.ts';
import { JsonRecord } from '../../src/readers/shared/json-text.ts';
import type { Post } from '../../src/readers/shared/posts.ts';
import { ThreadPool } from '../../src/readers/shared/thread-pool.ts';

const skipped: [string, number][] = [];
const codes: string[] = [];
const context: ReadContext = {
  options: { map: {}, agents: [] },
  diagnose: ({ code }) => void codes.push(code),
  skip: (reason, count = 1) => void skipped.push([reason, count]),
};
const post = (id: string, minute: number): Post => ({
  id,
  role: 'agent',
  at: `2024-01-01T00:0${minute}:00Z`,
  body: { text: 'text', locate: () => ({ line: 1, column: 1 }) },
});

beforeEach(() => {
  skipped.length = 0;
  codes.length = 0;
});

describe('a pool of threads', () => {
  test('brings together what is near', () => {
    const pool = new ThreadPool(context);
    const early = [
      ...pool.add({ id: 'a', path: 'p', subject: undefined }, [post('1', 1)]),
      ...pool.add({ id: 'b', path: 'p' }, [post('1', 1)]),
      ...pool.add({ id: 'a', path: 'p', subject: 's', channel: 'mail' }, [post('1', 1), post('2', 2)]),
    ];
    expect(early).toEqual([]);
    const [first, second] = [...pool.end()];
    expect([first?.subject, first?.channel, first?.messages.length, second?.id, pool.count]).toEqual(['s', 'mail', 2, 'b', 2]);
    expect(skipped).toEqual([['duplicate', 1]]);
    expect(codes).toEqual([]);
  });

  test('hands out the oldest where there is no room, and takes only what is new of one that comes back', () => {
    const pool = new ThreadPool(context, 1500);
    const add = (id: string, ...posts: Post[]): (string | number)[][] =>
      [...pool.add({ id, path: 'p' }, posts)].map((one) => [one.id, one.messages.length]);
    expect(add('a', post('1', 1), post('2', 2))).toEqual([]);
    expect(add('b', post('1', 1))).toEqual([['a', 2]]);
    expect(add('a', post('1', 1), post('2', 2))).toEqual([]);
    expect(skipped).toEqual([['duplicate', 2]]);
    expect(add('a', post('2', 2), post('3', 3))).toEqual([]);
    expect([...pool.end()].map((one) => [one.id, one.messages.length])).toEqual([
      ['b', 1],
      ['a', 1],
    ]);
    expect(skipped).toEqual([
      ['duplicate', 2],
      ['duplicate', 1],
    ]);
    expect(codes).toEqual(['split-conversations']);
  });
});

describe('items of a record', () => {
  const paths = (value: unknown): (string | number)[][] =>
    [...itemsOf(new JsonRecord(JSON.stringify(value), 1, 1, 1), ['data', 'items'])].map(({ path }) => [...path]);

  test.each([
    [{ a: 1 }, [[]]],
    [
      { data: [1, 2] },
      [
        ['data', 0],
        ['data', 1],
      ],
    ],
    [
      [{ data: [1] }, { items: [{}] }],
      [
        [0, 'data', 0],
        [1, 'items', 0],
      ],
    ],
    [{ data: {} }, [[]]],
    [{ data: [] }, []],
  ])('%j', (value, expected) => expect(paths(value)).toEqual(expected));
});

test('the places of a joined text are those of its parts', () => {
  const body = (text: string, line: number): { text: string; locate: (offset: number) => { line: number; column: number } } => ({
    text,
    locate: (offset) => ({ line, column: offset + 1 }),
  });
  const joined = joinedBody([body('ab', 1), body('c', 2)]);
  expect(joined.text).toBe('ab\nc');
  expect([0, 1, 2, 3, 4].map((offset) => joined.locate(offset))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 2 },
    { line: 1, column: 3 },
    { line: 2, column: 1 },
    { line: 2, column: 2 },
  ]);
});

import fc from 'fast-check';
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { expect, test } from 'vitest';
import { JsonOutline } from '../../src/readers/shared/json-outline.ts';
import { JsonRecord } from '../../src/readers/shared/json-text.ts';
import type { KeyPath } from '../../src/readers/shared/record.ts';

/** Every path of a value. */
function* pathsOf(value: unknown, path: KeyPath = []): Generator<KeyPath> {
  yield path;
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* pathsOf(item, [...path, index]);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) yield* pathsOf(item, [...path, key]);
}

test('finds every value where a parser of JSON finds it, and as it is written', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
      const text = ` ${JSON.stringify(value, null, indent)}\n`;
      const outline = new JsonOutline(text);
      const tree = parseTree(text) as Node;
      for (const path of pathsOf(JSON.parse(text))) {
        const { offset, length } = findNodeAtLocation(tree, [...path]) as Node;
        expect(outline.startOf(path)).toBe(offset);
        expect(outline.writtenAt(offset)).toBe(text.slice(offset, offset + length));
      }
    }),
  );
});

test('a key that is escaped, one that stands twice, and ways that lead nowhere', () => {
  const text = String.raw`{"a\"b\\": [1, {"\u0063": "x\\"}], "d": 1, "d": 22, "e": {}, "f": []}`;
  const outline = new JsonOutline(text);
  expect(outline.startOf(['a"b\\', 1, 'c'])).toBe(text.indexOf('"x'));
  expect(outline.writtenAt(text.indexOf('"x'))).toBe(String.raw`"x\\"`);
  expect(outline.startOf(['d'])).toBe(text.indexOf('1, "d"'));
  for (const path of [['c'], ['d', 0], ['d', 'length'], ['e', 'a'], ['f', 0], ['a"b\\', 2], ['a"b\\', '1']]) {
    expect(outline.startOf(path)).toBeUndefined();
  }
});

test('a unit of a string is found behind escapes, its end at the closing quote', () => {
  const text = String.raw`{"id": 12345678901234567890, "text": "a\n\u00e9\"b"}`;
  const record = new JsonRecord(text, 3, 10, 1);
  const start = text.indexOf('"a') + 10;
  const columns = [0, 1, 2, 3, 4, 5, 9].map((offset) => record.place(['text'], offset).column - start);
  expect(columns).toEqual([1, 2, 4, 10, 12, 13, 13]);
  expect(record.spelling(['id'])).toBe('12345678901234567890');
  expect(record.place(['nowhere'], 5)).toEqual({ line: 3, column: 10 });
});

import { describe, expect, test } from 'vitest';
import { chooseReader } from '../../src/readers/detect.ts';
import type { TranscriptReader } from '../../src/readers/reader.ts';

const reader = (name: string, confidence: number | undefined): TranscriptReader => ({
  meta: { name, title: name, extensions: [], kind: 'transcript' },
  detect: () => (confidence === undefined ? undefined : { confidence, why: 'it says so' }),
  async *read() {},
});
const readers = [reader('low', 0.4), reader('first', 0.8), reader('second', 0.8), reader('never', undefined)];

describe('chooseReader', () => {
  test('the surest wins, the first of equals', () => {
    expect(chooseReader({ path: 'a', head: '' }, readers).reader.meta.name).toBe('first');
  });

  test('a named reader is not asked', () => {
    expect(chooseReader({ path: 'a', head: '' }, readers, { from: 'never' }).reader.meta.name).toBe('never');
  });

  test('a wrong name', () => {
    expect(() => chooseReader({ path: 'a', head: '' }, readers, { from: 'secnd' })).toThrow(
      'There is no reader "secnd". Did you mean "second"?',
    );
  });

  test.each([
    ['{"foo":1,"bar":[]}', 'JSON Lines with the keys foo, bar'],
    ['{\n  "foo": 1\n}', 'a JSON object with the keys foo'],
    ['[{"foo":1}]', 'a JSON array with the keys foo'],
    ['foo;bar;baz\n1;2;3\n', 'a table with the columns foo, bar, baz'],
    ['<?xml version="1.0"?>', 'XML or HTML'],
    ['Dear all, the weather is nice today.\n', 'plain text without speakers'],
  ])('%j looks like %s', (head, looks) => {
    const weak = [reader('weak', 0.2)];
    expect(() => chooseReader({ path: 'a', head }, weak)).toThrow(`a: no reader knows this format. It looks like ${looks}.`);
    try {
      chooseReader({ path: 'a', head }, weak);
    } catch (error) {
      expect(error).toMatchObject({ code: 'unknown-format', hint: expect.any(String) });
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allMatches } from '../../src/text/each.ts';

const PATTERNS = [/\d+/g, /b*/g, /b*/gu, /(?<=a)./gu, /^.?/gm, /😀|/gu];

describe('allMatches', () => {
  it('finds what matchAll finds, wherever the search before it ended', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '\n', '😀', '\ud83d'), maxLength: 12 });
    fc.assert(
      fc.property(text, fc.constantFrom(...PATTERNS), fc.nat(12), (given, pattern, before) => {
        const expected = [...given.matchAll(pattern)].map(({ 0: found, index }) => [index, found]);
        pattern.lastIndex = before;
        expect(allMatches(given, pattern).map(({ 0: found, index }) => [index, found])).toEqual(expected);
      }),
    );
  });

  it('does not try the pattern on a text without the hint', () => {
    expect(allMatches('no 12 here', /\d+/g, /@/)).toEqual([]);
    expect(allMatches('@ 12', /\d+/g, /@/)).toHaveLength(1);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allMatches, matchesAtHeads } from '../../src/text/each.ts';

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

describe('matchesAtHeads', () => {
  it('finds what a search for line heads finds', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '😀'), maxLength: 16 });
    fc.assert(
      fc.property(text, (given) => {
        const expected = [...given.matchAll(/^ {0,2}(?:a|b+😀?)/gmu)].map(({ 0: found, index }) => [index, found]);
        expect(matchesAtHeads(given, / {0,2}(?:a|b+😀?)/uy).map(({ 0: found, index }) => [index, found])).toEqual(expected);
      }),
    );
  });

  it('goes on behind a match that takes in the next line', () => {
    const found = matchesAtHeads('a:\nb\na\na', /a:?\s?b?/y);
    expect(found.map(({ 0: match, index }) => [index, match])).toEqual([
      [0, 'a:\nb'],
      [5, 'a\n'],
      [7, 'a'],
    ]);
  });
});

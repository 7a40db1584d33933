import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, joinClitic, normalForms } from '../../src/text/normalise.ts';

describe('fold', () => {
  test.each([
    ['PERCHÉ', 'perche'],
    ['Straße', 'strasse'],
    ['sooooo', 'so'],
    ['letter', 'letter'],
    ['piùùù', 'piu'],
  ])('%s is %s', (from, to) => expect(fold(from)).toBe(to));

  test('folding twice changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
  });
});

describe('normalForms', () => {
  test.each([
    ["don't", ['do', 'not']],
    ['dont', ['do', 'not']],
    ['can’t', ['can', 'not']],
    ['cannot', ['can', 'not']],
    ["won't", ['will', 'not']],
    ["I'm", ['i', 'am']],
    ["it's", ['it', 's']],
    ["dell'ordine", ['dell', 'ordine']],
    ["po'", ['po']],
    ["perche'", ['perche']],
  ])('%s', (from, to) => expect(normalForms(from)).toEqual(to));

  test('an ending that stands apart joins its word', () => {
    expect(joinClitic('don', "'t")).toEqual(['do', 'not']);
    expect(joinClitic('i', "'m")).toEqual(['i', 'am']);
    expect(joinClitic('cat', "'t")).toBeUndefined();
  });
});

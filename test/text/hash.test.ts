import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hash64, hash64OfWords } from '../../src/text/hash.ts';

it('words have the hash of the text that they make', () => {
  fc.assert(fc.property(fc.array(fc.string()), (words) => hash64OfWords(words) === hash64(words.join(' '))));
  expect(hash64OfWords(['your parcel'])).toBe(hash64OfWords(['your', 'parcel']));
  expect(hash64OfWords(['your', 'parcel'])).not.toBe(hash64OfWords(['parcel', 'your']));
});

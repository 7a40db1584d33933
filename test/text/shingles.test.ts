import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandsFor, loners, MOST_SHINGLES, NearIndex, shinglesOf, similarityOf } from '../../src/text/shingles.ts';
import { generatedReplies, recallOf } from './replies.ts';

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { maxLength: 60 });

describe('shingles', () => {
  test('are runs of three words, sorted, none twice', () => {
    expect(shinglesOf([])).toEqual([]);
    expect(shinglesOf(['one'])).toHaveLength(1);
    expect(shinglesOf(['one', 'two', 'three'])).toHaveLength(1);
    expect(shinglesOf(['one', 'two', 'three', 'four'])).toHaveLength(2);
    expect(shinglesOf(['a', 'b', 'c', 'a', 'b', 'c'])).toHaveLength(3);
    const long = shinglesOf(Array.from({ length: 900 }, (_, index) => `w${index}`));
    expect(long).toHaveLength(MOST_SHINGLES);
    expect([...long].sort((a, b) => a - b)).toEqual(long);
  });

  test('the similarity is the Jaccard index, the same from both sides, 1 of a text with itself', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [left, right] = [shinglesOf(a), shinglesOf(b)];
        const both = left.filter((value) => right.includes(value)).length;
        const either = new Set([...left, ...right]).size;
        expect(similarityOf(left, right)).toBe(left.length === 0 || right.length === 0 ? 0 : both / either);
        expect(similarityOf(right, left)).toBe(similarityOf(left, right));
        if (left.length > 0) expect(similarityOf(left, left)).toBe(1);
      }),
    );
  });

  test('the similarity of long texts is estimated from their samples', () => {
    const text = Array.from({ length: 2000 }, (_, index) => `w${index}`);
    const half = [...text.slice(0, 1000), ...Array.from({ length: 1000 }, (_, index) => `x${index}`)];
    expect(similarityOf(shinglesOf(text), shinglesOf(half))).toBeCloseTo(1 / 3, 0);
    expect(similarityOf(shinglesOf(text), shinglesOf(text))).toBe(1);
  });

  test('bands let nearly all pairs of the wanted similarity meet', () => {
    for (const similarity of [0.5, 0.6, 0.7, 0.8, 0.9, 1]) {
      const { bands, rows } = bandsFor(similarity);
      expect(1 - (1 - similarity ** rows) ** bands).toBeGreaterThanOrEqual(0.99);
      expect(bands * rows).toBeLessThanOrEqual(128);
    }
  });
});

describe('near-duplicates of 2,000 generated replies', () => {
  test.each([0.6, 0.8])('nearly all pairs that brute force finds at %f, and no others', (similarity) => {
    const { found, wrong, pairs, compared, replies } = recallOf(generatedReplies(2000, 7), similarity);
    expect(pairs).toBeGreaterThan(1000);
    expect(wrong).toBe(0);
    expect(found / pairs).toBeGreaterThanOrEqual(0.95);
    expect(compared).toBeLessThan((replies * replies) / 20);
  });

  test.each([0.3, 0.6, 0.9])('what is told to be alone is near no other at %f, and most of what is near no other is told', (similarity) => {
    const unlike = Array.from({ length: 200 }, (_, text) => Array.from({ length: 20 }, (__, word) => `${text}w${word}`));
    // With one as long as can be compared with a sample, and one of which only a sample is kept.
    const long = [150, 400].map((words) => Array.from({ length: words }, (_, word) => `long${word}`));
    const texts = [...generatedReplies(300, 7), ...unlike, ...long].map(shinglesOf);
    const isAlone = loners(texts, similarity);
    let told = 0;
    for (const text of texts) {
      const near = texts.filter((other) => similarityOf(text, other) >= similarity).length - 1;
      if (isAlone(text)) {
        told++;
        expect(near).toBe(0);
      }
    }
    expect(told).toBeGreaterThan(190);
  });

  test('what was added first comes first', () => {
    const index = new NearIndex<string>(0.5);
    const shingles = shinglesOf(['your', 'parcel', 'is', 'on', 'its', 'way']);
    index.add('b', shingles);
    index.add('a', shingles);
    expect(index.near(shingles).map(({ item }) => item)).toEqual(['b', 'a']);
  });
});

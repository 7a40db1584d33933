/** How much of one text another says again. Texts are lists of words in normal form. */
export interface Overlap {
  /** Share of the first text's words that the second has too, 0 to 1, each counted as often as both have it. */
  readonly contained: number;
  /** The same for pairs of neighbouring words. */
  readonly containedPairs: number;
  /** Words of both over words of either (Jaccard on multisets), 0 to 1. */
  readonly jaccard: number;
}

/** Compares two word lists. Both empty: nothing is contained. */
export function overlapOf(a: readonly string[], b: readonly string[]): Overlap {
  const common = commonCount(a, b);
  const pairsA = pairs(a);
  return {
    contained: a.length === 0 ? 0 : common / a.length,
    containedPairs: pairsA.length === 0 ? 0 : commonCount(pairsA, pairs(b)) / pairsA.length,
    jaccard: a.length + b.length === 0 ? 0 : common / (a.length + b.length - common),
  };
}

const pairs = (words: readonly string[]): string[] => words.slice(1).map((word, index) => `${words[index]} ${word}`);

function commonCount(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of b) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of a) {
    const rest = left.get(word) ?? 0;
    if (rest > 0) {
      common++;
      left.set(word, rest - 1);
    }
  }
  return common;
}

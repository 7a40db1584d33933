import type { Match } from '../rule/index.ts';
import { type Features, wordFeatures } from '../text/linear.ts';
import type { Token } from '../text/tokens.ts';

/**
 * What a classifier sees of a piece of a turn: its words, and the concepts that were found in it.
 * @param matches those that lie in the piece
 */
export function featuresOf(
  tokens: readonly Token[],
  matches: Iterable<Match>,
  stem: (form: string) => string,
  negations: ReadonlySet<string>,
): Features {
  const features = wordFeatures(tokens, stem, negations);
  for (const { concept, group } of matches) {
    features.add(`§${concept}`);
    features.add(`§${concept}.${group}`);
  }
  return features;
}

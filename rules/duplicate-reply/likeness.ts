import { Evidence, overlapOf, type Sentence } from '../../src/rule/index.ts';
import { AGAIN, type Core, matterAgain, shareIn, wordsOf } from './core.ts';
import { asksOnly, ONLY_A_QUESTION, type Told, toldAgain } from './sentences.ts';

/** One way in which a reply is like an earlier one, and the evidence for it. */
export interface Likeness {
  readonly problem: 'exact' | 'near' | 'part';
  /** How alike they are in that way, 0 to 1. */
  readonly share: number;
  readonly evidence: Evidence;
  /** The sentence that is told again, where it is not the whole reply. */
  readonly sentence?: Sentence;
}

/** A reply that is compared. */
export interface Compared {
  readonly core: Core;
  told(): readonly Told[];
}

/** The options of the rule that bound what is compared. */
export interface Bounds {
  readonly minWords: number;
  readonly similarity: number;
}

/** A sentence told again is at least so much of the words of a reply. */
const IN_PART = 0.25;

/** The ways in which a reply is like an earlier one of the same conversation. */
export function likenesses({ core, told }: Compared, other: Core, bounds: Bounds): readonly Likeness[] {
  if (core.text === other.text) return [wholeOf(core, other, bounds, true)].filter((likeness) => likeness !== undefined);
  const shared = shareIn(core.words, other.vocabulary);
  // A chat of years has thousands of replies to compare with: most share too few words to be looked at closely.
  const found = [
    matterOf(core, other, told),
    shared < bounds.similarity ? undefined : wholeOf(core, other, bounds, false),
    shared < IN_PART ? undefined : toldAgain(told(), core, other, bounds.minWords),
  ];
  return found.filter((likeness) => likeness !== undefined);
}

/** "The ticket will be updated" says again "we'll update the ticket". */
function matterOf(core: Core, other: Core, told: Compared['told']): Likeness | undefined {
  const share = matterAgain(core, other);
  if (share < AGAIN) return undefined;
  const evidence = new Evidence(-2.6)
    .add(`${Math.round(share * 100)}% of its matter stands in the earlier reply, and nothing else`, 5 * share)
    .when(asksOnly(told()), ONLY_A_QUESTION, -3);
  return { problem: 'near', share, evidence };
}

/** The words of the whole reply, one by one and in pairs. */
function wholeOf(core: Core, other: Core, { minWords, similarity }: Bounds, same: boolean): Likeness | undefined {
  const [words, otherWords] = same ? [core.words, other.words] : wordsOf(core, other, minWords);
  const { contained, containedPairs, jaccard } = overlapOf(words, otherWords);
  if (contained < similarity && !same) return undefined;
  const evidence = new Evidence(-7)
    .add(`${Math.round(contained * 100)}% of its words stand in the earlier reply`, 6 * contained)
    .add(`${Math.round(containedPairs * 100)}% of its word pairs do`, 5 * containedPairs)
    .add('how alike both are as a whole', 2 * jaccard)
    .when(same, 'the same words from start to end', 2)
    .when(core.words.length < 8, 'short', -0.8);
  return { problem: same ? 'exact' : 'near', share: (contained + containedPairs + jaccard) / 3, evidence };
}

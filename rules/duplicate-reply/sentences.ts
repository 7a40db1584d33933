import { anyInSentence, Evidence, type Match, overlapOf, type Sentence, type TurnFacts, within } from '../../src/rule/index.ts';
import { type Core, footerOf, SOCIAL, shareIn } from './core.ts';
import type { Likeness } from './likeness.ts';

/** A sentence of a reply without what is social. */
export interface Told {
  readonly sentence: Sentence;
  readonly words: readonly string[];
  /** Its numbers and words of time. */
  readonly figures: readonly string[];
  /** "As mentioned": the reply says itself that it says it again. */
  readonly marked: boolean;
}

/** A shorter sentence is soon said again. */
const LONG_ENOUGH = 9;

/** Offers and courtesies may come as often as they like. */
const COURTESIES: readonly (readonly [concept: string, group?: string])[] = [
  ...SOCIAL.map((concept) => [concept] as const),
  ['stock', 'availability'],
  ['stock', 'thanks'],
  ['warm'],
];

/** The sentences of a reply that are long enough to be known again. */
export function sentencesOf(facts: TurnFacts): readonly Told[] {
  const social: Match[] = [];
  for (const [concept, group] of COURTESIES) social.push(...facts.matches(concept, group));
  const marks = [...facts.matches('dismissive', 'as-said'), ...facts.matches('dismissive', 'pointer')];
  return facts.sentences.flatMap((sentence) => {
    const tokens = facts.tokens.slice(sentence.first, sentence.last);
    const words = tokens.filter((token) => token.kind === 'word' && ![...social, ...marks].some(({ span }) => within(token, span)));
    if (words.length < LONG_ENOUGH) return [];
    const figures = tokens.filter(({ kind, form }) => kind === 'number' || facts.inList('time', form)).map(({ form }) => form);
    return [{ sentence, words: words.map(({ form }) => form), figures, marked: anyInSentence(marks, sentence) }];
  });
}

/** True where all that is told is a question: what was asked in vain may be asked again. */
export const asksOnly = (told: readonly Told[]): boolean => told.length > 0 && told.every(({ sentence }) => sentence.mark === '?');

/** The fact that counts it. */
export const ONLY_A_QUESTION = 'only a question';

/** Below this share of the words of a reply, what is told again is beside the point. */
const SMALL_PART = 0.35;

/** Below these shares of its words and word pairs a sentence is another one. */
const [WORDS, PAIRS] = [0.7, 0.5];

/**
 * Judges whether a reply tells again, in whole sentences, what an earlier one told; undefined where no sentence of it stands there.
 * @param atLeast words that must be left without the last lines that both share, for these to be a notice
 */
export function toldAgain(told: readonly Told[], core: Core, earlier: Core, atLeast: number): Likeness | undefined {
  const footer = footerOf(core, earlier, atLeast);
  let [length, words, pairs] = [0, 0, 0];
  const again: Told[] = [];
  let news = false;
  let best: { sentence: Sentence; likeness: number } | undefined;
  for (const one of told) {
    if (shareIn(one.words, earlier.vocabulary) < WORDS) continue;
    const { contained, containedPairs } = overlapOf(one.words, earlier.all);
    if (contained < WORDS || containedPairs < PAIRS) continue;
    // A legal notice below two different answers.
    if (footer.length > 0 && overlapOf(one.words, footer).containedPairs === 1) continue;
    length += one.words.length;
    words += contained * one.words.length;
    pairs += containedPairs * one.words.length;
    again.push(one);
    news ||= one.figures.some((figure) => !earlier.figures.has(figure) && !earlier.vocabulary.has(figure));
    const likeness = contained + containedPairs;
    if (best === undefined || likeness > best.likeness) best = { sentence: one.sentence, likeness };
  }
  if (best === undefined) return undefined;
  const [contained, containedPairs, share] = [words / length, pairs / length, Math.min(1, length / core.words.length)];
  const evidence = new Evidence(-7)
    .add(`${Math.round(contained * 100)}% of the words of a sentence stand in the earlier reply`, 6 * contained)
    .add(`${Math.round(containedPairs * 100)}% of its word pairs do`, 3 * containedPairs)
    .add('how much of the reply that is', 2 * share)
    .when(
      again.some(({ marked }) => marked),
      'says itself that it says it again',
      0.4,
    )
    .when(asksOnly(again), ONLY_A_QUESTION, -3)
    // A line that stands in every letter, above a signature that changes.
    .when(share < SMALL_PART, 'a small part of the reply', -2.5)
    .when(news, 'another figure or time', -1.5)
    .when(length < 10, 'short', -0.8);
  return { problem: 'part', share: contained, evidence, sentence: best.sentence };
}

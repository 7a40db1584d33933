import type { Language } from '../languages/language.ts';
import type { Token } from '../text/tokens.ts';

/** How far before a word a negation turns it. */
const NEGATION_REACH = 3;

/** -1 to 1: the valences of the words that have one, damped by how many they are; a negation before a word turns it half way round. */
export function sentimentOf(tokens: readonly Token[], language: Language): number {
  let sum = 0;
  let count = 0;
  for (let index = 0; index < tokens.length; index++) {
    const { word } = tokens[index] as Token;
    const valence = word === undefined ? 0 : language.entry(word).valence;
    if (valence === 0) continue;
    const negated = tokens
      .slice(Math.max(0, index - NEGATION_REACH), index)
      .some((before) => before.word !== undefined && language.entry(before.word).negates);
    sum += negated ? -valence * 0.5 : valence;
    count++;
  }
  return count === 0 ? 0 : Math.max(-1, Math.min(1, sum / Math.sqrt(count)));
}

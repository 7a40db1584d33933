import { type Ask, type Heard, type Match, type Sentence, type TurnFacts, within } from '../../src/rule/index.ts';

export type Token = TurnFacts['tokens'][number];

/** The words and numbers in a span. @param from index of a token before it */
export function wordsIn({ tokens }: TurnFacts, span: Match['span'], from: number): readonly Token[] {
  const inside: Token[] = [];
  for (let index = from; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.start >= span.end) break;
    if ((token.kind === 'word' || token.kind === 'number') && within(token, span)) inside.push(token);
  }
  return inside;
}

/** True where every word but the smallest is the customer's own. */
export const isEcho = (words: readonly Token[], reply: TurnFacts, said: Heard): boolean =>
  words.every((token) => said.has(token.form) || said.has(reply.stemOf(token) ?? '') || reply.inList('stopwords', token.form)) &&
  words.some(({ form }) => !reply.inList('stopwords', form));

/** True where all the matter of some words was asked about. */
export const isAskedAbout = (words: readonly Token[], ask: Ask, reply: TurnFacts): boolean =>
  words.every((token) => {
    const stem = reply.stemOf(token);
    return stem === undefined || ask.topic.has(stem);
  });

/**
 * True where a sentence speaks of the thing asked about, or is short. A sentence all of whose matter the customer said already tells
 * nothing, however much it touches.
 */
export function tellsOf(ask: Ask, sentence: Sentence, reply: TurnFacts, said: Heard): boolean {
  const { first, last } = sentence;
  let fresh = 0;
  for (let index = first; index < last; index++) {
    const token = reply.tokens[index] as Token;
    const stem = reply.stemOf(token);
    if (stem !== undefined && !ask.topic.has(stem) && !said.has(token.form)) fresh++;
  }
  return fresh > 0 && (last - first <= 12 || names(ask, sentence, reply));
}

/** True where a sentence names something of what was asked about. */
export function names({ topic }: Ask, { first, last }: Sentence, reply: TurnFacts): boolean {
  for (let index = first; index < last; index++) {
    const stem = reply.stemOf(reply.tokens[index] as Token);
    if (stem !== undefined && topic.has(stem)) return true;
  }
  return false;
}

import type { Match, Sentence, TurnFacts } from '../../src/rule/index.ts';

/** A shorter sentence than this may be a whole answer ("We do!") though its words are those of any reply. */
const SHORT = 5;

/** The sentence that a phrase stands in. */
export const sentenceOf = (reply: TurnFacts, match: Match): Sentence | undefined =>
  reply.sentences.find(({ span }) => match.span.start >= span.start && match.span.end <= span.end);

const lengthOf = (reply: TurnFacts, sentence: Sentence): number =>
  reply.tokens.slice(sentence.first, sentence.last).filter(({ kind }) => kind === 'word' || kind === 'number').length;

/** True where a sentence would fit any question: thanks, values, praise of the own house. Without a classifier nobody can tell. */
export function isTalk(reply: TurnFacts, sentence: Sentence): boolean {
  const impression = lengthOf(reply, sentence) < SHORT ? undefined : reply.impression(sentence);
  return impression !== undefined && impression.of('specific') < -2 && impression.of('stock') > 1.5;
}

/**
 * True where a phrase of a concept is meant: not where the sentence is talk and nothing of that kind, nor where it brushes
 * the customer off or sells something.
 * @param kind what the classifier calls the concept
 */
export function isMeant(reply: TurnFacts, match: Match, kind: string): boolean {
  const sentence = sentenceOf(reply, match);
  if (sentence === undefined) return true;
  const holds = (concept: string): boolean =>
    reply
      .matches(concept)
      .some(({ weight, span }) => weight >= 1 && span.start >= sentence.span.start && span.end <= sentence.span.end);
  if (holds('dismissive') || holds('promo')) return false;
  return !isTalk(reply, sentence) || (reply.impression(sentence)?.of(kind) ?? 0) > -2;
}

/**
 * How much the most telling sentence sounds like news about a certain matter, in the classifier's log-odds; undefined where
 * there is none. Sentences of which the customer said every word are no news.
 */
export function substanceOf(reply: TurnFacts, said: ReadonlySet<string>): number | undefined {
  let most: number | undefined;
  for (const sentence of reply.sentences) {
    const impression = reply.impression(sentence);
    if (impression === undefined) return undefined;
    const fresh = reply.tokens
      .slice(sentence.first, sentence.last)
      .some((token) => (token.kind === 'number' && !said.has(token.form)) || isFresh(reply.stemOf(token), token.form, said));
    const specific = fresh ? impression.of('specific') : -1;
    most = Math.max(most ?? specific, specific);
  }
  return most;
}

const isFresh = (stem: string | undefined, form: string, said: ReadonlySet<string>): boolean =>
  stem !== undefined && !said.has(stem) && !said.has(form);

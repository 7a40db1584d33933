import { Evidence, type Match, type Place, sentenceOf, type TurnFacts, within } from '../../src/rule/index.ts';

/** True where the words ask, in a question or by a request: "nobody can see what the problem is" asks nothing. */
export function isAsked(match: Match, own: TurnFacts): boolean {
  const sentence = sentenceOf(own, match);
  if (sentence === undefined || sentence.mark === '?') return true;
  if (!own.matches('info-request').some(({ span }) => within(span, sentence.span))) return true;
  return !own.matches('answer', 'impossible').some(({ span }) => within(span, sentence.span) && span.start <= match.span.start);
}

/** That the customer told the matter in enough words, and the reply shows nothing of having read it. */
export function matterTold(
  own: TurnFacts,
  turns: readonly TurnFacts[],
  troubleOf: (turn: TurnFacts) => { probability: number; at?: Place },
): { evidence: Evidence; at: Place } | undefined {
  const told = turns
    .map((turn) => ({ turn, trouble: troubleOf(turn) }))
    .reduce<{ turn: TurnFacts; trouble: { probability: number; at?: Place } } | undefined>(
      (a, b) => (a === undefined || b.trouble.probability > a.trouble.probability ? b : a),
      undefined,
    );
  if (told === undefined) return undefined;
  const question = turns.find((turn) => turn.asks.length > 0)?.asks[0];
  const asks = question !== undefined && told.trouble.probability < 0.5;
  const concrete = turns.some((turn) => turn.has('problem') || turn.weight('implied') >= 0.7);
  const at = told.trouble.at ?? question;
  if (at === undefined) return undefined;
  const words = turns.reduce((sum, turn) => sum + turn.content.size, 0);
  const named = [...told.turn.content].filter((stem) => own.residue.has(stem)).length;
  const evidence = new Evidence(-1)
    .add('the customer told a trouble', 2.2 * told.trouble.probability)
    .when(asks, 'the customer asked for something', 1.1)
    .when(question === undefined && !concrete, 'the customer vents and names nothing', -2)
    .when(words >= 8, 'in detail', 0.6)
    .when(words < (asks ? 2 : 5), 'in few words', -1.2)
    .when(named > 0, 'the reply names it', -0.7 * Math.min(named, 3))
    .when(own.has('excuse-to-ask', 'more'), 'asks for more of it', -2)
    .when(own.has('excuse-to-ask', 'optional'), 'says what it understood', -1.2);
  return { evidence, at };
}

/** That the customer says of the step asked about that it was done. */
export function stepTaken(match: Match, own: TurnFacts, turns: readonly TurnFacts[]): { evidence: Evidence; at: Place } | undefined {
  const question = sentenceOf(own, match);
  if (question === undefined) return undefined;
  // "If you have followed the steps, this cannot happen" asks nothing.
  const supposed = own.matches('condition').some(({ span }) => within(span, question.span) && span.start <= match.span.start);
  if (supposed && question.mark !== '?') return undefined;
  // "Have you updated the watch to 7.1 too?" asks about another one than the customer spoke of.
  const told = new Set(turns.flatMap((turn) => turn.numbers.map(({ form }) => form)));
  const newer = own.tokens.slice(question.first, question.last).some(({ kind, form }) => kind === 'number' && !told.has(form));
  const stems = stemsOf(own, question.first, question.last);
  for (const turn of turns) {
    for (const tried of [...turn.matches('tried'), ...turn.matches('detail-said', 'step')]) {
      const sentence = sentenceOf(turn, tried);
      if (sentence === undefined) continue;
      const shared = [...stemsOf(turn, sentence.first, sentence.last)].filter((stem) => stems.has(stem)).length;
      const evidence = new Evidence(-0.4)
        .add('speaks of the same step', 1 * Math.min(shared, 2))
        .when(own.has('excuse-to-ask', 'other') || newer, 'asks for another one', -1);
      if (evidence.logOdds > 0) return { evidence, at: sentence };
    }
  }
  return undefined;
}

function stemsOf(facts: TurnFacts, first: number, last: number): Set<string> {
  const stems = new Set<string>();
  for (const token of facts.tokens.slice(first, last)) {
    const stem = facts.stemOf(token);
    if (stem !== undefined) stems.add(stem);
  }
  return stems;
}

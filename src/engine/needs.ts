import { Evidence, type Graded, logOddsOf, type TurnFacts } from '../rule/index.ts';

/**
 * That a customer turn calls for an answer: it asks, reports a trouble, or gives what the team asked for.
 * Thanks, goodbyes, "ok", a smile and a matter that is settled call for none.
 * @param before the team turn that it answers, if there is one
 */
export function needsAnswer(facts: TurnFacts, before: TurnFacts | undefined, trouble: Graded): Graded {
  const evidence = new Evidence(-2);
  const asks = facts.asks.filter(({ kind, indirect, weight }) => !indirect || weight >= 0.7 || kind !== 'open');
  const first = asks[0];
  const direct = asks.some(({ indirect }) => !indirect);
  const reported = trouble.probability >= 0.5;
  evidence.when(direct, 'asks something', 3.2);
  const weight = Math.min(Math.max(...asks.map((ask) => ask.weight), 0), 1);
  evidence.when(!direct && first !== undefined, 'asks for something without a question mark', 2 + 1.2 * weight);
  evidence.when(asks.length > 1, 'asks more than one thing', 0.4);
  evidence.when(reported, 'reports a trouble', 2 + 0.8 * logOddsOf(trouble.probability));
  evidence.when(facts.has('wish') && !direct && !reported, 'wishes for something', -0.8);
  // What was asked for is handed over so that something be done with it.
  const lastWords = before?.sentences.at(-1);
  const askedBack = before?.has('info-request') === true || (lastWords?.mark === '?' && !before?.has('closing', 'offer'));
  // Who says yes to what was proposed, in words of the proposal, adds nothing.
  const news = [...facts.content].filter((stem) => before?.content.has(stem) === false);
  const given = askedBack && (news.length > 1 || news.some((stem) => /\d/.test(stem))) && !before?.has('answer', 'done');
  evidence.when(given && first === undefined && !reported, 'gives what the team asked for', 2.4);
  evidence.add('says that it is settled', -3 * Math.min(facts.weight('resolved'), 1.6));
  evidence.when(facts.has('thanks') && first === undefined, 'thanks or takes leave', reported ? -0.8 : -1.5);
  evidence.when(facts.has('praise'), 'praise', -0.8);
  evidence.when(facts.words === 0, 'no words', -3);
  // "Ok?" and "right?" behind a few words want a nod at most.
  evidence.when(facts.words < 3 && !reported, 'a word or two', given ? 0 : -1.2);
  const at = [
    ...(first === undefined ? [] : [first]),
    ...(reported && trouble.at !== undefined ? [trouble.at] : []),
    ...(given ? facts.sentences.slice(0, 1) : []),
  ].sort((a, b) => a.span.start - b.span.start)[0];
  const sentence = at && facts.sentences.find(({ span }) => span.start <= at.span.start && at.span.start < span.end);
  return { probability: evidence.probability, evidence: evidence.facts, ...(sentence === undefined ? {} : { at: sentence }) };
}

import { Evidence, inSentence, type Situation, type Turn, type TurnFacts } from '../../src/rule/index.ts';
import type { Clash, State } from './state.ts';

/** Log-odds of the facts, set on labelled replies (docs/evidence.md), and their names. */
const FACTS = {
  upset: ['how badly off the customer is', 0.6],
  trouble: ['how surely a trouble was reported', 0.1],
  harm: ['the customer tells of harm or fear', 0.3],
  stakes: ['what hangs on it for the customer', 0.5],
  loss: ['money or things lost', 0.1],
  problem: ['how much is told of it', 0.25],
  bureaucratic: ['officialese', 1.2],
  dismissive: ['brushes the customer off', 0.2],
  brushed: ['brushes off somebody upset', 0.5],
  curt: ['orders and rules with nobody behind them', 0.8],
  brusque: ['turns down, shuts the matter or praises itself', 0.9],
  deflection: ['sends the customer elsewhere', 0.45],
  again: ['sends elsewhere once more', 0.9],
  asks: ['asks back', -1.2],
  offers: ['offers help', -0.7],
  fallback: ['says what to do if it does not help', -0.7],
  greeting: ['a greeting', -0.15],
  sorry: ['a sorry that fits anything', -0.8],
  thanks: ['thanks', -0.6],
  mark: ['a friendly mark', -1.1],
  deals: ['deals with the matter', -0.15],
  length: ['deals with it at length', -0.5],
  meets: ['speaks of what the customer spoke of', -0.2],
  person: ['somebody speaks, as I', -1],
  short: ['short', -0.2],
  faceless: ['a line, and nobody speaks', 0.9],
} as const satisfies Readonly<Record<string, readonly [name: string, weight: number]>>;
const BASE = -0.7;

type Fact = keyof typeof FACTS;

/** No human word at all to somebody upset or worried. */
export function cold(
  reply: Turn,
  own: TurnFacts,
  state: State,
  now: Situation,
  before: TurnFacts | undefined,
): Clash<'cold', { state: string }> | undefined {
  const counted = coldFacts(own, state, now, before);
  if (counted === undefined) return undefined;
  const evidence = new Evidence(BASE);
  for (const [fact, [name, weight]] of Object.entries(FACTS)) evidence.add(name, weight * counted[fact as Fact]);
  return { problem: 'cold', at: own.sentences[0] ?? reply, evidence: evidence.facts, data: { state: state.words }, severity: 'suggestion' };
}

/** Officialese with a sorry that fits anything, to somebody badly hurt: that sorry warms nobody. */
const isFormLetter = (own: TurnFacts, state: State): boolean => state.off > 1 && own.weight('bureaucratic') >= 1;

/**
 * A human word, as it is heard by somebody who is far off: there "sorry to hear that" before a bare no, and "I" before a mere "write to us
 * elsewhere" warm nobody.
 */
function isWarm(own: TurnFacts, state: State): boolean {
  const saves = (concept: string, hollow: string | undefined): boolean =>
    own.weight(concept) - (hollow === undefined ? 0 : own.weight(concept, hollow)) >= 0.6;
  const refused = state.off > 1 && own.weight('brusque') >= 0.8;
  const sentOff = state.off > 2 && own.has('deflection', 'dm');
  return (
    saves('apology', refused ? 'hear' : undefined) ||
    saves('empathy', undefined) ||
    saves('warm', undefined) ||
    saves('human-touch', sentOff ? 'self' : undefined)
  );
}

/** How much of each fact there is; undefined where the reply holds a human or a cheerful word. */
export function coldFacts(own: TurnFacts, state: State, now: Situation, before: TurnFacts | undefined): Record<Fact, number> | undefined {
  if (own.has('cheerful') || isWarm(own, state)) return undefined;
  const stock = own.has('stock', 'apology');
  if (stock && !isFormLetter(own, state)) return undefined;
  // A lecture and a joke are clashes of their own.
  if ([...own.matches('blame'), ...own.matches('flippant')].some(({ weight }) => weight >= 1.3)) return undefined;
  // "Could you write to us there?" asks nothing about the matter.
  const asks =
    own.sentences.some((sentence) => sentence.mark === '?' && !own.matches('deflection').some((match) => inSentence(match, sentence))) ||
    own.has('info-request', 'device') ||
    own.has('info-request', 'error');
  const deals = own.has('answer') || own.has('instruction');
  const is = (fact: boolean): number => (fact ? 1 : 0);
  return {
    upset: state.off,
    trouble: state.trouble,
    harm: is(state.harm),
    stakes: state.stakes,
    loss: is(state.loss),
    problem: Math.min(state.problem, 3),
    bureaucratic: Math.min(own.weight('bureaucratic'), 2),
    dismissive: Math.min(own.weight('dismissive'), 2),
    brushed: state.off > -0.5 ? Math.min(own.weight('dismissive'), 2) : 0,
    // Said in passing in a longer letter, a rule is only a rule.
    curt: own.words < 30 ? Math.min(own.weight('curt'), 2) : 0,
    brusque: state.off > -1 && own.words < 40 ? Math.min(own.weight('brusque'), 2) : 0,
    deflection: is(own.has('deflection')),
    again: is(own.has('deflection') && before?.has('deflection') === true),
    asks: is(asks),
    offers: is(own.has('warm') || own.has('stock', 'availability') || (own.has('promise') && !own.has('curt'))),
    fallback: is(own.has('fallback')),
    greeting: is(own.has('greeting')),
    sorry: is(stock),
    thanks: is(own.has('stock', 'thanks') || own.has('thanks-reply')),
    // To somebody badly off an exclamation mark is no friend.
    mark: (state.off > 1.5 ? 0.4 : 1) * is(own.exclamations > 0 || own.emoji.happy.length > 0),
    deals: is(deals),
    length: is(deals && own.words > 34),
    meets: Math.min([...own.content].filter((stem) => now.said.has(stem) && !own.isCommon(stem)).length, 4),
    person: is(own.has('first-person', 'i')),
    short: is(own.words < 25),
    faceless: is(own.words < 14 && !own.has('first-person') && !own.has('greeting') && !asks),
  };
}

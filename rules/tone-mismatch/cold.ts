import { anyInSentence, brushOffOf, Evidence, type Situation, type Turn, type TurnFacts, within } from '../../src/rule/index.ts';
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
  dismissed: ['brushes the customer off and leaves it there', 1.8],
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
const NAMED = Object.entries(FACTS) as readonly (readonly [Fact, readonly [name: string, weight: number]])[];

/** So surely brushed off, by the judgement of dismissive-command, that the reply is cold as well: of 24 labelled replies 21 were. */
const BRUSHED_OFF = 0.6;

/** No human word at all to somebody upset or worried. */
export function cold(
  reply: Turn,
  own: TurnFacts,
  state: State,
  now: Situation,
  before: TurnFacts | undefined,
  facts: (turn: Turn) => TurnFacts,
  mayShow: (logOdds: number) => boolean,
): Clash<'cold', { state: string }> | undefined {
  if (!isCold(own, state)) return undefined;
  const brush = brushOffOf(reply, own, now, facts);
  const against = { ...whatHurts(own, state, before), dismissed: is((brush?.evidence.probability ?? 0) >= BRUSHED_OFF) };
  // Few customers are so badly off, and few replies so harsh, that it needs to be weighed what speaks for the reply.
  let most = BASE;
  for (const [fact, amount] of Object.entries(against)) most += FACTS[fact as Fact][1] * amount;
  if (!mayShow(most)) return undefined;
  const counted = { ...against, ...whatHelps(own, state, now) };
  const evidence = new Evidence(BASE);
  for (const [fact, [name, weight]] of NAMED) evidence.add(name, weight * counted[fact]);
  if (!mayShow(evidence.logOdds)) return undefined;
  return { problem: 'cold', at: own.sentences[0] ?? reply, evidence: evidence.facts, data: { state: state.words }, severity: 'suggestion' };
}

/** Officialese with a sorry that fits anything, to somebody badly hurt or in mourning: that sorry warms nobody. */
const isFormLetter = (own: TurnFacts, state: State): boolean => own.weight('bureaucratic') >= 1 && (state.off > 1 || state.bereaved);

/** "Apologies for the inconvenience" to somebody in mourning or in danger: it is no word for that. */
const isEmptySorry = (own: TurnFacts, state: State): boolean => {
  const set = own.matches('stock', 'apology');
  return set.length > 0 && own.matches('apology').every(({ span }) => set.some((stock) => within(span, stock.span))) && state.grave;
};

/**
 * A human word, as it is heard by somebody who is far off: there "sorry to hear that" before a bare no, and "I" before a mere "write to us
 * elsewhere" warm nobody.
 */
export function isWarm(own: TurnFacts, state: State): boolean {
  const saves = (concept: string, isHollow: () => boolean, hollow: string): boolean => {
    const all = own.weight(concept);
    return all >= 0.6 && (!isHollow() || all - own.weight(concept, hollow) >= 0.6);
  };
  return (
    own.weight('empathy') >= 0.6 ||
    own.weight('warm') >= 0.6 ||
    (saves('apology', () => state.off > 1 && own.weight('brusque') >= 0.8, 'hear') && !isEmptySorry(own, state)) ||
    saves('human-touch', () => state.off > 2 && own.has('deflection', 'dm'), 'self')
  );
}

/** True for a reply without a human or a cheerful word. */
function isCold(own: TurnFacts, state: State): boolean {
  if (own.has('cheerful') || isWarm(own, state)) return false;
  if (own.has('stock', 'apology') && !isFormLetter(own, state) && !isEmptySorry(own, state)) return false;
  // A lecture and a joke are clashes of their own.
  return !LOUD.some((concept) => own.matches(concept).some(({ weight }) => weight >= 1.3));
}

const LOUD = ['blame', 'flippant'] as const;

const is = (fact: boolean): number => (fact ? 1 : 0);

/** "Could you write to us there?" asks nothing about the matter. */
const asks = (own: TurnFacts): boolean =>
  own.sentences.some((sentence) => sentence.mark === '?' && !anyInSentence(own.matches('deflection'), sentence)) ||
  own.has('info-request', 'device') ||
  own.has('info-request', 'error');

/** Log-odds of upset from which a reply of nothing but procedure takes everybody who has a trouble. */
const CALM = -1;

/** How much there is of each fact that speaks against a reply. */
function whatHurts(own: TurnFacts, state: State, before: TurnFacts | undefined) {
  const { off } = state;
  const dismissive = Math.min(own.weight('dismissive'), 2);
  const sends = own.matches('deflection').some(({ group }) => group !== 'answered');
  // Said in passing in a longer letter, a rule is only a rule.
  const bureaucratic = Math.min(own.weight('bureaucratic'), 2);
  const isRule = own.words < 30 || (state.bereaved && bureaucratic >= 1);
  const curt = isRule ? Math.min(own.weight('curt'), 2) : 0;
  // Nothing but procedure is cold to anybody with a trouble, however calmly it was told.
  const shell = state.trouble > 0 && Math.max(curt, bureaucratic, dismissive) >= 2;
  return {
    upset: shell ? Math.max(off, CALM) : off,
    trouble: state.trouble,
    harm: is(state.harm),
    stakes: state.stakes,
    loss: is(state.loss),
    problem: Math.min(state.problem, 3),
    bureaucratic,
    dismissive,
    brushed: off > -0.5 ? dismissive : 0,
    curt,
    brusque: off > -1 && own.words < 40 ? Math.min(own.weight('brusque'), 2) : 0,
    deflection: is(sends),
    again: is(sends && before?.has('deflection') === true),
    faceless: is(own.words < 14 && !own.has('first-person') && !own.has('greeting') && !asks(own)),
  } satisfies Partial<Record<Fact, number>>;
}

/** How much there is of each fact that speaks for a reply. */
function whatHelps(own: TurnFacts, state: State, now: Situation) {
  const deals = own.has('answer') || own.has('instruction');
  return {
    asks: is(asks(own)),
    offers: is(own.has('warm') || own.has('stock', 'availability') || (own.has('promise') && !own.has('curt'))),
    fallback: is(own.has('fallback')),
    greeting: is(own.has('greeting')),
    sorry: is(own.has('stock', 'apology') && !isEmptySorry(own, state)),
    thanks: is(own.has('stock', 'thanks') || own.has('thanks-reply')),
    // To somebody badly off an exclamation mark is no friend.
    mark: (state.off > 1.5 ? 0.4 : 1) * is(own.exclamations > 0 || own.emoji.happy.length > 0),
    deals: is(deals),
    length: is(deals && own.words > 34),
    meets: Math.min([...own.content].filter((stem) => now.said.has(stem) && !own.isCommon(stem)).length, 4),
    person: is(own.has('first-person', 'i')),
    short: is(own.words < 25),
  } satisfies Partial<Record<Fact, number>>;
}

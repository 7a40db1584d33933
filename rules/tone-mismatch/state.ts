import {
  clip,
  type Graded,
  logOddsOf,
  type Match,
  type Place,
  type Situation,
  type Turn,
  type TurnFacts,
  textAt,
} from '../../src/rule/index.ts';

/** What a judge hands back: a clash with its evidence, shown where the evidence is enough. */
export interface Clash<Problem extends string, Data> {
  readonly problem: Problem;
  readonly at: Place | Turn;
  readonly evidence: readonly { readonly fact: string; readonly weight: number }[];
  readonly data: Data;
  readonly severity?: 'error' | 'suggestion';
}

/** How the customer is before a reply, as far as a tone can clash with it. */
export interface State {
  /** Log-odds that the customer is upset. */
  readonly upset: number;
  /** Log-odds that a trouble was reported. */
  readonly trouble: number;
  /** That the latest request by itself reports a trouble. */
  readonly hit: number;
  /** What hangs on it for the customer, whatever words they use: the weight of what was told. */
  readonly stakes: number;
  /** Log-odds that cheer, jokes or coldness would hurt: upset, or with much at stake. */
  readonly off: number;
  /** The customer told of harm, loss of a person or fear. */
  readonly harm: boolean;
  readonly loss: boolean;
  /** The weight of what was told as gone wrong, lately. */
  readonly problem: number;
  /** The customer thanks or says that all is well again, with no word of being upset. */
  readonly over: boolean;
  /** The customer jokes or smiles. */
  readonly playful: boolean;
  /** The customer speaks of an offer. */
  readonly offer: boolean;
  /** The customer's own words for it. */
  readonly words: string;
}

/** Who says that all is well again has nothing at stake any more. */
const OVER = ['resolved', 'praise'] as const;

export function stateAt(now: Situation, facts: (turn: Turn) => TurnFacts, hit: number): State {
  const latest = now.customer.at(-1);
  const over = latest !== undefined && OVER.some((concept) => facts(latest).has(concept));
  const thanked = over || (latest !== undefined && facts(latest).has('thanks'));
  const told = now.customer.map(facts);
  const recent = told.slice(over ? -1 : -2);
  const stakes = over ? 0 : Math.min(Math.max(0, ...recent.map((each) => each.weight('stakes'))), 3);
  const upset = logOddsOf(now.upset.probability);
  return {
    upset,
    trouble: logOddsOf(now.trouble.probability),
    hit: thanked ? 0 : hit,
    over: thanked && now.upset.at === undefined,
    stakes,
    off: stakes > 0 ? Math.max(upset, 0.8 * stakes - 1) : upset,
    harm: told.some((each) => each.has('upset', 'harm') || each.has('upset', 'fear-grief')),
    loss: told.some((each) => each.has('problem', 'money') || each.has('problem', 'loss')),
    problem: Math.max(0, ...recent.map((each) => each.weight('problem'))),
    playful: recent.some((each) => each.has('playful') || each.emoji.happy.length > 0),
    offer: told.some((each) => each.has('offer-named')),
    words: wordsOf(now, recent),
  };
}

function wordsOf({ upset, trouble, request }: Situation, recent: readonly TurnFacts[]): string {
  const stake: Match | undefined = recent.flatMap((each) => each.matches('stakes'))[0];
  const at: Graded['at'] = upset.at ?? stake ?? trouble.at;
  return clip(at === undefined ? (request?.text ?? '') : textAt(at), 60);
}

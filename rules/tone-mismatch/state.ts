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

/** Who says that all is well again has nothing at stake any more. */
const OVER = ['resolved', 'praise'] as const;

/** How badly off somebody in mourning is at least, in log-odds, however composed the words. */
const MOURNING = 1.5;

/** Weight of stakes from which a light word hurts, sorry or not. */
const GRAVE = 1.5;

/** How the customer is before a reply, as far as a tone can clash with it. Few replies have a tone that asks for all of it. */
export class State {
  readonly #now: Situation;
  readonly #facts: (turn: Turn) => TurnFacts;
  readonly #troubleOf: (turn: Turn) => Graded;
  readonly #latest: TurnFacts | undefined;
  /** The customer says that all is well again, or is full of praise. */
  readonly #glad: boolean;
  #upset: number | undefined;
  #stakes: number | undefined;

  constructor(now: Situation, facts: (turn: Turn) => TurnFacts, troubleOf: (turn: Turn) => Graded) {
    this.#now = now;
    this.#facts = facts;
    this.#troubleOf = troubleOf;
    const latest = now.customer.at(-1);
    this.#latest = latest && facts(latest);
    this.#glad = OVER.some((concept) => this.#latest?.has(concept));
  }

  /** Log-odds that the customer is upset. */
  get upset(): number {
    this.#upset ??= logOddsOf(this.#now.upset.probability);
    return this.#upset;
  }

  /** Log-odds that a trouble was reported. */
  get trouble(): number {
    return logOddsOf(this.#now.trouble.probability);
  }

  /** That the latest request by itself reports a trouble. */
  get hit(): number {
    const { request } = this.#now;
    return request === undefined || this.#thanked ? 0 : this.#troubleOf(request).probability;
  }

  /** What hangs on it for the customer, whatever words they use: the weight of what was told. */
  get stakes(): number {
    this.#stakes ??= this.#glad ? 0 : Math.min(this.#most('stakes'), 3);
    return this.#stakes;
  }

  /** Log-odds that cheer, jokes or coldness would hurt: upset, or with much at stake. */
  get off(): number {
    if (this.stakes === 0) return this.upset;
    return Math.max(this.upset, this.bereaved ? MOURNING : 0.8 * this.stakes - 1);
  }

  /** The customer told of harm, loss of a person or fear. */
  get harm(): boolean {
    return this.#told((each) => each.has('upset', 'harm') || each.has('upset', 'fear-grief'));
  }

  /** Somebody of theirs has died. */
  get bereaved(): boolean {
    return this.#told((each) => each.has('stakes', 'bereaved') || each.has('upset', 'loss-of-a-person'));
  }

  /** Somebody was hurt, robbed, in danger or in mourning: a sorry does not make up for a light word. */
  get grave(): boolean {
    return this.stakes >= GRAVE || this.bereaved;
  }

  get loss(): boolean {
    return this.#told((each) => each.has('problem', 'money') || each.has('problem', 'loss'));
  }

  /** The weight of what was told as gone wrong, lately. */
  get problem(): number {
    return this.#most('problem');
  }

  /** The customer thanks or says that all is well again, with no word of being upset, or none since. */
  get over(): boolean {
    const { at } = this.#now.upset;
    return this.#thanked && (at === undefined || (this.#glad && this.#gladAfter(at)));
  }

  /** The customer jokes or smiles. */
  get playful(): boolean {
    return this.#recent.some((turn) => this.#facts(turn).has('playful') || this.#facts(turn).emoji.happy.length > 0);
  }

  /** The customer wants no offers. */
  get pestered(): boolean {
    return this.#told((each) => each.has('no-offers'));
  }

  /** The customer speaks of an offer. */
  get offer(): boolean {
    return this.#told((each) => each.has('offer-named'));
  }

  /** The customer's own words for it. */
  get words(): string {
    const { upset, trouble, request } = this.#now;
    const stakes = (): Match | undefined => this.#recent.flatMap((turn) => this.#facts(turn).matches('stakes'))[0];
    const at: Graded['at'] = upset.at ?? stakes() ?? trouble.at;
    return clip(at === undefined ? (request?.text ?? '') : textAt(at), 60);
  }

  get #thanked(): boolean {
    return this.#glad || this.#latest?.has('thanks') === true;
  }

  /** "So frustrated", and in the next message "you're the best for sorting it so fast". */
  #gladAfter({ turn, span }: Place): boolean {
    if (this.#latest === undefined || this.#latest.turn.index < turn.index) return false;
    if (this.#latest.turn !== turn) return true;
    return OVER.some((concept) => this.#latest?.matches(concept).some((glad) => glad.span.start > span.end));
  }

  /** What was said lately: where all is well again, only the last of it. */
  get #recent(): readonly Turn[] {
    return this.#now.customer.slice(this.#glad ? -1 : -2);
  }

  #told(says: (told: TurnFacts) => boolean): boolean {
    return this.#now.customer.some((turn) => says(this.#facts(turn)));
  }

  #most(concept: string): number {
    return this.#recent.reduce((most, turn) => Math.max(most, this.#facts(turn).weight(concept)), 0);
  }
}

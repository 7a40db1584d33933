/** One counted fact and how far it moves a judgement, in log-odds: +0.7 doubles the odds, -0.7 halves them. */
export interface CountedFact {
  readonly fact: string;
  readonly weight: number;
}

/** The probability that log-odds stand for, 0 to 1. */
export const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** The log-odds of a probability, kept within ±5. */
export const logOddsOf = (probability: number): number => {
  const p = Math.min(Math.max(probability, 0.0067), 0.9933);
  return Math.log(p / (1 - p));
};

/** The log-odds from which a finding is shown by default. */
const SHOWN = logOddsOf(0.6);

/** What log-odds become where their rule is calibrated by a factor, as in `Evidence.calibrated`. */
export const calibrated = (logOdds: number, factor: number): number => factor * logOdds + (1 - factor) * SHOWN;

/** Collects counted facts for one judgement. */
export class Evidence {
  readonly #facts: CountedFact[] = [];
  #sum = 0;

  constructor(prior = 0, fact = 'base rate') {
    if (prior !== 0) this.add(fact, prior);
  }

  /** Adds a fact where its weight says anything. */
  add(fact: string, weight: number): this {
    if (weight !== 0) {
      this.#facts.push({ fact, weight: Math.round(weight * 100) / 100 });
      this.#sum += weight;
    }
    return this;
  }

  /** Adds a fact where a condition holds. */
  when(condition: boolean, fact: string, weight: number): this {
    return condition ? this.add(fact, weight) : this;
  }

  /** Adds all that other evidence holds. */
  addAll(other: Evidence): this {
    for (const fact of other.#facts) this.#facts.push(fact);
    this.#sum += other.#sum;
    return this;
  }

  /**
   * The same facts, each weighing more or less by one factor, with the sum where a finding is just shown (0.6) left in its place: a rule
   * whose findings prove right more often than it says, or less, is calibrated so without finding more or fewer.
   */
  calibrated(factor: number): Evidence {
    const scaled = new Evidence();
    for (const { fact, weight } of this.#facts) scaled.add(fact, factor * weight);
    return scaled.add('how often such findings prove right', (1 - factor) * SHOWN);
  }

  get logOdds(): number {
    return this.#sum;
  }

  get probability(): number {
    return probabilityOf(this.#sum);
  }

  get facts(): readonly CountedFact[] {
    return this.#facts;
  }
}

import type { Language } from '../languages/language.ts';
import type { Impression, Match, Sentence, Situation, Turn, Visitor } from '../rule/index.ts';
import { type Token, tokenise } from '../text/tokens.ts';
import { LazyTurnFacts } from './facts.ts';
import type { EnabledRule } from './lint.ts';

/** What a cost is the cost of: a rule, a fact that rules share, or a part of the run. */
export type CostKind = 'rule' | 'fact' | 'part';

/** Time that went into one thing, without what it asked others for. */
export interface Cost {
  readonly kind: CostKind;
  readonly name: string;
  readonly milliseconds: number;
  readonly calls: number;
}

interface Meter {
  readonly kind: CostKind;
  readonly name: string;
  milliseconds: number;
  calls: number;
}

/**
 * Measures what a run spends on each rule, fact and part. At any moment exactly one of them is charged, so that all costs together
 * are the time from `began` to now. What is measured must not overlap: one conversation after the other.
 */
export class Timing {
  readonly #clock: () => number;
  readonly #meters = new Map<string, Meter>();
  readonly #outer: Meter[] = [];
  readonly #situations = new WeakMap<Situation, Situation>();
  #charged: Meter;
  #since: number;

  /**
   * @param clock milliseconds, rising
   * @param began what the clock showed when the run began
   */
  constructor(clock: () => number, began: number) {
    this.#clock = clock;
    this.#since = began;
    this.#charged = this.#meter('part', 'start-up');
    this.#charged.calls = 1;
  }

  /** The part of the run that is charged from now on, wherever nothing else is. */
  begin(part: string): void {
    this.#charge(this.#meter('part', part));
    this.#outer.length = 0;
  }

  /** Charges something until the `leave` that belongs to it. */
  enter(kind: CostKind, name: string): void {
    const meter = this.#meter(kind, name);
    this.#outer.push(this.#charged);
    this.#charge(meter);
    meter.calls++;
  }

  leave(): void {
    const outer = this.#outer.pop();
    if (outer !== undefined) this.#charge(outer);
  }

  time<T>(kind: CostKind, name: string, run: () => T): T {
    this.enter(kind, name);
    try {
      return run();
    } finally {
      this.leave();
    }
  }

  async wait<T>(kind: CostKind, name: string, run: () => Promise<T>): Promise<T> {
    this.enter(kind, name);
    try {
      return await run();
    } finally {
      this.leave();
    }
  }

  /** Costs up to now, in no order. */
  costs(): readonly Cost[] {
    this.#charge(this.#charged);
    return [...this.#meters.values()].map((meter) => ({ ...meter }));
  }

  /** The tokens of a text. */
  readonly tokenise = (text: string): readonly Token[] => this.time('fact', 'tokens', () => tokenise(text));

  /** As an engine that is not measured makes them. */
  facts(turn: Turn, pack: Language | undefined, tokens: readonly Token[]): LazyTurnFacts {
    return new TimedFacts(this, turn, pack, tokens);
  }

  /** The same rule, measured wherever the engine calls it. */
  rule(enabled: EnabledRule): EnabledRule {
    const { id, rule } = enabled;
    const timed = <T>(run: () => T): T => this.time('rule', id, run);
    const { corpus } = rule;
    return {
      ...enabled,
      rule: {
        ...rule,
        create: (context) =>
          this.#visitor(
            id,
            timed(() => rule.create(this.#context(context))),
          ),
        ...(corpus === undefined
          ? {}
          : {
              corpus: {
                ...corpus,
                add: (state, context) => timed(() => corpus.add(state, this.#context(context))),
                finish: (state, context) => timed(() => corpus.finish(state, this.#context(context))),
              },
            }),
      },
    };
  }

  #visitor(id: string, visitor: Visitor): Visitor {
    const timed: Record<string, (about: never) => void> = {};
    for (const [event, listen] of Object.entries(visitor) as [string, ((about: never) => void) | undefined][]) {
      if (listen !== undefined) timed[event] = (about) => this.time('rule', id, () => listen.call(visitor, about));
    }
    return timed as Visitor;
  }

  /** What rules ask of a conversation as a whole is a fact too, and making a finding is a part of its own. */
  #context<Context extends object>(context: Context): Context {
    const wrapped = { ...context } as Record<string, unknown>;
    const wrap = (key: string, kind: CostKind, name: string, after = <T>(value: T): T => value): void => {
      const own = wrapped[key];
      if (typeof own === 'function') wrapped[key] = (about: unknown) => after(this.time(kind, name, () => own(about)));
    };
    wrap('situation', 'fact', 'situation', (found) => this.#situation(found as Situation) as typeof found);
    wrap('troubleOf', 'fact', 'trouble');
    wrap('needsAnswer', 'fact', 'needsAnswer');
    wrap('report', 'part', 'findings');
    return wrapped as Context;
  }

  /** What a situation works out when it is asked is charged to it; the same object for the same situation. */
  #situation(found: Situation): Situation {
    let timed = this.#situations.get(found);
    if (timed === undefined) {
      const { request, customer, team } = found;
      const work = <T>(run: () => T): T => this.time('fact', 'situation', run);
      timed = {
        request,
        customer,
        team,
        get trouble() {
          return work(() => found.trouble);
        },
        get upset() {
          return work(() => found.upset);
        },
        get asks() {
          return work(() => found.asks);
        },
        get said() {
          return work(() => found.said);
        },
      };
      this.#situations.set(found, timed);
    }
    return timed;
  }

  #meter(kind: CostKind, name: string): Meter {
    const key = `${kind} ${name}`;
    let meter = this.#meters.get(key);
    if (meter === undefined) {
      meter = { kind, name, milliseconds: 0, calls: 0 };
      this.#meters.set(key, meter);
    }
    return meter;
  }

  #charge(next: Meter): void {
    const now = this.#clock();
    this.#charged.milliseconds += now - this.#since;
    this.#since = now;
    this.#charged = next;
  }
}

/** Facts that are computed once: only that is measured, not each look at the result. */
const ONCE = [
  ...(['sentences', 'ownLanguage', 'words', 'content', 'residue', 'signature', 'asks', 'emoji'] as const),
  ...(['shouted', 'numbers', 'links', 'personal', 'sentiment'] as const),
] as const;
/** Facts that may be computed at each call. */
const EACH = ['commands', 'exclamations'] as const;

/** Facts that tell what each of them costs. Looking at what is known already is charged to who looks. */
class TimedFacts extends LazyTurnFacts {
  readonly timing: Timing;
  readonly known = new Map<string, unknown>();
  readonly #impressions = new Map<Sentence | undefined, Impression | undefined>();
  #scanned = false;

  constructor(timing: Timing, turn: Turn, pack: Language | undefined, tokens: readonly Token[]) {
    super(turn, pack, tokens);
    this.timing = timing;
  }

  override matches(concept: string, group?: string): readonly Match[] {
    if (this.#scanned) return super.matches(concept, group);
    this.#scanned = true;
    return this.timing.time('fact', 'matches', () => super.matches(concept, group));
  }

  override impression(sentence?: Sentence): Impression | undefined {
    if (!this.#impressions.has(sentence)) {
      // The scan is a fact of its own.
      this.matches('');
      this.#impressions.set(
        sentence,
        this.timing.time('fact', 'impression', () => super.impression(sentence)),
      );
    }
    return this.#impressions.get(sentence);
  }
}

for (const name of EACH) {
  Object.defineProperty(TimedFacts.prototype, name, {
    get(this: TimedFacts) {
      return this.timing.time('fact', name, () => Reflect.get(LazyTurnFacts.prototype, name, this));
    },
  });
}
for (const name of ONCE) {
  Object.defineProperty(TimedFacts.prototype, name, {
    get(this: TimedFacts) {
      if (!this.known.has(name)) {
        this.known.set(
          name,
          this.timing.time('fact', name, () => Reflect.get(LazyTurnFacts.prototype, name, this)),
        );
      }
      return this.known.get(name);
    },
  });
}

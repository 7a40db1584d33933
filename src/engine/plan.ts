import { leastLogOdds } from './finding.ts';
import type { EnabledRule, LintSettings } from './lint.ts';

/**
 * What a walk asks about each enabled rule in every conversation and of every reply. Read once from its description: no two
 * descriptions have the same shape, which makes each look into them slow.
 */
export interface PlannedRule {
  readonly enabled: EnabledRule;
  readonly id: string;
  /** Place among the plan's rules. */
  readonly index: number;
  /** It is silent about calls. */
  readonly written: boolean;
  /** Below it nothing is reported. */
  readonly minConfidence: number;
  /** The same in log-odds of evidence. */
  readonly leastLogOdds: number;
}

const NONE: readonly string[] = [];

/** The rules of a run that its mode lets speak. */
export class Plan {
  readonly rules: readonly PlannedRule[];
  readonly #settings: LintSettings;
  readonly #judging = new Map<string, readonly boolean[]>();

  constructor(settings: LintSettings) {
    const { rules, mode, minConfidence } = settings;
    this.#settings = settings;
    this.rules = rules
      .filter(({ rule }) => rule.meta.modes?.includes(mode) !== false)
      .map((enabled, index) => {
        const least = enabled.minConfidence ?? minConfidence;
        const written = enabled.rule.meta.written === true;
        return { enabled, id: enabled.id, index, written, minConfidence: least, leastLogOdds: leastLogOdds(least) };
      });
  }

  /** By its place, which rule can judge replies of a language. That language is loaded, or there is nothing to load for it. */
  judging(language: string): readonly boolean[] {
    let known = this.#judging.get(language);
    if (known === undefined) {
      // A rule that needs concepts is silent where no pack knows them.
      known = this.rules.map(({ enabled }) => this.#settings.languages.knows(language, enabled.rule.meta.concepts ?? NONE));
      this.#judging.set(language, known);
    }
    return known;
  }
}

const plans = new WeakMap<LintSettings, Plan>();

/** The plan of these settings; made once for all conversations. */
export function planOf(settings: LintSettings): Plan {
  let plan = plans.get(settings);
  if (plan === undefined) {
    plan = new Plan(settings);
    plans.set(settings, plan);
  }
  return plan;
}

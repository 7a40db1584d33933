import { type Estimates, estimate, type Resampling } from '../../engine/eval/bootstrap.ts';
import { type Calibration, calibrationOf } from '../../engine/eval/calibration.ts';
import { type Counts, countAll, type Judgement } from '../../engine/eval/metrics.ts';
import type { Finding, Position } from '../../model/index.ts';

/** A reply on which a rule and the ratings differ. All texts are masked, unless the user asked for them as they are. */
export interface Disagreement {
  /** `missed`: rated 1 and not found; `false-alarm`: rated 0 and found. */
  readonly kind: 'missed' | 'false-alarm';
  readonly ruleId: string;
  readonly path: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly position: Position;
  /** What the customer wrote last before it. */
  readonly request?: string;
  readonly reply: string;
  /** Of a false alarm; of a missed reply the surest of what was counted and is below the threshold. */
  readonly finding?: Finding;
}

/** One rating with what the rule said. */
export interface Rated extends Judgement {
  readonly group: string;
}

/** A row of the table: a rule, or one group of its replies. */
export interface Row extends Counts, Estimates {
  readonly n: number;
  readonly positives: number;
  readonly found: number;
  readonly calibration: Calibration;
}

export interface RuleResult extends Row {
  readonly ruleId: string;
  /** From here on a finding is shown. */
  readonly minConfidence: number;
  /** Whether the configuration has it on. */
  readonly on: boolean;
  readonly groups?: Readonly<Record<string, Row>>;
}

function rowOf(rated: readonly Judgement[], threshold: number, resampling: Resampling): Row {
  const counts = countAll(rated, threshold);
  return {
    n: rated.length,
    positives: counts.tp + counts.fn,
    found: counts.tp + counts.fp,
    ...counts,
    ...estimate(rated, threshold, resampling),
    calibration: calibrationOf(rated, threshold),
  };
}

/** The figures of one rule, with those of each group where there are groups. */
export function resultOf(
  rule: Pick<RuleResult, 'ruleId' | 'minConfidence' | 'on'>,
  rated: readonly Rated[],
  grouped: boolean,
  resampling: Resampling,
): RuleResult {
  const { ruleId, minConfidence, on } = rule;
  const row = { ruleId, minConfidence, on, ...rowOf(rated, minConfidence, resampling) };
  if (!grouped) return row;
  const names = [...new Set(rated.map(({ group }) => group))].sort();
  const groups = names.map((name) => {
    const own = rated.filter(({ group }) => group === name);
    return [name, rowOf(own, minConfidence, resampling)] as const;
  });
  return { ...row, groups: Object.fromEntries(groups) };
}

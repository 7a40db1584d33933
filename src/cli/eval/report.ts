import type { Tuned } from '../../engine/eval/tune.ts';
import type { Diagnostic } from '../../model/index.ts';
import { version } from '../../version.ts';
import type { Evaluation } from './evaluation.ts';
import type { Grouping } from './groupings.ts';
import { type Disagreement, type RuleResult, resultOf } from './results.ts';

/** Fixed, so that two runs over the same ratings say the same. */
export const SEED = 20_240;
export const RESAMPLES = 2000;

/** Everything that `eval` found out, as `--format json` prints it. */
export interface EvalReport {
  readonly version: 1;
  readonly tool: { readonly name: 'replylint'; readonly version: string };
  readonly command: 'eval';
  readonly settings: { readonly minConfidence: number; readonly resamples: number; readonly seed: number; readonly by?: Grouping };
  readonly summary: { readonly conversations: number; readonly replies: number; readonly labels: number; readonly unrated: number };
  readonly rules: readonly RuleResult[];
  readonly disagreements: readonly Disagreement[];
  /** Under `--tune`, by rule. */
  readonly tuning?: Tuning;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Tuning {
  readonly beta: number;
  readonly folds: number;
  readonly rules: Readonly<Record<string, Tuned>>;
  /** The configuration that was written, and nothing under `--dry-run` or where no rule changes. */
  readonly written?: string;
}

/** The report of an evaluation whose replies are all judged. */
export function reportOf(
  evaluation: Evaluation,
  by: Grouping | undefined,
  unrated: number,
  diagnostics: readonly Diagnostic[],
  tuning: Tuning | undefined,
): EvalReport {
  const resampling = { resamples: RESAMPLES, seed: SEED };
  const rules = [...evaluation.rules]
    .filter(([, { judgesDrafts, rated }]) => judgesDrafts && rated.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const kinds = ['missed', 'false-alarm'] as const;
  return {
    version: 1,
    tool: { name: 'replylint', version },
    command: 'eval',
    settings: { minConfidence: evaluation.settings.minConfidence, ...resampling, ...(by === undefined ? {} : { by }) },
    summary: {
      conversations: evaluation.conversations,
      replies: evaluation.replies,
      labels: rules.reduce((sum, [, { rated }]) => sum + rated.length, 0),
      unrated,
    },
    rules: rules.map(([ruleId, { rated, minConfidence, on }]) =>
      resultOf({ ruleId, minConfidence, on }, rated, by !== undefined, resampling),
    ),
    disagreements: rules.flatMap(([, { disagreements }]) => kinds.flatMap((kind) => worstFirst(disagreements, kind))),
    ...(tuning === undefined ? {} : { tuning }),
    diagnostics,
  };
}

/** Of one kind, where rule and rating differ most first: the surest false alarms, the misses of which least was counted. */
function worstFirst(all: readonly Disagreement[], kind: Disagreement['kind']): Disagreement[] {
  const sign = kind === 'missed' ? 1 : -1;
  const sure = ({ finding }: Disagreement): number => finding?.confidence ?? -1;
  return all.filter((each) => each.kind === kind).sort((a, b) => sign * (sure(a) - sure(b)));
}

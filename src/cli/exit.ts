import type { FailLevel } from '../config/schema.ts';
import { SEVERITIES, type Severity } from '../model/index.ts';

/** Exit statuses (docs/exit-codes.md). */
export const EXIT = { clean: 0, findings: 1, failed: 2, interrupted: 130, terminated: 143 } as const;

export interface Verdict {
  /** All findings that are sure enough, shown or not. */
  readonly findings: Readonly<Record<Severity, number>>;
  readonly score: number;
  readonly failOn: FailLevel;
  readonly failUnder: number | undefined;
  /** A rule, reader or reporter threw. */
  readonly crashed: boolean;
  /** Records were lost, and --strict-input was given. */
  readonly lost: boolean;
}

/** The exit status of a run that came to its end. */
export function exitStatus({ findings, score, failOn, failUnder, crashed, lost }: Verdict): number {
  if (crashed || lost) return EXIT.failed;
  const levels = failOn === 'never' ? [] : SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  const failed = levels.some((severity) => findings[severity] > 0) || (failUnder !== undefined && score < failUnder);
  return failed ? EXIT.findings : EXIT.clean;
}

import type { Category, Finding, Loss, Severity } from '../model/index.ts';

/**
 * The score of a reply (docs/scoring.md has the worked example).
 *
 * Each category can cost a reply at most its cap. Inside a category every finding takes its share of what is left:
 * severity share x confidence, so that one trouble seen by two rules of a category is not punished twice in full,
 * order does not matter, and one finding more never raises the score.
 */
export const CAPS: Readonly<Record<Category, number>> = {
  answer: 40,
  ownership: 25,
  substance: 25,
  tone: 20,
  originality: 25,
  time: 15,
  safety: 80,
};

/** The share of its category's cap that one certain finding costs. */
export const SHARES: Readonly<Record<Severity, number>> = { error: 0.8, warning: 0.5, suggestion: 0.15 };

type Scored = Pick<Finding, 'category' | 'severity' | 'confidence'>;

/** Points lost by category, 0 to its cap. */
export function losses(findings: readonly Scored[]): Partial<Record<Category, number>> {
  const left: Partial<Record<Category, number>> = {};
  for (const { category, severity, confidence } of findings) {
    left[category] = (left[category] ?? 1) * (1 - SHARES[severity] * confidence);
  }
  return Object.fromEntries(Object.entries(left).map(([category, rest]) => [category, CAPS[category as Category] * (1 - rest)]));
}

/** Score of one reply: 0 to 100, in tenths. */
export function scoreOf(findings: readonly Scored[]): number {
  const lost = Object.values(losses(findings)).reduce((sum, loss) => sum + loss, 0);
  return Math.round(Math.max(0, 100 - lost) * 10) / 10;
}

/**
 * What each finding costs, the heavier categories and findings first. In a category the first takes its share of the
 * whole cap, the next of what is left. Rounded along the way, so that 100 less all points is the printed score.
 */
export function lossesByFinding(findings: readonly (Scored & Pick<Finding, 'ruleId' | 'problem'>)[]): Loss[] {
  const byCategory = losses(findings);
  const lost = (category: Category): number => byCategory[category] ?? 0;
  const share = ({ severity, confidence }: Scored): number => SHARES[severity] * confidence;
  const order = [...findings].sort(
    (a, b) => lost(b.category) - lost(a.category) || (a.category < b.category ? -1 : a.category > b.category ? 1 : share(b) - share(a)),
  );
  const left: Partial<Record<Category, number>> = {};
  const end = Math.round((100 - Object.values(byCategory).reduce((sum, loss) => sum + loss, 0)) * 10);
  let exact = 1000;
  let printed = 1000;
  return order.map((finding, index) => {
    const { category, severity, ruleId, problem } = finding;
    const rest = left[category] ?? 1;
    left[category] = rest * (1 - share(finding));
    exact -= CAPS[category] * rest * share(finding) * 10;
    const next = index === order.length - 1 ? end : Math.max(end, Math.round(exact));
    const points = (printed - next) / 10;
    printed = next;
    return { category, ruleId, problem, severity, points };
  });
}

/** Mean of scores, in tenths; 100 where there is nothing to judge. */
export function meanScore(scores: readonly number[]): number {
  if (scores.length === 0) return 100;
  return Math.round((scores.reduce((sum, score) => sum + score, 0) / scores.length) * 10) / 10;
}

import type { Category, Finding, Severity } from '../model/index.ts';

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

/** Mean of scores, in tenths; 100 where there is nothing to judge. */
export function meanScore(scores: readonly number[]): number {
  if (scores.length === 0) return 100;
  return Math.round((scores.reduce((sum, score) => sum + score, 0) / scores.length) * 10) / 10;
}

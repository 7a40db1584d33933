import type { Category, Finding, Loss, Severity } from '../model/index.ts';

/**
 * The score of a reply (docs/scoring.md has the worked example).
 *
 * Each category can cost a reply at most its cap. Inside a category every cause takes its share of what is left:
 * severity share x confidence of its gravest finding. So one trouble that two rules see costs once, order does not matter, and one
 * finding more never raises the score.
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

/** The same of safety's large cap: a certain error leaves 20 points, whatever else the reply does well; a slip costs what one does elsewhere. */
const SAFETY_SHARES: Readonly<Record<Severity, number>> = { error: 1, warning: 0.2, suggestion: 0.05 };

/** Points that a finding on no reply (nobody answered) costs the conversation, if certain. */
export const CONVERSATION_COSTS: Readonly<Record<Severity, number>> = { error: 10, warning: 5, suggestion: 1 };

type Scored = Pick<Finding, 'category' | 'cause' | 'severity' | 'confidence'>;

const shareOf = ({ category, severity, confidence }: Scored): number =>
  (category === 'safety' ? SAFETY_SHARES : SHARES)[severity] * confidence;

/** The gravest finding of each cause of each category: the ones that count. Equals: the first. */
function counting<F extends Scored>(findings: readonly F[]): F[] {
  const gravest = new Map<string, F>();
  for (const finding of findings) {
    const key = `${finding.category} ${finding.cause}`;
    const known = gravest.get(key);
    if (known === undefined || shareOf(finding) > shareOf(known)) gravest.set(key, finding);
  }
  return [...gravest.values()];
}

/** Points lost by category, 0 to its cap. */
export function losses(findings: readonly Scored[]): Partial<Record<Category, number>> {
  const left: Partial<Record<Category, number>> = {};
  for (const finding of counting(findings)) left[finding.category] = (left[finding.category] ?? 1) * (1 - shareOf(finding));
  return Object.fromEntries(Object.entries(left).map(([category, rest]) => [category, CAPS[category as Category] * (1 - rest)]));
}

/** Score of one reply: 0 to 100, in tenths. */
export function scoreOf(findings: readonly Scored[]): number {
  // So are most replies.
  if (findings.length === 0) return 100;
  const lost = Object.values(losses(findings)).reduce((sum, loss) => sum + loss, 0);
  return tenths(Math.max(0, 100 - lost));
}

/** Score of one conversation: the mean of its replies, less what findings on no reply cost; 0 to 100, in tenths. */
export function conversationScore(replies: readonly number[], onNoReply: readonly Pick<Finding, 'severity' | 'confidence'>[]): number {
  const lost = onNoReply.reduce((sum, { severity, confidence }) => sum + CONVERSATION_COSTS[severity] * confidence, 0);
  return tenths(Math.max(0, meanScore(replies) - lost));
}

/**
 * What each finding costs, the heavier categories and findings first. In a category the first takes its share of the
 * whole cap, the next of what is left; a finding whose cause is counted already costs nothing. Rounded along the way, so that
 * 100 less all points is the printed score.
 */
export function lossesByFinding(findings: readonly (Scored & Pick<Finding, 'ruleId' | 'problem'>)[]): Loss[] {
  const byCategory = losses(findings);
  const counted = new Set<Scored>(counting(findings));
  const lost = (category: Category): number => byCategory[category] ?? 0;
  const share = (finding: Scored): number => (counted.has(finding) ? shareOf(finding) : 0);
  const order = [...findings].sort(
    (a, b) => lost(b.category) - lost(a.category) || (a.category < b.category ? -1 : a.category > b.category ? 1 : share(b) - share(a)),
  );
  const left: Partial<Record<Category, number>> = {};
  const end = Math.round((100 - Object.values(byCategory).reduce((sum, loss) => sum + loss, 0)) * 10);
  const last = order.findLastIndex((finding) => share(finding) > 0);
  let exact = 1000;
  let printed = 1000;
  return order.map((finding, index) => {
    const { category, severity, ruleId, problem } = finding;
    const rest = left[category] ?? 1;
    left[category] = rest * (1 - share(finding));
    exact -= CAPS[category] * rest * share(finding) * 10;
    const next = index >= last ? end : Math.max(end, Math.round(exact));
    const points = (printed - next) / 10;
    printed = next;
    return { category, ruleId, problem, severity, points };
  });
}

/** Mean of scores, in tenths; 100 where there is nothing to judge. */
export function meanScore(scores: readonly number[]): number {
  if (scores.length === 0) return 100;
  return tenths(scores.reduce((sum, score) => sum + score, 0) / scores.length);
}

const tenths = (score: number): number => Math.round(score * 10) / 10;

import type { Finding, ReplyScore, Severity } from '../../model/index.ts';
import type { ReportContext } from '../reporter.ts';
import { isShown } from '../shared/severity.ts';
import type { Style } from './style.ts';
import { hanging, padded, plain, wrapped } from './text.ts';

/** A number with its sign, as wide as every other one: ` +0.70`. */
const signed = (value: number, digits: number, width: number): string =>
  `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`.padStart(width);

/** As printed: nothing counted is ever certain, so no finding is said to be more than 99% sure. */
export const percentSure = (confidence: number): string => `${Math.min(99, Math.round(confidence * 100))}% sure`;

/** The counted facts of a finding with their weights, and what they add up to. */
export function evidenceBlock(
  { evidence, confidence }: Pick<Finding, 'evidence' | 'confidence'>,
  { redact }: Pick<ReportContext, 'redact'>,
  style: Style,
  width: number,
): string[] {
  const line = ({ fact, weight }: Finding['evidence'][number]): string[] =>
    hanging(`${signed(weight, 2, 6)}  `, wrapped(plain(redact(fact)), Math.max(width - 8, 12)));
  const sum = evidence.reduce((total, { weight }) => total + weight, 0);
  return [
    'Counted',
    ...evidence.flatMap(line),
    ...hanging(`${signed(sum, 2, 6)}  `, wrapped(`together: ${percentSure(confidence)}`, Math.max(width - 8, 12))),
  ].map(style.faint);
}

/** The score of a reply, one line for each loss; the lines add up to the printed score. */
export function scoreBlock({ score, losses }: ReplyScore, showFrom: Severity, style: Style, width: number): string[] {
  if (losses === undefined) return [];
  const wide = Math.max(0, ...losses.map(({ category }) => category.length)) + 2;
  const lines = losses.map(({ category, ruleId, problem, severity, points }) => {
    const hidden = isShown(severity, showFrom) ? '' : ` (${severity}, not shown)`;
    return hanging(
      `${`−${points.toFixed(1)}`.padStart(6)}  ${padded(category, wide)}`,
      wrapped(plain(`${ruleId}/${problem}${hidden}`), Math.max(width - 8 - wide, 12)),
    );
  });
  const below = score - 100 + losses.reduce((sum, { points }) => sum + points, 0);
  if (below > 0.05) lines.push(hanging(`${signed(below, 1, 6)}  `, wrapped('no score is below 0', Math.max(width - 8, 12))));
  return [`${' 100.0'}  start`, ...lines.flat(), `${score.toFixed(1).padStart(6)}  ${style.strong('score')}`];
}

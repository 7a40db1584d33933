import type { Words } from '../../locales/index.ts';
import type { Finding, ReplyScore } from '../../model/index.ts';
import type { ReportContext } from '../reporter.ts';
import { isShown } from '../shared/severity.ts';
import type { Style } from './style.ts';
import { hanging, padded, plain, wrapped } from './text.ts';

/** A number with its sign, as wide as every other one: ` +0.70`. */
const signed = (value: number, digits: number, width: number, { figures }: Words): string =>
  `${value < 0 ? '−' : '+'}${figures.fixed(Math.abs(value), digits)}`.padStart(width);

/** As printed: nothing counted is ever certain, so no finding is said to be more than 99% sure. */
export const percentSure = (confidence: number, words: Words): string => words.sure(Math.min(99, Math.round(confidence * 100)));

/** The counted facts of a finding with their weights, and what they add up to. */
export function evidenceBlock(
  { evidence, confidence }: Pick<Finding, 'evidence' | 'confidence'>,
  { redact, words, fact: say }: Pick<ReportContext, 'redact' | 'words' | 'fact'>,
  style: Style,
  width: number,
): string[] {
  const line = ({ fact, weight }: Finding['evidence'][number]): string[] =>
    hanging(`${signed(weight, 2, 6, words)}  `, wrapped(plain(redact(say(fact))), Math.max(width - 8, 12)));
  const sum = evidence.reduce((total, { weight }) => total + weight, 0);
  return [
    words.evidence,
    ...evidence.flatMap(line),
    ...hanging(`${signed(sum, 2, 6, words)}  `, wrapped(words.together(percentSure(confidence, words)), Math.max(width - 8, 12))),
  ].map(style.faint);
}

/** The score of a reply, one line for each loss; the lines add up to the printed score. */
export function scoreBlock(
  { score, losses }: ReplyScore,
  { showFrom, words }: Pick<ReportContext, 'showFrom' | 'words'>,
  style: Style,
  width: number,
): string[] {
  if (losses === undefined) return [];
  const { figures, categories, severities } = words;
  const wide = Math.max(0, ...losses.map(({ category }) => categories[category].length)) + 2;
  const lines = losses.map(({ category, ruleId, problem, severity, points }) => {
    const hidden = isShown(severity, showFrom) ? '' : ` ${words.notShown(severities[severity])}`;
    return hanging(
      `${`−${figures.fixed(points, 1)}`.padStart(6)}  ${padded(categories[category], wide)}`,
      wrapped(plain(`${ruleId}/${problem}${hidden}`), Math.max(width - 8 - wide, 12)),
    );
  });
  const below = score - 100 + losses.reduce((sum, { points }) => sum + points, 0);
  if (below > 0.05) lines.push(hanging(`${signed(below, 1, 6, words)}  `, wrapped(words.noScoreBelow, Math.max(width - 8, 12))));
  return [
    `${figures.fixed(100, 1).padStart(6)}  ${words.start}`,
    ...lines.flat(),
    `${figures.fixed(score, 1).padStart(6)}  ${style.strong(words.scoreAlone)}`,
  ];
}

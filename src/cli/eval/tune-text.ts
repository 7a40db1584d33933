import { FEWEST, type Tuned } from '../../engine/eval/tune.ts';
import { type Page, wrapped } from '../layout.ts';
import type { Tuning } from './report.ts';
import { figure } from './text.ts';

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
const change = (before: number | undefined, after: number | undefined): string =>
  before === after ? `stays ${figure(before)}` : `${figure(before)} → ${figure(after)}`;

/** What tuning found out, for people. */
export function tuneText({ beta, folds, rules }: Tuning, page: Page): string {
  const { paint } = page;
  const measure = beta === 1 ? 'F1' : `F${beta}`;
  const entries = Object.entries(rules);
  let out = wrapped(
    `The least confidence of each rule that fits the ratings best by ${measure}${beta < 1 ? ' (precision weighs more)' : beta > 1 ? ' (recall weighs more)' : ''}. Figures are cross-validated: every conversation is judged with the threshold that ${folds - 1} of ${folds} folds chose without it.`,
    page,
    0,
  );
  for (const [ruleId, tuned] of entries) out += `\n  ${paint.bold(ruleId)}  ${lineOf(tuned, page)}\n${detail(tuned, measure, page)}`;
  if (entries.some(([, { verdict }]) => verdict === 'too-few')) {
    out += `\n${wrapped(paint.dim(`Needed for a rule: ${FEWEST.ratings} ratings, and of each kind ${FEWEST.each} in different conversations.`), page)}`;
  }
  return out;
}

function lineOf(tuned: Tuned, { paint }: Page): string {
  const ratings = paint.dim(`(${tuned.ratings} ratings, ${tuned.positives} of them 1)`);
  if (tuned.verdict === 'too-few') return `${figure(tuned.current)}, left alone`;
  if (tuned.verdict === 'stays') return `stays ${figure(tuned.current)}  ${ratings}`;
  return `${paint.green(`${figure(tuned.current)} → ${figure(tuned.best)}`)}  ${ratings}`;
}

function detail(tuned: Tuned, measure: string, page: Page): string {
  if (tuned.verdict === 'too-few') return wrapped(`Too few to choose by: ${tuned.why}.`, page, 4);
  const { before, after, gain, noise, best, current, verdict, ofFolds } = tuned;
  if (best === current && ofFolds.every((threshold) => threshold === current)) {
    return wrapped(`No other threshold is better: precision ${figure(before.precision)}, recall ${figure(before.recall)}.`, page, 4);
  }
  const figures = `precision ${change(before.precision, after.precision)}, recall ${change(before.recall, after.recall)}, ${measure} ${change(before.f, after.f)}`;
  const why =
    verdict === 'changes'
      ? `gain ${signed(gain)}, more than its noise (standard error ${noise.toFixed(3)})`
      : best === current
        ? 'the best one on all ratings is the present one'
        : gain > 0
          ? `${figure(best)} would gain ${signed(gain)}, which is within its noise (standard error ${noise.toFixed(3)})`
          : `${figure(best)} looks best on these ratings, but held out it gains nothing (${signed(gain)})`;
  return wrapped(`${figures}.`, page, 4) + wrapped(`${why[0]?.toUpperCase()}${why.slice(1)}.`, page, 4);
}

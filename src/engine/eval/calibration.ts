import { isFound, type Judgement } from './metrics.ts';

/** Findings whose stated confidence is in one range, against how often they are right. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** Mean of what the findings state. */
  readonly stated: number;
  /** Share that people agree with. */
  readonly right: number;
}

export interface Calibration {
  /** Expected calibration error: mean distance of stated from right over the bins, weighed by findings. */
  readonly ece: number | undefined;
  /** Bins with findings, in rising order. */
  readonly bins: readonly CalibrationBin[];
}

const BINS = 5;

/** How far stated confidences can be taken at their word. Only findings count: what is not shown states nothing. */
export function calibrationOf(judgements: readonly Judgement[], threshold: number): Calibration {
  const found = judgements.filter(({ confidence }) => isFound(confidence, threshold));
  const sums = Array.from({ length: BINS }, () => ({ n: 0, stated: 0, right: 0 }));
  for (const { confidence, truth } of found) {
    const bin = sums[Math.min(BINS - 1, Math.floor(confidence * BINS))] as (typeof sums)[number];
    bin.n++;
    bin.stated += confidence;
    if (truth) bin.right++;
  }
  const bins = sums.flatMap(({ n, stated, right }, index) =>
    n === 0 ? [] : [{ from: index / BINS, to: (index + 1) / BINS, n, stated: stated / n, right: right / n }],
  );
  const error = bins.reduce((sum, { n, stated, right }) => sum + n * Math.abs(stated - right), 0);
  return { ece: found.length === 0 ? undefined : error / found.length, bins };
}

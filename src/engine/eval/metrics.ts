/** How judgements of one rule agree with the ratings of people. */
export interface Counts {
  /** Rated 1 and found. */
  readonly tp: number;
  /** Rated 0 and found: a false alarm. */
  readonly fp: number;
  /** Rated 1 and not found: missed. */
  readonly fn: number;
  /** Rated 0 and not found. */
  readonly tn: number;
}

/** One rated reply as one rule judged it. */
export interface Judgement {
  /** Replies of one conversation are not independent: they are drawn and held out together. */
  readonly conversation: string;
  /** True where people said that the rule should flag the reply. */
  readonly truth: boolean;
  /** Of the surest finding, -1 where there is none. */
  readonly confidence: number;
}

export const NO_COUNTS: Counts = { tp: 0, fp: 0, fn: 0, tn: 0 };

export const plus = (a: Counts, b: Counts): Counts => ({ tp: a.tp + b.tp, fp: a.fp + b.fp, fn: a.fn + b.fn, tn: a.tn + b.tn });

/** True where a finding of this confidence is shown. */
export const isFound = (confidence: number, threshold: number): boolean => confidence >= threshold;

/** The place of one reply in the table of four. */
export function countOf(truth: boolean, found: boolean): Counts {
  return { tp: truth && found ? 1 : 0, fp: !truth && found ? 1 : 0, fn: truth && !found ? 1 : 0, tn: !truth && !found ? 1 : 0 };
}

export const countAll = (judgements: readonly Judgement[], threshold: number): Counts =>
  judgements.reduce((sum, { truth, confidence }) => plus(sum, countOf(truth, isFound(confidence, threshold))), NO_COUNTS);

const share = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);

/** Of what was found, how much is right; undefined where nothing was found. */
export const precision = ({ tp, fp }: Counts): number | undefined => share(tp, tp + fp);

/** Of what should be found, how much was; undefined where nothing should be. */
export const recall = ({ tp, fn }: Counts): number | undefined => share(tp, tp + fn);

/** The weighted harmonic mean of precision and recall; `beta` below 1 weighs precision more. */
export function fScore({ tp, fp, fn }: Counts, beta = 1): number | undefined {
  const square = beta * beta;
  return share((1 + square) * tp, (1 + square) * tp + square * fn + fp);
}

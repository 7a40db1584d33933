import { type Counts, countOf, fScore, isFound, type Judgement, NO_COUNTS, plus, precision, recall } from './metrics.ts';
import { Random } from './random.ts';

/** A figure with its 95 % interval; each part is undefined where it cannot be told. */
export interface Estimate {
  readonly value: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

export interface Estimates {
  readonly precision: Estimate;
  readonly recall: Estimate;
  readonly f1: Estimate;
}

export interface Resampling {
  readonly resamples: number;
  readonly seed: number;
}

/** The counts of each conversation at a threshold. */
export function countsByConversation(judgements: readonly Judgement[], found: (judgement: Judgement) => boolean): Counts[] {
  const byConversation = new Map<string, Counts>();
  for (const judgement of judgements) {
    const { conversation, truth } = judgement;
    byConversation.set(conversation, plus(byConversation.get(conversation) ?? NO_COUNTS, countOf(truth, found(judgement))));
  }
  return [...byConversation.values()];
}

/** Calls `each` with the counts of every resample: as many conversations as there are, drawn with putting back. */
export function resample<T>(clusters: readonly T[], { resamples, seed }: Resampling, each: (drawn: readonly T[]) => void): void {
  const random = new Random(seed);
  const drawn: T[] = [...clusters];
  for (let round = 0; round < resamples; round++) {
    for (let at = 0; at < clusters.length; at++) drawn[at] = clusters[random.below(clusters.length)] as T;
    each(drawn);
  }
}

/** Sums without an object for each step: this runs millions of times. */
export function total(drawn: readonly Counts[]): Counts {
  let tp = 0;
  let fp = 0;
  let fn = 0;
  let tn = 0;
  for (const counts of drawn) {
    tp += counts.tp;
    fp += counts.fp;
    fn += counts.fn;
    tn += counts.tn;
  }
  return { tp, fp, fn, tn };
}

/** Precision, recall and F1 at a threshold, with percentile intervals over resampled conversations. */
export function estimate(judgements: readonly Judgement[], threshold: number, resampling: Resampling): Estimates {
  const clusters = countsByConversation(judgements, ({ confidence }) => isFound(confidence, threshold));
  const counts = total(clusters);
  const drawn: Record<keyof Estimates, number[]> = { precision: [], recall: [], f1: [] };
  resample(clusters, resampling, (sample) => {
    const sums = total(sample);
    keep(drawn.precision, precision(sums));
    keep(drawn.recall, recall(sums));
    keep(drawn.f1, fScore(sums));
  });
  const { tp, fp, fn } = counts;
  return {
    precision: interval(precision(counts), drawn.precision, tp, tp + fp),
    recall: interval(recall(counts), drawn.recall, tp, tp + fn),
    // F1 is 2J / (1 + J) of the share J of right ones among all that were found or should have been.
    f1: interval(fScore(counts), drawn.f1, tp, tp + fp + fn, (jaccard) => (2 * jaccard) / (1 + jaccard)),
  };
}

function keep(list: number[], value: number | undefined): void {
  if (value !== undefined) list.push(value);
}

/**
 * Where all or none is right, every resample says the same, however few there are: there the bounds are Wilson's for a share.
 */
function interval(
  value: number | undefined,
  drawn: number[],
  right: number,
  of: number,
  toMetric: (share: number) => number = (share) => share,
): Estimate {
  if (value === undefined) return { value, low: undefined, high: undefined };
  if (right === 0 || right === of) {
    const { low, high } = wilson(right, of);
    return { value, low: toMetric(low), high: toMetric(high) };
  }
  drawn.sort((a, b) => a - b);
  return { value, low: quantile(drawn, 0.025), high: quantile(drawn, 0.975) };
}

/** A quantile of sorted numbers, between two of them by proportion. */
export function quantile(sorted: readonly number[], at: number): number | undefined {
  if (sorted.length === 0) return undefined;
  const place = (sorted.length - 1) * at;
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}

/** Wilson's 95 % score interval of a share. */
export function wilson(right: number, of: number): { readonly low: number; readonly high: number } {
  const z = 1.959964;
  const share = right / of;
  const scale = 1 + (z * z) / of;
  const middle = (share + (z * z) / (2 * of)) / scale;
  const reach = (z / scale) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return { low: right === 0 ? 0 : middle - reach, high: right === of ? 1 : middle + reach };
}

/** The standard deviation of a sample. */
export function deviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

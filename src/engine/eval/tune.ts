import { countsByConversation, deviation, resample, total } from './bootstrap.ts';
import { type Counts, countAll, fScore, isFound, type Judgement, precision, recall } from './metrics.ts';
import { Random } from './random.ts';

export interface TuneSettings {
  /** Below 1 weighs precision more than recall. */
  readonly beta: number;
  readonly folds: number;
  /** The threshold that holds now. */
  readonly current: number;
  readonly seed: number;
  readonly resamples: number;
}

/** Fewest ratings of a rule, and fewest conversations with a rating of each kind. */
export const FEWEST = { ratings: 20, each: 5 } as const;

/** What a threshold does on replies that it was not chosen on. */
export interface HeldOut {
  readonly counts: Counts;
  readonly precision: number | undefined;
  readonly recall: number | undefined;
  readonly f: number | undefined;
}

interface Ratings {
  readonly ratings: number;
  readonly positives: number;
  readonly conversations: number;
}

export type Tuned = Ratings &
  (
    | { readonly verdict: 'too-few'; readonly current: number; readonly why: string }
    | {
        /** `changes`: the new threshold is better by more than noise; `stays`: it is not, or is the same. */
        readonly verdict: 'changes' | 'stays';
        readonly current: number;
        /** The best one on all ratings. */
        readonly best: number;
        /** The best ones on all folds but one each. */
        readonly ofFolds: readonly number[];
        readonly before: HeldOut;
        readonly after: HeldOut;
        readonly gain: number;
        /** Standard error of the gain, over resampled conversations. */
        readonly noise: number;
      }
  );

/** Thresholds to choose from: steps that a person would set by hand; finer ones would fit noise. */
const STEPS: readonly number[] = Array.from({ length: 14 }, (_, index) => (30 + 5 * index) / 100);

/**
 * Chooses the threshold of one rule that fits ratings best, and tells whether it is worth a change: by cross-validation,
 * in which each conversation is judged with the threshold that the other folds chose.
 */
export function tune(judgements: readonly Judgement[], settings: TuneSettings): Tuned {
  const { beta, current } = settings;
  const conversations = new Set(judgements.map(({ conversation }) => conversation)).size;
  const positives = judgements.filter(({ truth }) => truth).length;
  const ratings = { ratings: judgements.length, positives, conversations };
  const why = tooFew(judgements);
  if (why !== undefined) return { ...ratings, verdict: 'too-few', current, why };

  const fold = foldsOf(judgements, settings.folds, settings.seed);
  const ofFolds = Array.from({ length: settings.folds }, (_, index) =>
    bestThreshold(
      judgements.filter(({ conversation }) => fold.get(conversation) !== index),
      beta,
      current,
    ),
  );
  const foundBefore = ({ confidence }: Judgement): boolean => isFound(confidence, current);
  const foundAfter = ({ confidence, conversation }: Judgement): boolean =>
    isFound(confidence, ofFolds[fold.get(conversation) as number] as number);
  const before = countsByConversation(judgements, foundBefore);
  const after = countsByConversation(judgements, foundAfter);
  const difference = (pairs: readonly { before: Counts; after: Counts }[]): number =>
    (fScore(total(pairs.map((pair) => pair.after)), beta) ?? 0) - (fScore(total(pairs.map((pair) => pair.before)), beta) ?? 0);
  const pairs = before.map((counts, index) => ({ before: counts, after: after[index] as Counts }));
  const gain = difference(pairs);
  const gains: number[] = [];
  resample(pairs, settings, (drawn) => gains.push(difference(drawn)));
  const noise = deviation(gains);
  const best = bestThreshold(judgements, beta, current);
  return {
    ...ratings,
    verdict: best !== current && gain > 0 && gain >= noise ? 'changes' : 'stays',
    current,
    best,
    ofFolds,
    before: heldOut(total(before), beta),
    after: heldOut(total(after), beta),
    gain,
    noise,
  };
}

const heldOut = (counts: Counts, beta: number): HeldOut => ({
  counts,
  precision: precision(counts),
  recall: recall(counts),
  f: fScore(counts, beta),
});

function tooFew(judgements: readonly Judgement[]): string | undefined {
  if (judgements.length < FEWEST.ratings) return `${judgements.length} of at least ${FEWEST.ratings} ratings`;
  for (const [truth, name] of [
    [true, 'rated 1'],
    [false, 'rated 0'],
  ] as const) {
    const holding = new Set(judgements.filter((judgement) => judgement.truth === truth).map(({ conversation }) => conversation)).size;
    if (holding < FEWEST.each) return `${holding} of at least ${FEWEST.each} conversations with a reply ${name}`;
  }
  return undefined;
}

/** The threshold of the highest F; of equal ones that nearest to the current, of two as near the higher. */
export function bestThreshold(judgements: readonly Judgement[], beta: number, current: number): number {
  let best = current;
  let bestF = fScore(countAll(judgements, current), beta) ?? 0;
  const nearestFirst = [...STEPS].sort((a, b) => Math.abs(a - current) - Math.abs(b - current) || b - a);
  for (const threshold of nearestFirst) {
    const f = fScore(countAll(judgements, threshold), beta) ?? 0;
    if (f <= bestF + 1e-12) continue;
    best = threshold;
    bestF = f;
  }
  return best;
}

/** The fold of each conversation, those with a reply rated 1 dealt out first so that every fold has its share of them. */
export function foldsOf(judgements: readonly Judgement[], folds: number, seed: number): ReadonlyMap<string, number> {
  const positive = new Map<string, boolean>();
  for (const { conversation, truth } of judgements) positive.set(conversation, truth || positive.get(conversation) === true);
  const random = new Random(seed);
  const ids = [...positive.keys()];
  const order = [...random.shuffled(ids.filter((id) => positive.get(id))), ...random.shuffled(ids.filter((id) => !positive.get(id)))];
  return new Map(order.map((id, index) => [id, index % folds]));
}

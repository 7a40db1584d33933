import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deviation, estimate, quantile, wilson } from '../../src/engine/eval/bootstrap.ts';
import { calibrationOf } from '../../src/engine/eval/calibration.ts';
import { countAll, fScore, type Judgement, NO_COUNTS, precision, recall } from '../../src/engine/eval/metrics.ts';
import { Random } from '../../src/engine/eval/random.ts';
import { bestThreshold, foldsOf, tune } from '../../src/engine/eval/tune.ts';

const said = (truth: boolean, confidence: number, conversation = 'c'): Judgement => ({ conversation, truth, confidence });
const RESAMPLING = { resamples: 400, seed: 7 };
const TUNING = { beta: 0.5, folds: 5, current: 0.6, seed: 7, resamples: 200 };

const judgement = fc.record({
  conversation: fc.integer({ min: 0, max: 30 }).map(String),
  truth: fc.boolean(),
  confidence: fc.oneof(
    fc.constant(-1),
    fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
  ),
});
const judgements = fc.array(judgement, { maxLength: 80 });

describe('metrics', () => {
  test('known values', () => {
    const counts = { tp: 6, fp: 2, fn: 3, tn: 9 };
    expect(precision(counts)).toBe(0.75);
    expect(recall(counts)).toBeCloseTo(2 / 3);
    expect(fScore(counts)).toBeCloseTo(12 / 17);
    expect(fScore(counts, 0.5)).toBeCloseTo((1.25 * 0.75 * (2 / 3)) / (0.25 * 0.75 + 2 / 3));
    expect(fScore(counts, 2)).toBeCloseTo((5 * 0.75 * (2 / 3)) / (4 * 0.75 + 2 / 3));
  });

  test('what cannot be told is undefined, not 0 or 1', () => {
    expect([precision, recall, fScore].map((metric) => metric({ ...NO_COUNTS, tn: 5 }))).toEqual([undefined, undefined, undefined]);
    expect(precision({ ...NO_COUNTS, fn: 2 })).toBeUndefined();
    expect(recall({ ...NO_COUNTS, fp: 2 })).toBeUndefined();
  });

  test('a finding at the threshold counts, and none never does', () => {
    expect(countAll([said(true, 0.6), said(true, 0.59), said(false, -1)], 0.6)).toEqual({ tp: 1, fp: 0, fn: 1, tn: 1 });
    expect(countAll([said(true, -1), said(true, 0)], 0)).toEqual({ tp: 1, fp: 0, fn: 1, tn: 0 });
  });

  test('counts add up to the ratings at every threshold, and a lower threshold never finds less', () => {
    fc.assert(
      fc.property(judgements, fc.double({ min: 0, max: 1, noNaN: true }), (all, threshold) => {
        const counts = countAll(all, threshold);
        expect(counts.tp + counts.fp + counts.fn + counts.tn).toBe(all.length);
        expect(counts.tp + counts.fn).toBe(all.filter(({ truth }) => truth).length);
        const lower = countAll(all, threshold / 2);
        expect(lower.tp).toBeGreaterThanOrEqual(counts.tp);
        expect(lower.fp).toBeGreaterThanOrEqual(counts.fp);
      }),
    );
  });
});

describe('intervals', () => {
  test('quantile, deviation and Wilson, known values', () => {
    expect([0, 0.25, 0.5, 1].map((at) => quantile([1, 2, 3, 4, 5], at))).toEqual([1, 2, 3, 5]);
    expect(quantile([1, 2], 0.75)).toBe(1.75);
    expect(quantile([], 0.5)).toBeUndefined();
    expect(deviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(2.138, 3);
    expect(deviation([3])).toBe(0);
    // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    for (const [right, of, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      expect(wilson(right, of).low).toBeCloseTo(low, 4);
      expect(wilson(right, of).high).toBeCloseTo(high, 4);
    }
  });

  test('the same seed gives the same interval, another one another', () => {
    const all = Array.from({ length: 60 }, (_, index) => said(index % 3 === 0, index % 4 === 0 ? 0.8 : -1, `c${index}`));
    expect(estimate(all, 0.6, RESAMPLING)).toEqual(estimate(all, 0.6, RESAMPLING));
    expect(estimate(all, 0.6, RESAMPLING)).not.toEqual(estimate(all, 0.6, { ...RESAMPLING, seed: 8 }));
  });

  test('holds the figure, inside 0 and 1, on any ratings', () => {
    fc.assert(
      fc.property(judgements, (all) => {
        for (const { value, low, high } of Object.values(estimate(all, 0.6, { resamples: 50, seed: 1 }))) {
          if (value === undefined) expect([low, high]).toEqual([undefined, undefined]);
          else {
            expect(low).toBeGreaterThanOrEqual(0);
            expect(high).toBeLessThanOrEqual(1);
            expect(low).toBeLessThanOrEqual(high as number);
          }
        }
      }),
    );
  });

  test('where all is right, a few replies leave more doubt than many', () => {
    const right = (count: number) =>
      estimate(
        Array.from({ length: count }, (_, at) => said(true, 0.9, `c${at}`)),
        0.6,
        RESAMPLING,
      );
    expect(right(5).precision).toMatchObject({ value: 1, low: expect.closeTo(0.566, 3), high: 1 });
    expect(right(100).precision.low).toBeGreaterThan(0.95);
    expect(right(5).f1.low).toBeGreaterThan(right(5).precision.low as number);
  });

  test('covers the truth about as often as it says, also where the replies of a conversation are alike', () => {
    // Three replies to a conversation, judged alike: treated as independent they would promise far too much.
    const random = new Random(99);
    const rounds = 300;
    let covered = 0;
    for (let round = 0; round < rounds; round++) {
      const all: Judgement[] = [];
      for (let conversation = 0; conversation < 60; conversation++) {
        const truth = random.below(100) < 70;
        for (let reply = 0; reply < 3; reply++) all.push(said(truth, 0.9, `c${conversation}`));
      }
      const { low, high } = estimate(all, 0.6, { resamples: 200, seed: round }).precision;
      if ((low as number) <= 0.7 && (high as number) >= 0.7) covered++;
    }
    expect(covered / rounds).toBeGreaterThan(0.9);
    expect(covered / rounds).toBeLessThan(0.99);
  });
});

describe('calibration', () => {
  test('known values', () => {
    const { ece, bins } = calibrationOf(
      [said(true, 0.7), said(false, 0.7), said(true, 0.9), said(true, 1), said(true, 0.2), said(false, -1)],
      0.6,
    );
    expect(bins).toEqual([
      { from: 0.6, to: 0.8, n: 2, stated: expect.closeTo(0.7), right: 0.5 },
      { from: 0.8, to: 1, n: 2, stated: expect.closeTo(0.95), right: 1 },
    ]);
    expect(ece).toBeCloseTo((2 * 0.2 + 2 * 0.05) / 4);
  });

  test('nothing found has no error', () => expect(calibrationOf([said(true, 0.2)], 0.6)).toEqual({ ece: undefined, bins: [] }));

  test('every finding is in one bin', () => {
    fc.assert(
      fc.property(judgements, (all) => {
        const { bins } = calibrationOf(all, 0.3);
        const { tp, fp } = countAll(all, 0.3);
        expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(tp + fp);
        for (const { from, to, stated } of bins) expect(stated >= from - 1e-9 && stated <= to + 1e-9).toBe(true);
      }),
    );
  });
});

describe('tuning', () => {
  /** Right from 0.8 on, wrong about half of the time below; one reply to a conversation. */
  const loose = (count: number): Judgement[] =>
    Array.from({ length: count }, (_, at) => (at % 2 === 0 ? said(true, 0.85, `c${at}`) : said(at % 4 === 1, 0.65, `c${at}`)));

  test('finds the threshold that a clear case has', () => {
    const tuned = tune(loose(80), TUNING);
    expect(tuned).toMatchObject({ verdict: 'changes', current: 0.6, ratings: 80 });
    if (tuned.verdict === 'too-few') throw new Error('too few');
    expect(tuned.best).toBeGreaterThan(0.65);
    expect(tuned.best).toBeLessThanOrEqual(0.85);
    expect(tuned.after.precision).toBe(1);
    expect(tuned.gain).toBeGreaterThanOrEqual(tuned.noise);
  });

  test('of equal thresholds the nearest to the current one', () => {
    expect(bestThreshold([said(true, 0.9), said(false, -1)], 1, 0.6)).toBe(0.6);
    expect(bestThreshold([said(true, 0.9), said(false, 0.62)], 1, 0.6)).toBe(0.65);
  });

  test('leaves a rule with too few ratings, or too few of a kind, alone', () => {
    expect(tune(loose(19), TUNING)).toMatchObject({ verdict: 'too-few', why: '19 of at least 20 ratings' });
    const oneSided = loose(60).map((each) => ({ ...each, truth: true }));
    expect(tune(oneSided, TUNING)).toMatchObject({ verdict: 'too-few', why: '0 of at least 5 conversations with a reply rated 0' });
    const oneTalk = loose(60).map((each) => (each.truth ? { ...each, conversation: 'x' } : each));
    expect(tune(oneTalk, TUNING)).toMatchObject({ verdict: 'too-few', why: '1 of at least 5 conversations with a reply rated 1' });
  });

  test('rarely changes anything where confidences mean nothing beyond the current threshold', () => {
    const random = new Random(5);
    let changed = 0;
    for (let round = 0; round < 60; round++) {
      const all = Array.from({ length: 120 }, (_, at) => {
        const found = random.below(2) === 0;
        return said(random.below(100) < (found ? 80 : 15), found ? (60 + random.below(40)) / 100 : -1, `c${at}`);
      });
      if (tune(all, { ...TUNING, resamples: 100 }).verdict === 'changes') changed++;
    }
    expect(changed).toBeLessThan(6);
  });

  test('a conversation is in one fold, folds are of one size, and each has its share of those rated 1', () => {
    fc.assert(
      fc.property(judgements, fc.integer({ min: 2, max: 10 }), (all, folds) => {
        const fold = foldsOf(all, folds, 3);
        const ids = new Set(all.map(({ conversation }) => conversation));
        expect(fold.size).toBe(ids.size);
        const sizes = (of: Iterable<string>): number[] => {
          const counts = new Array<number>(folds).fill(0);
          for (const id of of) counts[fold.get(id) as number] = (counts[fold.get(id) as number] ?? 0) + 1;
          return counts;
        };
        const positive = new Set(all.filter(({ truth }) => truth).map(({ conversation }) => conversation));
        for (const counts of [sizes(ids), sizes(positive)]) expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('counts before and after hold every rating once', () => {
    fc.assert(
      fc.property(judgements, (all) => {
        const tuned = tune(all, { ...TUNING, resamples: 5 });
        if (tuned.verdict === 'too-few') return;
        for (const { counts } of [tuned.before, tuned.after]) expect(counts.tp + counts.fp + counts.fn + counts.tn).toBe(all.length);
        expect(tuned.before.counts).toEqual(countAll(all, 0.6));
      }),
    );
  });
});

test('random numbers are even and the same in every run', () => {
  const random = new Random(1);
  const counts = [0, 0, 0, 0];
  for (let at = 0; at < 40_000; at++) {
    const drawn = random.below(4);
    counts[drawn] = (counts[drawn] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  expect(new Random(42).shuffled([1, 2, 3, 4, 5, 6])).toEqual(new Random(42).shuffled([1, 2, 3, 4, 5, 6]));
});

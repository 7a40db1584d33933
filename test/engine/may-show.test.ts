import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { confidenceOf, leastLogOdds } from '../../src/engine/finding.ts';
import { run } from '../cli/harness.ts';

interface Found {
  readonly ruleId: string;
  readonly confidence: number;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

const findings = async (least: number): Promise<Found[]> => {
  const options = ['--preset', 'strict', '--format', 'json', '--fail-on', 'never', '--min-confidence', String(least)];
  const { out } = await run(['fixtures/conversations', ...options], { cwd: root });
  return JSON.parse(out).findings;
};

describe('what a rule does not count on with', () => {
  test.each([0.4, 0.6, 0.8])('would not have been shown at %d', async (least) => {
    const all = await findings(0);
    const shown = await findings(least);
    expect(shown.length).toBeGreaterThan(5);
    expect(shown).toEqual(all.filter(({ confidence }) => confidence >= least));
    expect(all.length).toBeGreaterThan(shown.length);
  });
});

describe('the least log-odds of a confidence', () => {
  test.each([0.05, 0.3, 0.6, 0.7, 0.95, 1])('%d is not reached from below, however weights are rounded', (confidence) => {
    // Each weight is rounded up by nearly half a hundredth.
    const weights = Array.from({ length: 29 }, (_, index) => (index % 2 === 0 ? 0.1051 : -0.0949));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const below = leastLogOdds(confidence) - 0.0001 - sum;
    const evidence = [...weights, below].map((weight) => ({ fact: 'a sign', weight: Math.round(weight * 100) / 100 }));
    expect(confidenceOf({ problem: 'any', evidence })).toBeLessThan(confidence);
  });

  test('is none where everything is shown', () => expect(leastLogOdds(0)).toBe(Number.NEGATIVE_INFINITY));
});

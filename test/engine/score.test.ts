import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CAPS, losses, meanScore, SHARES, scoreOf } from '../../src/engine/score.ts';
import type { Category, Severity } from '../../src/model/index.ts';
import { gradeOf } from '../../src/model/index.ts';

const scored = fc.record({
  category: fc.constantFrom(...(Object.keys(CAPS) as Category[])),
  severity: fc.constantFrom(...(Object.keys(SHARES) as Severity[])),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('score', () => {
  test('nothing found is 100', () => expect(scoreOf([])).toBe(100));
  test('one finding costs its share of its category', () => {
    expect(scoreOf([{ category: 'answer', severity: 'error', confidence: 0.9 }])).toBe(71.2);
    expect(losses([{ category: 'tone', severity: 'suggestion', confidence: 1 }])).toEqual({ tone: expect.closeTo(3) });
  });
  test('a finding more never raises it, order does not matter, and it stays between 0 and 100', () => {
    fc.assert(
      fc.property(fc.array(scored), scored, (findings, one) => {
        const before = scoreOf(findings);
        const after = scoreOf([...findings, one]);
        return after <= before && before <= 100 && after >= 0 && Math.abs(scoreOf([one, ...findings]) - after) < 0.11;
      }),
    );
  });
  test('means and letters', () => {
    expect(meanScore([])).toBe(100);
    expect(meanScore([100, 50, 51])).toBe(67);
    expect([95, 85, 75, 65, 10].map(gradeOf)).toEqual(['A', 'B', 'C', 'D', 'E']);
  });
});

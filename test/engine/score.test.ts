import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CAPS, conversationScore, losses, lossesByFinding, meanScore, SHARES, scoreOf } from '../../src/engine/score.ts';
import type { Category, Severity } from '../../src/model/index.ts';
import { gradeOf } from '../../src/model/index.ts';

const scored = fc.record({
  cause: fc.constantFrom('a', 'b'),
  category: fc.constantFrom(...(Object.keys(CAPS) as Category[])),
  severity: fc.constantFrom(...(Object.keys(SHARES) as Severity[])),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('score', () => {
  test('nothing found is 100', () => expect(scoreOf([])).toBe(100));
  test('one finding costs its share of its category', () => {
    expect(scoreOf([{ category: 'answer', cause: 'a', severity: 'error', confidence: 0.9 }])).toBe(71.2);
    expect(losses([{ category: 'tone', cause: 'a', severity: 'suggestion', confidence: 1 }])).toEqual({ tone: expect.closeTo(3) });
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
  test('two findings of one cause cost what the graver one costs', () => {
    const grave = { category: 'tone', cause: 'a', severity: 'error', confidence: 0.9 } as const;
    const mild = { ...grave, severity: 'suggestion' } as const;
    expect(scoreOf([grave, mild])).toBe(scoreOf([grave]));
    expect(scoreOf([grave, { ...mild, cause: 'b' }])).toBeLessThan(scoreOf([grave]));
  });
  test('a certain error of safety leaves 20 points', () =>
    expect(scoreOf([{ category: 'safety', cause: 'a', severity: 'error', confidence: 1 }])).toBe(20));
  test('what nobody answered costs the conversation', () => {
    expect(conversationScore([], [{ severity: 'error', confidence: 0.9 }])).toBe(91);
    expect(conversationScore([90, 80], [{ severity: 'warning', confidence: 1 }])).toBe(80);
  });
  test('the points of the findings add up to what the score is less than 100', () => {
    const named = scored.map((finding) => ({ ...finding, ruleId: 'a', problem: 'b' }));
    fc.assert(
      fc.property(fc.array(named), (findings) => {
        const points = lossesByFinding(findings).map((loss) => Math.round(loss.points * 10));
        const left = 1000 - points.reduce((sum, tenths) => sum + tenths, 0);
        expect(points).toHaveLength(findings.length);
        expect(Math.min(0, ...points)).toBe(0);
        expect(Math.max(0, left) / 10).toBe(scoreOf(findings));
      }),
    );
  });
  test('in a category the heaviest finding takes its whole share, the next one its share of the rest', () => {
    const of = (problem: string, category: Category, severity: Severity) => ({
      ruleId: 'r',
      cause: problem,
      problem,
      category,
      severity,
      confidence: 1,
    });
    const lines = lossesByFinding([of('a', 'tone', 'warning'), of('b', 'tone', 'error'), of('c', 'answer', 'error')]);
    expect(lines.map(({ problem, points }) => [problem, points])).toEqual([
      ['c', 32],
      ['b', 16],
      ['a', 2],
    ]);
  });
  test('means and letters', () => {
    expect(meanScore([])).toBe(100);
    expect(meanScore([100, 50, 51])).toBe(67);
    expect([95, 85, 75, 65, 10].map(gradeOf)).toEqual(['A', 'B', 'C', 'D', 'E']);
  });
});

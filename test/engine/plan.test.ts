import { expect, test, vi } from 'vitest';
import { LanguageSet } from '../../src/engine/languages.ts';
import type { EnabledRule, LintSettings } from '../../src/engine/lint.ts';
import { planOf } from '../../src/engine/plan.ts';
import { defineRule, type RuleMeta } from '../../src/rule/index.ts';

function enabled(id: string, meta: Partial<RuleMeta<Record<string, string>>> = {}, minConfidence?: number): EnabledRule {
  const all = { description: id, category: 'tone', severity: 'warning', since: '1.0', presets: [], problems: {}, ...meta } as const;
  const rule = defineRule({ meta: all, create: () => ({}) });
  return { id, rule, options: {}, ...(minConfidence === undefined ? {} : { minConfidence }) };
}

test('holds the rules of the mode, each with its own threshold, and asks once for a language what they can judge', () => {
  const languages = new LanguageSet({});
  const knows = vi.spyOn(languages, 'knows');
  const rules = [
    enabled('other', { modes: ['canned'] }),
    enabled('any', { written: true }),
    enabled('needy', { concepts: ['thanks'] }, 0.9),
  ];
  const settings: LintSettings = { rules, mode: 'lint', minConfidence: 0.6, languages };
  const plan = planOf(settings);
  expect(plan.rules.map(({ id, index, written, minConfidence }) => [id, index, written, minConfidence])).toEqual([
    ['any', 0, true, 0.6],
    ['needy', 1, false, 0.9],
  ]);
  for (let times = 0; times < 2; times++) expect(plan.judging('und')).toEqual([true, false]);
  expect(knows).toHaveBeenCalledTimes(2);
  expect(planOf(settings)).toBe(plan);
  expect(planOf({ ...settings, mode: 'canned' }).rules.map(({ id }) => id)).toEqual(['other', 'any', 'needy']);
});

import { describe, expect, test } from 'vitest';
import checkstyle from '../../src/reporters/checkstyle/index.ts';
import csv from '../../src/reporters/csv/index.ts';
import github from '../../src/reporters/github/index.ts';
import gitlab from '../../src/reporters/gitlab/index.ts';
import json from '../../src/reporters/json/index.ts';
import junit from '../../src/reporters/junit/index.ts';
import markdown from '../../src/reporters/markdown/index.ts';
import type { ReportContext } from '../../src/reporters/reporter.ts';
import sarif from '../../src/reporters/sarif/index.ts';
import terminal from '../../src/reporters/terminal/index.ts';
import { agents, contextOf, results, summary, written } from './sample.ts';
import { italian, italianContext } from './sample-it.ts';

const snapshot = (name: string): string => `../../fixtures/reports/${name}.it.txt`;
const print = (changes: Partial<ReportContext> = {}, run: Parameters<typeof written>[1] = {}): string =>
  written(terminal.create(italianContext(changes)), { results: italian.results, ...run });
const everything = italianContext({ showFrom: 'suggestion' });

describe('a report in Italian', () => {
  test.each([60, 80, 200])('for people, at %i columns', async (width) => {
    await expect(print({ width })).toMatchFileSnapshot(snapshot(`lint-${width}`));
  });

  test('of a draft', async () => {
    const run = { results: [italian.draft], diagnostics: [], summary: { ...summary, conversations: 1, score: 52, grade: 'E' }, agents: [] };
    await expect(print({ command: 'check', showFrom: 'suggestion', explain: true }, run)).toMatchFileSnapshot(snapshot('check'));
  });

  test('of a library', async () => {
    const run = {
      results: italian.canned,
      diagnostics: [],
      summary: { ...summary, conversations: 3, score: 86.1, grade: 'B' },
      agents: [],
    };
    await expect(print({ command: 'canned', showFrom: 'suggestion' }, run)).toMatchFileSnapshot(snapshot('canned'));
  });

  test('in Markdown', async () => {
    await expect(written(markdown.create(everything), { results: italian.results })).toMatchFileSnapshot(snapshot('markdown'));
  });

  test('counts in the singular and in the plural', () => {
    expect(print()).toContain('1 consiglio nascosto; per vederlo: --severity suggestion.');
    expect(print({ showFrom: 'error' })).toMatch(/avvisi e 1 consiglio nascosti; per vederli: --severity suggestion\./);
    const clean = { results: [], diagnostics: [], summary: { ...summary, conversations: 2, score: 100, grade: 'A' }, agents: [] };
    expect(print({ command: 'check' }, clean)).toBe('Nessuna segnalazione. Punteggio 100 su 2 bozze.\n');
  });

  test('says so to code scanning, and brings the wordings in words of its own', () => {
    const run = { results: italian.results };
    const log = JSON.parse(written(sarif.create(everything), run));
    expect(log.runs[0].language).toBe('it');
    expect(log.runs[0].tool.driver.rules[0].shortDescription.text).toMatch(/^Una risposta/);
    for (const reporter of [sarif, junit, checkstyle, github, gitlab]) {
      const text = written(reporter.create(everything), run);
      expect(text, reporter.meta.name).toContain('Prova così: ');
      expect(text, reporter.meta.name).not.toContain('Try: ');
    }
    expect(written(junit.create(everything), run)).toContain('errore no-apology in ');
  });

  test('changes no key for programs', () => {
    const run = { results: italian.results, agents };
    const keysOf = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(keysOf)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, keysOf(each)]))
          : typeof value;
    const english = JSON.parse(written(json.create(contextOf({ showFrom: 'suggestion' })), { results, agents }));
    const report = JSON.parse(written(json.create(everything), run));
    expect(keysOf(report)).toEqual(keysOf(english));
    expect(report.summary).toEqual(english.summary);
    expect(report.findings.map(({ ruleId, problem, severity }: Record<string, string>) => [ruleId, problem, severity])).toEqual(
      english.findings.map(({ ruleId, problem, severity }: Record<string, string>) => [ruleId, problem, severity]),
    );
    expect(written(csv.create(everything), run).split('\r\n')[0]).toBe(written(csv.create(contextOf()), { results }).split('\r\n')[0]);
  });
});

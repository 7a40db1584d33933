import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { rules } from '../../rules/index.ts';
import { builtin } from '../../src/builtin.ts';
import { LanguageSet } from '../../src/engine/languages.ts';
import italian from '../../src/locales/facts.it.ts';
import { factIn, factsIn, keyOf } from '../../src/locales/facts.ts';
import type { AnyRule } from '../../src/rule/index.ts';
import { exampleFile, judgeExample } from '../../src/testing/examples.ts';
import { run } from '../cli/harness.ts';
import { englishIn } from './english.ts';

const languages = new LanguageSet(builtin.languages ?? {});
const valuesIn = (fact: string): string[] => (fact.match(/“[^”]*”|\d+(?:[.,]\d+)?/g) ?? []).map((value) => value.replace(',', '.')).sort();

/** The facts counted under the findings of a rule's examples, in every language, those that are to be found and those that are not. */
async function factsOf(id: string, rule: AnyRule): Promise<Set<string>> {
  const facts = new Set<string>();
  const examples = v.parse(exampleFile, parse(readFileSync(`rules/${id}/examples.yaml`, 'utf8')));
  for (const each of Object.values(examples).flatMap(({ reject, accept }) => [...reject, ...accept])) {
    const { findings } = await judgeExample(id, rule, each, languages, { minConfidence: 0 });
    for (const { evidence } of findings) for (const { fact } of evidence) facts.add(fact);
  }
  return facts;
}

describe('counted facts in Italian', () => {
  test.each(Object.entries(rules))('of the examples of %s', async (id, rule) => {
    const facts = await factsOf(id, rule as AnyRule);
    expect(facts.size).toBeGreaterThan(0);
    const say = await factsIn('it');
    for (const fact of facts) {
      expect(Object.keys(italian), fact).toContain(keyOf(fact));
      expect(valuesIn(say(fact))).toEqual(valuesIn(fact));
    }
  });

  test('have no English in them, and the marks that the product uses', () => {
    for (const [english, said] of Object.entries(italian)) {
      expect(englishIn(said), english).toEqual([]);
      expect(said, english).toMatch(/\S/);
      expect(said, english).not.toMatch(/'|[—–]|\.$|\bE'|\bperchè\b|\bpò\b/);
      // The article hangs on how the number is spoken: il 70%, l’80%.
      expect(said, english).not.toMatch(/[\p{L}’] ?#/u);
      expect(said.match(/“”|#/g) ?? [], english).toHaveLength((english.match(/“”|#/g) ?? []).length);
    }
  });

  test('are those that rules count, and no others', () => {
    const folders = [...Object.keys(rules).map((id) => `rules/${id}`), 'src/engine', 'src/rule'];
    const code = folders
      .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    // The code puts these together from pieces.
    const pieces = (english: string): string[] =>
      english.split(/#%?|“”|^its words(?= )|^the words together are(?: not)? (?=those)|(?<=^the words together are(?: not)? those of )/);
    for (const english of Object.keys(italian)) for (const piece of pieces(english)) expect(code, english).toContain(piece.trim());
  });

  test('put numbers back, as the language writes them; what is not known stays English', async () => {
    const say = await factsIn('it');
    expect(say('2.5 words of its own matter')).toBe('parole proprie sul caso: 2,5');
    expect(say('80% of its words stand in the earlier reply')).toBe('sue parole nella risposta precedente: 80%');
    expect(say('holds 2.5 words of a plugin')).toBe('holds 2.5 words of a plugin');
    expect(say('constructor')).toBe('constructor');
    expect((await factsIn('en'))('2.5 words of its own matter')).toBe('2.5 words of its own matter');
  });
});

test('quotes come back as they are, and values may change places', () => {
  const catalogue = { '# of # times “” before “”': '“”2 dopo “”1, # volte', '# of # words': 'di #2 parole #1' };
  const say = (fact: string): string => factIn(catalogue, fact, (value) => `<${value}>`);
  expect(say('3 of 12 words')).toBe('di <12> parole <3>');
  expect(say('1 of 2 times “$& 3” before “#1 b”')).toBe('“#1 b” dopo “$& 3”, <1> volte');
});

/** The lines of a terminal report that have a counted fact, without the weight. */
const factsPrinted = (out: string): string[] => out.split('\n').flatMap((line) => /^\s+[−+]\d+[.,]\d\d {2}(\S.*)$/.exec(line)?.[1] ?? []);

describe('--explain --locale it', () => {
  test('leaves no English under the findings of whole conversations', async () => {
    const argv = ['lint', 'fixtures/conversations', '--explain', '--preset', 'strict', '--severity', 'suggestion', '--no-color'];
    const { out } = await run([...argv, '--locale', 'it'], { cwd: process.cwd(), terminal: 160 });
    const facts = factsPrinted(out);
    expect(facts).toContain('frequenza di base');
    expect(facts.length).toBeGreaterThan(100);
    expect(facts.flatMap((fact) => englishIn(fact.replace(/“[^”]*”/g, '')))).toEqual([]);
    for (const english of Object.keys(italian)) expect(facts).not.toContain(english);
  });

  test('keeps the facts of formats for programs, and translates those of the page', async () => {
    const argv = ['lint', 'fixtures/conversations/phone-company.it.yaml', '--explain'];
    const report = async (locale: string, format: string) =>
      (await run([...argv, '--locale', locale, '--format', format], { cwd: process.cwd() })).out;
    const factsIn = (json: string) => JSON.parse(json).findings.map(({ evidence }: { evidence: unknown }) => evidence);
    expect(factsIn(await report('it', 'json'))).toEqual(factsIn(await report('en', 'json')));
    expect(await report('it', 'html')).toContain('frequenza di base');
    expect(await report('en', 'html')).not.toContain('frequenza di base');
  });
});

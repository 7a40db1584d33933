import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { rules } from '../../rules/index.ts';
import { builtin } from '../../src/builtin.ts';
import { LanguageSet } from '../../src/engine/languages.ts';
import type { AnyRule, Translation } from '../../src/rule/index.ts';
import { exampleFile, judgeExample } from '../../src/testing/examples.ts';
import { englishIn } from './english.ts';

const forms = v.union([v.string(), v.strictObject({ one: v.optional(v.string()), many: v.optional(v.string()), other: v.string() })]);
const schema = v.strictObject({
  description: v.string(),
  problems: v.record(v.string(), v.string()),
  words: v.optional(v.record(v.string(), forms), {}),
});

const placesIn = (text: string): string[] => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name))].sort();

/** What the rule's code says of its own: `say('…')`, `sayCount(n, '…', '…')` and notes at related places. */
function wordsSaid(id: string): string[] {
  const code = readdirSync(`rules/${id}`)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`rules/${id}/${name}`, 'utf8'))
    .join('\n');
  const said = [/\bsay\(\s*'([^']*)'/g, /\bsayCount\(\s*\w+,\s*'[^']*',\s*'([^']*)'/g, /\bnote: '([^']*)'/g].flatMap((pattern) =>
    [...code.matchAll(pattern)].map(([, words = '']) => words),
  );
  // What is said in another way would escape this test.
  expect(code.match(/\bsay\(|\bsayCount\(|\bnote: (?!string\b)/g) ?? [], `${id} says its words in plain quotes`).toHaveLength(said.length);
  return [...new Set(said)];
}

const languages = new LanguageSet(builtin.languages ?? {});

describe.each(Object.entries(rules))('%s in Italian', (id, rule) => {
  const path = `rules/${id}/it.yaml`;
  const read = () => v.parse(schema, parse(readFileSync(path, 'utf8')));

  test('has a file', () => expect(existsSync(path)).toBe(true));

  test('has every problem, with the same places for values', () => {
    const { problems } = read();
    const english = rule.meta.problems as Record<string, string>;
    expect(Object.keys(problems)).toEqual(Object.keys(english));
    for (const [problem, text] of Object.entries(problems)) {
      expect(placesIn(text), problem).toEqual(placesIn(english[problem] as string));
      expect(text.replace(/\{\{\w+\}\}$/, '.'), problem).toMatch(/[.!]$/);
    }
  });

  test('has every word that the rule says, and no others', () => {
    const { words } = read();
    expect(Object.keys(words).sort()).toEqual(wordsSaid(id).sort());
    for (const [english, italian] of Object.entries(words)) {
      for (const form of typeof italian === 'string' ? [italian] : Object.values(italian))
        expect(placesIn(form as string)).toEqual(placesIn(english));
    }
  });

  test('is Italian, in the marks that the product uses', () => {
    const { description, problems, words } = read();
    expect(description).toMatch(/^[A-Z].*[^.]$/);
    const texts = [
      description,
      ...Object.values(problems),
      ...Object.values(words).flatMap((each) => (typeof each === 'string' ? each : Object.values(each))),
    ];
    for (const text of texts as string[]) {
      expect(englishIn(text.replace(/“[^”]*”|\{\{\w+\}\}/g, '')), text).toEqual([]);
      expect(text).not.toMatch(/'|[—–]|\bE'|\bperchè\b|\bpò\b/);
    }
  });

  test('speaks no English in the findings of its Italian examples', async () => {
    const { it = { reject: [] } } = v.parse(exampleFile, parse(readFileSync(`rules/${id}/examples.yaml`, 'utf8')));
    const translation = { ...read(), locale: 'it' } as Translation;
    for (const each of it.reject) {
      const { findings } = await judgeExample(id, rule as AnyRule, each, languages, { translation });
      expect(findings.length, each.name).toBeGreaterThan(0);
      for (const { message, related } of findings) {
        for (const text of [message, ...related.map(({ note }) => note)]) {
          // What stands in quotation marks is the conversation's.
          const own = text.replace(/“[^”]*”/g, '');
          expect(own).not.toContain('{{');
          expect(englishIn(own), text).toEqual([]);
        }
      }
    }
  });
});

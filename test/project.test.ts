import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { rules } from '../rules/index.ts';
import { builtin } from '../src/builtin.ts';
import { exampleFile } from '../src/testing/index.ts';
import { version } from '../src/version.ts';

const files = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !name.endsWith('.generated.ts'))
    .map((name) => join(folder, name));

const text = (path: string): string => readFileSync(path, 'utf8');
const names = Object.keys(rules);
const SOURCES = [...files('src', '.ts'), ...files('rules', '.ts'), ...files('scripts', '.ts')];

describe('project', () => {
  test('the version is the package’s', () => expect(version).toBe(JSON.parse(text('package.json')).version));

  test('the lock file names no registry host', () => expect(text('package-lock.json')).not.toMatch(/"resolved": "https?:/));

  test('source files stay short', () => {
    const long = SOURCES.filter((path) => text(path).split('\n').length > 301);
    expect(long).toEqual([]);
  });

  test('pure layers touch no file, clock, environment, console or network', () => {
    const pure = ['src/model', 'src/text', 'src/rule', 'src/engine', 'src/locales', 'rules'].flatMap((folder) => files(folder, '.ts'));
    const guilty = pure.filter((path) => /from 'node:|\bprocess\.\w|\bconsole\.\w|\bfetch\(|\bDate\.now\(|\bnew Date\(\)/.test(text(path)));
    expect(guilty).toEqual([]);
  });

  test('only builtin.ts imports implementations', () => {
    const others = SOURCES.filter((path) => path.startsWith('src/') && path !== join('src', 'builtin.ts'));
    const guilty = others.filter((path) => {
      const body = text(path);
      return (
        /from '(?:\.\.\/)+rules\//.test(body) ||
        (!path.startsWith(join('src', 'languages')) && /from '[^']*languages\/(?:en|it|es|fr|de|pt)\//.test(body)) ||
        (!path.startsWith(join('src', 'readers')) && /from '[^']*readers\/(?!reader\.ts|detect\.ts|shared\/)[^']+'/.test(body)) ||
        (!path.startsWith(join('src', 'reporters')) && /from '[^']*reporters\/(?!reporter\.ts|shared\/)[^']+'/.test(body))
      );
    });
    expect(guilty).toEqual([]);
  });

  test('natural is imported by path: its index loads database clients', () => {
    const index = new RegExp(`from 'natural${"'"}`);
    expect([...SOURCES, ...files('test', '.ts')].filter((path) => index.test(text(path)))).toEqual([]);
  });
});

describe.each(names)('rule %s', (id) => {
  const { meta, suggestions } = rules[id] as (typeof rules)[string];

  test('metadata', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(meta.description).toMatch(/^[A-Z].*[^.]$/);
    for (const preset of meta.presets) expect(Object.keys(builtin.presets ?? {})).toContain(preset);
  });

  test('a message says what is wrong and what to do', () => {
    for (const message of Object.values(meta.problems) as string[]) expect(message.replace(/\{\{\w+\}\}/g, '')).toMatch(/[.!]$/);
  });

  test('suggestions belong to its problems and are in languages that we have', () => {
    for (const [problem, byLanguage] of Object.entries((suggestions ?? {}) as Record<string, Record<string, string[]>>)) {
      expect(Object.keys(meta.problems)).toContain(problem);
      for (const tag of Object.keys(byLanguage)) expect(Object.keys(builtin.languages ?? {})).toContain(tag);
    }
  });

  test('has a page and enough examples, half of them good replies', () => {
    expect(existsSync(`rules/${id}/README.md`)).toBe(true);
    const file = v.parse(exampleFile, parse(text(`rules/${id}/examples.yaml`)));
    const all = Object.values(file);
    const accepted = all.reduce((sum, { accept }) => sum + accept.length, 0);
    const rejected = all.reduce((sum, { reject }) => sum + reject.length, 0);
    if (id === 'banned-phrase') return;
    expect(accepted + rejected).toBeGreaterThanOrEqual(20);
    expect(accepted).toBeGreaterThanOrEqual(10);
    for (const tag of ['en', 'it']) expect(Object.keys(file)).toContain(tag);
    const seen = all.flatMap(({ accept, reject }) => [...accept, ...reject]).map(({ name }) => name);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

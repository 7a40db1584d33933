import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { AnyRule } from '../../src/rule/index.ts';
import { conversation, folderWith, run, shoutFolder } from './harness.ts';

const FORMATS = ['terminal', 'json', 'jsonl', 'sarif', 'junit', 'github', 'gitlab', 'checkstyle', 'csv', 'markdown'];
const CACHE = '.replylint-cache.json';

/** The clock stands still, as some formats name the time of the run. */
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2024, 2, 1) }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Counts the conversations that a rule was asked to judge. */
const judgements = () => vi.spyOn(rules['placeholder'] as AnyRule, 'create');

const reply = 'We have looked into it, Sam: the parcel is at the depot in Leeds and leaves tomorrow at nine.';
const CHATS = [
  conversation('ok', 'C: Where is my parcel?', `A: Hello Sam. ${reply}`),
  conversation('bad', 'C: My parcel is broken and I am furious!', 'A: Please fill in the form.', 'C: No!!', 'A: Please fill in the form.'),
  conversation('sv', 'C: Var är mitt paket? Jag har väntat i en vecka.', 'A: Hej, det är på väg och kommer fram i morgon.'),
  ...Array.from({ length: 4 }, (_, n) => conversation(`same${n}`, 'C: Where is it? This is terrible!', `A: ${reply}`)),
  conversation('ok', 'C: Where is my parcel?', `A: Hello Sam. ${reply}`),
];
const LIBRARY = [
  { id: 'r1', title: 'One', text: 'Thank you for your order. It leaves our warehouse within two days and arrives by post.' },
  { id: 'r2', title: 'Two', text: 'We apologise for any inconvenience caused.' },
  { id: 'r3', title: 'Three', text: 'Thank you for your order. It leaves our warehouse within two days and arrives by mail.' },
];

/** All reports of a command, and what it says on standard error. */
async function reports(cwd: string, ...argv: string[]) {
  const out: Record<string, unknown> = {};
  for (const flags of [[], ['--explain'], ['--severity', 'suggestion']]) {
    for (const format of FORMATS) {
      const { status, out: text, err } = await run([...argv, ...flags, '--format', format], { cwd });
      out[[format, ...flags].join(' ')] = { status, text, err };
    }
  }
  return out;
}

describe('--cache', () => {
  test.each([
    ['lint', { 'in/a.jsonl': CHATS, 'in/b.jsonl': [CHATS[1], CHATS[3]] }],
    ['canned', { 'in/a.jsonl': LIBRARY, 'in/b.jsonl': [{ id: 'r4', text: 'Hello {{name}}, your parcel is on its way.' }] }],
  ])('%s: all reports are byte for byte the same with and without', async (command, files) => {
    const cwd = folderWith(files);
    const without = await reports(cwd, command, 'in');
    // A rule that looks over all conversations is among them.
    expect(JSON.stringify(without)).toMatch(command === 'lint' ? /templates/ : /template-repeat/);
    await run([command, 'in', '--cache'], { cwd });
    const spy = judgements();
    expect(await reports(cwd, command, 'in', '--cache')).toEqual(without);
    expect(without['json']).toMatchObject({ text: expect.stringMatching(/"findings": \[\n/) });
    // Only what had findings was judged again.
    const once = spy.mock.calls.length / (3 * FORMATS.length);
    expect(once).toBeGreaterThan(0);
    spy.mockClear();
    await run([command, 'in'], { cwd });
    expect(spy.mock.calls.length).toBeGreaterThan(once);
  });

  test('what changed is judged again, and no more', async () => {
    const texts = ['in the drawer', 'on the shelf', 'under the bed'];
    const library = (list: readonly string[]): string =>
      list.map((text, n) => `${JSON.stringify({ id: `r${n}`, text: `It is ${text}.` })}\n`).join('');
    const cwd = folderWith({ 'a.jsonl': library(texts) });
    const spy = judgements();
    const judged = async (...argv: string[]): Promise<number> => {
      spy.mockClear();
      expect((await run(['canned', 'a.jsonl', '--cache', ...argv], { cwd })).err).toBe('');
      return spy.mock.calls.length;
    };
    expect(await judged()).toBe(3);
    expect(await judged()).toBe(0);
    writeFileSync(join(cwd, 'a.jsonl'), `\n${library(['in the drawer', 'on the floor', 'under the bed'])}`);
    expect(await judged()).toBe(1);
    // The settings of rules are part of what a judgement depends on.
    expect(await judged('--min-confidence', '0.2')).toBe(3);
    expect(await judged('--rule', 'over-promise=off')).toBe(3);
    expect(await judged('--lang', 'en')).toBe(3);
    expect(await judged()).toBe(0);
  });

  test('a finding that a baseline accepts is made anew each time', async () => {
    const cwd = folderWith({ 'a.jsonl': LIBRARY });
    await run(['canned', 'a.jsonl', '--update-baseline'], { cwd });
    const gate = ['canned', 'a.jsonl', '--baseline', '.replylint-baseline.json', '--format', 'json'];
    const without = await run(gate, { cwd });
    for (let times = 0; times < 2; times++) expect(await run([...gate, '--cache'], { cwd })).toEqual(without);
    expect((await run(['canned', 'a.jsonl', '--format', 'json', '--cache'], { cwd })).out).toContain('"findings": [\n');
  });

  test('holds hashes and counts only', async () => {
    const cwd = folderWith({ 'a.jsonl': LIBRARY });
    await run(['canned', 'a.jsonl', '--cache'], { cwd });
    const { clean, ...rest } = JSON.parse(readFileSync(join(cwd, CACHE), 'utf8'));
    expect(rest).toEqual({ replylintCache: 1 });
    expect(Object.keys(clean).length).toBeGreaterThan(0);
    for (const [key, unmet] of Object.entries(clean)) expect([key, unmet]).toEqual([expect.stringMatching(/^[\w-]{22}$/), 0]);
    expect(readdirSync(cwd).sort()).toEqual([CACHE, 'a.jsonl']);
  });

  test('forgets what ten runs did not meet', async () => {
    const cwd = folderWith({ 'a.jsonl': [LIBRARY[0] as object], 'b.jsonl': [{ id: 'r9', text: 'It is on the shelf.' }] });
    const size = (): number => Object.keys(JSON.parse(readFileSync(join(cwd, 'c.json'), 'utf8')).clean).length;
    await run(['canned', 'a.jsonl', '--cache=c.json'], { cwd });
    for (let times = 0; times < 10; times++) await run(['canned', 'b.jsonl', '--cache=c.json'], { cwd });
    expect(size()).toBe(2);
    await run(['canned', 'b.jsonl', '--cache=c.json'], { cwd });
    expect(size()).toBe(1);
  });

  test('never writes over a file that is something else', async () => {
    const cwd = folderWith({ 'a.jsonl': LIBRARY, 'b.jsonl': LIBRARY });
    const before = readFileSync(join(cwd, 'b.jsonl'), 'utf8');
    const { status, err } = await run(['canned', 'a.jsonl', '--cache', 'b.jsonl'], { cwd });
    expect(status).toBe(2);
    expect(err).toMatch(/^replylint: b\.jsonl is no cache of replylint: it is left as it is\. .*\n$/);
    expect(readFileSync(join(cwd, 'b.jsonl'), 'utf8')).toBe(before);
  });

  test('a damaged cache costs time only', async () => {
    const cwd = folderWith({ 'a.jsonl': LIBRARY, [CACHE]: '{"replylintCache":1,"clean":{"abc' });
    expect(await run(['canned', 'a.jsonl', '--cache'], { cwd })).toEqual(await run(['canned', 'a.jsonl'], { cwd }));
    expect(JSON.parse(readFileSync(join(cwd, CACHE), 'utf8'))).toHaveProperty('clean');
  });

  test('with rules of a plugin nothing is kept, and that is told', async () => {
    const cwd = shoutFolder({ 't.jsonl': CHATS });
    const { err } = await run(['t.jsonl', '--cache'], { cwd });
    expect(err).toContain('Nothing is cached (--cache)');
    expect(readdirSync(cwd)).not.toContain(CACHE);
  });

  test('a cache that cannot be written is a note', async () => {
    const cwd = folderWith({ 'a.jsonl': [LIBRARY[0] as object] });
    const { status, err } = await run(['canned', 'a.jsonl', '--cache=none/c.json'], { cwd });
    expect(status).toBe(0);
    expect(err).toContain('The cache could not be written');
  });
});

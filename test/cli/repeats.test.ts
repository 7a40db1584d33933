import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { conversation, folderWith, run } from './harness.ts';

const snapshot = (name: string): string => `../../fixtures/reports/${name}`;
/** Only this rule speaks, so that the judgement of the others can change. */
const ONLY = 'extends: []\nrules: { template-repeat: on }\n';

/** Confidence moves when a classifier is trained again; the look does not. */
const steady = (out: string): string => out.replace(/\d+% sure/g, 'NN% sure');

const fixture = (path: string): string => readFileSync(`fixtures/${path}`, 'utf8');

/** A folder with the fixtures, so that reports name them by short paths. */
const folder = (config = ONLY, files: Record<string, object> = {}): string =>
  folderWith({
    'replylint.config.yaml': config,
    'repeats.en.yaml': fixture('conversations/repeats.en.yaml'),
    'repeats.it.yaml': fixture('conversations/repeats.it.yaml'),
    ...files,
  });

describe('texts that many customers got', () => {
  test.each(['en', 'it'])('are listed, and found where an upset customer got one unchanged (%s)', async (tag) => {
    const path = `repeats.${tag}.yaml`;
    const { status, out } = await run(['lint', path, '--severity', 'suggestion', '--no-color'], { cwd: folder(), terminal: 100 });
    expect(status).toBe(0);
    await expect(steady(out)).toMatchFileSnapshot(snapshot(`repeats-${tag}.txt`));
  });

  test('are in the summary for programs, with counts and an example', async () => {
    const path = 'repeats.it.yaml';
    const { out } = await run(['lint', path, '--format', 'json'], { cwd: folder() });
    const { summary, findings } = JSON.parse(out);
    expect(summary.rules).toEqual({ 'template-repeat': 1 });
    expect(summary.findings).toEqual({ error: 0, warning: 0, suggestion: 1 });
    expect(summary.tables).toBeUndefined();
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ ruleId: 'template-repeat', problem: 'unchanged', conversationId: 'it-14', messageId: 'r14' });
    expect(summary.templates).toHaveLength(2);
    expect(summary.templates[0]).toMatchObject({ count: 9, customers: 9, upset: 2, agents: 2, share: 0.4286 });
    expect(summary.templates[0].text).toBe('Ciao [name]! Ti invitiamo ad avere pazienza, ti risponderemo al più presto. Buona giornata!');
    expect(summary.templates[0].example).toMatchObject({ conversationId: 'it-1', messageId: 'r1', position: { line: 8 } });
    expect(summary.templates[1].text).toContain('[number] parte dal molo [number] di [time]');
  });

  test('are in the last line of JSON Lines, their findings in lines of their own', async () => {
    const path = 'repeats.en.yaml';
    const { out } = await run(['lint', path, '--format', 'jsonl'], { cwd: folder() });
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.filter(({ type }) => type === 'finding')).toHaveLength(1);
    expect(lines.at(-2).type).toBe('finding');
    expect(lines.at(-1).templates).toHaveLength(2);
  });

  test.each(['recommended', 'strict', 'social', 'email', 'chat'])('are listed in the preset %s', async (preset) => {
    const path = 'repeats.en.yaml';
    const { out } = await run(['lint', path, '--preset', preset, '--format', 'json'], { cwd: folder('') });
    const { summary, findings } = JSON.parse(out);
    expect(summary.templates).toHaveLength(2);
    const own = findings.filter(({ ruleId }: { ruleId: string }) => ruleId === 'template-repeat');
    expect(own).toHaveLength(['strict', 'social'].includes(preset) ? 1 : 0);
  });

  test('are not listed where the rule is off, or too few replies were read', async () => {
    const path = 'repeats.en.yaml';
    expect((await run(['lint', path, '--rule', 'template-repeat=off'], { cwd: folder('') })).out).not.toContain('Most pasted');
    const few = Array.from({ length: 19 }, (_, index) => conversation(`c${index}`, 'C: hi', 'A: We are here for you from nine to five.'));
    const { out } = await run(['lint', 'few.jsonl'], { cwd: folder('', { 'few.jsonl': few }) });
    expect(out).toContain('19 replies');
    expect(out).not.toContain('Most pasted');
  });

  test('severity, confidence, --fail-on and --max-findings hold for them', async () => {
    const path = 'repeats.en.yaml';
    const cwd = folder();
    expect((await run(['lint', path, '--rule', 'template-repeat=error'], { cwd })).status).toBe(1);
    expect((await run(['lint', path, '--fail-on', 'suggestion'], { cwd })).status).toBe(1);
    expect((await run(['lint', path, '--fail-on', 'suggestion', '--min-confidence', '0.99'], { cwd })).status).toBe(0);
    const { out, err } = await run(['lint', path, '--severity', 'suggestion', '--max-findings', '0'], { cwd });
    expect(out).not.toContain('template-repeat/unchanged');
    expect(err).toContain('1 more finding is not shown');
    expect((await run(['lint', path], { cwd })).out).toContain('1 suggestion hidden');
  });

  test('the table masks personal data', async () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      conversation(`c${index}`, 'C: hi', 'A: Write to Theo at theo.brandt@example.org or call 020 7946 0123, he knows all about it.'),
    );
    const { out } = await run(['lint', 'many.jsonl'], { cwd: folder('', { 'many.jsonl': many }) });
    expect(out).toContain('Most pasted');
    expect(out).not.toMatch(/brandt|7946/);
  });
});

describe('a canned library with entries that are there twice', () => {
  test('each later one points to its twin, at its own line', async () => {
    const { status, out } = await run(['canned', 'twins.yaml', '--no-color'], {
      cwd: folderWith({ 'replylint.config.yaml': ONLY, 'twins.yaml': fixture('canned/twins.yaml') }),
      terminal: 100,
    });
    expect(status).toBe(0);
    await expect(steady(out)).toMatchFileSnapshot(snapshot('twins.txt'));
  });

  test('is judged so by default, across files', async () => {
    const entry = (id: string, text: string): object => ({ id, text });
    const cwd = folderWith({
      'a.jsonl': [entry('hours', 'We are open from nine to five from Monday to Friday, and on Saturdays until noon.')],
      'b.jsonl': [entry('open', 'We are open from nine to five from Monday to Friday, and on Saturdays until noon!')],
    });
    const { out } = await run(['canned', '.', '--format', 'json'], { cwd });
    const own = JSON.parse(out).findings.filter(({ ruleId }: { ruleId: string }) => ruleId === 'template-repeat');
    expect(own).toHaveLength(1);
    expect(own[0]).toMatchObject({ problem: 'twin', severity: 'warning', path: 'b.jsonl', position: { line: 1 } });
    expect(own[0].message).toContain('“hours” (a.jsonl:1)');
    expect(own[0].related[0].messageId).toBe('hours');
  });
});

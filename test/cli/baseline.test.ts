import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sinceOf } from '../../src/cli/since.ts';
import { conversation, run, shoutFolder } from './harness.ts';

const shouts = (id: string): object => conversation(id, 'C: Where is it?', 'A: We shout.');

describe('a baseline', () => {
  test('accepts what is there, and lets only what is new fail', async () => {
    const cwd = shoutFolder({ 't.jsonl': [shouts('c1'), shouts('c2')] });
    expect((await run(['t.jsonl'], { cwd })).status).toBe(1);
    const written = await run(['t.jsonl', '--update-baseline'], { cwd });
    expect(written.status).toBe(0);
    expect(written.err).toContain('2 findings written to the baseline .replylint-baseline.json');

    const quiet = await run(['t.jsonl', '--baseline', '.replylint-baseline.json', '--format', 'json'], { cwd });
    expect(quiet.status).toBe(0);
    expect(JSON.parse(quiet.out)).toMatchObject({ findings: [], summary: { score: 100, findings: { error: 0 } } });
    expect(quiet.err).toContain('2 findings of the baseline');

    writeFileSync(
      join(cwd, 't.jsonl'),
      `\n\n${JSON.stringify(shouts('c2'))}\n${JSON.stringify(shouts('c1'))}\n${JSON.stringify(shouts('c3'))}\n`,
    );
    const moved = await run(['t.jsonl', '--baseline', '.replylint-baseline.json', '--format', 'json'], { cwd });
    expect(moved.status).toBe(1);
    expect(JSON.parse(moved.out).findings).toMatchObject([{ conversationId: 'c3', position: { line: 5 } }]);
  });

  test('holds fingerprints only, and is the same whatever the order of the files', async () => {
    const cwd = shoutFolder({ 'a.jsonl': [shouts('c1')], 'b.jsonl': [shouts('c2')] });
    await run(['a.jsonl', 'b.jsonl', '--baseline', 'one.json', '--update-baseline'], { cwd });
    await run(['b.jsonl', 'a.jsonl', '--baseline', 'two.json', '--update-baseline'], { cwd });
    const text = readFileSync(join(cwd, 'one.json'), 'utf8');
    expect(readFileSync(join(cwd, 'two.json'), 'utf8')).toBe(text);
    expect(text).not.toMatch(/shout\.|Where|c1|a\.jsonl/);
    expect(Object.keys(JSON.parse(text).findings)).toEqual(['shout']);
    expect(existsSync(join(cwd, 'one.json.new'))).toBe(false);
  });

  test('says what no longer occurs, and takes it out on update', async () => {
    const cwd = shoutFolder({ 't.jsonl': [shouts('c1'), shouts('c2')] });
    await run(['t.jsonl', '--update-baseline'], { cwd });
    writeFileSync(join(cwd, 't.jsonl'), `${JSON.stringify(shouts('c1'))}\n`);
    const flags = ['t.jsonl', '--baseline', '.replylint-baseline.json'];
    expect((await run(flags, { cwd })).err).toContain('1 finding in it did not occur');
    expect((await run([...flags, '--update-baseline'], { cwd })).err).toContain('1 finding written');
    expect((await run(flags, { cwd })).err).not.toContain('did not occur');
  });

  test.each([
    ['a missing one', {}, 'There is no baseline old.json'],
    ['one that is no JSON', { 'old.json': '{' }, 'The baseline old.json cannot be read'],
    ['one of another shape', { 'old.json': { version: 2 } }, 'no baseline of this version'],
  ])('%s ends with status 2 and a hint', async (_, files, message) => {
    const cwd = shoutFolder({ 't.jsonl': [shouts('c1')], ...files });
    const { err, status } = await run(['t.jsonl', '--baseline', 'old.json'], { cwd });
    expect(status).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain('--update-baseline');
  });
});

describe('--since', () => {
  const at = (id: string, time: string | undefined) => ({
    id,
    messages: [
      { id: 'm1', role: 'customer', text: 'Where?' },
      { id: 'm2', role: 'agent', text: 'We shout.', ...(time === undefined ? {} : { at: time }) },
    ],
  });

  test('judges replies from then on, and those without a time', async () => {
    const cwd = shoutFolder({
      't.jsonl': [
        at('old', '2024-02-29T23:59:59Z'),
        at('new', '2024-03-01T00:00:00Z'),
        at('zone', '2024-03-01T00:30:00+01:00'),
        at('bare', undefined),
      ],
    });
    const { out } = await run(['t.jsonl', '--since', '2024-03-01', '--format', 'json'], { cwd });
    const report = JSON.parse(out);
    expect(report.findings.map(({ conversationId }: { conversationId: string }) => conversationId)).toEqual(['new', 'bare']);
    expect(report.summary).toMatchObject({ conversations: 4, replies: 2 });
  });

  test('takes dates, times and spans', () => {
    expect(sinceOf('2024-03-01')).toBe(Date.UTC(2024, 2, 1));
    expect(sinceOf('2024-03-01T10:00')).toBe(Date.UTC(2024, 2, 1, 10));
    expect(sinceOf('2024-03-01T10:00:00+01:00')).toBe(Date.UTC(2024, 2, 1, 9));
    expect(sinceOf('7d', 1e12)).toBe(1e12 - 7 * 86_400_000);
    expect(sinceOf('12h', 1e12)).toBe(1e12 - 12 * 3_600_000);
    for (const wrong of ['', 'yesterday', '7x', '2024-13-01', '01/03/2024']) expect(() => sinceOf(wrong)).toThrow('--since must be');
  });
});

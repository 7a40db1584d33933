import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { conversation, shoutFolder } from './harness.ts';

const BIN = resolve('bin/replylint.js');

const many = (count: number): object[] =>
  Array.from({ length: count }, (_, index) => conversation(`c${index}`, 'C: Where is it?', 'A: We shout and shout.'));

test('the built command line judges a pipe', () => {
  const cwd = shoutFolder();
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, 'lint', '-', '--format', 'jsonl'], {
    cwd,
    input: `${JSON.stringify(many(1)[0])}\n`,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout.split('\n')[0] as string)).toMatchObject({ type: 'conversation', id: 'c0' });
  expect(status).toBe(1);
});

test('all of a long report reaches a slow pipe', () => {
  const cwd = shoutFolder({ 't.jsonl': many(3000) });
  const out = execFileSync('sh', ['-c', `"${process.execPath}" "${BIN}" t.jsonl --format jsonl | (sleep 0.3; cat)`], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const lines = out.trimEnd().split('\n');
  expect(lines).toHaveLength(3000 * 3 + 1);
  expect(lines.at(-1)).toContain('"type":"summary"');
});

test('standard output that is closed early ends the run quietly', () => {
  const cwd = shoutFolder({ 't.jsonl': many(3000) });
  const script = `{ "${process.execPath}" "${BIN}" t.jsonl --format jsonl; echo "status $?" >&2; } | head -n 1`;
  const { stdout, stderr } = spawnSync('sh', ['-c', script], { cwd, encoding: 'utf8' });
  expect(stdout).toContain('"type":"conversation"');
  expect(stderr).toBe('status 0\n');
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s gives %i', async (signal, status) => {
  const child = spawn(process.execPath, [BIN, 'lint', '-'], { cwd: shoutFolder(), stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolveStatus) => child.on('exit', resolveStatus));
  // Standard input stays open: the run waits for it until it is interrupted.
  await new Promise((ready) => setTimeout(ready, 1500));
  child.kill(signal);
  expect(await ended).toBe(status);
});

test('an error is one line without a stack, also from the bundle', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, 'nowhere.csv'], { encoding: 'utf8', cwd: tmpdir() });
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^replylint: There is no file or folder nowhere\.csv\. .*\n$/);
  expect(status).toBe(2);
});

test('the bundle lists the licences of what is in it, and holds no database client', () => {
  const licences = readFileSync('dist/licenses.txt', 'utf8');
  for (const name of ['commander', 'natural', 'valibot', 'yaml']) expect(licences).toMatch(new RegExp(`^${name} \\d.*\\(`, 'm'));
  expect(licences).not.toMatch(/^(?:mongodb|mongoose|pg|redis) \d/m);
});

test('without a bundle one line says how to get it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'replylint-bin-'));
  try {
    execFileSync('cp', ['-r', resolve('bin'), folder]);
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    const { status, stderr } = spawnSync(process.execPath, [join(folder, 'bin/replylint.js')], { encoding: 'utf8' });
    expect(stderr).toMatch(/^replylint: it is not built yet\. .*\n$/);
    expect(status).toBe(2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the library lints through its public entry, in JavaScript', () => {
  const program = `
    import { createLinter, defineRule } from '${resolve('dist/index.js')}';
    const linter = await createLinter({ extends: [], rules: { loud: 'on' } }, { plugins: [{ meta: { name: 'x', version: '1.0.0' }, rules: { loud: defineRule({
      meta: { description: 'x', category: 'tone', severity: 'error', since: '1.0.0', presets: [], problems: { a: 'Too loud.' } },
      create: (context) => ({ reply: (reply) => context.report({ problem: 'a', at: reply, evidence: [{ fact: 'y', weight: 3 }] }) }) }) } }] });
    const position = { line: 1, column: 1 };
    const { findings, score } = await linter.check({ id: 'c', path: 'x', messages: [{ id: '1', role: 'customer', text: 'Hi', position }, { id: '2', role: 'agent', text: 'HO', position }] });
    console.log(findings[0].message, score < 100);`;
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })).toBe('Too loud. true\n');
});

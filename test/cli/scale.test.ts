import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { conversation, shoutFolder } from './harness.ts';

const PATH = process.env['PATH'] ?? '';
const has = (program: string): boolean => PATH.split(delimiter).some((folder) => existsSync(join(folder, program)));

/** The commands of a section of docs/scale.md. */
function commands(heading: string): string[] {
  const section = readFileSync('docs/scale.md', 'utf8')
    .split(/^## /m)
    .find((each) => each.startsWith(heading));
  return [...(section ?? '').matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
}

/** A folder in which `replylint` is this one's, with a file of conversations. */
function folder(): { readonly cwd: string; readonly env: NodeJS.ProcessEnv } {
  const talks = Array.from({ length: 40 }, (_, index) =>
    conversation(`c${index}`, 'C: Where is it?', `A: We ${index % 3 === 0 ? 'shout' : 'wait'}.`),
  );
  const started = `#!/bin/sh\nexec "${process.execPath}" "${resolve('bin/replylint.js')}" "$@"\n`;
  const cwd = shoutFolder({ 'export.jsonl': talks, 'bin/replylint': started });
  chmodSync(join(cwd, 'bin/replylint'), 0o755);
  return { cwd, env: { ...process.env, PATH: `${join(cwd, 'bin')}${delimiter}${PATH}`, HOME: cwd, LC_ALL: 'C.UTF-8' } };
}

describe('docs/scale.md', () => {
  test('writes its commands in a way that a shell reads', () => {
    for (const heading of ['GNU parallel', 'A Slurm array']) {
      expect(commands(heading)).toHaveLength(2);
      for (const script of commands(heading)) {
        const { stderr, status } = spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' });
        expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
      }
    }
  });

  test('has a task of an array that judges its shard', () => {
    const { cwd, env } = folder();
    const [task = ''] = commands('A Slurm array');
    for (const id of ['1', '2', '3', '4']) {
      const slurm = { SLURM_ARRAY_TASK_ID: id, SLURM_ARRAY_TASK_COUNT: '4', SLURM_CPUS_PER_TASK: '1' };
      execFileSync('bash', ['-c', task], { cwd, env: { ...env, ...slurm }, stdio: 'pipe' });
    }
    expectWhole(cwd, env, 'replylint merge shards/*.json --format json=report.json');
  }, 60_000);

  test.skipIf(!has('parallel'))(
    'runs under GNU parallel',
    () => {
      const { cwd, env } = folder();
      const [shards = '', pieces = ''] = commands('GNU parallel');
      expectWhole(cwd, env, shards);
      execFileSync('bash', ['-eu', '-c', pieces], { cwd, env, stdio: 'pipe' });
      const lines = readFileSync(join(cwd, 'findings.jsonl'), 'utf8').trimEnd().split('\n');
      const types = lines.map((line) => JSON.parse(line).type);
      expect(types.filter((type) => type === 'conversation')).toHaveLength(40);
      expect(types.filter((type) => type === 'finding')).toHaveLength(14);
    },
    60_000,
  );
});

/** The commands leave the report of one run, and its exit status. */
function expectWhole(cwd: string, env: NodeJS.ProcessEnv, script: string): void {
  const { status, stderr } = spawnSync('bash', ['--norc', '-u', '-c', script], { cwd, env, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  spawnSync('replylint', ['lint', 'export.jsonl', '--format', 'json=whole.json'], { cwd, env });
  expect(readFileSync(join(cwd, 'report.json'), 'utf8')).toBe(readFileSync(join(cwd, 'whole.json'), 'utf8'));
}

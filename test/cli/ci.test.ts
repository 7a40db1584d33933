/** Gates on canned libraries, in real git repositories. */
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commit, git, repository, write } from './git.ts';
import { conversation, folderWith, run, shoutFolder } from './harness.ts';

const BANNED = 'extends: []\nrules:\n  banned-phrase: { severity: error, phrases: ["any inconvenience caused"] }\n';
const BAD = 'We apologise for any inconvenience caused.';

/** A macro of a CSV library; each takes three lines, so that lines are not records. */
const macro = (id: number, text: string): string => `m${id},Title ${id},"Hello {{name}},\n${text}\nYour team"\n`;
const good = (id: number): string => macro(id, `Your parcel ${id} leaves on Friday.`);
const library = (macros: readonly string[]): string => `id,title,text\n${macros.join('')}`;

describe('a repository with 200 macros and 30 findings', () => {
  const macros = Array.from({ length: 200 }, (_, id) => (id % 20 < 3 ? macro(id, BAD) : good(id)));
  const gate = ['canned', 'macros.csv', '--baseline', '.replylint-baseline.json', '--format', 'github'];

  async function started(): Promise<string> {
    const cwd = folderWith({ 'macros.csv': library(macros), 'replylint.config.yaml': BANNED });
    const first = await run(['canned', 'macros.csv', '--format', 'json'], { cwd });
    expect(first.status).toBe(1);
    expect(JSON.parse(first.out).summary).toMatchObject({ conversations: 200, findings: { error: 30 } });
    expect((await run(['canned', 'macros.csv', '--update-baseline'], { cwd })).status).toBe(0);
    return repository(cwd);
  }

  test('is green with a baseline, and red with one annotation on the line of one new bad macro', async () => {
    const cwd = await started();
    expect(await run(gate, { cwd })).toMatchObject({ status: 0, out: '' });

    git(cwd, 'checkout', '-q', '-b', 'new-macro');
    // In the middle, so that all old findings below move.
    write(cwd, 'macros.csv', library([...macros.slice(0, 100), macro(200, BAD), ...macros.slice(100)]));
    commit(cwd);
    for (const flags of [[], ['--changed'], ['--changed=main'], ['--cache']]) {
      const { status, out } = await run([...gate, ...flags], { cwd });
      expect(status).toBe(1);
      expect(out.trimEnd().split('\n')).toHaveLength(1);
      // The header, 100 macros of three lines, the greeting.
      expect(out).toMatch(/^::error file=macros\.csv,line=303,col=18,endLine=303,endColumn=42,title=replylint%3A banned-phrase::/);
    }

    write(cwd, 'macros.csv', library([...macros.slice(0, 100), good(200), ...macros.slice(100)]));
    expect(await run(gate, { cwd })).toMatchObject({ status: 0, out: '' });
  });

  test('a mended macro is told, until the baseline is written anew', async () => {
    const cwd = await started();
    write(cwd, 'macros.csv', library([good(0), ...macros.slice(1)]));
    expect((await run(gate, { cwd })).err).toContain('1 finding in it did not occur');
    // Of files that were not looked at nothing is known.
    expect((await run([...gate, '--changed'], { cwd })).err).not.toContain('did not occur');
    await run(['canned', 'macros.csv', '--baseline', '.replylint-baseline.json', '--update-baseline'], { cwd });
    expect((await run(gate, { cwd })).err).not.toContain('did not occur');
  });
});

const loud = (id: string): string => `${JSON.stringify(conversation(id, 'C: Where is it?', 'A: We shout.'))}\n`;
const names = (out: string): string[] => JSON.parse(out).conversations.map(({ path }: { path: string }) => path);

describe('--changed', () => {
  const files = { 'in/old.jsonl': loud('c1'), 'in/edited.jsonl': loud('c2'), 'in/gone.jsonl': loud('c3'), '.gitignore': 'in/ignored*\n' };

  test('takes what was committed, staged, edited and added since the branch parted, and no more', async () => {
    const cwd = repository(shoutFolder(files));
    git(cwd, 'checkout', '-q', '-b', 'topic');
    write(cwd, 'in/committed.jsonl', loud('c4'));
    rmSync(join(cwd, 'in/gone.jsonl'));
    commit(cwd);
    write(cwd, 'in/staged è.jsonl', loud('c5'));
    git(cwd, 'add', '-A');
    write(cwd, 'in/edited.jsonl', `${loud('c2')}${loud('c6')}`);
    write(cwd, 'in/new.jsonl', loud('c7'));
    write(cwd, 'in/ignored.jsonl', loud('c8'));
    // Main goes on meanwhile: what only it has changed is not ours.
    git(cwd, 'stash', '-q', '-u');
    git(cwd, 'checkout', '-q', 'main');
    write(cwd, 'in/old.jsonl', `${loud('c1')}${loud('c9')}`);
    commit(cwd);
    git(cwd, 'checkout', '-q', 'topic');
    git(cwd, 'stash', 'pop', '-q');

    const { status, out, err } = await run(['lint', 'in', '--changed', '--format', 'json'], { cwd });
    expect(status).toBe(1);
    expect(new Set(names(out))).toEqual(new Set(['in/committed.jsonl', 'in/edited.jsonl', 'in/new.jsonl', 'in/staged è.jsonl']));
    expect(err).toMatch(/4 of 6 files changed since main \([0-9a-f]{7}\)/);
    // Names start from the working folder, not from the top of the repository.
    const below = await run(['edited.jsonl', 'old.jsonl', '--changed=main', '--format', 'json'], { cwd: join(cwd, 'in') });
    expect(new Set(names(below.out))).toEqual(new Set(['edited.jsonl']));
    // A bare commit works as a branch does.
    expect(names((await run(['lint', 'in', '--changed', 'HEAD', '--format', 'json'], { cwd })).out)).not.toContain('in/committed.jsonl');
  });

  test('where nothing changed, the run ends well and says so', async () => {
    const cwd = repository(shoutFolder(files));
    const { status, out, err } = await run(['lint', 'in', '--changed', '--format', 'json'], { cwd });
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ findings: [], summary: { conversations: 0 } });
    expect(err).toMatch(/^replylint: note: Nothing of the 3 files changed since main \([0-9a-f]{7}\): nothing was judged\.\n$/);
  });

  test('changed files of a folder that are no transcripts are no failure', async () => {
    const cwd = repository(shoutFolder(files));
    write(cwd, 'in/notes.txt', 'Nobody speaks here.\n');
    write(cwd, 'in/picture.png', '\u0000\u0001\u0002');
    const { status, err } = await run(['lint', 'in', '--changed'], { cwd });
    expect(status, err).toBe(0);
    expect(err).toContain('in/notes.txt');
  });

  test('a link is changed with what it leads to', async () => {
    const cwd = shoutFolder(files);
    symlinkSync('old.jsonl', join(cwd, 'in/link.jsonl'));
    repository(cwd);
    write(cwd, 'in/old.jsonl', `${loud('c1')}\n`);
    expect(names((await run(['in/link.jsonl', '--changed', '--format', 'json'], { cwd })).out)).toEqual(['in/link.jsonl']);
  });

  test('the default branch is what the remote says', async () => {
    const origin = repository(shoutFolder(files));
    git(origin, 'branch', '-q', '-m', 'trunk');
    const cwd = folderWith({});
    git(cwd, 'clone', '-q', origin, '.');
    git(cwd, 'checkout', '-q', '-b', 'main');
    write(cwd, 'in/new.jsonl', loud('c4'));
    commit(cwd);
    expect((await run(['in', '--changed'], { cwd })).err).toContain('1 of 4 files changed since origin/trunk (');
  });

  test.each([
    ['outside git', false, ['in', '--changed'], /--changed needs a git repository: .* is in none/],
    ['an unknown branch', true, ['in', '--changed=nope'], /git knows no commit "nope"\. .*--changed=REF/],
    ['a path taken for the branch', true, ['--changed', 'in'], /git knows no commit "in"\. Write --changed after the paths/],
    ['a branch that would be an option', true, ['in', '--changed=--all'], /git knows no commit "--all"/],
    ['with --update-baseline', true, ['in', '--changed', '--update-baseline'], /--update-baseline does not go with --changed/],
    ['with standard input', true, ['-', '--changed'], /--changed does not go with standard input/],
    ['a file elsewhere', true, ['/etc/hostname', '--changed'], /\/etc\/hostname is not in the git working tree/],
  ])('%s: status 2 and one line', async (_, inGit, argv, says) => {
    const cwd = shoutFolder(files);
    if (inGit) repository(cwd);
    const { status, out, err } = await run(argv, { cwd, stdin: '' });
    expect(err).toMatch(says);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(out).toBe('');
    expect(status).toBe(2);
  });

  test('histories without a common commit: the hint names the shallow clone', async () => {
    const cwd = repository(shoutFolder(files));
    git(cwd, 'checkout', '-q', '--orphan', 'other');
    write(cwd, 'in/new.jsonl', loud('c4'));
    commit(cwd);
    const { status, err } = await run(['in', '--changed=main'], { cwd });
    expect(status).toBe(2);
    expect(err).toMatch(/main and HEAD have no common commit here\. .*fetch-depth: 0/);
  });

  test('a repository without a default branch asks for one', async () => {
    const cwd = repository(shoutFolder(files));
    git(cwd, 'branch', '-q', '-m', 'x');
    expect(await run(['in', '--changed'], { cwd })).toMatchObject({ status: 2, err: expect.stringContaining('--changed=REF') });
  });
});

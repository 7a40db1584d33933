import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { folderWith, run } from './harness.ts';

const has = (program: string): boolean => (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, program)));
const script = async (shell: string): Promise<string> => {
  const { out, err, status } = await run(['completion', shell]);
  expect({ err, status }).toEqual({ err: '', status: 0 });
  return out;
};

const RULES = Object.keys(rules).sort();
const COMMANDS = ['canned', 'check', 'completion', 'eval', 'init', 'inspect', 'lint', 'merge', 'rules'];

/** What is typed before the tab, and what must be offered. */
const CASES: readonly [typed: string, offered: readonly string[]][] = [
  ['replylint ', COMMANDS],
  ['replylint c', ['canned', 'check', 'completion']],
  ['replylint rules no-a', ['no-apology']],
  ['replylint rules ', RULES],
  ['replylint completion ', ['bash', 'fish', 'zsh']],
  ['replylint lint --fail-on ', ['error', 'never', 'suggestion', 'warning']],
  ['replylint lint --conf', ['--config']],
  ['replylint canned --format s', ['sarif']],
  ['replylint check --preset s', ['social', 'strict']],
  ['replylint eval --by ', ['channel', 'file', 'language']],
  ['replylint inspect --format ', ['json', 'terminal']],
  // The default command.
  ['replylint --severity e', ['error']],
  ['replylint export.csv --upd', ['--update-baseline']],
];

describe.skipIf(!has('bash'))('bash', () => {
  let source = '';
  beforeAll(async () => {
    source = await script('bash');
  });

  function complete(typed: string): string[] {
    // As bash itself parts a line: at blanks, and at equals signs.
    const words = typed.split(/ +|(=)/).filter((word) => word !== undefined);
    const program = `${source}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _replylint; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-u', '-c', program, 'bash', ...words], {
      encoding: 'utf8',
      cwd: folderWith({}),
    });
    expect(stderr).toBe('');
    return stdout
      .split('\n')
      .filter((word) => word !== '')
      .sort();
  }

  test.each(CASES)('%s', (typed, offered) => expect(complete(typed)).toEqual([...offered].sort()));

  test.each([
    ['replylint lint --fail-on=', ['error', 'never', 'suggestion', 'warning']],
    ['replylint lint --fail-on=n', ['never']],
    ['replylint lint --rule no-apology=o', ['off', 'on']],
    // Files are what bash offers where we offer nothing.
    ['replylint lint --config ', []],
    ['replylint canned ', []],
    ['replylint lint --changed ', []],
  ])('%s', (typed, offered) => expect(complete(typed)).toEqual(offered));

  test('every option that a help text has', async () => {
    for (const command of COMMANDS) {
      const { out } = await run([command, '--help']);
      const flags = [...out.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, flag = '']) => flag);
      expect(flags.length).toBeGreaterThan(0);
      expect(complete(`replylint ${command} --`)).toEqual([...new Set(flags)].sort());
    }
  });

  test('is installed for the command', () => {
    const { stdout } = spawnSync('bash', ['--noprofile', '--norc', '-c', `${source}\ncomplete -p replylint`], { encoding: 'utf8' });
    expect(stdout).toBe('complete -o default -F _replylint replylint\n');
  });
});

describe('zsh', () => {
  test('knows all commands, options and words', async () => {
    const source = await script('zsh');
    for (const command of COMMANDS) expect(source).toMatch(new RegExp(`^ {4}\\(${command}\\)$`, 'm'));
    expect(source).toContain(`'1:rules:(${RULES.join(' ')})'`);
    expect(source).toMatch(/'\*--fail-on=\[.*\]:value:\(error warning suggestion never\)'/);
    expect(source).toMatch(/'\*--changed=-\[.*\]::value: '/);
    // A colon or bracket of a description would end it.
    for (const [, text = ''] of source.matchAll(/^ {8}'\*?--?[\w-]+(?:=-?)?\[((?:\\.|[^\]\\])*)\]/gm))
      expect(text.replace(/\\./g, '')).not.toMatch(/[[\]:]/);
  });

  test.skipIf(!has('zsh'))('is read by zsh', async () =>
    expect(spawnSync('zsh', ['-f', '-n'], { input: await script('zsh'), encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' }),
  );
});

describe('fish', () => {
  test('knows all commands, options and words', async () => {
    const source = await script('fish');
    for (const command of COMMANDS)
      expect(source).toMatch(new RegExp(`^complete -c replylint -n __replylint_first -a ${command} -d '.+'$`, 'm'));
    expect(source).toMatch(/= rules' -f -a 'asks-for-known-info .* wrong-name'$/m);
    expect(source).toMatch(/= lint' -l fail-on -x -a 'error warning suggestion never' -d '/);
    expect(source).toMatch(/= check' -l watch -r -F -d '/);
    // An apostrophe of a description would end it.
    for (const line of source.split('\n').filter((each) => each.startsWith('complete')))
      expect(line.replace(/\\'/g, '').split("'").length % 2).toBe(1);
  });

  describe.skipIf(!has('fish'))('completes', () => {
    test.each(CASES)('%s', async (typed, offered) => {
      const cwd = folderWith({ 'replylint.fish': await script('fish') });
      const { stdout } = spawnSync('fish', ['--no-config', '-c', `source replylint.fish; rm replylint.fish; complete -C '${typed}'`], {
        cwd,
        encoding: 'utf8',
      });
      expect(
        stdout
          .trim()
          .split('\n')
          .map((line) => line.split('\t')[0] ?? '')
          .sort(),
      ).toEqual([...offered].sort());
    });
  });
});

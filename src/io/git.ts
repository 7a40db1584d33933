import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '../errors.ts';

/** Names that the default branch has where no remote says which it is. */
const USUAL = ['origin/main', 'origin/master', 'main', 'master'];

/** The files of a git working tree that differ from a commit. */
export interface GitChanges {
  /** The commit, for people: `origin/main (1a2b3c4)`. */
  readonly since: string;
  /**
   * True for a file that is changed or new.
   * @throws UserError `outside-git` for one that is not in the working tree
   */
  has(path: string): boolean;
}

/**
 * What was changed, committed or not, since the history of HEAD parted from a branch or commit; files that git does not know
 * yet are changed too, ignored ones are not.
 * @param ref without it: the default branch
 * @throws UserError `no-git`, `bad-ref`, `no-merge-base`
 */
export async function gitChanges(cwd: string, ref?: string): Promise<GitChanges> {
  const top = await topOf(cwd);
  const named = ref ?? (await defaultBranch(top));
  if ((await commitOf(named, top)) === undefined) {
    throw new UserError('bad-ref', `--changed: git knows no commit "${named}".`, {
      hint: 'Write --changed after the paths, or --changed=REF; in CI fetch the branch first.',
    });
  }
  const base = await mergeBase(named, top);
  const names = [
    ...(await namesOf(['diff', '--name-only', '--diff-filter=d', '-z', base, '--'], top)),
    ...(await namesOf(['ls-files', '--others', '--exclude-standard', '-z'], top)),
  ];
  const changed = new Set(names.map((name) => join(top, name)));
  return {
    since: `${named} (${base.slice(0, 7)})`,
    has(path) {
      const file = resolve(cwd, path);
      const real = realpathSync(file);
      if (/^\.\.(?:[\\/]|$)/.test(relative(top, real))) {
        throw new UserError('outside-git', `--changed: ${path} is not in the git working tree ${top}.`, {
          path,
          hint: 'Leave --changed out to judge it.',
        });
      }
      // A link may be what was changed, or what it leads to.
      return changed.has(real) || changed.has(join(realpathSync(dirname(file)), basename(file)));
    },
  };
}

async function topOf(cwd: string): Promise<string> {
  try {
    return realpathSync((await git(['rev-parse', '--show-toplevel'], cwd)).replace(/\r?\n$/, ''));
  } catch (error) {
    const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
    if (code === 'ENOENT') {
      throw new UserError('no-git', '--changed needs git, which could not be started.', { hint: 'Install it, or leave --changed out.' });
    }
    const why = stderr
      .trim()
      .split('\n')[0]
      ?.replace(/^fatal: /, '');
    throw /not a git repository/.test(stderr)
      ? new UserError('no-git', `--changed needs a git repository: ${cwd} is in none.`, { hint: 'Leave --changed out.' })
      : new UserError('no-git', `--changed: git says: ${why}.`, { hint: 'Try "git status" there.' });
  }
}

async function defaultBranch(top: string): Promise<string> {
  const stated = await attempt(['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'], top);
  const configured = await attempt(['config', 'init.defaultBranch'], top);
  for (const name of [stated, ...USUAL, configured]) {
    if (name !== undefined && name !== '' && (await commitOf(name, top)) !== undefined) return name;
  }
  throw new UserError('bad-ref', '--changed: the default branch of this repository could not be told.', {
    hint: 'Name a branch or commit: --changed=REF.',
  });
}

const commitOf = (name: string, top: string): Promise<string | undefined> =>
  attempt(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`], top);

async function mergeBase(name: string, top: string): Promise<string> {
  const commit = (await commitOf(name, top)) as string;
  const base = await attempt(['merge-base', commit, 'HEAD'], top);
  if (base !== undefined) return base;
  throw new UserError('no-merge-base', `--changed: ${name} and HEAD have no common commit here.`, {
    hint: 'A shallow clone lacks it: fetch the history first (git fetch --unshallow; fetch-depth: 0 of actions/checkout).',
  });
}

const namesOf = async (args: readonly string[], top: string): Promise<string[]> =>
  (await git(args, top)).split('\0').filter((name) => name !== '');

/** The line that git prints; undefined where it fails. */
async function attempt(args: readonly string[], cwd: string): Promise<string | undefined> {
  try {
    return (await git(args, cwd)).trim();
  } catch {
    return undefined;
  }
}

async function git(args: readonly string[], cwd: string): Promise<string> {
  return (await promisify(execFile)('git', args, { cwd, maxBuffer: 1 << 28, windowsHide: true })).stdout;
}

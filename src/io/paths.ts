import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { UserError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';

/** A file to open, as the user would write it; `named` where the user did write it. */
export interface Input {
  readonly path: string;
  readonly named: boolean;
}

/**
 * The files that command-line names stand for, in the order of the names, sorted by code unit within a folder or pattern,
 * each once. Folders are searched to the bottom, without dot files and node_modules.
 * @throws UserError `no-input`, `missing-file`, `no-match`, `stdin-twice`, `nothing-readable` (an empty folder)
 */
export async function findInputs(paths: readonly string[], cwd: string): Promise<readonly Input[]> {
  if (paths.length === 0) {
    throw new UserError('no-input', 'Nothing to read.', { hint: 'Give files, folders or patterns, or - for standard input.' });
  }
  const inputs: Input[] = [];
  const seen = new Set<string>();
  const add = async (path: string, named: boolean): Promise<void> => {
    const real = path === '-' ? path : realpathSync.native(resolve(cwd, path));
    if (seen.has(real)) return;
    seen.add(real);
    inputs.push({ path, named });
  };
  for (const path of paths) {
    if (path === '-') {
      if (seen.has('-'))
        throw new UserError('stdin-twice', 'Standard input (-) is named twice.', { path, hint: 'It can be read once only.' });
      await add(path, true);
      continue;
    }
    const info = statSync(resolve(cwd, path), { throwIfNoEntry: false });
    if (info?.isDirectory() === true) {
      const files = await filesIn(path, cwd);
      if (files.length === 0) {
        throw new UserError('nothing-readable', `The folder ${path} holds no file to read.`, {
          path,
          hint: 'Dot files and node_modules are not looked at.',
        });
      }
      for (const file of files) await add(file, false);
    } else if (info !== undefined) {
      // A named pipe or process substitution is as good as a file.
      await add(path, true);
    } else if (isDynamicPattern(path)) {
      const files = (await glob(path, { cwd, dot: false, ignore: ['**/node_modules/**'], expandDirectories: false })).sort(byCodeUnit);
      if (files.length === 0) {
        throw new UserError('no-match', `No file matches ${path}.`, {
          path,
          hint: `Patterns start from ${cwd}; quote them so that the shell leaves them alone.`,
        });
      }
      for (const file of files) await add(file, false);
    } else throw await missing(path, cwd);
  }
  return inputs;
}

async function filesIn(folder: string, cwd: string): Promise<readonly string[]> {
  const files: string[] = [];
  // A link to a folder above would lead round in circles.
  const visited = new Set<string>();
  const walk = async (path: string): Promise<void> => {
    const real = realpathSync.native(resolve(cwd, path));
    if (visited.has(real)) return;
    visited.add(real);
    const entries = readdirSync(real, { withFileTypes: true }).sort((a, b) => byCodeUnit(a.name, b.name));
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const child = path === '.' ? entry.name : `${path.replace(/[/\\]+$/, '')}/${entry.name}`;
      const kind = kindOf(entry, resolve(real, entry.name));
      if (kind === 'folder') await walk(child);
      else if (kind === 'file') files.push(child);
    }
  };
  await walk(folder);
  return files;
}

function kindOf(entry: Dirent, path: string): 'file' | 'folder' | undefined {
  if (!entry.isSymbolicLink()) return entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : undefined;
  const target = statSync(path, { throwIfNoEntry: false });
  return target?.isDirectory() === true ? 'folder' : target?.isFile() === true ? 'file' : undefined;
}

async function missing(path: string, cwd: string): Promise<UserError> {
  const folder = dirname(resolve(cwd, path));
  if (!existsSync(folder)) {
    return new UserError('missing-file', `There is no ${path}: its folder does not exist.`, { path, hint: `Paths start from ${cwd}.` });
  }
  const guess = nearest(basename(path), readdirSync(folder));
  const hint =
    guess === undefined ? `Paths start from ${cwd}.` : `Did you mean ${path.slice(0, path.length - basename(path).length)}${guess}?`;
  return new UserError('missing-file', `There is no file or folder ${path}.`, { path, hint });
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

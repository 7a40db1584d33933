import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ConfigFiles, findConfig, type LoadedConfig, readConfig } from '../config/discover.ts';
import type { NamedPlugin } from '../config/registry.ts';
import { UserError } from '../errors.ts';
import type { Plugin } from '../plugin.ts';
import type { AnyRule } from '../rule/index.ts';

/** Files as the configuration sees them from a working folder. */
export function configFiles(cwd: string): ConfigFiles {
  const shown = (path: string): string => shownFrom(cwd, path);
  return {
    exists: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true,
    read: async (path) => readFileSync(path, 'utf8'),
    async load(path) {
      try {
        return await defaultExport(path);
      } catch (error) {
        throw new UserError('bad-config', `${shown(path)} could not be loaded: ${reasonOf(error)}`, { path: shown(path), cause: error });
      }
    },
    shown,
  };
}

/**
 * The configuration for a working folder: the named file, else the nearest one upwards, else an empty one.
 * @throws UserError `missing-file`, and what is wrong in it
 */
export async function loadConfig(cwd: string, named?: string): Promise<LoadedConfig> {
  const files = configFiles(cwd);
  if (named !== undefined && !existsSync(resolve(cwd, named))) {
    throw new UserError('missing-file', `There is no configuration ${named}.`, {
      path: named,
      hint: `Paths start from ${cwd}; "replylint init" writes a configuration.`,
    });
  }
  const file = named === undefined ? await findConfig(cwd, files) : resolve(cwd, named);
  return file === undefined ? { config: {} } : readConfig(file, files);
}

/**
 * Loads plugins: files with the folder that their names start from, or npm packages as installed there.
 * A file may export a plugin or one rule, whose id is then the file's name.
 * @throws UserError `bad-plugin` that names the plugin and what is wrong with it
 */
export async function loadPlugins(names: readonly string[], folder: string): Promise<NamedPlugin[]> {
  const plugins: NamedPlugin[] = [];
  for (const name of names) {
    let value: unknown;
    try {
      value = await defaultExport(await locate(name, folder));
    } catch (error) {
      if (error instanceof UserError) throw error;
      throw new UserError('bad-plugin', `The plugin ${name} could not be loaded: ${reasonOf(error)}`, { path: name, cause: error });
    }
    plugins.push({ plugin: asPlugin(value, name), from: name });
  }
  return plugins;
}

const isFile = (name: string): boolean => isAbsolute(name) || /^\.\.?[\\/]/.test(name) || /\.[cm]?[jt]s$/.test(name);

async function locate(name: string, folder: string): Promise<string> {
  if (isFile(name)) {
    const path = resolve(folder, name);
    if (statSync(path, { throwIfNoEntry: false })?.isFile() === true) return path;
    throw new UserError('bad-plugin', `There is no plugin file ${name}.`, { path: name, hint: `Its path starts from ${folder}.` });
  }
  const { createJiti } = await import('jiti');
  const url = createJiti(resolve(folder, 'package.json')).esmResolve(name, { try: true });
  if (url === undefined) {
    throw new UserError('bad-plugin', `The plugin package ${name} is not installed.`, {
      path: name,
      hint: `Try: npm install --save-dev ${name}. A file starts with "./".`,
    });
  }
  return url;
}

/** TypeScript goes through jiti, which Node before 22.18 needs; JavaScript is Node's own business. */
async function defaultExport(path: string): Promise<unknown> {
  const typed = /\.[cm]?ts$/.test(path);
  const module = typed
    ? await (await import('jiti')).createJiti(import.meta.url, { interopDefault: false }).import(path)
    : await import(path.startsWith('file:') ? path : pathToFileURL(path).href);
  return (module as { default?: unknown }).default;
}

function asPlugin(value: unknown, name: string): Plugin {
  const fail = (why: string): UserError =>
    new UserError('bad-plugin', `${name} is not a plugin: ${why}.`, {
      path: name,
      hint: 'Its default export must come from definePlugin or defineRule.',
    });
  if (typeof value !== 'object' || value === null)
    throw fail(value === undefined ? 'it has no default export' : `its default export is ${typeof value}`);
  if ('create' in value) {
    const wrong = wrongInRule(value);
    if (wrong !== undefined) throw fail(wrong);
    return { meta: { name, version: '0.0.0' }, rules: { [idOf(name)]: value as AnyRule } };
  }
  const { meta, rules, readers } = value as { meta?: { name?: unknown }; rules?: unknown; readers?: unknown };
  if (typeof meta?.name !== 'string') throw fail('it has neither "create", as a rule has, nor "meta.name", as a plugin has');
  if (rules !== undefined && (typeof rules !== 'object' || rules === null)) throw fail('"rules" must hold rules by id');
  for (const [id, rule] of Object.entries(rules ?? {})) {
    const wrong = wrongInRule(rule);
    if (wrong !== undefined) throw fail(`its rule "${id}": ${wrong}`);
  }
  if (readers !== undefined && !Array.isArray(readers)) throw fail('"readers" must be a list');
  return value as Plugin;
}

const CATEGORIES = ['ownership', 'answer', 'substance', 'tone', 'originality', 'time', 'safety'];

/** What the engine relies on and JavaScript authors cannot be told by the compiler. */
function wrongInRule(value: unknown): string | undefined {
  const { create, meta } = (value ?? {}) as { create?: unknown; meta?: Record<string, unknown> };
  if (typeof create !== 'function') return '"create" must be a function';
  if (typeof meta !== 'object' || meta === null) return '"meta" is missing';
  if (typeof meta['description'] !== 'string') return '"meta.description" must be a text';
  if (typeof meta['problems'] !== 'object' || meta['problems'] === null) return '"meta.problems" must hold texts by problem';
  if (!['error', 'warning', 'suggestion'].includes(String(meta['severity']))) return '"meta.severity" must be error, warning or suggestion';
  if (!CATEGORIES.includes(String(meta['category']))) return `"meta.category" must be one of ${CATEGORIES.join(', ')}`;
  if (!Array.isArray(meta['presets'])) return '"meta.presets" must be a list (empty: the rule is on only where the configuration names it)';
  return undefined;
}

function idOf(name: string): string {
  const file = basename(name).replace(/\.[cm]?[jt]s$/, '');
  return file === 'index' ? basename(dirname(resolve(name))) : file;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const first = error.message.split('\n')[0] ?? '';
  return /\bpackage 'replylint'|module 'replylint'/.test(first)
    ? `${first}. Install it beside the file: npm install --save-dev replylint`
    : first;
}

function shownFrom(cwd: string, path: string): string {
  const short = relative(cwd, path);
  return short === '' || short.startsWith('..') ? path : short;
}

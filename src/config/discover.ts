import { dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import { parseJson, parseYaml } from './document.ts';
import { type Places, throwProblems } from './problems.ts';
import { type Config, configSchema } from './schema.ts';
import { validate } from './validate.ts';

/** How the configuration reaches files: the command line and tests each bring their own. Paths are absolute. */
export interface ConfigFiles {
  exists(path: string): boolean;
  read(path: string): Promise<string>;
  /** The default export of a JavaScript or TypeScript module. */
  load(path: string): Promise<unknown>;
  /** The path as the user would write it, for messages. */
  shown(path: string): string;
}

/** A configuration with the places to point to when something in it is wrong. */
export interface LoadedConfig {
  readonly config: Config;
  /** Absolute; undefined where there is no file. */
  readonly file?: string;
  /** `file` as the user would write it. */
  readonly shown?: string;
  readonly places?: Places;
}

/** File names that are looked for in each folder. */
const CONFIG_NAMES: readonly string[] = [
  'replylint.config.yaml',
  'replylint.config.yml',
  'replylint.config.json',
  'replylint.config.js',
  'replylint.config.mjs',
  'replylint.config.ts',
  '.replylintrc.yaml',
];
const KEY_IN_PACKAGE = 'replylint';

/**
 * The configuration for a working folder: of the nearest folder upwards that has one.
 * @throws UserError `two-configs` where a folder has several: one of them would have no effect, unseen
 */
export async function findConfig(cwd: string, files: ConfigFiles): Promise<string | undefined> {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const found = CONFIG_NAMES.map((name) => join(folder, name)).filter((path) => files.exists(path));
    const manifest = join(folder, 'package.json');
    if (files.exists(manifest) && (await hasConfig(await files.read(manifest), manifest))) found.push(manifest);
    const [first, second] = found;
    if (second !== undefined) {
      throw new UserError('two-configs', `There are two configurations: ${files.shown(first as string)} and ${files.shown(second)}.`, {
        path: files.shown(second),
        hint: 'Keep one, or name one with --config.',
      });
    }
    if (first !== undefined || dirname(folder) === folder) return first;
  }
}

/** A package.json that somebody else broke is none of our business, unless it speaks to us. */
async function hasConfig(text: string, path: string): Promise<boolean> {
  if (!text.includes(`"${KEY_IN_PACKAGE}"`)) return false;
  const { value } = await parseJson(text, path);
  return typeof value === 'object' && value !== null && typeof (value as Record<string, unknown>)[KEY_IN_PACKAGE] === 'object';
}

/**
 * Reads and checks one configuration file.
 * @throws UserError with file, line and column (the key path, where a module is the configuration), or `UserErrors`
 */
export async function readConfig(file: string, files: ConfigFiles): Promise<LoadedConfig> {
  const shown = files.shown(file);
  if (/\.[cm]?[jt]s$/.test(file)) return { config: checkConfig(await files.load(file), shown), file, shown };
  const text = (await files.read(file)).replace(/^\uFEFF/, '');
  const { value, places } =
    /\.ya?ml$/.test(file) || (!file.endsWith('.json') && !/^\s*\{/.test(text))
      ? await parseYaml(text, shown)
      : await parseJson(text, shown, /(^|[\\/])package\.json$/.test(file) ? KEY_IN_PACKAGE : undefined);
  return { config: checkConfig(value, shown, places), file, shown, places };
}

/**
 * Checks a configuration's shape; rule names and options are checked when plugins are known.
 * @throws UserError, UserErrors
 */
export function checkConfig(value: unknown, shown?: string, places?: Places): Config {
  const { value: config, problems } = validate(configSchema, value);
  throwProblems(problems, shown, places);
  return config as Config;
}

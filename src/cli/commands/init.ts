import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findConfig } from '../../config/discover.ts';
import { UserError } from '../../errors.ts';
import { configFiles } from '../../io/plugins.ts';
import { version } from '../../version.ts';
import { EXIT } from '../exit.ts';
import type { CliIo } from '../io.ts';
import { starter } from '../starter.ts';

const SCHEMA = 'replylint/schemas/config.schema.json';

/** The configuration that is written where there is none. */
export const NEW_CONFIG = 'replylint.config.yaml';

/** `replylint init`: writes a commented starter configuration. */
export async function init({ force = false }: { readonly force?: boolean }, io: CliIo): Promise<number> {
  const path = join(io.cwd, NEW_CONFIG);
  const files = configFiles(io.cwd);
  if (!force && files.exists(path)) {
    throw new UserError('exists', `There is a ${NEW_CONFIG} already.`, { path: NEW_CONFIG, hint: 'Use --force to write over it.' });
  }
  const other = force ? undefined : await findConfig(io.cwd, files);
  if (other !== undefined && join(other, '..') === io.cwd) {
    throw new UserError('exists', `This folder has a configuration already: ${files.shown(other)}.`, {
      path: files.shown(other),
      hint: 'Use --force to write another one beside it.',
    });
  }
  try {
    await writeFile(path, starter(schemaFor(io.cwd)));
  } catch (error) {
    throw new UserError('unwritable-file', `${NEW_CONFIG} could not be written: ${(error as Error).message}`, {
      path: NEW_CONFIG,
      hint: 'Check the rights of the folder.',
      cause: error,
    });
  }
  await io.stdout.write(`Wrote ${NEW_CONFIG}. Next: replylint rules, then replylint lint YOUR-EXPORT.\n`);
  return EXIT.clean;
}

/** Where an editor finds the JSON Schema: in the installed package, as the whole team has it there, else where npm's are read. */
const schemaFor = (cwd: string): string =>
  existsSync(join(cwd, 'node_modules', SCHEMA))
    ? `./node_modules/${SCHEMA}`
    : `https://unpkg.com/${SCHEMA.replace('replylint', `replylint@${version}`)}`;

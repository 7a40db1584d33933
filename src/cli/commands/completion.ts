import type { Command } from 'commander';
import { builtin } from '../../builtin.ts';
import { makeRegistry } from '../../config/registry.ts';
import { guessFor, listOf } from '../../config/validate.ts';
import { UserError } from '../../errors.ts';
import { bash } from '../completion/bash.ts';
import { fish } from '../completion/fish.ts';
import { completed, SHELLS, type Shell } from '../completion/model.ts';
import { zsh } from '../completion/zsh.ts';
import { EXIT } from '../exit.ts';
import type { CliIo } from '../io.ts';

const SCRIPTS = { bash, zsh, fish };

/**
 * `replylint completion SHELL`: prints the script that completes commands, options and their values.
 * @throws UserError `unknown-shell`
 */
export async function completion(shell: string, program: Command, io: CliIo): Promise<number> {
  if (!(SHELLS as readonly string[]).includes(shell)) {
    const guess = guessFor(shell, SHELLS);
    throw new UserError('unknown-shell', `Unknown shell "${shell}".`, {
      hint: guess === undefined ? `There is ${listOf(SHELLS, 'and')}.` : `Did you mean "${guess}"?`,
    });
  }
  // Plugins are a matter of a folder, a shell's completion is one of its user: it knows what comes with replylint.
  const registry = makeRegistry([{ plugin: builtin, from: 'replylint' }]);
  await io.stdout.write(SCRIPTS[shell as Shell](completed(program, registry)));
  return EXIT.clean;
}

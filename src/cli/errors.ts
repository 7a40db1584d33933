import type { Command, CommanderError } from 'commander';
import { UserErrors } from '../config/problems.ts';
import { hintFor } from '../config/validate.ts';
import { UserError } from '../errors.ts';
import type { Diagnostic } from '../model/index.ts';

/** What an error says on standard error: one line for each thing that the user can mend, a stack only for bugs. */
export function errorText(error: unknown): string {
  if (error instanceof UserErrors) return error.all.map(userErrorLine).join('');
  if (error instanceof UserError) return userErrorLine(error);
  return `replylint: this is a bug in replylint or in a plugin, please report it.\n${stackOf(error)}\n`;
}

/** `replylint: MESSAGE (path:line:column). HINT` */
export function userErrorLine({ message, path, line, column, hint }: UserError): string {
  return `replylint: ${oneLine(placed(message, path, line, column))}${hint === undefined ? '' : ` ${oneLine(hint)}`}\n`;
}

/** `MESSAGE (path:line)` of a diagnostic. */
export function diagnosticText({ message, path, line, record }: Diagnostic): string {
  return oneLine(placed(message, path, line, undefined, record));
}

function placed(message: string, path?: string, line?: number, column?: number, record?: number): string {
  const text = message.replace(/\.$/, '');
  const numbers = [line, column]
    .filter((number) => number !== undefined)
    .map((number) => `:${number}`)
    .join('');
  const shown = path === '-' ? 'standard input' : path;
  const where = shown === undefined ? '' : `${shown}${numbers}`;
  const inRecord = record !== undefined && line === undefined ? `record ${record}` : '';
  // A path that the sentence names already says nothing the second time.
  const parts = [numbers === '' && shown !== undefined && text.toLowerCase().includes(shown.toLowerCase()) ? '' : where, inRecord].filter(
    (part) => part !== '',
  );
  return parts.length === 0 ? endStop(text) : `${text} (${parts.join(', ')}).`;
}

const endStop = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ');

/** The stack of what was thrown, with what caused it. */
export function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return `Thrown: ${String(error)}`;
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined ? own : `${own}\nCaused by: ${stackOf(error.cause)}`;
}

/** An error of commander in our own words. */
export function usageError(error: CommanderError, command: Command): UserError {
  const [, quoted = ''] = /'([^']*)'/.exec(error.message) ?? [];
  const name = command.parent === null ? 'replylint' : `replylint ${command.name()}`;
  const help = `See "${name} --help".`;
  switch (error.code) {
    case 'commander.unknownOption': {
      const flags = command.options.flatMap(({ long }) => (long === undefined ? [] : [long]));
      const guess = hintFor('option', quoted.replace(/=.*/, ''), [...flags, '--help']);
      return new UserError('unknown-option', `Unknown option ${quoted} of ${name}.`, { hint: guess.startsWith('Did') ? guess : help });
    }
    case 'commander.optionMissingArgument':
      return new UserError('missing-value', `The option ${quoted.split(/[ ,]/)[0]} needs a value: ${quoted}.`, { hint: help });
    case 'commander.excessArguments':
      return new UserError(
        'too-many-arguments',
        `Too many arguments for ${name}: ${command.args.slice(command.registeredArguments.length).join(' ')}.`,
        {
          hint: command.name() === 'check' ? 'Quote the draft, so that the shell keeps it together.' : help,
        },
      );
    case 'commander.missingArgument':
      return new UserError('missing-argument', `${name} needs ${quoted === '' ? 'an argument' : quoted.toUpperCase()}.`, { hint: help });
    default:
      return new UserError('usage', error.message.replace(/^error: /, ''), { hint: help });
  }
}

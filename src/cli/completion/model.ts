import type { Argument, Command, Option } from 'commander';
import type { Registry } from '../../config/registry.ts';
import { SETTINGS } from '../../config/schema.ts';
import { wordsOf } from '../options.ts';

/** What may follow an option or stand as an argument: some words, a file, or what only its author knows. */
export type Values = { readonly words: readonly string[] } | 'files' | 'anything';

export interface CompletedOption {
  /** With its dashes. */
  readonly names: readonly string[];
  readonly description: string;
  /** Undefined for a switch. */
  readonly values: Values | undefined;
  /** The value may be left out: then only `--option=VALUE` is one. */
  readonly optional: boolean;
}

export interface CompletedCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CompletedOption[];
  readonly argument: Values | undefined;
}

/** A command line as shells need to know it. */
export interface Completed {
  readonly program: string;
  readonly commands: readonly CompletedCommand[];
  /** The command that runs where none is named. */
  readonly byDefault: string;
  /** Words after the equals sign of `--rule ID=`. */
  readonly settings: readonly string[];
}

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** Reads everything from the commands themselves, so that a new option or rule is completed without further work. */
export function completed(program: Command, registry: Registry): Completed {
  const rules = [...registry.rules.keys()].sort();
  const named: Readonly<Record<string, readonly string[]>> = {
    format: [...registry.reporters.keys()].sort(),
    from: [...registry.readers.keys()].sort(),
    preset: [...registry.presets.keys()].sort(),
    lang: Object.keys(registry.languages).sort(),
    rule: rules,
  };
  const optionOf = (option: Option): CompletedOption => {
    const { short, long, description, required } = option;
    const optional = option.optional && !required;
    const own = wordsOf(option) ?? named[option.attributeName()];
    const values = own !== undefined ? { words: own } : /[<[](?:name=)?file/.test(option.flags) ? 'files' : 'anything';
    return {
      names: [short, long].filter((name) => name !== undefined && name !== null),
      description,
      values: required || optional ? values : undefined,
      optional,
    };
  };
  const argumentOf = (argument: Argument | undefined): Values | undefined => {
    if (argument === undefined) return undefined;
    const words = { id: rules, shell: SHELLS }[argument.name()];
    if (words !== undefined) return { words };
    return /^(?:paths|files|reports)$/.test(argument.name()) ? 'files' : 'anything';
  };
  return {
    program: program.name(),
    // Commander's own default is no public property; it is tested that this is it.
    byDefault: 'lint',
    settings: SETTINGS,
    commands: program.commands.map((command) => ({
      name: command.name(),
      description: command.description(),
      options: [...command.options, HELP].map((each) => ('flags' in each ? optionOf(each) : each)),
      argument: argumentOf(command.registeredArguments[0]),
    })),
  };
}

const HELP: CompletedOption = { names: ['-h', '--help'], description: 'print this help', values: undefined, optional: false };

export const wordsIn = (values: Values | undefined): readonly string[] | undefined =>
  typeof values === 'object' ? values.words : undefined;

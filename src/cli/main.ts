import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { guessFor } from '../config/validate.ts';
import { UserError } from '../errors.ts';
import { version } from '../version.ts';
import { errorText, usageError } from './errors.ts';
import { EXIT } from './exit.ts';
import { type CliIo, ClosedOutput } from './io.ts';
import {
  addEvalOptions,
  addMergeOptions,
  addReadingOptions,
  addRepeatOptions,
  addShardOption,
  addSharedOptions,
  jsonOrTerminal,
  type ListFlags,
  LOCALE_HELP,
} from './options.ts';
import { exitOnInterrupt, exitWith, processIo } from './process.ts';

/** Runs one command line and gives its exit status; never throws, never ends the process. */
export async function main(argv: readonly string[], io: CliIo): Promise<number> {
  const run = new CommandLine(io);
  try {
    return await run.execute(argv);
  } catch (error) {
    if (error instanceof ClosedOutput) return EXIT.clean;
    try {
      await io.stderr.write(errorText(run.explain(error, argv)));
    } catch (second) {
      if (!(second instanceof ClosedOutput)) throw second;
    }
    return EXIT.failed;
  }
}

/**
 * The entry of bin/replylint.js, which imports it from the bundle.
 * @public
 */
export async function start(): Promise<void> {
  exitOnInterrupt();
  exitWith(await main(process.argv.slice(2), processIo()));
}

/** The commands and what each of them runs. Commands are loaded when they are called. */
class CommandLine {
  readonly #io: CliIo;
  readonly #program: Command;
  #status: number = EXIT.clean;
  #help = '';
  /** The command that is being parsed, for its name in messages. */
  #failing: Command | undefined;

  constructor(io: CliIo) {
    this.#io = io;
    this.#program = this.#build();
  }

  async execute(argv: readonly string[]): Promise<number> {
    if (argv.length === 0) {
      this.#program.outputHelp();
      await this.#io.stderr.write(this.#help);
      return EXIT.failed;
    }
    try {
      await this.#program.parseAsync([...argv], { from: 'user' });
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      if (error.code === 'commander.optionMissingArgument' && error.message.includes('--from ')) {
        await this.#run(async () => (await import('./commands/readers.ts')).readers(this.#io));
        return this.#status;
      }
      if (error.exitCode !== 0) throw error;
      await this.#io.stdout.write(this.#help);
    }
    return this.#status;
  }

  /** Errors of commander become ours; a mistyped command was taken for a path. */
  explain(error: unknown, argv: readonly string[]): unknown {
    const [first = ''] = argv;
    const usage = error instanceof CommanderError ? usageError(error, this.#failing ?? this.#program) : undefined;
    const missing = error instanceof UserError && (error.code === 'missing-file' || error.code === 'no-match') && error.path === first;
    // The options of the command that was meant are none of lint's.
    const guess = missing || usage?.code === 'unknown-option' ? this.#commandLike(first) : undefined;
    return guess === undefined
      ? (usage ?? error)
      : new UserError('unknown-command', `Unknown command "${first}", and no file of that name.`, { hint: `Did you mean "${guess}"?` });
  }

  /** The command that a word was probably meant to be; none for a command and for what looks like a path or is one. */
  #commandLike(word: string): string | undefined {
    const names = this.#program.commands.map((command) => command.name());
    if (names.includes(word) || /^-|[./\\*]/.test(word) || existsSync(resolve(this.#io.cwd, word))) return undefined;
    return guessFor(word, names);
  }

  #build(): Command {
    const io = this.#io;
    const program = new Command('replylint');
    program
      .description('A linter for customer-service replies: finds what is wrong in them, says why and what to write instead.')
      .usage('[command] [options] [paths...]')
      .version(version, '-V, --version', 'print the version')
      .helpOption('-h, --help', 'print this help')
      .helpCommand(false)
      .enablePositionalOptions();
    this.#prepare(program);

    const lint = this.#command(
      program,
      'lint [paths...]',
      'judge exported transcripts: files, folders, patterns, or - for standard input',
      {
        isDefault: true,
      },
    );
    addShardOption(addRepeatOptions(addSharedOptions(lint)))
      .addHelpText(
        'after',
        examples(
          'replylint lint export.csv',
          'replylint lint exports/ --lang it --format json=report.json',
          'cat chat.jsonl | replylint lint -',
          'replylint lint year/ --shard 1/8 --format json=shard-1.json',
        ),
      )
      .action((paths, flags) => this.#run(async () => (await import('./commands/lint.ts')).lint(paths, flags, io)));

    addSharedOptions(
      this.#command(program, 'check [draft]', 'judge one draft before it is sent (argument or standard input)')
        .option('--conversation <file>', 'the conversation so far, in any readable format')
        .option('--last <file...>', 'batch: in each conversation the last reply of the team is the draft')
        .option('--watch <file>', 'the draft is this file: judge it again each time it is saved, until Ctrl-C'),
    )
      .addHelpText(
        'after',
        examples(
          'replylint check "Sorry about the wait, Sam. Your parcel leaves today." --conversation chat.txt',
          'pbpaste | replylint check',
          'replylint check --watch draft.txt --conversation chat.txt',
          'replylint check --last conversations.jsonl --format jsonl',
        ),
      )
      .action((draft, flags) => this.#run(async () => (await import('./commands/check.ts')).check(draft, flags, io)));

    addRepeatOptions(addSharedOptions(this.#command(program, 'canned [paths...]', 'judge a library of canned responses')))
      .addHelpText(
        'after',
        examples(
          'replylint canned macros.csv',
          'replylint canned saved-replies/ --fail-on warning',
          'replylint canned saved-replies/ --changed=origin/main --baseline .replylint-baseline.json --format github',
        ),
      )
      .action((paths, flags) => this.#run(async () => (await import('./commands/canned.ts')).canned(paths, flags, io)));

    addMergeOptions(this.#command(program, 'merge <reports...>', 'make the reports of all shards (lint --shard) the report of one run'))
      .addHelpText(
        'after',
        examples(
          'replylint merge shard-*.json --format json=report.json',
          'replylint merge shard-*.json --format jsonl --fail-on warning',
          'replylint merge shard-1.json shard-2.json --partial --format json=first-two.json',
        ),
      )
      .action((reports, flags) => this.#run(async () => (await import('./commands/merge.ts')).merge(reports, flags, io)));

    this.#command(program, 'rules [id]', 'list the rules, or explain one')
      .option('--config <file>', 'configuration instead of the nearest replylint.config.*')
      .option('--format <name>', 'terminal or json', jsonOrTerminal)
      .option('--locale <tag>', LOCALE_HELP)
      .option('--no-color', 'no colours (also: NO_COLOR=1)')
      .addHelpText('after', examples('replylint rules', 'replylint rules no-apology', 'replylint rules --format json'))
      .action((id: string | undefined, flags: ListFlags) =>
        this.#run(async () => (await import('./commands/rules.ts')).rules(id, flags, io)),
      );

    addReadingOptions(this.#command(program, 'inspect <files...>', 'show how a file is read, and what the language layer sees in it'))
      .option('--format <name>', 'terminal or json', jsonOrTerminal)
      .option('--no-redact', 'quote text as it is')
      .option('--no-color', 'no colours (also: NO_COLOR=1)')
      .addHelpText(
        'after',
        examples(
          'replylint inspect export.csv',
          'replylint inspect export.csv --map Body=text --map Sender=role',
          'replylint inspect chat.txt --format json',
        ),
      )
      .action((files, flags) => this.#run(async () => (await import('./commands/inspect.ts')).inspect(files, flags, io)));

    addEvalOptions(this.#command(program, 'eval <files...>', 'precision, recall, F1 and calibration of each rule on rated replies'))
      .addHelpText(
        'after',
        examples(
          'replylint eval rated.jsonl --by channel',
          'replylint eval rated.jsonl --format json',
          'replylint eval rated.jsonl --tune --dry-run',
        ),
      )
      .action((files, flags) => this.#run(async () => (await import('./commands/eval.ts')).evaluate(files, flags, io)));

    this.#command(program, 'init', 'write a commented starter configuration')
      .option('--force', 'write over an existing one')
      .addHelpText('after', examples('replylint init', 'replylint init --force'))
      .action((flags) => this.#run(async () => (await import('./commands/init.ts')).init(flags, io)));

    this.#command(program, 'completion <shell>', 'print a script that lets a shell complete commands, options and rules')
      .addHelpText(
        'after',
        examples(
          'source <(replylint completion bash)      # in ~/.bashrc',
          'source <(replylint completion zsh)       # in ~/.zshrc, after compinit',
          'replylint completion fish > ~/.config/fish/completions/replylint.fish',
        ),
      )
      .action((shell: string) => this.#run(async () => (await import('./commands/completion.ts')).completion(shell, program, io)));

    return program.addHelpText(
      'after',
      examples(
        'replylint export.csv',
        'replylint check "We are sorry for that, Ann." --conversation chat.txt',
        'replylint rules no-apology',
      ),
    );
  }

  #command(program: Command, nameAndArguments: string, description: string, options: { isDefault?: boolean } = {}): Command {
    const [name = '', ...args] = nameAndArguments.split(' ');
    const command = program.command(name, options).description(description).helpOption('-h, --help', 'print this help');
    for (const argument of args) command.argument(argument);
    return this.#prepare(command);
  }

  /** Commander neither prints nor ends the process: we do. */
  #prepare(command: Command): Command {
    return command
      .exitOverride((error) => {
        this.#failing = command;
        throw error;
      })
      .configureOutput({
        writeOut: (text) => {
          this.#help += text;
        },
        writeErr: () => undefined,
        getOutHelpWidth: () => this.#io.stdout.columns ?? 80,
        getErrHelpWidth: () => this.#io.stderr.columns ?? 80,
      });
  }

  async #run(command: () => Promise<number>): Promise<void> {
    this.#status = await command();
  }
}

const examples = (...lines: string[]): string => `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;

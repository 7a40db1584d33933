import type { Command, Option } from 'commander';
import type { Overrides } from '../config/resolve.ts';
import { FAIL_LEVELS, type FailLevel, SETTINGS, type Setting } from '../config/schema.ts';
import { guessFor, hintFor, listOf } from '../config/validate.ts';
import { UserError } from '../errors.ts';
import { SEVERITIES, type Severity } from '../model/index.ts';
import { GROUPINGS, type Grouping } from './eval/groupings.ts';
import type { Shard } from './shards/dealing.ts';
import { sinceOf } from './since.ts';

/** `--format NAME[=FILE]` */
export interface Format {
  readonly name: string;
  readonly file?: string;
}

/** The flags of commands that only print what there is. */
export interface ListFlags {
  readonly config?: string;
  readonly locale?: string;
  readonly format?: 'terminal' | 'json';
  readonly color?: boolean;
}

/** The options that lint, check and canned share, as commander collects them. */
export interface SharedFlags {
  readonly config?: string;
  readonly locale?: string;
  readonly format?: readonly Format[];
  readonly from?: string;
  readonly map?: Readonly<Record<string, string>>;
  readonly agent?: readonly string[];
  readonly lang?: string;
  readonly rule?: readonly { readonly id: string; readonly setting: Setting }[];
  readonly preset?: readonly string[];
  readonly minConfidence?: number;
  readonly severity?: Severity;
  readonly failOn?: FailLevel;
  readonly failUnder?: number;
  readonly maxFindings?: number;
  readonly redact?: boolean;
  readonly anonymous?: boolean;
  readonly explain?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
  readonly progress?: boolean;
  readonly strictInput?: boolean;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  /** True where no commit is named. */
  readonly changed?: string | true;
  /** True where no file is named. */
  readonly cache?: string | true;
  /** Milliseconds since 1970. */
  readonly since?: number;
  readonly shard?: Shard;
  /** Threads that judge; undefined: what pays. */
  readonly threads?: number;
}

const wrong = (option: string, message: string, hint?: string): UserError =>
  new UserError('bad-option', `${option} ${message}.`, hint === undefined ? {} : { hint });

const list = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

const oneOf = <T extends string>(option: string, words: readonly T[]) =>
  Object.assign(
    (value: string): T => {
      if ((words as readonly string[]).includes(value)) return value as T;
      const guess = guessFor(value, words);
      throw wrong(option, `must be ${listOf(words, 'or')}, not "${value}"`, guess === undefined ? undefined : `Did you mean "${guess}"?`);
    },
    { words },
  );

/** The words that an option takes, where it takes no others. */
export const wordsOf = ({ parseArg }: Option): readonly string[] | undefined =>
  (parseArg as { words?: readonly string[] } | undefined)?.words;

const numberIn =
  (option: string, from: number, to: number, whole = false) =>
  (value: string): number => {
    const number = value.trim() === '' ? Number.NaN : Number(value);
    if (number >= from && number <= to && (!whole || Number.isInteger(number))) return number;
    const range = to === Number.POSITIVE_INFINITY ? `${from} or more` : `from ${from} to ${to}`;
    throw wrong(option, `must be a ${whole ? 'whole ' : ''}number, ${range}, not "${value}"`);
  };

function format(value: string, before: readonly Format[] = []): readonly Format[] {
  const at = value.indexOf('=');
  if (at === -1) return [...before, { name: value }];
  if (at === value.length - 1) throw wrong('--format', `"${value}" names no file`, 'Write --format NAME=FILE.');
  return [...before, { name: value.slice(0, at), file: value.slice(at + 1) }];
}

/** `--format` of the commands that print no report. */
export const jsonOrTerminal = Object.assign(
  (value: string): 'terminal' | 'json' => {
    if (value === 'terminal' || value === 'json') return value;
    throw new UserError('unknown-format', `Unknown format "${value}".`, { hint: hintFor('format', value, ['terminal', 'json']) });
  },
  { words: ['terminal', 'json'] },
);

function mapping(value: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  // A column's name may hold an equals sign; a field's never does.
  const at = value.lastIndexOf('=');
  if (at < 1 || at === value.length - 1)
    throw wrong('--map', `needs COLUMN=FIELD, not "${value}"`, 'For example: --map Body=text --map "Sent by"=role.');
  return { ...before, [value.slice(0, at)]: value.slice(at + 1) };
}

function ruleSetting(value: string, before: SharedFlags['rule'] = []): NonNullable<SharedFlags['rule']> {
  const at = value.indexOf('=');
  if (at < 1) throw wrong('--rule', `needs ID=SEVERITY, not "${value}"`, `SEVERITY is ${listOf(SETTINGS, 'or')}.`);
  return [...before, { id: value.slice(0, at), setting: oneOf('--rule', SETTINGS)(value.slice(at + 1)) }];
}

/** For the help of every command that has it. */
export const LOCALE_HELP = 'language of the report, en or it (default: from LC_ALL, LC_MESSAGES or LANG)';

/** Options about reading: also for inspect. */
export function addReadingOptions(command: Command): Command {
  return command
    .option('--config <file>', 'configuration instead of the nearest replylint.config.*')
    .option('--from <reader>', 'read every input as this format instead of telling it by content; without a name: list the formats')
    .option('--map <col=field>', 'which of our fields a column or key of the export is (repeatable)', mapping)
    .option('--agent <name>', 'a member of the team, where the export does not say (repeatable)', list)
    .option('--lang <tag>', 'language of all conversations, e.g. it (default: told from the text)');
}

/** The options that lint, check and canned share. */
export function addSharedOptions(command: Command): Command {
  return addReadingOptions(command)
    .option('--format <name[=file]>', 'report format, to a file or standard output (repeatable; default: terminal)', format)
    .option('--rule <id=severity>', `a rule's severity: ${listOf(SETTINGS, 'or')} (repeatable)`, ruleSetting)
    .option('--preset <name>', 'rules to switch on instead of the configured presets (repeatable)', list)
    .option('--min-confidence <n>', 'leave out findings less sure than this, 0 to 1 (default: 0.6)', numberIn('--min-confidence', 0, 1))
    .option('--severity <level>', `lowest severity to report: ${listOf(SEVERITIES, 'or')}`, oneOf('--severity', SEVERITIES))
    .option(
      '--fail-on <level>',
      `severity from which the exit status is 1: ${listOf(FAIL_LEVELS, 'or')} (default: error)`,
      oneOf('--fail-on', FAIL_LEVELS),
    )
    .option('--fail-under <score>', 'exit status 1 where the mean score is below this, 0 to 100', numberIn('--fail-under', 0, 100))
    .option(
      '--max-findings <n>',
      'report no more findings than this; all count',
      numberIn('--max-findings', 0, Number.POSITIVE_INFINITY, true),
    )
    .option('--locale <tag>', LOCALE_HELP)
    .option('--anonymous', 'reports without the names of agents: Agent 1, Agent 2 ...')
    .option('--redact', 'mask personal data in quoted text (default)')
    .option('--no-redact', 'quote text as it is')
    .option('--explain', 'print the counted facts of each finding and how each score comes about')
    .option('--quiet', 'errors only, no notes, no progress')
    .option('--no-color', 'no colours (also: NO_COLOR=1)')
    .option('--no-progress', 'no progress bar')
    .option('--strict-input', 'exit status 2 where a record could not be read')
    .option('--baseline <file>', 'leave out the findings that this file accepts')
    .option('--update-baseline', 'accept all that is found now: write it to the baseline (default: .replylint-baseline.json)')
    .option('--since <date>', 'judge only replies from this date or time on, or of the last 12h, 7d, 4w', (value) => sinceOf(value))
    .option(
      '--threads <n>',
      'judge in so many threads (default: one, for much input one for each core up to 4)',
      numberIn('--threads', 1, 256, true),
    );
}

/** The options of lint and canned, which may read the same files again and again. */
export function addRepeatOptions(command: Command): Command {
  return command
    .option('--changed [ref]', 'only files changed or new in git since this commit or branch (default: the default branch)')
    .option('--cache [file]', 'judge again only what changed or had findings (default file: .replylint-cache.json)');
}

/** `--shard I/N`, of lint. */
export function addShardOption(command: Command): Command {
  return command.option(
    '--shard <i/n>',
    'judge one of n parts of the conversations, for replylint merge (needs --format json)',
    (value) => {
      const [, index, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(value) ?? [];
      const shard = { index: Number(index), of: Number(of) };
      if (shard.index >= 1 && shard.index <= shard.of) return shard;
      throw wrong('--shard', `needs I/N with I from 1 to N, not "${value}"`, 'For example: --shard 2/8.');
    },
  );
}

/** The flags of merge. */
export type MergeFlags = Pick<SharedFlags, 'config' | 'format' | 'failOn' | 'failUnder' | 'quiet'> & { readonly partial?: boolean };

/** The options of merge. */
export function addMergeOptions(command: Command): Command {
  return command
    .option('--config <file>', 'configuration instead of the nearest replylint.config.*: the one that the shards had')
    .option('--format <name[=file]>', 'json (default), jsonl, markdown, gitlab or checkstyle; into a file (repeatable)', format)
    .option(
      '--fail-on <level>',
      'severity from which the exit status is 1 (default: as the shards had it)',
      oneOf('--fail-on', FAIL_LEVELS),
    )
    .option('--fail-under <score>', 'exit status 1 where the mean score is below this, 0 to 100', numberIn('--fail-under', 0, 100))
    .option('--partial', 'some of the shards: the report is one for a later merge')
    .option('--quiet', 'errors only, no notes');
}

/** The flags of eval. */
export interface EvalFlags extends Pick<SharedFlags, 'config' | 'from' | 'map' | 'agent' | 'lang' | 'minConfidence' | 'redact'> {
  readonly format?: 'terminal' | 'json';
  readonly by?: Grouping;
  readonly maxFindings?: number;
  readonly tune?: boolean;
  readonly beta?: number;
  readonly folds?: number;
  readonly dryRun?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
  readonly progress?: boolean;
}

/** The options of eval. */
export function addEvalOptions(command: Command): Command {
  return addReadingOptions(command)
    .option('--format <name>', 'terminal or json (everything, with the evidence of each disagreement)', jsonOrTerminal)
    .option('--by <key>', `split the table: ${listOf(GROUPINGS, 'or')}`, oneOf('--by', GROUPINGS))
    .option(
      '--min-confidence <n>',
      'how sure a finding must be to count, 0 to 1 (default: as configured)',
      numberIn('--min-confidence', 0, 1),
    )
    .option(
      '--max-findings <n>',
      'most disagreements to print of each rule and kind (default: 10)',
      numberIn('--max-findings', 0, Number.POSITIVE_INFINITY, true),
    )
    .option('--tune', "choose each rule's minConfidence by the ratings and write it into the configuration")
    .option('--beta <n>', 'with --tune: weight of recall over precision, 0.1 to 10 (default: 0.5)', numberIn('--beta', 0.1, 10))
    .option('--folds <n>', 'with --tune: folds of the cross-validation, 2 to 20 (default: 5)', numberIn('--folds', 2, 20, true))
    .option('--dry-run', 'with --tune: print only, write nothing')
    .option('--redact', 'mask personal data in quoted text (default)')
    .option('--no-redact', 'quote text as it is')
    .option('--quiet', 'no notes, no progress')
    .option('--no-color', 'no colours (also: NO_COLOR=1)')
    .option('--no-progress', 'no progress bar');
}

/** What the flags say over the configuration. */
export function overridesOf(flags: SharedFlags): Overrides {
  const { preset, rule, lang, locale, agent, map, from, minConfidence, severity, failOn, failUnder, redact } = flags;
  return {
    ...(preset === undefined ? {} : { presets: preset }),
    ...(rule === undefined ? {} : { rules: rule }),
    ...(lang === undefined ? {} : { language: lang }),
    ...(locale === undefined ? {} : { locale }),
    ...(agent === undefined ? {} : { agents: agent }),
    ...(map === undefined ? {} : { map }),
    ...(from === undefined ? {} : { from }),
    ...(minConfidence === undefined ? {} : { minConfidence }),
    ...(severity === undefined ? {} : { severity }),
    ...(failOn === undefined ? {} : { failOn }),
    ...(failUnder === undefined ? {} : { failUnder }),
    ...(redact === undefined ? {} : { redact }),
  };
}

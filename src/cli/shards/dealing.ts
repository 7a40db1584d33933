import type { Settings } from '../../config/resolve.ts';
import type { Corpus } from '../../engine/corpus.ts';
import type { LintSettings } from '../../engine/lint.ts';
import { UserError } from '../../errors.ts';
import { type Conversation, type Finding, SEVERITIES, type Severity, type ShardPart } from '../../model/index.ts';
import { hash32, mix32 } from '../../text/hash.ts';
import { redact } from '../../text/redact.ts';
import { version } from '../../version.ts';
import type { Anonymous } from '../anonymous.ts';
import { hashOf, judging } from '../cache.ts';
import type { Decided } from '../judging.ts';
import { overridesOf, type SharedFlags } from '../options.ts';
import type { Tally } from '../tally.ts';

/** `--shard I/N`. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

/** What the command line said of a run, as plain data: with the configuration it makes the settings. */
export interface ShardSettings {
  readonly overrides: ReturnType<typeof overridesOf>;
  readonly locale: string;
  readonly explain: boolean;
  readonly anonymous: boolean;
  readonly strictInput: boolean;
  readonly accepted: readonly string[];
  readonly since?: number;
  readonly maxFindings?: number;
}

/** What of a run's settings its shards must have in common, to be stored with them. */
export function shardSettings(flags: SharedFlags, locale: string, accepted: ReadonlySet<string> | undefined): ShardSettings {
  const { explain, anonymous, strictInput, since, maxFindings } = flags;
  return {
    overrides: overridesOf(flags),
    locale,
    explain: explain === true,
    anonymous: anonymous === true,
    strictInput: strictInput === true,
    accepted: [...(accepted ?? [])].sort(),
    ...(since === undefined ? {} : { since }),
    ...(maxFindings === undefined ? {} : { maxFindings }),
  };
}

/** Stands for all that the reports of one run have in common: the version, the rules with their settings, what the command line said. */
export function runHash({ settings }: Pick<Decided, 'settings'>, lint: LintSettings, of: number, flags: ShardSettings): string {
  const { tables, agents, map, from, severity, redact, failOn, failUnder } = settings;
  const gathered = tables.map(({ id, options }) => [id, options]);
  return hashOf(JSON.stringify([version, of, judging(lint), gathered, agents, map, from, severity, redact, failOn, failUnder, flags]));
}

/**
 * Sees to it that the report of a shard can be merged, and that what is stored in it of conversations is masked.
 * @throws UserError `shard-format`, `shard-baseline`, `unmasked-rule`
 */
export function checkShard({ format = [], updateBaseline, anonymous }: SharedFlags, { rules, tables, redact: masked }: Settings): void {
  const other = format.find(({ name }) => name !== 'json')?.name ?? (format.length === 0 ? 'terminal' : undefined);
  if (other !== undefined) {
    throw new UserError('shard-format', `The report of a shard is made to be merged: with --shard the format must be json, not ${other}.`, {
      hint: 'Give --format json=FILE; "replylint merge" writes the other formats.',
    });
  }
  if (updateBaseline === true) {
    throw new UserError('shard-baseline', 'A baseline is written of all conversations, not of a shard.', {
      hint: 'Leave --shard or --update-baseline out.',
    });
  }
  if (!masked && anonymous !== true) return;
  const open = [...rules, ...tables].find(({ rule }) => rule.corpus !== undefined && rule.corpus.mask === undefined);
  if (open === undefined) return;
  throw new UserError('unmasked-rule', `The rule "${open.id}" does not say how to mask what it keeps of conversations (corpus.mask).`, {
    hint: 'Switch it off, or give --no-redact where the report of a shard may hold personal data.',
  });
}

/** What of a run goes into the report of a shard. */
export interface ShardedRun extends Pick<Decided, 'settings'>, Pick<ShardPart, 'crashed' | 'lost' | 'cut'> {
  readonly flags: SharedFlags;
  readonly lint: LintSettings;
  readonly corpus: Corpus;
  readonly tally: Tally;
  readonly names: Anonymous | undefined;
}

/** Deals conversations out to shards, by their number in the input, and keeps what only the dealer knows. */
export class Dealing {
  readonly shard: Shard;
  readonly #findings: number[] = [];
  readonly #diagnostics: number[] = [];
  #hash = 0;
  /** Conversations that were read so far. */
  read = 0;

  constructor(shard: Shard) {
    this.shard = shard;
  }

  /** True where the next conversation of the input is this shard's. */
  isOwn({ id, messages }: Conversation): boolean {
    this.#hash = mix32((Math.imul(this.#hash, 31) + hash32(id, messages.length)) | 0);
    return this.read++ % this.shard.of === this.shard.index - 1;
  }

  /** What is told of the input as a whole stands in one report. */
  get tellsAll(): boolean {
    return this.shard.index === 1;
  }

  /**
   * Counts what was reported of one conversation.
   * @param from the lowest severity that is reported
   */
  found(findings: readonly Finding[], from: Severity = 'suggestion'): void {
    this.#findings.push(findings.filter(({ severity }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(from)).length);
  }

  /** Notes how many conversations were read before a diagnostic that was reported. */
  told(after: number): void {
    this.#diagnostics.push(after);
  }

  /** What a merge needs to know; nothing is added to the corpus facts afterwards, as what they quote is masked. */
  part(run: ShardedRun): ShardPart {
    const { settings, lint, corpus, tally, names, crashed, lost, cut } = run;
    const { index, of } = this.shard;
    const flags = shardSettings(run.flags, settings.locale, lint.accepted);
    const mask = settings.redact ? redact : (text: string): string => text;
    corpus.mask((text) => mask(names?.text(text) ?? text));
    return {
      of,
      parts: [index],
      run: runHash({ settings }, lint, of, flags),
      input: `${this.read}-${(this.#hash >>> 0).toString(16)}`,
      read: this.read,
      settings: { ...flags },
      findings: this.#findings,
      diagnostics: this.#diagnostics,
      sums: tally.save(names && ((agent) => names.alias(agent))),
      corpus: corpus.save(),
      crashed,
      lost,
      cut,
    };
  }
}

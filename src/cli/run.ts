import type { Registry } from '../config/registry.ts';
import { Corpus } from '../engine/corpus.ts';
import type { LintOutcome, LintSettings } from '../engine/lint.ts';
import type { UserError } from '../errors.ts';
import { type Words, wordsIn } from '../locales/index.ts';
import type { Conversation, Diagnostic, ShardPart } from '../model/index.ts';
import type { Reader } from '../readers/reader.ts';
import type { Mode } from '../rule/index.ts';
import { Anonymous } from './anonymous.ts';
import { type FileAside, newAside } from './aside.ts';
import { Baseline } from './baseline.ts';
import { Cache } from './cache.ts';
import { Changed } from './changed.ts';
import { userErrorLine } from './errors.ts';
import { exitStatus } from './exit.ts';
import type { ReadEvents, ReadSetup } from './inputs.ts';
import type { CliIo } from './io.ts';
import { type Decided, decide, judgingSource, lintSettings } from './judging.ts';
import { languageNotes, Notices } from './notices.ts';
import { overridesOf, type SharedFlags } from './options.ts';
import { openOutputs, type ReportOutput } from './outputs.ts';
import { Progress } from './progress.ts';
import { checkShard, Dealing } from './shards/dealing.ts';
import type { Step, Told } from './step.ts';
import { Tally } from './tally.ts';
import { judgeOne } from './threads/judge.ts';
import type { Judges, JudgesSetup } from './threads/judges.ts';
import { timingOf } from './timed.ts';
import type { TimingTable } from './timing.ts';

/** What a run is made of. */
interface Parts {
  readonly decided: Decided;
  readonly outputs: readonly ReportOutput[];
  readonly baseline: Baseline | undefined;
  readonly changed: Changed | undefined;
  readonly names: Anonymous | undefined;
  readonly progress: Progress | undefined;
  readonly timing: TimingTable | undefined;
}

/** The one pipeline of lint, check and canned: a conversation comes in, its findings go out, only counters stay. */
export class Run {
  readonly settings: Decided['settings'];
  readonly registry: Registry;
  readonly #mode: Mode;
  readonly #flags: SharedFlags;
  readonly #io: CliIo;
  /** For what is said when the run is over. */
  readonly #words: Words;
  readonly #notices: Notices;
  readonly #outputs: readonly ReportOutput[];
  readonly #progress: Progress | undefined;
  readonly #baseline: Baseline | undefined;
  readonly #changed: Changed | undefined;
  readonly #timing: TimingTable | undefined;
  #cache: Cache | undefined;
  readonly #lint: LintSettings;
  readonly #corpus: Corpus;
  readonly #aside: FileAside | undefined;
  readonly #tally = new Tally();
  /** Told by readers while they work, passed on between two conversations. */
  readonly #waiting: { readonly diagnostic: Diagnostic; readonly after: number }[] = [];
  readonly #failures: UserError[] = [];
  #lost = false;
  /** The input ended in the middle of a record: what followed is missing, which no option makes right. */
  #cut = false;
  #failed = false;
  /** Undefined where conversations are judged here, one after the other. */
  #judges: Judges<Step> | undefined;
  /** Under `--shard`. */
  readonly #dealing: Dealing | undefined;
  /** Under `--anonymous`. */
  readonly #names: Anonymous | undefined;

  private constructor(mode: Mode, flags: SharedFlags, io: CliIo, parts: Parts) {
    const { decided, outputs, baseline, changed, names, progress, timing } = parts;
    const { settings, registry } = decided;
    this.settings = settings;
    this.registry = registry;
    this.#mode = mode;
    this.#flags = flags;
    this.#io = io;
    this.#outputs = outputs;
    this.#progress = progress;
    this.#baseline = baseline;
    this.#changed = changed;
    this.#timing = timing;
    this.#words = wordsIn(settings.locale);
    this.#notices = new Notices((text) => io.stderr.write(text), flags.quiet === true, this.#words.note);
    const lint = lintSettings(decided, judgingSource(mode, flags, io.cwd, decided, baseline?.accepted));
    this.#lint = timing?.lint(lint) ?? lint;
    // What a shard gathers goes into its report whole.
    this.#aside = flags.shard === undefined ? newAside() : undefined;
    this.#corpus = new Corpus(this.#lint, this.#aside);
    this.#names = names;
    this.#dealing = flags.shard && new Dealing(flags.shard);
  }

  /**
   * Reads the configuration and opens the reports.
   * @param paths what will be read, for the progress bar
   * @throws UserError, UserErrors
   */
  static async start(mode: Mode, flags: SharedFlags, paths: readonly string[], io: CliIo): Promise<Run> {
    const timing = await timingOf(io);
    const decided = await decide(mode, { cwd: io.cwd, config: flags.config, overrides: overridesOf(flags) }, io.env);
    const { settings, registry, translations, loaded } = decided;
    if (flags.shard !== undefined) checkShard(flags, settings);
    const names = flags.anonymous === true ? new Anonymous() : undefined;
    const baseline = await Baseline.open(flags, io.cwd);
    const changed = await Changed.open(flags, paths, io.cwd);
    const wanted = paths.length > 0 && flags.progress !== false && flags.quiet !== true;
    const progress = await Progress.create(paths, io, wanted, changed?.has);
    const guarded = progress === undefined ? io : { ...io, stdout: progress.guard(io.stdout), stderr: progress.guard(io.stderr) };
    const outputs = await openOutputs({
      command: mode,
      // How many findings there are before one is known when the shards are merged.
      flags: flags.shard === undefined ? flags : { ...flags, maxFindings: Number.POSITIVE_INFINITY },
      severity: settings.severity,
      redact: settings.redact,
      locale: settings.locale,
      translations,
      registry,
      io: guarded,
      ...(names === undefined ? {} : { names }),
    });
    for (const output of outputs) timing?.output(output);
    const run = new Run(mode, flags, guarded, { decided, outputs, baseline, changed, names, progress, timing });
    const plugins = loaded.config.plugins ?? [];
    await run.#openCache(plugins);
    // A draft is judged before a thread would have started. What is measured is judged in one thread.
    if (timing === undefined && (mode !== 'check' || flags.threads !== undefined)) {
      const source = judgingSource(mode, flags, io.cwd, decided, baseline?.accepted);
      await run.#openJudges({ threads: flags.threads, source: { ...source, aside: run.#aside?.folder }, strangers: plugins.length > 0 });
    }
    timing?.timing.begin('reading');
    return run;
  }

  /** How this run reads, with these readers. */
  reading<R extends Reader>(readers: readonly R[]): ReadSetup<R> {
    const progress = this.#progress;
    return {
      readers,
      others: [...this.registry.readers.values()].filter(({ meta }) => !readers.some((reader) => reader.meta === meta)),
      settings: this.settings,
      io: this.#io,
      events: this.#events,
      ...(progress === undefined ? {} : { wrap: (source) => progress.wrap(source) }),
      ...(this.#changed === undefined ? {} : { only: this.#changed.has }),
    };
  }

  /** Judges one conversation and reports it, or has it judged: reports come in the order of the input. */
  async judge(conversation: Conversation): Promise<void> {
    if (this.#dealing !== undefined) {
      // Whoever judges it, its agents are counted here, so that all shards give them the same names.
      this.#names?.meet(conversation);
      if (!this.#dealing.isOwn(conversation)) return;
    }
    const before = this.#told();
    const key = this.#cache?.keyOf(conversation);
    const clean = key !== undefined && this.#cache?.isClean(key) === true;
    const step: Step = { conversation, clean, key, before };
    if (this.#judges !== undefined) await this.#judges.add(step);
    else await this.#report(step, await judgeOne(step, this.#lint, this.#corpus));
  }

  /** Reports what has been read so far, where reading ends by an error. */
  async settle(): Promise<void> {
    await this.#judges?.settle();
  }

  async #report({ before, key, clean }: Step, outcome: LintOutcome): Promise<void> {
    await this.#passOn(before);
    const { findings, accepted, crashes } = outcome;
    if (key !== undefined && !clean && findings.length + accepted.length + crashes.length === 0) this.#cache?.addClean(key);
    for (const crash of crashes) await this.#notices.crash(crash);
    this.#tally.add(outcome);
    this.#baseline?.meet(accepted);
    this.#baseline?.record(findings);
    for (const output of this.#outputs) await output.conversation(outcome);
    this.#dealing?.found(findings, this.settings.severity);
    this.#progress?.step();
  }

  /** Tells something about the input. */
  diagnose(diagnostic: Diagnostic): void {
    this.#waiting.push({ diagnostic, after: this.#dealing?.read ?? 0 });
  }

  /** Counts records that are in no conversation. */
  skip(count: number): void {
    if (this.#dealing?.tellsAll !== false) this.#tally.skip(count);
  }

  /** Ends the reports and gives the exit status. */
  async finish(): Promise<number> {
    await this.settle();
    await this.#passOn(this.#told());
    if (this.#dealing === undefined) await this.#lookOverAll();
    this.#progress?.stop();
    for (const output of this.#outputs) await output.end(this.#tally, this.#part());
    if (this.#baseline !== undefined) await this.#notices.note(await this.#baseline.end(this.#words, this.#changed === undefined));
    const unsaved = await this.#cache?.save();
    if (unsaved !== undefined) await this.#notices.note(unsaved);
    await this.#remarks();
    await this.#notices.end();
    await this.#timing?.print();
    // Who accepts all that there is now has nothing to fail by; the verdict on shards is that of their merge.
    const lenient = this.#baseline?.updating === true || this.#dealing !== undefined;
    return exitStatus({
      findings: this.#tally.findings,
      score: this.#tally.score,
      failOn: lenient ? 'never' : this.settings.failOn,
      failUnder: lenient ? undefined : this.settings.failUnder,
      crashed: this.#notices.crashed || this.#failed,
      lost: this.#cut || (this.#lost && this.#flags.strictInput === true),
    });
  }

  /** What a merge needs to know of a shard. */
  #part(): ShardPart | undefined {
    const [settings, lint, corpus, tally, names] = [this.settings, this.#lint, this.#corpus, this.#tally, this.#names];
    const crashed = this.#notices.crashed || this.#failed;
    return this.#dealing?.part({ flags: this.#flags, settings, lint, corpus, tally, names, crashed, lost: this.#lost, cut: this.#cut });
  }

  /** Rules of plugins may depend on files that no hash of ours covers: where there are any, every judgement is made anew. */
  async #openCache(plugins: readonly string[]): Promise<void> {
    const { cache } = this.#flags;
    if (cache === undefined) return;
    if (plugins.length > 0) await this.#notices.note('Nothing is cached (--cache): what the rules of plugins depend on cannot be told.');
    else this.#cache = await Cache.open(cache, this.#lint, this.#io.cwd);
  }

  /** What all conversations together show. */
  async #lookOverAll(): Promise<void> {
    const { findings, tables, crashes, accepted } = this.#corpus.finish();
    this.#aside?.remove();
    this.#baseline?.meet(accepted);
    this.#baseline?.record(findings);
    for (const crash of crashes) await this.#notices.crash(crash);
    this.#tally.addCorpus(findings, tables);
    if (findings.length === 0) return;
    for (const output of this.#outputs) await output.corpus(findings);
  }

  /** Takes the bar away and ends other threads where a run ends by an error. */
  abandon(): void {
    this.#progress?.stop();
    this.#judges?.stop();
    this.#aside?.remove();
  }

  readonly #events: ReadEvents = {
    diagnose: (diagnostic) => this.diagnose(diagnostic),
    skip: (_reason, count) => this.skip(count),
    fail: (error) => this.#failures.push(error),
  };

  async #openJudges(setup: Pick<JudgesSetup<Step>, 'threads' | 'source' | 'strangers'>): Promise<void> {
    const { Judges } = await import('./threads/judges.ts');
    const report = (step: Step, outcome: LintOutcome): Promise<void> => this.#report(step, outcome);
    this.#judges = new Judges({ ...setup, lint: this.#lint, corpus: this.#corpus, report });
  }

  /** What readers told since they were last asked. */
  #told(): Told {
    return { diagnostics: this.#waiting.splice(0), failures: this.#failures.splice(0) };
  }

  async #passOn({ diagnostics, failures }: Told): Promise<void> {
    for (const { diagnostic, after } of diagnostics) {
      if (diagnostic.level !== 'note') this.#lost = true;
      if (diagnostic.code === 'truncated-json') this.#cut = true;
      await this.#notices.diagnostic(diagnostic);
      if (this.#dealing?.tellsAll === false) continue;
      for (const output of this.#outputs) await output.diagnostic(diagnostic);
      this.#dealing?.told(after);
    }
    for (const error of failures) {
      this.#failed = true;
      await this.#io.stderr.write(userErrorLine(error));
    }
  }

  async #remarks(): Promise<void> {
    const kept = Math.max(0, ...this.#outputs.map((output) => output.kept));
    const { notes } = this.#words;
    if (kept > 0) await this.#notices.note(notes.kept(kept, this.#flags.maxFindings ?? 0));
    if (this.#changed !== undefined) await this.#notices.note(this.#changed.note);
    if (this.#mode === 'check' || this.#changed?.nothing === true || this.#dealing !== undefined) return;
    if (this.#tally.conversations === 0) await this.#notices.note(notes.noConversation);
    else if (this.#tally.replies === 0) await this.#notices.note(notes.noReply);
    for (const note of languageNotes(this.#lint.languages, this.registry, notes)) await this.#notices.note(note);
  }
}

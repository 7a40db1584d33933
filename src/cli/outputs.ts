import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pick, type Registry } from '../config/registry.ts';
import { UserError } from '../errors.ts';
import { factsIn, type Locale, wordsIn } from '../locales/index.ts';
import { type ConversationResult, type Diagnostic, type Finding, SEVERITIES, type Severity, type ShardPart } from '../model/index.ts';
import type { ReportContext, Reporter, ReportWriter } from '../reporters/reporter.ts';
import type { Translation } from '../rule/index.ts';
import { redact } from '../text/redact.ts';
import { version } from '../version.ts';
import type { Anonymous } from './anonymous.ts';
import { type CliIo, wantsColor, widthOf } from './io.ts';
import type { Format, SharedFlags } from './options.ts';
import type { Tally } from './tally.ts';

/** Text is handed on in pieces of about this size: a write for each finding would cost more than the finding. */
const PIECE = 32 * 1024;

interface Sink {
  write(text: string): Promise<void>;
  close(): Promise<void>;
  /** A person watches: nothing is held back. */
  readonly live: boolean;
}

export interface OutputSetup {
  readonly command: ReportContext['command'];
  readonly flags: SharedFlags;
  readonly severity: Severity | undefined;
  readonly redact: boolean;
  readonly locale: Locale;
  /** The rules that have texts in that language. */
  readonly translations: ReadonlyMap<string, Translation>;
  readonly registry: Registry;
  readonly io: CliIo;
  /** Takes the names of agents out of what is reported; one for all reports, so that they agree. */
  readonly names?: Anonymous;
}

/** One report on its way: to standard output or a file. */
export class ReportOutput {
  readonly #writer: ReportWriter;
  readonly #open: () => Promise<Sink>;
  readonly #forPerson: boolean;
  readonly #showFrom: Severity;
  readonly #max: number;
  readonly #names: Anonymous | undefined;
  #sink: Sink | undefined;
  #pending = '';
  #shown = 0;
  /** Findings that --max-findings kept back. */
  kept = 0;

  private constructor(name: string, reporter: Reporter, format: Format, setup: OutputSetup, fact: ReportContext['fact']) {
    const { command, flags, io } = setup;
    this.#names = setup.names;
    this.#forPerson = name === 'terminal';
    // A person reads what must be mended first; machines get everything unless told otherwise.
    const lowest = flags.quiet === true && this.#forPerson ? 'error' : this.#forPerson && command === 'lint' ? 'warning' : 'suggestion';
    this.#showFrom = setup.severity ?? lowest;
    this.#max = flags.maxFindings ?? Number.POSITIVE_INFINITY;
    const toFile = format.file !== undefined;
    this.#writer = reporter.create({
      tool: { name: 'replylint', version },
      command,
      startedAt: new Date().toISOString(),
      color: !toFile && wantsColor(io.stdout, io.env, flags.color),
      width: toFile ? 80 : widthOf(io.stdout),
      showFrom: this.#showFrom,
      quiet: flags.quiet === true,
      explain: flags.explain === true,
      anonymous: flags.anonymous === true,
      redact: setup.redact ? redact : (text) => text,
      locale: setup.locale,
      words: wordsIn(setup.locale),
      fact,
      describe: (ruleId) => setup.translations.get(ruleId)?.description ?? setup.registry.rules.get(ruleId)?.meta.description ?? '',
    });
    this.#open = format.file === undefined ? async () => standardOutput(io) : () => fileSink(format.file as string, io.cwd);
  }

  /** @throws UserError `unknown-format-name` where there is no such report format */
  static async create(format: Format, setup: OutputSetup): Promise<ReportOutput> {
    const load = pick('format', format.name, setup.registry.reporters);
    const fact = await factsIn(setup.flags.explain === true ? setup.locale : 'en');
    return new ReportOutput(format.name, await load(), format, setup, fact);
  }

  async conversation(result: ConversationResult): Promise<void> {
    const shown = { ...result, findings: this.#limited(result.findings) };
    await this.#write(this.#writer.conversation(this.#names?.conversation(shown) ?? shown));
  }

  /** Findings over all conversations. */
  async corpus(findings: readonly Finding[]): Promise<void> {
    const shown = this.#limited(findings);
    await this.#write(this.#writer.corpus(this.#names?.findings(shown) ?? shown));
  }

  /** For machines only: a person reads diagnostics on standard error. */
  async diagnostic(diagnostic: Diagnostic): Promise<void> {
    if (!this.#forPerson) await this.#write(this.#writer.diagnostic(diagnostic));
  }

  async end(tally: Tally, shard?: ShardPart): Promise<void> {
    // The terminal's reader is told how much is hidden; in a machine's report the sums are those of what it holds.
    const [summary, agents] = [tally.summary(this.#forPerson ? 'suggestion' : this.#showFrom), tally.agents()];
    await this.#write(this.#writer.end(this.#names?.summary(summary) ?? summary, this.#names?.agents(agents) ?? agents, shard));
    await this.#flush();
    await this.#sink?.close();
  }

  /** Leaves out findings beyond --max-findings. Those below the severity to show are counted by the report itself. */
  #limited(findings: readonly Finding[]): readonly Finding[] {
    if (this.#max === Number.POSITIVE_INFINITY) return findings;
    return findings.filter(({ severity }) => {
      if (SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(this.#showFrom)) return true;
      if (this.#shown >= this.#max) {
        this.kept++;
        return false;
      }
      this.#shown++;
      return true;
    });
  }

  async #write(text: string): Promise<void> {
    if (this.#sink === undefined) {
      // Opened with the first result, so that a run that fails before leaves nothing behind.
      this.#sink = await this.#open();
      this.#pending = this.#writer.start?.() ?? '';
    }
    this.#pending += text;
    if (this.#pending !== '' && (this.#sink.live || this.#pending.length >= PIECE)) await this.#flush();
  }

  async #flush(): Promise<void> {
    const text = this.#pending;
    this.#pending = '';
    if (text !== '') await this.#sink?.write(text);
  }
}

/**
 * The reports that the command line asks for.
 * @throws UserError `two-on-stdout` where two would mix
 */
export async function openOutputs(setup: OutputSetup): Promise<ReportOutput[]> {
  const formats = setup.flags.format ?? [{ name: 'terminal' }];
  const direct = formats.filter(({ file }) => file === undefined);
  if (direct.length > 1) {
    throw new UserError('two-on-stdout', `The formats ${direct.map(({ name }) => name).join(' and ')} cannot both go to standard output.`, {
      hint: `Send one to a file: --format ${direct[1]?.name}=FILE.`,
    });
  }
  return Promise.all(formats.map((format) => ReportOutput.create(format, setup)));
}

const standardOutput = (io: CliIo): Sink => ({
  write: (text) => io.stdout.write(text),
  close: async () => undefined,
  live: io.stdout.isTTY,
});

async function fileSink(file: string, cwd: string): Promise<Sink> {
  const path = resolve(cwd, file);
  let handle: FileHandle;
  try {
    await mkdir(dirname(path), { recursive: true });
    handle = await open(path, 'w');
  } catch (error) {
    throw new UserError('unwritable-file', `The report could not be written: ${(error as Error).message}`, {
      path: file,
      hint: 'Check the folder and its rights.',
      cause: error,
    });
  }
  return {
    write: (text) => handle.appendFile(text),
    close: () => handle.close(),
    live: false,
  };
}

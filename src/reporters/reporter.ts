import type { Locale, Words } from '../locales/index.ts';
import type { ConversationResult, Diagnostic, Finding, ShardPart, Summary } from '../model/index.ts';

/** What the run knows about the place where the text goes. */
export interface ReportContext {
  readonly tool: { readonly name: 'replylint'; readonly version: string };
  readonly command: 'lint' | 'check' | 'canned';
  /** When the run began: ISO 8601, UTC. */
  readonly startedAt: string;
  /** True where the text may carry ANSI colours. */
  readonly color: boolean;
  /** Columns to fit the text into. */
  readonly width: number;
  /** Findings of the lowest severity that is shown; the rest are counted as hidden. */
  readonly showFrom: 'error' | 'warning' | 'suggestion';
  /** `--quiet`: errors only, no summary decoration. */
  readonly quiet: boolean;
  /** `--explain`: counted facts under each finding, and the score line by line. */
  readonly explain?: boolean;
  /** `--anonymous`: the names of agents that results carry are made up. */
  readonly anonymous?: boolean;
  /** Masks personal data in quoted text; identity under --no-redact. */
  redact(text: string): string;
  /** The language of the report. Findings come in it already. */
  readonly locale: Locale;
  /** What a report says of its own, in that language. Keys for programs and rule ids are never translated. */
  readonly words: Words;
  /** A counted fact in that language. Formats for programs keep the English. */
  fact(english: string): string;
  /** Why a rule looks after what it does, for a reader: the rule's one-line description by id, in the language of the report. */
  describe(ruleId: string): string;
}

/**
 * Turns results into text as they come, and never holds more of them than it must.
 * Every method returns the text to write now (possibly empty); a reporter prints nothing by itself.
 */
export interface ReportWriter {
  start?(): string;
  /** One conversation with all its findings; clean ones come too. */
  conversation(result: ConversationResult): string;
  diagnostic(diagnostic: Diagnostic): string;
  /** Findings that only all conversations together show, in order of place, after the last conversation and before the end. */
  corpus(findings: readonly Finding[]): string;
  /** @param shard only given to formats that shards are reported in */
  end(summary: Summary, agents: readonly AgentScore[], shard?: ShardPart): string;
}

/** Mean score of one agent's replies. */
export interface AgentScore {
  readonly agent: string;
  readonly replies: number;
  readonly score: number;
  readonly findings: number;
}

export interface Reporter {
  readonly meta: { readonly name: string; readonly title: string; readonly mediaType: string };
  create(context: ReportContext): ReportWriter;
}

/** Returns its argument: it is here for the types. */
export function defineReporter(reporter: Reporter): Reporter {
  return reporter;
}

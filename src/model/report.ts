import type { Conversation, Diagnostic, Position } from './conversation.ts';
import type { Category, Finding, Severity } from './finding.ts';

/** What one finding costs its reply: with the others of the reply, exactly what is missing to 100 (or more, where the score is 0). */
export interface Loss {
  readonly category: Category;
  readonly ruleId: string;
  readonly problem: string;
  readonly severity: Severity;
  /** In tenths. */
  readonly points: number;
}

export interface ReplyScore {
  readonly messageId: string;
  readonly agent?: string;
  /** 0 to 100. */
  readonly score: number;
  /** Under `--explain`. */
  readonly losses?: readonly Loss[];
}

/** What linting one conversation (or canned response) gave. */
export interface ConversationResult {
  readonly conversation: Conversation;
  /** What it is taken to be written in: a BCP 47 tag, `und` where nothing tells. */
  readonly language?: string;
  /** Mean of its replies, 0 to 100; 100 where there was nothing to judge. */
  readonly score: number;
  readonly replies: readonly ReplyScore[];
  readonly findings: readonly Finding[];
}

export interface Summary {
  readonly conversations: number;
  readonly replies: number;
  readonly messages: number;
  readonly score: number;
  readonly grade: string;
  readonly findings: { readonly error: number; readonly warning: number; readonly suggestion: number };
  readonly rules: Readonly<Record<string, number>>;
  /** Messages that were read and not judged as part of a conversation, for any reason. */
  readonly skipped: number;
  /** What rules found over all conversations, for the summary. */
  readonly tables?: readonly CorpusTable[];
}

/** A table over all conversations, as a rule gives it. */
export interface CorpusTable {
  /** The key of its rows in the summary of a report for programs. */
  readonly name: string;
  /** Its heading in a report for people. */
  readonly title: string;
  /** The most important first. */
  readonly rows: readonly CorpusRow[];
}

export interface CorpusRow {
  /** The words that it is about; masked again before they are shown. */
  readonly text: string;
  /** What a person reads beside them, such as `412 times`. */
  readonly counts: readonly string[];
  /** What a program gets beside them. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A row of `summary.templates`: a text that went to many customers. */
export interface Template {
  /** Names, numbers, times, links and signatures masked. */
  readonly text: string;
  /** Replies with it, those with a slot filled in another way included. */
  readonly count: number;
  /** Of all replies, 0 to 1. */
  readonly share: number;
  /** Conversations in which it was sent. */
  readonly customers: number;
  /** Who sent it; beyond 64 an estimate. */
  readonly agents: number;
  /** Conversations in which the customer was upset when it came. */
  readonly upset: number;
  readonly example: { readonly path: string; readonly conversationId: string; readonly messageId: string; readonly position: Position };
}

/** The counters of a run. Scores are sums in tenths, so that they are whole numbers and add up whatever the order. */
export interface Sums {
  readonly conversations: number;
  readonly replies: number;
  readonly scores: number;
  readonly messages: number;
  readonly skipped: number;
  /** Findings by rule and severity, shown or not. */
  readonly rules: Readonly<Record<string, { readonly error: number; readonly warning: number; readonly suggestion: number }>>;
  readonly agents: Readonly<Record<string, { readonly replies: number; readonly scores: number; readonly findings: number }>>;
}

/** What the report of a shard has beyond its own findings, so that `replylint merge` can make one report of all. */
export interface ShardPart {
  /** How many shards there are. */
  readonly of: number;
  /** Which of them this is, from 1; several where they were merged before. */
  readonly parts: readonly number[];
  /** A hash of the version and the settings: only shards of one run are merged. */
  readonly run: string;
  /** A hash of what was read: every shard reads all. */
  readonly input: string;
  /** Conversations that were read: number n, from 0, is judged by the shard n modulo `of`, plus one. */
  readonly read: number;
  /** What the command line said. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** How many findings each conversation of the report has. */
  readonly findings: readonly number[];
  /** For each diagnostic, how many conversations were read before it. Those of the input are in the first shard's report. */
  readonly diagnostics: readonly number[];
  readonly sums: Sums;
  /** Corpus states by rule. */
  readonly corpus: Readonly<Record<string, unknown>>;
  /** A rule threw or a file could not be read to its end; records were lost; the input ended in the middle of a record. */
  readonly crashed: boolean;
  readonly lost: boolean;
  readonly cut: boolean;
}

/** The whole report, as `--format json` prints it. */
export interface Report {
  readonly version: 1;
  readonly tool: { readonly name: 'replylint'; readonly version: string };
  readonly summary: Omit<Summary, 'tables'> & { readonly templates?: readonly Template[] };
  readonly conversations: readonly {
    readonly id: string;
    readonly path: string;
    readonly score: number;
    readonly replies: readonly ReplyScore[];
  }[];
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  /** Under `--shard`. */
  readonly shard?: ShardPart;
}

import type { Conversation, Diagnostic } from './conversation.ts';
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
}

/** The whole report, as `--format json` prints it. */
export interface Report {
  readonly version: 1;
  readonly tool: { readonly name: 'replylint'; readonly version: string };
  readonly summary: Summary;
  readonly conversations: readonly {
    readonly id: string;
    readonly path: string;
    readonly score: number;
    readonly replies: readonly ReplyScore[];
  }[];
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
}

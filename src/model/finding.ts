import type { Position, Span } from './conversation.ts';

export const SEVERITIES = ['error', 'warning', 'suggestion'] as const;
/** How much harm the problem does: `error` first. */
export type Severity = (typeof SEVERITIES)[number];

/** What a rule looks after; the score weighs findings by it (docs/scoring.md). */
export type Category = 'ownership' | 'answer' | 'substance' | 'tone' | 'originality' | 'time' | 'safety';

/** Another place that explains a finding: the question left open, the earlier copy. */
export interface Related {
  readonly messageId: string;
  readonly span: Span;
  readonly note: string;
}

/** One counted fact behind a finding: what was seen and how far it moves the confidence (log-odds). */
export interface Evidence {
  readonly fact: string;
  readonly weight: number;
}

/** One problem, located in one reply. */
export interface Finding {
  readonly ruleId: string;
  readonly problem: string;
  readonly category: Category;
  /**
   * Findings of one reply that share category and cause tell of one trouble: the score counts the gravest, a report for people
   * prints the others under it.
   */
  readonly cause: string;
  readonly severity: Severity;
  readonly message: string;
  /** 0 to 1: how often a quality lead would agree, calibrated on labelled replies. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  readonly path: string;
  readonly conversationId: string;
  readonly messageId: string;
  /** Index of the turn in its conversation, from 0. */
  readonly turn: number;
  /** UTF-16 offsets in the message's text. */
  readonly span: Span;
  readonly position: Position;
  readonly excerpt: string;
  readonly suggestions: readonly string[];
  readonly related: readonly Related[];
  /** Same problem, same value, across runs and moved lines; never holds text of the conversation. */
  readonly fingerprint: string;
}

import type { Hidden, Role, Severity } from '../../model/index.ts';

/** What stands in the page for its own script: masked texts only, and places as offsets in the masked texts. */
export interface ConversationData {
  readonly id: string;
  readonly path: string;
  readonly score: number;
  readonly channel?: string;
  readonly language?: string;
  readonly subject?: string;
  readonly messages: readonly MessageData[];
  readonly findings: readonly FindingData[];
}

export interface MessageData {
  readonly role: Role;
  readonly author?: string;
  readonly at?: string;
  readonly text: string;
  /** Why it was not judged: a note, a draft. */
  readonly hidden?: Hidden;
  /** Of the reply that begins here. */
  readonly score?: number;
}

/** A range of one message's masked text. */
export interface PlaceData {
  /** Index of the message; -1 where it is not in the conversation. */
  readonly message: number;
  readonly start: number;
  readonly end: number;
}

export interface FindingData extends PlaceData {
  readonly rule: string;
  readonly severity: Severity;
  readonly text: string;
  readonly confidence: number;
  /** Findings of one message that share it tell of one trouble. */
  readonly cause: string;
  readonly line: number;
  readonly column: number;
  /** Where it is not the conversation's. */
  readonly file?: string;
  readonly tries: readonly string[];
  readonly related: readonly (PlaceData & { readonly note: string })[];
  /** Under `--explain`: counted facts with their weight. */
  readonly facts?: readonly (readonly [fact: string, weight: number])[];
  readonly fingerprint: string;
}

/** A week that begins on this Monday (`2024-03-11`). */
export interface WeekData {
  readonly monday: string;
  readonly replies: number;
  /** Mean of the replies; null where none was judged. */
  readonly score: number | null;
  readonly error: number;
  readonly warning: number;
  readonly suggestion: number;
}

/** Ids of the elements that page and script meet at. No conversation has an id like them in the page before they stand there. */
export const PARTS = {
  conversations: 'replylint-data',
  weeks: 'replylint-weeks',
  words: 'replylint-words',
  overview: 'replylint-overview',
  list: 'replylint-list',
} as const;

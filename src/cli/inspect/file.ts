import type { CannedResponse, Conversation, Diagnostic, Role } from '../../model/index.ts';
import type { SeenTurn } from './see.ts';

/** One file as `--format json` prints it (design.md 4). Every record counts once: under its role, or as internal, or as skipped. */
export interface InspectedFile {
  readonly path: string;
  readonly reader: string;
  readonly why: string;
  conversations: number;
  messages: number;
  /** Of a canned-response library; absent for conversations. */
  responses?: number;
  readonly roles: Record<Role, number>;
  internal: number;
  readonly skipped: Record<string, number>;
  readonly diagnostics: Diagnostic[];
}

/** What people are shown beyond the counts. */
export interface Glimpse {
  readonly title: string;
  /** Conversations by language. */
  readonly languages: Map<string, number>;
  /** Id, turns and language of the first conversations. */
  readonly first: { readonly id: string; readonly turns: number; readonly language: string }[];
  /** The first conversation, with what the language layer saw. */
  conversation?: Conversation;
  turns: readonly SeenTurn[];
  /** The first canned responses. */
  readonly responses: CannedResponse[];
}

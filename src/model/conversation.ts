/** Who speaks: the customer, a person of the team, an automated agent, or the channel itself. */
export type Role = 'customer' | 'agent' | 'bot' | 'system';

/** A place that a person can open: 1-based line and column (UTF-16 units) in the file that was read. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A half-open range of UTF-16 code units in one message's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Why a message is kept but never judged as a reply:
 * a note among colleagues, an unsent text, a removed one, or one with nothing to read.
 */
export type Hidden = 'internal' | 'draft' | 'deleted' | 'empty';

/** One record as exported: a tweet, a comment, a chat line. */
export interface Message {
  readonly id: string;
  readonly role: Role;
  /** The name or handle that the export gives, as it stands there. */
  readonly author?: string;
  /** ISO 8601, with the export's own zone or none; never an invented zone. */
  readonly at?: string;
  /** Plain text: entities decoded, markup removed, quoted mail history cut. */
  readonly text: string;
  readonly hidden?: Hidden;
  /** True where the export says that a file came with the message. */
  readonly attachments?: boolean;
  /** Where `text` starts in the file that was read. */
  readonly position: Position;
  /** The file it came from, where that is not the conversation's. */
  readonly path?: string;
  /** Keys of the export that the model has no place for. */
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** One ticket, thread or chat: an ordered list of messages. */
export interface Conversation {
  readonly id: string;
  /** Path of the file it came from, as the user named it (`-` for standard input). */
  readonly path: string;
  readonly channel?: string;
  /** BCP 47 tag that the export states; the language layer decides where it is absent. */
  readonly language?: string;
  readonly subject?: string;
  readonly messages: readonly Message[];
  readonly meta?: Readonly<Record<string, unknown>>;
  /**
   * The place in the file of one UTF-16 offset of one message's text. Called only for findings, so it may be slow.
   * Without it a place is counted from the message's own position over the text's line breaks.
   */
  locate?(message: Message, offset: number): Position;
}

/** A stored reply text, possibly with placeholders. */
export interface CannedResponse {
  readonly id: string;
  readonly path: string;
  readonly title?: string;
  readonly text: string;
  readonly language?: string;
  readonly tags?: readonly string[];
  /** Where `text` starts in the file that was read. */
  readonly position: Position;
  locate?(offset: number): Position;
}

/** Something about the input that a person should know: an unreadable record, a guess, a limit. */
export interface Diagnostic {
  readonly path: string;
  readonly line?: number;
  readonly record?: number;
  /** Stable, kebab-case: `bad-json`, `missing-column`, `guessed-roles` ... */
  readonly code: string;
  readonly message: string;
  /** `error`: a record was lost (status 2 under --strict-input); `note`: nothing was. */
  readonly level?: 'error' | 'note';
}

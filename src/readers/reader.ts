import type { CannedResponse, Conversation, Diagnostic } from '../model/index.ts';

/** One line of a text source, without its line break. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/**
 * A file, an archive member or standard input, already decoded to text without a byte order mark.
 * A reader uses exactly one of `lines`, `chunks`, `text` and `bytes`, once: standard input cannot be read twice.
 */
export interface Source {
  /** As the user named it; `-` for standard input. */
  readonly path: string;
  /** The first 64 KiB of the text, or all of it where it is shorter. */
  readonly head: string;
  /** Size in bytes where it is known. */
  readonly size?: number;
  lines(): AsyncIterable<Line>;
  chunks(): AsyncIterable<string>;
  /** The whole text: for formats that cannot be streamed. Throws UserError `too-large` over 512 MiB. */
  text(): Promise<string>;
  /** The bytes as they stand in the file (unpacked, where it is gzip): for formats whose parts have encodings of their own, such as mail. */
  bytes(): AsyncIterable<Uint8Array>;
  /** The files around this one; absent for standard input and for a text that is no file. */
  readonly family?: Family;
}

/** The other files of the same folder or archive: some exports are spread over several. Names are relative to this file's folder, with `/`. */
export interface Family {
  /** Names of the other files of a folder (`.`, `..`, `../users`) that were given to this run too, sorted by code unit. */
  list(folder: string): readonly string[];
  /** As `list`, with the files of the folders below it too. */
  below(folder: string): readonly string[];
  /**
   * Opens one of the files around, also one that was not named on the command line; undefined where there is none that is text.
   * A file that was opened so is part of this reading: it is not read again on its own.
   */
  open(name: string): Promise<Source | undefined>;
}

/** What the user told the reader, beyond the file. */
export interface ReadOptions {
  /** `--map column=field`: the export's own names for our fields. Keys are field names (`text`, `role`, `conversation` ...). */
  readonly map: Readonly<Record<string, string>>;
  /** `--agent NAME`: who is the team where the export does not say. Compared without case and accents. */
  readonly agents: readonly string[];
}

export interface ReadContext {
  readonly options: ReadOptions;
  /** Reports a lost record (`level: 'error'`, counted as skipped `unreadable`) or a remark (`level: 'note'`). */
  diagnose(diagnostic: Omit<Diagnostic, 'path'>): void;
  /** Counts message records that were seen and are in no conversation that was yielded, by reason (kebab-case). */
  skip(reason: string, count?: number): void;
}

/** How sure a reader is that a source is its own: 0 to 1, with the sign by which it knew. */
export interface Detection {
  /** 1: unmistakable; 0.8: fits well; 0.5: could be; below 0.3 is never taken. */
  readonly confidence: number;
  /** One clause that completes "read as X because ...". */
  readonly why: string;
  /** True for a file without messages that the reader only uses beside others of its export (a list of users): it is passed over alone. */
  readonly side?: true;
}

interface ReaderMeta {
  /** The name for `--from`: kebab-case. */
  readonly name: string;
  /** The product or format, as a person says it. */
  readonly title: string;
  /** Without the dot; a hint for detection, never the proof. */
  readonly extensions: readonly string[];
}

export interface TranscriptReader {
  readonly meta: ReaderMeta & { readonly kind: 'transcript' };
  /** Looks at the head only; undefined where the source is not its own. */
  detect(source: Pick<Source, 'path' | 'head'>): Detection | undefined;
  /**
   * Yields the conversations in file order, as early as it can.
   * A broken record is diagnosed and skipped; UserError is thrown only where nothing can be read at all.
   */
  read(source: Source, context: ReadContext): AsyncIterable<Conversation>;
}

export interface CannedReader {
  readonly meta: ReaderMeta & { readonly kind: 'canned' };
  detect(source: Pick<Source, 'path' | 'head'>): Detection | undefined;
  read(source: Source, context: ReadContext): AsyncIterable<CannedResponse>;
}

export type Reader = TranscriptReader | CannedReader;

/** A `read` whose code is loaded when the first file of its format is read: start-up pays for detection only. */
export function lazyRead<T>(
  load: () => Promise<{ readonly read: (source: Source, context: ReadContext) => AsyncIterable<T> }>,
): (source: Source, context: ReadContext) => AsyncIterable<T> {
  return async function* (source, context) {
    yield* (await load()).read(source, context);
  };
}

/** Returns its argument: it is here for the types. */
export function defineReader<R extends Reader>(reader: R): R {
  return reader;
}

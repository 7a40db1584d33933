import type { CorpusRow, CorpusTable, Position, Severity, Span } from '../model/index.ts';
import type { CountedFact } from './evidence.ts';
import type { ConversationView, Graded, Situation, Turn, TurnFacts } from './facts.ts';
import type { Data, Mode } from './rule.ts';
import type { Said, Value } from './say.ts';

/**
 * What a rule gathers over many conversations. The engine calls `add` while conversations stream by and `finish` once, at the end;
 * threads and shards each gather a state of their own, which are merged.
 *
 * The report must not depend on how the conversations were dealt out. So what a state holds may depend on what was added, never on
 * the order: `merge` is associative and commutative, `empty` is its neutral element, and adding two conversations to one state is
 * the same as merging two states with one each. Where one of many is kept (an example), keep the least by an order of your own.
 *
 * A state is plain JSON data, so that it can be sent and stored: no Map, no class, no function, no undefined in a list. Its size
 * must not grow with the number of conversations, but by a small fixed sketch for each distinct thing that is counted. Where there is
 * no end of distinct things, as of texts, `overflow` lets most of them be kept outside memory.
 */
export interface CorpusFacts<Options, Problems extends Record<string, string>, State> {
  /** A state to which nothing was added. */
  empty(): State;
  /** Adds one conversation to the state, in place. */
  add(state: State, context: CorpusContext<Options>): void;
  /** Adds a state to another one, in place; `from` is not used again. */
  merge(into: State, from: State): void;
  /**
   * Masks, in place, what the state quotes from conversations; called once before a state is stored (`--shard`). What the rule works with,
   * such as hashes and places, stays. Without it a state is only stored where the user asked for texts as they are.
   * @param shown the text with personal data masked
   */
  mask?(state: State, shown: (text: string) => string): void;
  /** For a state that is a table by key, and may become large. */
  overflow?: CorpusOverflow<State, Options>;
  /** Reports what the state shows. Findings of a rule that is not on are dropped; its tables stay. */
  finish(state: State, context: CorpusSummary<Options, Problems>): void;
}

/** How the engine moves the entries of a state out of memory and back. */
export interface CorpusOverflow<State, Options> {
  /** Entries that the state holds. Asked after each conversation: it must not cost a walk. */
  size(state: State): number;
  /** Takes all entries out. Those of one key may come out several times, and are put back together. */
  take(state: State): Iterable<readonly [key: string, entry: unknown]>;
  /** Puts an entry in, merged with what is there under its key. */
  put(state: State, key: string, entry: unknown): void;
  /**
   * Forgets what is more than can be looked over at the end, of a state in which every entry is whole. To thin parts with different keys and
   * then their union must give what thinning the whole gives.
   * @param beside a thinned state that this one will be merged into: what would be forgotten then may be forgotten now
   */
  thin(state: State, options: Options, beside?: State): void;
}

/** One conversation, as a rule gathers from it. Grammar (`facts.commands`) may not be loaded here. */
export interface CorpusContext<Options> {
  readonly conversation: ConversationView;
  /** The replies under judgement, in order. */
  readonly replies: readonly Turn[];
  readonly mode: Mode;
  readonly options: Options;
  facts(turn: Turn): TurnFacts;
  situation(reply: Turn): Situation;
  /** That a customer turn, taken by itself, reports a trouble. */
  troubleOf(turn: Turn): Graded;
  /** The place of a reply, to be kept in the state: a copy that holds nothing of the conversation in memory. */
  placeOf(reply: Turn): ReplyPlace;
}

/** Where a reply stands, as plain data: its first message, and the beginning of that message's text. */
export interface ReplyPlace {
  readonly path: string;
  readonly conversationId: string;
  readonly messageId: string;
  /** Index of the turn in its conversation. */
  readonly turn: number;
  readonly language: string;
  readonly span: Span;
  readonly position: Position;
  /** The text of the span, cut where it is long. */
  readonly excerpt: string;
}

export interface CorpusSummary<Options, Problems extends Record<string, string>> {
  readonly mode: Mode;
  readonly options: Options;
  report(report: CorpusReport<Problems>): void;
  /** Gives a table to the report's summary. */
  table(table: SaidTable): void;
}

/** A table whose heading and counts are in the language of the report. */
export interface SaidTable extends Omit<CorpusTable, 'title' | 'rows'> {
  readonly title: Value;
  readonly rows: readonly (Omit<CorpusRow, 'counts'> & { readonly counts: readonly Value[] })[];
}

/** What a rule hands to `report` at the end of a run. */
export type CorpusReport<Problems extends Record<string, string>> = {
  [Id in keyof Problems & string]: {
    readonly problem: Id;
    readonly at: ReplyPlace;
    /** What makes it the same finding in the next run, when other conversations came in: the finding's fingerprint is made of it. */
    readonly key: string;
    readonly related?: readonly { readonly at: ReplyPlace; readonly note: string | Said }[];
    readonly evidence: readonly CountedFact[];
    readonly severity?: Severity;
    readonly suggestions?: readonly string[];
  } & Data<Problems[Id]>;
}[keyof Problems & string];

import type { CorpusTable, Finding, Span } from '../model/index.ts';
import type { ConversationView, Graded, ReplyPlace, Said, SaidTable, Situation, Turn, TurnFacts } from '../rule/index.ts';
import { type Fillable, fillProblem, noteOf } from './finding.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Crash, EnabledRule, LintSettings } from './lint.ts';
import { messageAt } from './turns.ts';
import { worded } from './wording.ts';

/** Longest text of a reply that is kept for a report. */
const EXCERPT = 300;

/** What the engine knows of a conversation when it has been walked. */
export interface Walked {
  readonly view: ConversationView;
  readonly judged: readonly Turn[];
  readonly factsOf: (turn: Turn) => TurnFacts;
  readonly situation: (reply: Turn) => Situation;
  readonly troubleOf: (turn: Turn) => Graded;
}

/** The states of all rules that look beyond one conversation, by rule: plain JSON. */
export type SavedCorpus = Readonly<Record<string, unknown>>;

/** Keeps entries of states outside memory (`CorpusOverflow`), in buckets: those of one key are in the same one. */
export interface Aside {
  /** True where something was put. */
  holds(rule: string): boolean;
  put(rule: string, entries: Iterable<readonly [key: string, entry: unknown]>): void;
  /** All that was put, bucket by bucket. */
  buckets(rule: string): Iterable<Iterable<readonly [key: string, entry: unknown]>>;
}

/** Entries of a state in memory, beyond which they are put aside. */
const MOST_ENTRIES = 20_000;

/** How many times as large a state that comes back has become, before it is thinned again. */
const GROWN = 1.5;

/** What all conversations together show. */
export interface CorpusOutcome {
  readonly findings: readonly Finding[];
  readonly tables: readonly CorpusTable[];
  readonly crashes: readonly Crash[];
  /** Fingerprints of findings that were made and are accepted. */
  readonly accepted: readonly string[];
}

interface Gathering {
  readonly enabled: EnabledRule;
  readonly on: boolean;
  state: unknown;
}

/** Gathers the corpus facts of a run. One for each thread or shard; they are merged before the end. */
export class Corpus {
  readonly #settings: LintSettings;
  readonly #gatherings: readonly Gathering[];
  readonly #aside: Aside | undefined;
  readonly #most: number;

  /**
   * @param aside takes what is too much for memory; the threads of one run have one in common, and the last to be asked is `finish`
   * @param most entries of one rule that stay in memory
   */
  constructor(settings: LintSettings, aside?: Aside, most = MOST_ENTRIES) {
    this.#settings = settings;
    this.#aside = aside;
    this.#most = most;
    const wanted = ({ rule }: EnabledRule): boolean => rule.corpus !== undefined && rule.meta.modes?.includes(settings.mode) !== false;
    const gathering = (enabled: EnabledRule, on: boolean): Gathering => ({ enabled, on, state: enabled.rule.corpus?.empty() });
    this.#gatherings = [
      ...settings.rules.filter(wanted).map((enabled) => gathering(enabled, true)),
      ...(settings.tables ?? []).filter(wanted).map((enabled) => gathering(enabled, false)),
    ];
  }

  /** Adds one conversation. A rule that throws is named; what it had gathered before stays. */
  add({ view, judged, factsOf, situation, troubleOf }: Walked): Crash[] {
    const { mode, languages } = this.#settings;
    const crashes: Crash[] = [];
    for (const { enabled, state } of this.#gatherings) {
      const { id, rule, options } = enabled;
      const replies = judged.filter((turn) => languages.knows(factsOf(turn).language, rule.meta.concepts ?? []));
      const placeOf = (reply: Turn): ReplyPlace => placeIn(view, reply, factsOf(reply).language);
      try {
        rule.corpus?.add(state, { conversation: view, replies, mode, options, facts: factsOf, situation, troubleOf, placeOf });
      } catch (error) {
        crashes.push({ ruleId: id, conversationId: view.source.id, error });
      }
      const { overflow } = rule.corpus ?? {};
      if (overflow !== undefined && overflow.size(state) > this.#most) this.#aside?.put(id, overflow.take(state));
    }
    return crashes;
  }

  /** The states, to be sent or stored. They are not copied: add nothing afterwards. */
  save(): SavedCorpus {
    return Object.fromEntries(this.#gatherings.map(({ enabled, state }) => [enabled.id, state]));
  }

  /** Masks what the states quote, before they are stored. */
  mask(shown: (text: string) => string): void {
    for (const { enabled, state } of this.#gatherings) enabled.rule.corpus?.mask?.(state, shown);
  }

  /** Adds what another thread or shard has gathered under the same settings. */
  merge(saved: SavedCorpus): void {
    for (const { enabled, state } of this.#gatherings) {
      const other = saved[enabled.id];
      if (other !== undefined) enabled.rule.corpus?.merge(state, other);
    }
  }

  /** Brings back what was put aside, as far as it can matter. */
  #collect({ enabled, state }: Gathering): void {
    const { id, rule, options } = enabled;
    const { corpus } = rule;
    if (corpus?.overflow === undefined || this.#aside?.holds(id) !== true) return;
    const { overflow } = corpus;
    this.#aside.put(id, overflow.take(state));
    let thinned = 0;
    for (const bucket of this.#aside.buckets(id)) {
      const part: unknown = corpus.empty();
      for (const [key, entry] of bucket) overflow.put(part, key, entry);
      overflow.thin(part, options, state);
      corpus.merge(state, part);
      // A walk over all that is kept for each of the buckets would cost more than what is in them.
      if (overflow.size(state) < GROWN * thinned) continue;
      overflow.thin(state, options);
      thinned = overflow.size(state);
    }
    overflow.thin(state, options);
  }

  /** What all that was added shows; findings in order of place. */
  finish(): CorpusOutcome {
    const { mode, minConfidence } = this.#settings;
    const findings: Finding[] = [];
    const accepted: string[] = [];
    const tables: CorpusTable[] = [];
    const crashes: Crash[] = [];
    for (const gathering of this.#gatherings) {
      const { enabled, on, state } = gathering;
      const report = (each: LooseCorpusReport): void => {
        const finding = build(enabled, each);
        if (!on || finding.confidence < (enabled.minConfidence ?? minConfidence)) return;
        if (this.#settings.accepted?.has(finding.fingerprint) === true) accepted.push(finding.fingerprint);
        else findings.push(finding);
      };
      try {
        const table = (each: SaidTable): unknown => tables.push(tableOf(enabled, each));
        this.#collect(gathering);
        enabled.rule.corpus?.finish(state, { mode, options: enabled.options, report, table });
      } catch (error) {
        crashes.push({ ruleId: enabled.id, error });
      }
    }
    findings.sort(byPlace);
    return { findings, tables, crashes, accepted };
  }
}

interface LooseCorpusReport extends Fillable {
  readonly at: ReplyPlace;
  readonly key: string;
  readonly related?: readonly { readonly at: ReplyPlace; readonly note: string | Said }[];
}

function build(enabled: EnabledRule, report: LooseCorpusReport): Finding {
  const { path, conversationId, messageId, turn, span, position, excerpt, language } = report.at;
  return {
    ...fillProblem(enabled, report, language),
    path,
    conversationId,
    messageId,
    turn,
    span,
    position,
    excerpt,
    related: (report.related ?? []).map(({ at, note }) => ({ messageId: at.messageId, span: at.span, note: noteOf(enabled, note) })),
    fingerprint: fingerprintOf([enabled.id, report.problem, report.key]),
  };
}

const tableOf = ({ translation }: EnabledRule, { name, title, rows }: SaidTable): CorpusTable => ({
  name,
  title: worded(title, translation),
  rows: rows.map((row) => ({ ...row, counts: row.counts.map((count) => worded(count, translation)) })),
});

function placeIn({ source }: ConversationView, reply: Turn, language: string): ReplyPlace {
  const { message } = messageAt(reply, { start: 0, end: 0 });
  const span: Span = { start: 0, end: Math.min(message.text.length, EXCERPT) };
  return {
    path: source.path,
    conversationId: copyOf(source.id),
    messageId: copyOf(message.id),
    turn: reply.index,
    language,
    span,
    position: message.position,
    excerpt: copyOf(message.text.slice(span.start, span.end)),
  };
}

/** The same text with memory of its own: a piece of a longer one would keep all of that alive. */
const copyOf = (text: string): string => ` ${text}`.slice(1);

const less = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

const byPlace = (a: Finding, b: Finding): number =>
  less(a.path, b.path) ||
  a.position.line - b.position.line ||
  a.position.column - b.position.column ||
  less(a.conversationId, b.conversationId) ||
  less(a.ruleId, b.ruleId) ||
  less(a.fingerprint, b.fingerprint);

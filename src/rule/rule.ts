import type { GenericSchema, InferOutput } from 'valibot';
import type { Category, Message, Severity } from '../model/index.ts';
import type { CorpusFacts } from './corpus.ts';
import type { ConversationView, Graded, Place, Sentence, Situation, Turn, TurnFacts } from './facts.ts';
import type { RuleTexts, Said, Value } from './say.ts';

/** `lint` judges every reply, `check` the last one, `canned` a text without a conversation. */
export type Mode = 'lint' | 'check' | 'canned';

export interface RuleMeta<Problems extends Record<string, string>> {
  /** One line: the bad pattern that the rule finds. */
  readonly description: string;
  readonly category: Category;
  /**
   * Rules of a category with the same cause see the same trouble: on one reply they count once and are printed together.
   * The rule's own id where it is not stated.
   */
  readonly cause?: string;
  /** The default; a report may state its own where severity follows harm. */
  readonly severity: Severity;
  readonly since: string;
  /** The presets that switch it on. */
  readonly presets: readonly string[];
  /** Presets that collect its corpus facts for the summary's table only, without findings. */
  readonly tables?: readonly string[];
  /** Concepts that a language must know for the rule to run in it; none: the rule runs in every language. */
  readonly concepts?: readonly string[];
  /** Modes in which it makes sense; all by default. */
  readonly modes?: readonly Mode[];
  /** True where it judges replies as whole texts: it keeps silent about calls, in which an answer comes in many short turns. */
  readonly written?: boolean;
  /** The texts by problem: what is wrong, why it matters, what to do. `{{name}}` is filled from the report's data. */
  readonly problems: Problems;
}

/** Wordings to use instead, by problem and language of the reply. `{{name}}` as in the problem's text. */
export type Suggestions<Problems extends Record<string, string>> = {
  readonly [Id in keyof Problems]?: Readonly<Record<string, readonly string[]>>;
};

/** The events of the one walk over a conversation, in the order in which they fire. */
export interface Visitor {
  conversation?(conversation: ConversationView): void;
  turn?(turn: Turn): void;
  /** A public turn of the team that is under judgement: what most rules listen to. */
  reply?(reply: Turn): void;
  'conversation:exit'?(conversation: ConversationView): void;
}

type Placeholder<T extends string> = T extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Placeholder<Rest> : never;
/** The values that a problem's text needs. */
export type Data<T extends string> = [Placeholder<T>] extends [never]
  ? { readonly data?: Readonly<Record<string, Value>> }
  : { readonly data: { readonly [K in Placeholder<T>]: Value } & Readonly<Record<string, Value>> };

/** What a rule hands to `context.report`. The compiler refuses an unknown problem and a missing placeholder. */
export type ProblemReport<Problems extends Record<string, string>> = {
  [Id in keyof Problems & string]: {
    readonly problem: Id;
    readonly at: Turn | Place | Sentence;
    /** A note is words of the rule: a translation has it among its `words`. */
    readonly related?: readonly { readonly at: Turn | Place; readonly note: string | Said }[];
    /** The counted facts: log-odds that add up to the confidence. */
    readonly evidence: readonly { readonly fact: string; readonly weight: number }[];
    /** Harm decides; a severity that the configuration states wins over it. */
    readonly severity?: Severity;
    /** Instead of the rule's own for this problem. */
    readonly suggestions?: readonly string[];
  } & Data<Problems[Id]>;
}[keyof Problems & string];

export interface RuleContext<Options, Problems extends Record<string, string>> {
  readonly conversation: ConversationView;
  readonly mode: Mode;
  readonly options: Options;
  facts(turn: Turn): TurnFacts;
  situation(reply: Turn): Situation;
  /** That a customer turn, taken by itself, reports a trouble. */
  troubleOf(turn: Turn): Graded;
  /** That a customer turn calls for an answer; `at` is the first sentence that does. */
  needsAnswer(turn: Turn): Graded;
  /**
   * Facts of one message by itself: of a part of a turn, or of one that is no part of any (a note, a notice of the channel).
   * Read anew at each call: for the few messages on which a finding hangs.
   */
  factsOf(message: Message): TurnFacts;
  /**
   * False where a report whose evidence adds up to these log-odds, or to less, would be dropped for certain. Ask before anything dear
   * is worked out or any text is made: most of what a rule weighs is not sure enough.
   */
  mayShow(logOdds: number): boolean;
  report(report: ProblemReport<Problems>): void;
}

export interface Rule<
  Schema extends GenericSchema | undefined = GenericSchema | undefined,
  Problems extends Record<string, string> = Record<string, string>,
  State = unknown,
> {
  readonly meta: RuleMeta<Problems>;
  readonly suggestions?: Suggestions<Problems>;
  /** The rule in other languages, by tag; a plugin of several rules may bring them all at once. English where there is none. */
  readonly translations?: Readonly<Record<string, RuleTexts<Problems>>>;
  /** Gives the options' type, defaults, validation, JSON Schema and docs. */
  readonly options?: Schema;
  create(context: RuleContext<OptionsOf<Schema>, Problems>): Visitor;
  /** What it gathers over many conversations, and what it makes of it at the end of the run. */
  readonly corpus?: CorpusFacts<OptionsOf<Schema>, Problems, State>;
}

type OptionsOf<Schema> = Schema extends GenericSchema ? InferOutput<Schema> : Record<string, never>;

/** A rule of any options and problems: for lists in which different rules meet. */
// biome-ignore lint/suspicious/noExplicitAny: a list of rules is a list of different types of context
export type AnyRule = Rule<any, any, any>;

/** Returns its argument: it is here for the types. */
export function defineRule<
  const Problems extends Record<string, string>,
  Schema extends GenericSchema | undefined = undefined,
  State = never,
>(rule: Rule<Schema, Problems, State>): Rule<Schema, Problems, State> {
  return rule;
}

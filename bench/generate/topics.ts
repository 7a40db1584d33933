/** What a customer may write about, with what a good reply to it says. All lines are templates (grammar.ts). */
export interface Topic {
  readonly subject: string;
  /** What it is about: `{thing}`. */
  readonly things: readonly string[];
  /** Whether something went wrong on the team's side, which a good reply is sorry for. */
  readonly trouble?: true;
  /** Whether each answer belongs to the question at its place; else any of them answers any. */
  readonly paired?: true;
  readonly asks: readonly string[];
  readonly answers: readonly string[];
  /** What comes after the first answer, and the reply to it. */
  readonly followUps: readonly (readonly [ask: string, answer: string])[];
}

/** Everything that the conversations of one language are made of. */
export interface Speech {
  readonly tag: string;
  readonly customers: readonly string[];
  readonly agents: readonly string[];
  readonly slots: Readonly<Record<string, readonly string[]>>;
  readonly topics: readonly Topic[];
  /** Before what a customer asks, and after it. */
  readonly openings: readonly string[];
  readonly asides: readonly string[];
  /** What else went wrong; only where something did. */
  readonly grievances: readonly string[];
  readonly endings: readonly string[];
  readonly thanks: readonly string[];
  readonly farewells: readonly string[];
  readonly greetings: readonly string[];
  readonly apologies: readonly string[];
  readonly acknowledgements: readonly string[];
  readonly extras: readonly string[];
  /** What a team does for a customer who had trouble. */
  readonly goodwill: readonly string[];
  readonly closings: readonly string[];
  /** Replies that help nobody. */
  readonly poor: readonly string[];
  /** Sentences that spoil a reply that is otherwise good. */
  readonly blemishes: readonly string[];
}

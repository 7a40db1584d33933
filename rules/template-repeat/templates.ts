import {
  type CorpusContext,
  type CountedFact,
  Evidence,
  hash32,
  hash64,
  mix32,
  type ReplyPlace,
  shinglesOf,
  type Turn,
} from '../../src/rule/index.ts';
import { type Masked, maskedReply, namesIn } from './masked.ts';

/** Where a text was sent, as the table shows it. */
export type Example = Pick<ReplyPlace, 'path' | 'conversationId' | 'messageId' | 'position'>;

/** A reply that may become a finding: what its own conversation says for and against it. */
export interface Candidate {
  readonly at: ReplyPlace;
  readonly upset: boolean;
  readonly evidence: readonly CountedFact[];
}

/** All that is kept of one masked text, however often it was sent. */
export interface Template {
  /** As the example has it. */
  text: string;
  readonly shingles: readonly number[];
  count: number;
  /** Conversations in which it was sent, and those of them with an upset customer. */
  customers: number;
  upset: number;
  /** The least hashes of those who sent it. */
  agents: number[];
  /** What stood in its slots; null where that was not always the same, or is not known. */
  slots: number | null;
  example: Example;
  candidate?: Candidate;
}

export type Templates = Record<string, Template>;

/** From here on a customer counts as upset. */
const UPSET = 0.6;
/** Agents that are told apart; of more the number is estimated. */
const MOST_AGENTS = 64;

/** Adds the replies of one conversation. @returns how many texts are new */
export function addReplies(templates: Templates, context: CorpusContext<{ readonly onlyUpset: boolean }>): number {
  let added = 0;
  const { conversation, replies, facts, situation, options, placeOf } = context;
  const names = namesIn(conversation.turns);
  // Sent twice to one customer it is one customer's.
  const seen = new Map<string, boolean>();
  for (const reply of replies) {
    if (reply.role === 'bot') continue;
    const masked = maskedReply(facts(reply), names);
    if (masked === undefined) continue;
    const key = hash64(masked.words.join(' '));
    const upset = situation(reply).upset.probability >= UPSET;
    let template = templates[key];
    if (template === undefined) {
      template = newTemplate(masked, exampleOf(placeOf(reply)));
      templates[key] = template;
      added++;
    } else {
      const own = masked.hidden ? null : masked.slots;
      if (own !== template.slots) varies(template);
      if (isBefore(reply, conversation.source.path, conversation.source.id, template.example)) {
        template.example = exampleOf(placeOf(reply));
        template.text = masked.text();
      }
    }
    template.count++;
    if (!seen.has(key)) template.customers++;
    if (upset && seen.get(key) !== true) template.upset++;
    seen.set(key, upset || seen.get(key) === true);
    if (reply.author !== undefined) template.agents = withAgents(template.agents, [mix32(hash32(reply.author))]);
    if ((upset || !options.onlyUpset) && template.slots !== null) {
      template.candidate = better(template.candidate, { at: placeOf(reply), upset, evidence: evidenceFor(reply, masked, upset, context) });
    }
  }
  return added;
}

/** What one conversation says for a finding. How many others got the text is known at the end only. */
function evidenceFor(reply: Turn, { named }: Masked, isUpset: boolean, context: CorpusContext<unknown>): readonly CountedFact[] {
  const { facts, situation } = context;
  const own = facts(reply);
  const { customer, upset } = situation(reply);
  const said = new Set(customer.slice(-2).flatMap((turn) => [...facts(turn).content]));
  const taken = [...own.content].filter((stem) => said.has(stem)).length;
  const residue = own.residue.size;
  // What the classifier makes of the words tells a step or a fact from stock; without one, what is left without courtesies must do.
  const definite = own.impression()?.of('specific');
  return new Evidence(isUpset ? -2 : -1)
    .when(isUpset, 'how upset the customer is', 5 * (upset.probability - 0.5))
    .when(taken === 0, 'no word of what the customer wrote', 1.5)
    .add('words of what the customer wrote', -2 * Math.min(taken, 2))
    .when(definite === undefined && residue <= 3, 'nothing but courtesies', 0.8)
    .add(
      `its words ${(definite ?? 0) < STOCK ? 'fit any case' : 'say something definite'}`,
      definite === undefined ? 0 : stockWeight(definite),
    )
    .when(residue >= 12, 'explains something at length', -0.8)
    .when(own.numbers.length > 0 || own.links.length > 0, 'a number, time or link', -0.7)
    .when(own.asks.length > 0, 'asks the customer for something', -0.7)
    .when(own.has('info-request'), 'asks for what is needed to help', -2.5)
    .when(named, 'addresses the customer by name', -0.5).facts;
}

/** The impression of being specific below which a reply counts as stock, and how far it counts at most. */
const STOCK = -2;
const stockWeight = (definite: number): number => 1.2 * (STOCK - Math.max(STOCK - 1, Math.min(STOCK + 4, definite)));

/** Adds what another thread or shard has gathered. @returns how many texts are new */
export function mergeTemplates(into: Templates, from: Templates): number {
  let added = 0;
  for (const key in from) added += mergeTemplate(into, key, from[key] as Template);
  return added;
}

/** Adds what was gathered elsewhere of one text. @returns 1 where the text is new, else 0 */
export function mergeTemplate(into: Templates, key: string, other: Template): 0 | 1 {
  const own = into[key];
  if (own === undefined) {
    into[key] = other;
    return 1;
  }
  own.count += other.count;
  own.customers += other.customers;
  own.upset += other.upset;
  own.agents = withAgents(own.agents, other.agents);
  if (compareExamples(other.example, own.example) < 0) {
    own.example = other.example;
    own.text = other.text;
  }
  if (own.slots !== other.slots) varies(own);
  else if (other.candidate !== undefined) own.candidate = better(own.candidate, other.candidate);
  return 0;
}

/** Texts that went out once, and those that went out to a few, of which no more than so many each are looked through for like ones. */
const MOST_RARE = 20_000;

/** The last that were kept of either kind of rare texts, where some were left out: what ranks behind them never comes back. */
export interface LastKept {
  readonly once: string | undefined;
  readonly few: Rank | undefined;
}

type Rank = readonly [count: number, key: string];

/**
 * Without the rare texts that are beyond what can be compared. Those that went to so many customers that they count by themselves all
 * stay; of those that went out once the least by their hash, of those between the most frequent.
 * @param before what was kept last of others with which these will be merged
 */
export function withoutManyRare(templates: Templates, minCount: number, before?: LastKept): { templates: Templates; last: LastKept } {
  const once: string[] = [];
  const few: Rank[] = [];
  const kept: Templates = {};
  for (const key in templates) {
    const template = templates[key] as Template;
    const { count, customers } = template;
    if (count === 1) {
      if (before?.once === undefined || key <= before.once) once.push(key);
    } else if (customers >= minCount) kept[key] = template;
    else if (before?.few === undefined || compareRanks([count, key], before.few) <= 0) few.push([count, key]);
  }
  if (once.length > MOST_RARE) once.sort();
  if (few.length > MOST_RARE) few.sort(compareRanks);
  const keep = (key: string): unknown => (kept[key] = templates[key] as Template);
  for (const key of once.slice(0, MOST_RARE)) keep(key);
  for (const [, key] of few.slice(0, MOST_RARE)) keep(key);
  return {
    templates: kept,
    last: {
      once: once.length > MOST_RARE ? once[MOST_RARE - 1] : before?.once,
      few: few.length > MOST_RARE ? few[MOST_RARE - 1] : before?.few,
    },
  };
}

const compareRanks = ([count, key]: Rank, [other, otherKey]: Rank): number => other - count || compare(key, otherKey);

/** Masks the words of conversations that a state keeps to show them. */
export function maskAll(templates: Templates, entries: { at: ReplyPlace }[], shown: (text: string) => string): void {
  const masked = (at: ReplyPlace): ReplyPlace => ({ ...at, excerpt: shown(at.excerpt) });
  for (const template of Object.values(templates)) {
    template.text = shown(template.text);
    const { candidate } = template;
    if (candidate !== undefined) template.candidate = { ...candidate, at: masked(candidate.at) };
  }
  for (const entry of entries) entry.at = masked(entry.at);
}

/** Somebody filled a slot: it is no text that went out unchanged. */
function varies(template: Template): void {
  template.slots = null;
  delete template.candidate;
}

/** How many agents a list of their least hashes stands for. */
export const agentsIn = (hashes: readonly number[]): number =>
  hashes.length < MOST_AGENTS ? hashes.length : Math.round((MOST_AGENTS - 1) / ((hashes.at(-1) as number) / 2 ** 32));

/** The least hashes of both lists, sorted. */
export function withAgents(own: number[], others: readonly number[]): number[] {
  const added: number[] = [];
  for (const hash of others) if (!own.includes(hash)) added.push(hash);
  return added.length === 0 ? own : [...own, ...added].sort((a, b) => a - b).slice(0, MOST_AGENTS);
}

const newTemplate = (masked: Masked, example: Example): Template => ({
  text: masked.text(),
  shingles: shinglesOf(masked.words),
  count: 0,
  customers: 0,
  upset: 0,
  agents: [],
  slots: masked.hidden ? null : masked.slots,
  example,
});

const exampleOf = ({ path, conversationId, messageId, position }: ReplyPlace): Example => ({ path, conversationId, messageId, position });

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

/** In order of place. */
export const compareExamples = (a: Example, b: Example): number =>
  compare(a.path, b.path) ||
  a.position.line - b.position.line ||
  a.position.column - b.position.column ||
  compare(a.conversationId, b.conversationId) ||
  compare(a.messageId, b.messageId);

/** As {@link compareExamples}, without making a place for each reply. */
function isBefore({ messages }: Turn, path: string, conversationId: string, example: Example): boolean {
  const message = messages[0];
  if (message === undefined) return false;
  return compareExamples({ path, conversationId, messageId: message.id, position: message.position }, example) < 0;
}

const weightOf = ({ evidence }: Candidate): number => evidence.reduce((sum, { weight }) => sum + weight, 0);

/** The surer of two, of two alike the one that stands first. */
function better(known: Candidate | undefined, other: Candidate): Candidate {
  if (known === undefined) return other;
  const surer = Math.round((weightOf(other) - weightOf(known)) * 1000);
  return surer > 0 || (surer === 0 && compareExamples(other.at, known.at) < 0) ? other : known;
}

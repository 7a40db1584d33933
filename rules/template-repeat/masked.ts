import { hash32, type Span, type Token, type Turn, type TurnFacts, within } from '../../src/rule/index.ts';

/** A reply without what differs from customer to customer. */
export interface Masked {
  /** Words in normal form: greeting, goodbye, names, numbers, times, links and signature left out. */
  readonly words: readonly string[];
  /** What stood in the places of numbers, times, links and proper names, as a hash: 0 where there were none. */
  readonly slots: number;
  /** A corpus mask (`[PII]`) or a placeholder stands in such a place: what is behind it is not known. */
  readonly hidden: boolean;
  /** That the customer is addressed by name. */
  readonly named: boolean;
  /** The text for people. */
  text(): string;
}

/** Courtesies at the edges, which come and go between uses of one text. */
const EDGES: readonly string[] = ['greeting', 'closing', 'thanks-reply'];
const FEWEST_WORDS = 5;
const LONGEST = 240;

type Kind = 'word' | 'edge' | 'name' | 'handle' | 'number' | 'time' | 'link' | 'proper' | 'hidden' | 'other';

const SHOWN: Readonly<Partial<Record<Kind, string>>> = {
  name: '[name]',
  number: '[number]',
  time: '[time]',
  link: '[link]',
  proper: '[name]',
  hidden: '[…]',
};

/** The names of those who take part, in parts. */
export function namesIn(turns: readonly Turn[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const author of new Set(turns.map((turn) => turn.author))) {
    for (const part of (author ?? '').toLowerCase().split(/[^\p{L}]+/u)) if (part.length > 2) names.add(part);
  }
  return names;
}

/** Masks a reply; undefined where it has too few words to be a text that is pasted. */
export function maskedReply(facts: TurnFacts, names: ReadonlySet<string>): Masked | undefined {
  const { tokens } = facts;
  const kinds = kindsOf(facts, names);
  let own = 0;
  let edges = 0;
  for (const kind of kinds) {
    if (kind === 'word') own++;
    else if (kind === 'edge') edges++;
  }
  if (own + edges < FEWEST_WORDS) return undefined;
  const words: string[] = [];
  let slots = 0;
  let hidden = false;
  let named = false;
  for (let index = 0; index < tokens.length; index++) {
    const { form } = tokens[index] as Token;
    const kind = kinds[index] as Kind;
    if (kind === 'word' || (kind === 'edge' && own < FEWEST_WORDS)) words.push(form);
    else if (kind === 'number' || kind === 'time' || kind === 'link' || kind === 'proper') {
      slots = (Math.imul(slots, 31) + hash32(form)) | 0;
    } else if (kind === 'hidden') hidden = true;
    else if (kind === 'name') named = true;
  }
  return { words, slots, hidden, named, text: () => textOf(facts, kinds) };
}

/** What is asked about a reply to tell the kinds of its words. */
interface Context {
  readonly facts: TurnFacts;
  readonly names: ReadonlySet<string>;
  readonly edges: readonly Span[];
  readonly greetings: readonly Span[];
  /** That a capital letter tells a name. */
  readonly telling: boolean;
}

function kindsOf(facts: TurnFacts, names: ReadonlySet<string>): Kind[] {
  const { tokens, signature } = facts;
  const edges: Span[] = [];
  for (const concept of EDGES) for (const { span } of facts.matches(concept)) edges.push(span);
  const greetings = facts.matches('greeting').map(({ span }) => span);
  // In a text where most words are capital, or in a language that writes its nouns so, a capital letter tells no name.
  let capitals = 0;
  let all = 0;
  for (const { kind, capital } of tokens) {
    if (kind !== 'word') continue;
    all++;
    if (capital) capitals++;
  }
  const context: Context = { facts, names, edges, greetings, telling: facts.language !== 'de' && capitals * 3 < all };
  const kinds: Kind[] = [];
  let starts = true;
  for (let index = 0; index < tokens.length; index++) {
    const { kind, start } = tokens[index] as Token;
    const first = starts;
    if (kind !== 'emoji' && kind !== 'handle') starts = kind === 'end' || kind === 'break' || kind === 'punctuation';
    // "J. Smith, Customer Care" in the last line is no part of the text, whatever its letters.
    if (signature !== undefined && start >= signature.start) kinds.push('handle');
    else kinds.push(kind === 'word' ? wordKind(context, index, first) : kindOf(kind));
  }
  return kinds;
}

/** @param first whether a sentence or a part of one begins with the word */
function wordKind({ facts, names, edges, greetings, telling }: Context, index: number, first: boolean): Kind {
  const token = facts.tokens[index] as Token;
  const { capital, form } = token;
  const edge = isIn(token, edges);
  if (capital) {
    if (names.has(form) || facts.inList('names', form)) return 'name';
    // "Ciao Xhesika": no list has all names.
    if (edge && !first && isIn(token, greetings)) return 'name';
    if (follows(facts.tokens, index, greetings) && isTitle(token, facts)) return 'name';
  }
  // "may", "sun" and "march" are other words in English unless they have a capital letter.
  const dated = capital || facts.language !== 'en';
  if (dated && (facts.inList('weekdays', form) || facts.inList('months', form))) return 'time';
  if (edge) return 'edge';
  return capital && telling && !first && isTitle(token, facts) ? 'proper' : 'word';
}

function isIn(token: Token, spans: readonly Span[]): boolean {
  for (const span of spans) if (within(token, span)) return true;
  return false;
}

function kindOf(kind: Token['kind']): Kind {
  switch (kind) {
    case 'number':
    case 'link':
    case 'handle':
      return kind;
    case 'email':
      return 'link';
    case 'mask':
    case 'slot':
      return 'hidden';
    default:
      return 'other';
  }
}

/** Right behind a greeting. */
const follows = (tokens: readonly Token[], index: number, greetings: readonly Span[]): boolean => {
  const before = tokens[index - 1];
  return before !== undefined && greetings.some(({ end }) => before.end === end);
};

/** A capital letter and small ones behind it, and no function word: "Leeds", not "SIM", "I" or "We". */
function isTitle(token: Token, facts: TurnFacts): boolean {
  const written = facts.turn.text.slice(token.start, token.end);
  return written.length > 2 && written !== written.toUpperCase() && facts.stemOf(token) !== undefined;
}

function textOf(facts: TurnFacts, kinds: readonly Kind[]): string {
  const { text } = facts.turn;
  let out = '';
  let from = 0;
  for (const [index, token] of facts.tokens.entries()) {
    const kind = kinds[index] as Kind;
    if (token.start < from) continue;
    const shown = kind === 'handle' ? '' : SHOWN[kind];
    if (shown === undefined) continue;
    out += text.slice(from, token.start) + shown;
    from = token.end;
    if (out.length > LONGEST) break;
  }
  const whole = inOneLine(out + text.slice(from));
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST).trimEnd()}…` : whole;
}

/** White space that is more than one space between words; most texts have none. */
const LOOSE = /\s\s|[^\S ]/;

const inOneLine = (text: string): string => (LOOSE.test(text) ? text.replace(/\s+/g, ' ') : text).trim();

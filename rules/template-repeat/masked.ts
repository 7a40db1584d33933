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
  const kinds = kindsOf(facts, names);
  const own = kinds.filter((kind) => kind === 'word').length;
  const edges = kinds.filter((kind) => kind === 'edge').length;
  if (own + edges < FEWEST_WORDS) return undefined;
  const words: string[] = [];
  let slots = 0;
  let hidden = false;
  for (const [index, token] of facts.tokens.entries()) {
    const kind = kinds[index] as Kind;
    if (kind === 'word' || (kind === 'edge' && own < FEWEST_WORDS)) words.push(token.form);
    else if (kind === 'number' || kind === 'time' || kind === 'link' || kind === 'proper') {
      slots = (Math.imul(slots, 31) + hash32(token.form)) | 0;
    } else if (kind === 'hidden') hidden = true;
  }
  return { words, slots, hidden, named: kinds.includes('name'), text: () => textOf(facts, kinds) };
}

function kindsOf(facts: TurnFacts, names: ReadonlySet<string>): Kind[] {
  const { tokens, signature } = facts;
  const edges = EDGES.flatMap((concept) => facts.matches(concept).map(({ span }) => span));
  const greetings = facts.matches('greeting').map(({ span }) => span);
  // In a text where most words are capital, or in a language that writes its nouns so, a capital letter tells no name.
  let capitals = 0;
  let all = 0;
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    all++;
    if (token.capital) capitals++;
  }
  const telling = facts.language !== 'de' && capitals * 3 < all;
  let starts = true;
  return tokens.map((token, index): Kind => {
    const first = starts;
    if (token.kind !== 'emoji' && token.kind !== 'handle')
      starts = token.kind === 'end' || token.kind === 'break' || token.kind === 'punctuation';
    // "J. Smith, Customer Care" in the last line is no part of the text, whatever its letters.
    if (signature !== undefined && token.start >= signature.start) return 'handle';
    if (token.kind !== 'word') return KINDS[token.kind] ?? 'other';
    const edge = edges.some((span) => within(token, span));
    if (token.capital) {
      if (names.has(token.form) || facts.inList('names', token.form)) return 'name';
      // "Ciao Xhesika": no list has all names.
      if (edge && !first && greetings.some((span) => within(token, span))) return 'name';
      if (follows(tokens, index, greetings) && isTitle(token, facts)) return 'name';
    }
    // "may", "sun" and "march" are other words in English unless they have a capital letter.
    const dated = token.capital || facts.language !== 'en';
    if (dated && (facts.inList('weekdays', token.form) || facts.inList('months', token.form))) return 'time';
    if (edge) return 'edge';
    return token.capital && telling && !first && isTitle(token, facts) ? 'proper' : 'word';
  });
}

const KINDS: Readonly<Partial<Record<Token['kind'], Kind>>> = {
  number: 'number',
  link: 'link',
  email: 'link',
  handle: 'handle',
  mask: 'hidden',
  slot: 'hidden',
};

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
  const whole = (out + text.slice(from)).replace(/\s+/g, ' ').trim();
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST).trimEnd()}…` : whole;
}

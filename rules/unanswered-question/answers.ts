import { type Ask, type AskKind, type Heard, type Match, type Sentence, sentenceOf, type TurnFacts, within } from '../../src/rule/index.ts';
import { holds, isTalk, isTime, sells } from './talk.ts';
import { chooses, echoes, saysYesOrNo } from './yes-or-no.ts';

type Token = TurnFacts['tokens'][number];

/** Groups of the `answer` concept that answer a question of each kind, whatever words they use. */
const ANSWERS: Readonly<Record<AskKind, readonly string[]>> = {
  status: ['done', 'state', 'time', 'reason', 'unknown', 'impossible'],
  time: ['time', 'unknown', 'done', 'no', 'impossible'],
  place: ['place', 'state', 'done', 'time', 'unknown', 'no', 'impossible'],
  quantity: ['amount', 'unknown', 'no', 'impossible'],
  reason: ['reason', 'unknown', 'impossible', 'done'],
  method: ['possible', 'impossible', 'place', 'done', 'time', 'unknown'],
  person: ['state', 'done', 'place', 'unknown', 'no'],
  thing: ['state', 'done', 'possible', 'impossible', 'place', 'amount', 'unknown'],
  yesno: ['impossible', 'done', 'unknown', 'possible', 'state', 'place', 'amount', 'time'],
  action: ['done', 'impossible', 'time', 'state', 'amount', 'unknown'],
  help: ['done', 'possible', 'impossible', 'reason', 'state', 'place', 'amount', 'unknown'],
  open: ['done', 'state', 'reason', 'possible', 'impossible', 'unknown', 'time', 'place', 'amount'],
};

/** Questions that a plain yes or no can answer. */
const YES_NO: ReadonlySet<AskKind> = new Set(['yesno', 'action', 'open', 'help', 'status', 'thing', 'method']);

/** Questions that a how-to does not answer. */
export const FACTUAL: ReadonlySet<AskKind> = new Set(['time', 'place', 'quantity', 'reason', 'person']);

/** Groups that answer only where they speak of the thing asked about. */
const LOOSE = new Set(['possible', 'state', 'place', 'reason', 'amount']);

/** Questions that nearly any phrase could seem to answer. */
const WIDE: ReadonlySet<AskKind> = new Set(['yesno', 'thing', 'open', 'help', 'method']);

const CLOCK = /^\d{1,2}[:.]\d{2}|^\d{1,2}(?:am|pm|h)$|^\d{1,2}[/.-]\d{1,2}|^\d{1,2}(?:st|nd|rd|th)$/i;
/** For how long, which does not tell when. */
const DURATION = /^(?:for|per|für|pendant|durante|por)\s/i;
const CLOCKED: ReadonlySet<AskKind> = new Set(['time', 'status', 'yesno', 'open']);
/** Questions that a word may answer as a figure does. */
const BY_WORDS: ReadonlySet<AskKind> = new Set(['thing', 'person', 'quantity', 'time']);

/** Groups that are just what a question of each kind asks for: they answer whatever else the reply says. */
const PROPER: Readonly<Record<AskKind, readonly string[]>> = {
  status: ['done', 'time', 'unknown', 'impossible'],
  time: ['time', 'unknown'],
  place: ['place', 'state', 'done', 'unknown'],
  quantity: ['amount', 'unknown'],
  reason: ['reason', 'unknown'],
  method: ['unknown', 'impossible'],
  person: ['unknown'],
  thing: ['unknown', 'impossible'],
  yesno: ['done', 'unknown', 'impossible'],
  action: ['done', 'unknown', 'impossible'],
  help: ['done', 'unknown', 'impossible'],
  open: ['done', 'unknown', 'impossible'],
};

/** Groups that say whether, so that the customer's own words are an answer too. */
const POLAR = new Set(['possible', 'impossible']);

/** Groups that are an answer even in set words. */
const SURE = new Set(['unknown', 'impossible', 'no']);

/** How a reply deals with one ask. Each part is worked out when it is asked for: mostly one of them settles it. */
export class Dealt {
  readonly #ask: Ask;
  readonly #rest: readonly Ask[];
  readonly #reply: TurnFacts;
  readonly #said: Heard;
  readonly #saysYesOrNo: () => boolean;
  #topic: readonly string[] | undefined;
  #hits: readonly Hit[] | undefined;
  #figure: { readonly found: Token | undefined } | undefined;
  #yes: boolean | undefined;
  #own: boolean | undefined;

  constructor(ask: Ask, rest: readonly Ask[], reply: TurnFacts, said: Heard, saysYesOrNo: () => boolean) {
    this.#ask = ask;
    this.#rest = rest;
    this.#reply = reply;
    this.#said = said;
    this.#saysYesOrNo = saysYesOrNo;
  }

  /** It holds what may answer a question of this kind, and that is news. */
  get answered(): boolean {
    return this.#found.length > 0 || this.#figureIn !== undefined || this.yes;
  }

  /** A yes or no, a figure, or just what was asked for. */
  get firm(): boolean {
    return this.#found.some(({ proper }) => proper) || this.#figureIn !== undefined || this.yes;
  }

  /** What was asked for stands in a sentence that is not about another question. */
  get own(): boolean {
    this.#own ??= this.#findOwn();
    return this.#own;
  }

  /** How much of the matter that no other question shares comes up, 0 to 1. */
  get touched(): number {
    const { content } = this.#reply;
    const topic = this.#topicAlone;
    let count = 0;
    for (const stem of topic) if (content.has(stem)) count++;
    return count === 0 ? 0 : count / topic.length;
  }

  /** The reply says yes or no, and this question can be answered so. */
  get yes(): boolean {
    const [ask, reply] = [this.#ask, this.#reply];
    this.#yes ??= YES_NO.has(ask.kind) && (this.#saysYesOrNo() || echoes(ask, reply) || chooses(ask, reply));
    return this.#yes;
  }

  get #topicAlone(): readonly string[] {
    this.#topic ??= [...this.#ask.topic].filter((stem) => !this.#rest.some((other) => other.topic.has(stem)));
    return this.#topic;
  }

  get #found(): readonly Hit[] {
    this.#hits ??= hitsIn(this.#ask, this.#reply, this.#said);
    return this.#hits;
  }

  get #figureIn(): Token | undefined {
    this.#figure ??= { found: figureIn(this.#ask, this.#reply, this.#said) };
    return this.#figure.found;
  }

  #findOwn(): boolean {
    const isHere = (at: number): boolean => isOwn(at, this.#topicAlone, this.#rest, this.#reply);
    return this.#found.some(({ at, proper }) => proper && isHere(at)) || (this.#figureIn !== undefined && isHere(this.#figureIn.start));
  }
}

/** Adds the words, their stems and the figures of a customer's turn: to say them again is an echo, not an answer. */
export function addWords(facts: TurnFacts, words: Set<string>): void {
  for (const stem of facts.content) words.add(stem);
  for (const { kind, form } of facts.tokens) if (kind === 'word' || kind === 'number') words.add(form);
}

/** How a reply deals with each ask. @param said what the customer said in the whole conversation. */
export function dealWith(asks: readonly Ask[], reply: TurnFacts, said: Heard): readonly Dealt[] {
  let known: boolean | undefined;
  const yesOrNo = (): boolean => {
    known ??= saysYesOrNo(reply);
    return known;
  };
  return asks.map(
    (ask) =>
      new Dealt(
        ask,
        asks.filter((other) => other !== ask),
        reply,
        said,
        yesOrNo,
      ),
  );
}

/** A phrase that answers a question of this kind. */
interface Hit {
  readonly at: number;
  /** It is just what was asked for. */
  readonly proper: boolean;
}

function hitsIn(ask: Ask, reply: TurnFacts, said: Heard): readonly Hit[] {
  const hits: Hit[] = [];
  for (const match of reply.matches('answer')) {
    if (!ANSWERS[ask.kind].includes(match.group) || !counts(match, ask, reply, said)) continue;
    hits.push({ at: match.span.start, proper: PROPER[ask.kind].includes(match.group) });
  }
  return hits;
}

/** True where the clause around a place speaks of this matter at least as much as of another question's. */
function isOwn(at: number, topic: readonly string[], rest: readonly Ask[], reply: TurnFacts): boolean {
  const parts = (token: Token): boolean => token.kind !== 'word' && token.kind !== 'number';
  const place = reply.tokens.findIndex((token) => token.end > at);
  const first = reply.tokens.slice(0, place).findLastIndex(parts) + 1;
  const length = reply.tokens.slice(place).findIndex(parts);
  const clause = reply.tokens.slice(first, length < 0 ? undefined : place + length);
  const stems = new Set(clause.map((token) => reply.stemOf(token)));
  const shared = (words: Iterable<string>): number => [...words].filter((stem) => stems.has(stem)).length;
  return rest.every((other) => shared(other.topic) <= shared(topic));
}

/** True where a phrase says something new, and, for loose phrases, says it of the thing asked about. */
function counts(match: Match, ask: Ask, reply: TurnFacts, said: Heard): boolean {
  const { group } = match;
  // "There is nothing we can do" refuses a request; it does not tell when or where.
  if (group === 'impossible' && FACTUAL.has(ask.kind) && overlaps(reply, match, 'dismissive')) return false;
  const sentence = sentenceOf(reply, match);
  if (group === 'time') {
    // "A year gives you twelve months of it" tells no whether; "within 24 hours" may.
    if (ask.kind === 'yesno' && !/\d/.test(match.text)) return false;
    if ((ask.kind === 'action' || ask.kind === 'status') && DURATION.test(match.text)) return false;
    // "Hold the button for ten seconds" tells how long to press, not how things stand.
    if (ask.kind === 'status' && sentence !== undefined && holds(reply, sentence, 'instruction')) return false;
  }
  // What a brochure says of the company ("people stand at the centre") is no answer to anybody.
  if (LOOSE.has(group) && overlaps(reply, match, 'stock', 'values')) return false;
  // "Requests are handled in the order they arrive" holds for all of them.
  if (group === 'done' && overlaps(reply, match, 'holding', 'queue')) return false;
  const inside = wordsIn(reply, match.span, sentence?.first ?? 0);
  if (group !== 'done' && isEcho(inside, reply, said)) {
    // To have done what was asked is the answer, in whatever words; so is "it is possible" to "is it possible?".
    const asked = inside.every((token) => {
      const stem = reply.stemOf(token);
      return stem === undefined || ask.topic.has(stem);
    });
    if (!(asked && YES_NO.has(ask.kind) && POLAR.has(group))) return false;
  }
  if (group === 'time' && !inside.some(({ form }) => (/\d/.test(form) || isTime(form, reply)) && !said.has(form))) return false;
  // "We are always there for you": what would fit any question answers none.
  if (!SURE.has(group) && sentence !== undefined && (sells(reply, match.span) || isTalk(reply, sentence, group === 'done' ? 4 : undefined)))
    return false;
  if (group === 'time' || !LOOSE.has(group) || !WIDE.has(ask.kind) || ask.topic.size === 0) return true;
  return sentence === undefined || tellsOf(ask, sentence, reply, said);
}

/** The words and numbers in a span. @param from index of a token before it */
function wordsIn({ tokens }: TurnFacts, span: Match['span'], from: number): readonly Token[] {
  const inside: Token[] = [];
  for (let index = from; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.start >= span.end) break;
    if ((token.kind === 'word' || token.kind === 'number') && within(token, span)) inside.push(token);
  }
  return inside;
}

/** True where every word but the smallest is the customer's own. */
const isEcho = (words: readonly Token[], reply: TurnFacts, said: Heard): boolean =>
  words.every((token) => said.has(token.form) || said.has(reply.stemOf(token) ?? '') || reply.inList('stopwords', token.form)) &&
  words.some(({ form }) => !reply.inList('stopwords', form));

/**
 * True where a sentence speaks of the thing asked about, or is short. A sentence all of whose matter the customer said already tells
 * nothing, however much it touches.
 */
function tellsOf(ask: Ask, { first, last }: Sentence, reply: TurnFacts, said: Heard): boolean {
  let fresh = 0;
  let shared = 0;
  for (let index = first; index < last; index++) {
    const token = reply.tokens[index] as Token;
    const stem = reply.stemOf(token);
    if (stem === undefined) continue;
    if (ask.topic.has(stem)) shared++;
    else if (!said.has(token.form)) fresh++;
  }
  return fresh > 0 && (shared > 0 || last - first <= 12);
}

const overlaps = (reply: TurnFacts, { span }: Match, concept: string, group?: string): boolean =>
  reply.matches(concept, group).some((other) => other.span.start < span.end && span.start < other.span.end);

/** A new figure or time where the question asks for such. */
function figureIn({ kind: asked }: Ask, reply: TurnFacts, said: Heard): Token | undefined {
  const spelled = (form: string): boolean => form.length > 3 && reply.inList('numbers', form) && !reply.inList('stopwords', form);
  const fits = ({ kind, form }: Token): boolean => {
    // "Orange = it is starting", "the 21 black": what a thing is, in a sign or a number.
    if (asked === 'thing' || asked === 'person') return kind === 'number' || form === '=' || (kind === 'word' && /\d/.test(form));
    if (asked === 'quantity') return kind === 'number' || (kind === 'word' && (/^\d/.test(form) || spelled(form)));
    if (kind === 'number') return CLOCKED.has(asked) && CLOCK.test(form);
    return asked === 'time' && kind === 'word' && (spelled(form) || isTime(form, reply));
  };
  // Whether a sentence is talk costs more than whether a word is a figure.
  const inTalk = (token: Token): boolean => reply.sentences.some((sentence) => within(token, sentence.span) && isTalk(reply, sentence));
  const candidates = BY_WORDS.has(asked) ? reply.tokens : reply.numbers;
  return candidates.find((token) => fits(token) && !said.has(token.form) && !inTalk(token));
}

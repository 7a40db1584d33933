import { type Ask, type AskKind, type Heard, type Match, sentenceOf, type TurnFacts } from '../../src/rule/index.ts';
import { isAskedAbout, isEcho, names, type Token, tellsOf, wordsIn } from './echo.ts';
import { figureIn } from './figures.ts';
import { isProperty } from './property.ts';
import { holds, isTalk, sells } from './talk.ts';
import { isTime } from './when.ts';
import { chooses, echoes, pickOf, saysYesOrNo } from './yes-or-no.ts';

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
  action: ['done', 'possible', 'impossible', 'time', 'state', 'amount', 'unknown'],
  help: ['done', 'possible', 'impossible', 'reason', 'state', 'place', 'amount', 'unknown'],
  open: ['done', 'state', 'reason', 'possible', 'impossible', 'unknown', 'time', 'place', 'amount'],
};

/** Questions that a plain yes or no can answer. */
const YES_NO: ReadonlySet<AskKind> = new Set(['yesno', 'action', 'open', 'help', 'status', 'thing', 'method']);

/** Questions whose "or" stands between two answers; "can you send it or call?" leaves the choice. */
const EITHER: ReadonlySet<AskKind> = new Set(['yesno', 'open']);

/** Questions that a how-to does not answer. */
export const FACTUAL: ReadonlySet<AskKind> = new Set(['time', 'place', 'quantity', 'reason', 'person']);

/** Groups that answer only where they speak of the thing asked about. */
const LOOSE = new Set(['possible', 'state', 'place', 'reason', 'amount']);

/** Questions that nearly any phrase could seem to answer. */
const WIDE: ReadonlySet<AskKind> = new Set(['yesno', 'thing', 'open', 'help', 'method']);

/** For how long, which does not tell when. */
const DURATION = /^(?:for|per|für|pendant|durante|por)\s/i;
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
  readonly #request: TurnFacts;
  readonly #said: Heard;
  readonly #saysYesOrNo: (inPhrases: boolean) => boolean;
  #topic: readonly string[] | undefined;
  #hits: readonly Hit[] | undefined;
  #figure: { readonly found: Token | undefined } | undefined;
  #yes: boolean | undefined;
  #own: boolean | undefined;
  #pick: { readonly of: 'one' | 'none' | undefined } | undefined;

  constructor(
    ask: Ask,
    rest: readonly Ask[],
    request: TurnFacts,
    reply: TurnFacts,
    said: Heard,
    saysYesOrNo: (inPhrases: boolean) => boolean,
  ) {
    this.#ask = ask;
    this.#rest = rest;
    this.#request = request;
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
    // That something cannot be done does not say which of two, nor does a yes.
    const settles = ({ proper, group }: Hit): boolean => proper && !(group === 'impossible' && this.pick === 'none');
    const agrees = this.yes && !(this.pick === 'none' && EITHER.has(this.#ask.kind));
    return agrees || this.#found.some(settles) || this.#figureIn !== undefined;
  }

  /** What the reply makes of two things to choose from. */
  get pick(): 'one' | 'none' | undefined {
    this.#pick ??= { of: pickOf(this.#ask, this.#reply, this.#request) };
    return this.#pick.of;
  }

  /** What was asked for stands in a sentence that is not about another question. */
  get own(): boolean {
    this.#own ??= this.#findOwn();
    return this.#own;
  }

  /** How many words of the matter that no other question shares come up. */
  get named(): number {
    const { content } = this.#reply;
    let count = 0;
    for (const stem of this.#topicAlone) if (content.has(stem)) count++;
    return count;
  }

  /** It has matter of its own, by which one could tell that it was dealt with. */
  get tellable(): boolean {
    return this.#topicAlone.length > 0;
  }

  /** How much of that matter comes up, 0 to 1. */
  get touched(): number {
    const count = this.named;
    return count === 0 ? 0 : count / this.#topicAlone.length;
  }

  /** The reply says yes or no, and this question can be answered so. */
  get yes(): boolean {
    const [ask, reply] = [this.#ask, this.#reply];
    this.#yes ??= YES_NO.has(ask.kind) && (this.#saysYesOrNo(ask.kind !== 'thing') || echoes(ask, reply) || chooses(ask, reply));
    return this.#yes;
  }

  get #topicAlone(): readonly string[] {
    this.#topic ??= ownTopic(this.#ask, this.#rest, this.#request);
    return this.#topic;
  }

  get #found(): readonly Hit[] {
    this.#hits ??= hitsIn(this.#ask, this.#reply, this.#said);
    return this.#hits;
  }

  get #figureIn(): Token | undefined {
    this.#figure ??= { found: figureIn(this.#ask, this.#reply, this.#request, this.#said) };
    return this.#figure.found;
  }

  #findOwn(): boolean {
    const isHere = (at: number): boolean => isOwn(at, this.#topicAlone, this.#rest, this.#reply);
    return this.#found.some(({ at, proper }) => proper && isHere(at)) || (this.#figureIn !== undefined && isHere(this.#figureIn.start));
  }
}

/** The words of matter that only this question has, of those that the customer did not use before it, where there are such. */
function ownTopic(ask: Ask, rest: readonly Ask[], request: TurnFacts): readonly string[] {
  const alone = [...ask.topic].filter((stem) => !rest.some((other) => other.topic.has(stem)));
  const before = new Set<string | undefined>();
  for (const token of request.tokens) {
    if (token.start >= ask.span.start) break;
    before.add(request.stemOf(token));
  }
  const fresh = alone.filter((stem) => !before.has(stem));
  return fresh.length > 0 ? fresh : alone;
}

/** Adds the words, their stems and the figures of a customer's turn: to say them again is an echo, not an answer. */
export function addWords(facts: TurnFacts, words: Set<string>): void {
  for (const stem of facts.content) words.add(stem);
  for (const { kind, form } of facts.tokens) if (kind === 'word' || kind === 'number') words.add(form);
}

/** How a reply deals with each ask of a request. @param said what the customer said in the whole conversation. */
export function dealWith(asks: readonly Ask[], request: TurnFacts, reply: TurnFacts, said: Heard): readonly Dealt[] {
  const known = new Map<boolean, boolean>();
  const yesOrNo = (inPhrases: boolean): boolean => {
    let says = known.get(inPhrases);
    if (says === undefined) {
      says = saysYesOrNo(reply, inPhrases);
      known.set(inPhrases, says);
    }
    return says;
  };
  return asks.map(
    (ask) =>
      new Dealt(
        ask,
        asks.filter((other) => other !== ask),
        request,
        reply,
        said,
        yesOrNo,
      ),
  );
}

/** A phrase that answers a question of this kind. */
interface Hit {
  readonly at: number;
  readonly group: string;
  /** It is just what was asked for. */
  readonly proper: boolean;
}

function hitsIn(ask: Ask, reply: TurnFacts, said: Heard): readonly Hit[] {
  const hits: Hit[] = [];
  for (const match of reply.matches('answer')) {
    if (!ANSWERS[ask.kind].includes(match.group) || !counts(match, ask, reply, said)) continue;
    const proper = PROPER[ask.kind].includes(match.group) && (match.group !== 'done' || isDone(match, ask, reply));
    hits.push({ at: match.span.start, group: match.group, proper });
  }
  if (ask.kind === 'person') for (const { span, group } of reply.matches('doer')) hits.push({ at: span.start, group, proper: true });
  return hits;
}

/** Questions to which what was done is an answer only where it is the thing asked about that was done. */
const ABOUT: ReadonlySet<AskKind> = new Set(['time', 'yesno', 'thing', 'open', 'help']);

/** In so few words what was done needs no name: "All set!" */
const BARE = 8;

/** True where what was done can be what was asked about: somebody did it for the customer, or it is named, or goes without saying. */
function isDone(match: Match, ask: Ask, reply: TurnFacts): boolean {
  if (!ABOUT.has(ask.kind) || ask.topic.size === 0) return true;
  const sentence = sentenceOf(reply, match);
  if (sentence === undefined || names(ask, sentence, reply)) return true;
  if (reply.matches('first-person').some(({ span }) => span.start < match.span.end && match.span.start < span.end)) return true;
  return wordsIn(reply, sentence.span, sentence.first).length <= BARE;
}

/** True where the clause around a place speaks of this matter at least as much as of another question's; where it names none, its sentence. */
function isOwn(at: number, topic: readonly string[], rest: readonly Ask[], reply: TurnFacts): boolean {
  const parts = (token: Token): boolean => token.kind !== 'word' && token.kind !== 'number';
  const place = reply.tokens.findIndex((token) => token.end > at);
  const first = reply.tokens.slice(0, place).findLastIndex(parts) + 1;
  const length = reply.tokens.slice(place).findIndex(parts);
  const about = (tokens: readonly Token[]): { readonly other: number; readonly own: number } => {
    const stems = new Set(tokens.map((token) => reply.stemOf(token)));
    const shared = (words: Iterable<string>): number => [...words].filter((stem) => stems.has(stem)).length;
    return { other: Math.max(0, ...rest.map((ask) => shared(ask.topic))), own: shared(topic) };
  };
  const clause = about(reply.tokens.slice(first, length < 0 ? undefined : place + length));
  if (clause.other > 0 || clause.own > 0 || topic.length === 0) return clause.other <= clause.own;
  const sentence = reply.sentences.find(({ span }) => span.start <= at && at < span.end);
  if (sentence === undefined) return true;
  // It goes on with what was said so far; one word in common may be chance.
  const before = about(reply.tokens.slice(sentence.first, place));
  return before.other <= before.own + 1;
}

/** True where a phrase says something new, and, for loose phrases, says it of the thing asked about. */
function counts(match: Match, ask: Ask, reply: TurnFacts, said: Heard): boolean {
  const { group } = match;
  // "There is nothing we can do" refuses a request; it does not tell when or where.
  if (group === 'impossible' && FACTUAL.has(ask.kind) && overlaps(reply, match, 'dismissive')) return false;
  const sentence = sentenceOf(reply, match);
  if (!SURE.has(group) && sentence !== undefined && isProperty(reply, sentence, said, [ask], ask)) return false;
  if (group === 'time') {
    // "A year gives you twelve months of it" tells no whether; "within 24 hours" may.
    if (ask.kind === 'yesno' && !/\d/.test(match.text)) return false;
    if ((ask.kind === 'action' || ask.kind === 'status') && DURATION.test(match.text)) return false;
    // "Hold the button for ten seconds" tells how long to press, not how things stand.
    if (ask.kind === 'status' && sentence !== undefined && holds(reply, sentence, 'instruction')) return false;
  }
  // What a brochure says of the company ("people stand at the centre") is no answer to anybody.
  if (LOOSE.has(group) && overlaps(reply, match, 'stock', 'values')) return false;
  // "It has been sent" may tell when it comes; "it was paid by card" does not.
  if (group === 'done' && ask.kind === 'time' && !isDone(match, ask, reply)) return false;
  // "Requests are handled in the order they arrive" holds for all of them.
  if (group === 'done' && overlaps(reply, match, 'holding', 'queue')) return false;
  const inside = wordsIn(reply, match.span, sentence?.first ?? 0);
  if ((group !== 'done' || ask.kind === 'time') && isEcho(inside, reply, said)) {
    // To have done what was asked is the answer, in whatever words; so is "it is possible" to "is it possible?".
    const says = group === 'done' || (YES_NO.has(ask.kind) && POLAR.has(group));
    if (!(says && isAskedAbout(inside, ask, reply))) return false;
  }
  if (group === 'time' && !inside.some(({ form }) => (/\d/.test(form) || isTime(form, reply)) && !said.has(form))) return false;
  // "We are always there for you": what would fit any question answers none.
  if (!SURE.has(group) && sentence !== undefined && (sells(reply, match.span) || isTalk(reply, sentence, group === 'done' ? 4 : undefined)))
    return false;
  if (group === 'time' || !LOOSE.has(group) || !WIDE.has(ask.kind) || ask.topic.size === 0) return true;
  return sentence === undefined || tellsOf(ask, sentence, reply, said);
}

const overlaps = (reply: TurnFacts, { span }: Match, concept: string, group?: string): boolean =>
  reply.matches(concept, group).some((other) => other.span.start < span.end && span.start < other.span.end);

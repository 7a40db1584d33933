import { type Ask, type AskKind, type Match, sentenceOf, type TurnFacts, within } from '../../src/rule/index.ts';
import { holds, isTalk, sells } from './talk.ts';

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
const TIME_LISTS = ['time', 'months', 'weekdays'] as const;

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

/** How a reply deals with one ask. */
export interface Dealt {
  /** It holds what may answer a question of this kind, and that is news. */
  readonly answered: boolean;
  /** A yes or no, a figure, or just what was asked for. */
  readonly firm: boolean;
  /** What was asked for stands in a sentence that is not about another question. */
  readonly own: boolean;
  /** How much of the matter that no other question shares comes up, 0 to 1. */
  readonly touched: number;
  /** The reply says yes or no, and this question can be answered so. */
  readonly yes: boolean;
}

/** Words, their stems and figures that the customer used: to say them again is an echo, not an answer. */
export function wordsOf(facts: TurnFacts): Iterable<string> {
  return [...facts.content, ...facts.tokens.filter(({ kind }) => kind === 'word' || kind === 'number').map(({ form }) => form)];
}

/** @param said what the customer said in the whole conversation. */
export function dealWith(ask: Ask, reply: TurnFacts, others: readonly Ask[], said: ReadonlySet<string>): Dealt {
  const rest = others.filter((other) => other !== ask);
  const topic = [...ask.topic].filter((stem) => !rest.some((other) => other.topic.has(stem)));
  const touched = topic.length === 0 ? 0 : topic.filter((stem) => reply.content.has(stem)).length / topic.length;
  const hits = ANSWERS[ask.kind].flatMap((group) =>
    reply
      .matches('answer', group)
      .filter((match) => counts(match, group, ask, reply, said))
      .map((match) => ({ at: match.span.start, proper: PROPER[ask.kind].includes(group) })),
  );
  const figure = figures(ask, reply, said);
  const proper = [...hits.filter((hit) => hit.proper).map((hit) => hit.at), ...(figure === undefined ? [] : [figure.start])];
  const yes = YES_NO.has(ask.kind) && (saysYesOrNo(reply) || echoes(ask, reply) || chooses(ask, reply));
  return {
    touched,
    yes,
    answered: yes || hits.length > 0 || figure !== undefined,
    firm: yes || proper.length > 0,
    own: proper.some((at) => isOwn(at, topic, rest, reply)),
  };
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

/**
 * True where a clause begins with a yes or no, or is one by itself ("it is", "we do").
 * Italian "si" counts with its accent or alone: it is a pronoun otherwise.
 */
function saysYesOrNo(reply: TurnFacts): boolean {
  const { tokens, turn } = reply;
  const isTime = (form: string): boolean => TIME_LISTS.some((list) => reply.inList(list, form));
  const openers = [...reply.matches('answer', 'yes'), ...reply.matches('answer', 'no')].map(({ span }) => span.start);
  if (tokens.some((token, index) => openers.includes(token.start) && opensClause(tokens[index - 1]))) return true;
  return tokens.some((token, index) => {
    if (token.kind !== 'word') return false;
    // "With the family plan yes, with the other no"; "They are lost, I'm afraid."
    const accented = token.form === 'si' && turn.text.slice(token.start, token.end).toLowerCase() !== 'si';
    const ends = token.form === 'no' || (reply.inList('no', token.form) && !reply.inList('stopwords', token.form));
    if ((accented || ends) && closesClause(tokens[index + 1])) return true;
    if (!opensClause(tokens[index - 1])) return false;
    if (reply.inList('yes', token.form) || reply.inList('no', token.form)) return true;
    const next = tokens[index + 1];
    if (token.form === 'si') return accented || next === undefined || opensClause(next);
    if (next?.kind !== 'word' || !reply.inList('echo', next.form)) return false;
    // "It is now!"
    const last = tokens[index + 2];
    return closesClause(last) || (last?.kind === 'word' && isTime(last.form) && closesClause(tokens[index + 3]));
  });
}

/** True where the reply opens with nothing but a word of the question, said once or twice: "si parte?" "Parte, parte!". */
function echoes(ask: Ask, reply: TurnFacts): boolean {
  const first = reply.sentences[0];
  if (first === undefined || first.mark === '?') return false;
  const words = reply.tokens.slice(first.first, first.last).filter(({ kind }) => kind === 'word');
  // What stands before the first comma may be a greeting: "Hey folks, do you ...?" "Hey!"
  const parts = ask.text.toLowerCase().split(',');
  const asked = new Set((parts.length > 1 ? parts.slice(1).join(',') : ask.text.toLowerCase()).split(/[^\p{L}]+/u));
  return (
    words.length > 0 &&
    words.length <= 2 &&
    words.every(({ form }) => form === words[0]?.form && !reply.inList('stopwords', form) && asked.has(form))
  );
}

/** Words between two things to choose from. */
const OR = /[\s,](?:or|o|oppure|oder|ou|u)\s/;

/**
 * True where the reply opens with one of the things to choose from ("the blue or the red?" "The red!"), or says one side again
 * ("all night or till ten?" "We have it all night").
 */
function chooses(ask: Ask, reply: TurnFacts): boolean {
  const first = reply.sentences[0];
  const asked = ask.text.toLowerCase();
  if (first === undefined || !OR.test(asked)) return false;
  const words = reply.tokens.slice(first.first, first.last).filter(({ kind }) => kind === 'word' || kind === 'number');
  const named = words.filter(({ kind, form }) => kind === 'number' || !reply.inList('stopwords', form));
  if (first.mark !== '?' && words.length <= 5 && named.length > 0 && named.every(({ form }) => asked.includes(form))) return true;
  const [before = [], after = []] = asked.split(OR).map((side) => side.split(/[^\p{L}\d]+/u).filter((word) => word !== ''));
  const sides = [before.slice(-2), after.slice(0, 2)].filter(([one, two]) => two !== undefined && one !== two);
  return reply.tokens.some(({ form }, index) => {
    const next = reply.tokens[index + 1]?.form;
    return sides.some(
      ([one = '', two]) => form === one && next === two && !(reply.inList('stopwords', one) && reply.inList('stopwords', two ?? '')),
    );
  });
}

const opensClause = (before: TurnFacts['tokens'][number] | undefined): boolean =>
  before === undefined || (before.kind !== 'word' && before.kind !== 'number');
const closesClause = (after: TurnFacts['tokens'][number] | undefined): boolean =>
  after === undefined || after.kind === 'end' || after.kind === 'break' || after.kind === 'punctuation';

/** True where a phrase says something new, and, for loose phrases, says it of the thing asked about. */
function counts(match: Match, group: string, ask: Ask, reply: TurnFacts, said: ReadonlySet<string>): boolean {
  const inside = reply.tokens.filter((token) => within(token, match.span) && (token.kind === 'word' || token.kind === 'number'));
  // "There is nothing we can do" refuses a request; it does not tell when or where.
  if (group === 'impossible' && FACTUAL.has(ask.kind) && overlaps(reply, match, 'dismissive')) return false;
  const echo =
    inside.every((token) => said.has(token.form) || said.has(reply.stemOf(token) ?? '') || reply.inList('stopwords', token.form)) &&
    inside.some(({ form }) => !reply.inList('stopwords', form));
  // "We are always there for you": what would fit any question answers none.
  const sentence = sentenceOf(reply, match);
  if (!SURE.has(group) && sentence !== undefined && (isTalk(reply, sentence, group === 'done' ? 4 : undefined) || sells(reply, match.span)))
    return false;
  // "Hold the button for ten seconds" tells how long to press, not how things stand.
  // "A year gives you twelve months of it" tells no whether; "within 24 hours" may.
  if (group === 'time' && ask.kind === 'yesno' && !/\d/.test(match.text)) return false;
  if (group === 'time' && ask.kind === 'status' && sentence !== undefined && holds(reply, sentence, 'instruction')) return false;
  if (group === 'time' && (ask.kind === 'action' || ask.kind === 'status') && DURATION.test(match.text)) return false;
  // What a brochure says of the company ("people stand at the centre") is no answer to anybody.
  if (LOOSE.has(group) && overlaps(reply, match, 'stock', 'values')) return false;
  // "Requests are handled in the order they arrive" holds for all of them.
  if (group === 'done' && overlaps(reply, match, 'holding', 'queue')) return false;
  // To have done what was asked is the answer, in whatever words; so is "it is possible" to "is it possible?".
  const asked = inside.every((token) => {
    const stem = reply.stemOf(token);
    return stem === undefined || ask.topic.has(stem);
  });
  if (echo && group !== 'done' && !(asked && YES_NO.has(ask.kind) && POLAR.has(group))) return false;
  if (group === 'time')
    return inside.some(({ form }) => !said.has(form) && (/\d/.test(form) || TIME_LISTS.some((list) => reply.inList(list, form))));
  if (!LOOSE.has(group) || !WIDE.has(ask.kind) || ask.topic.size === 0) return true;
  if (sentence === undefined) return true;
  // A sentence all of whose matter the customer said already tells nothing, however much it touches.
  let fresh = 0;
  let shared = 0;
  for (const token of reply.tokens.slice(sentence.first, sentence.last)) {
    const stem = reply.stemOf(token);
    if (stem === undefined) continue;
    if (ask.topic.has(stem)) shared++;
    else if (!said.has(token.form)) fresh++;
  }
  return fresh > 0 && (shared > 0 || sentence.last - sentence.first <= 12);
}

const overlaps = (reply: TurnFacts, { span }: Match, concept: string, group?: string): boolean =>
  reply.matches(concept, group).some((other) => other.span.start < span.end && span.start < other.span.end);

/** A new figure or time where the question asks for such. */
function figures(ask: Ask, reply: TurnFacts, said: ReadonlySet<string>): Token | undefined {
  const spelled = (form: string): boolean => reply.inList('numbers', form) && !reply.inList('stopwords', form) && form.length > 3;
  const isTime = (form: string): boolean => TIME_LISTS.some((list) => reply.inList(list, form));
  const fits = ({ kind, form }: Token): boolean => {
    // "Orange = it is starting", "the 21 black": what a thing is, in a sign or a number.
    if (ask.kind === 'thing' || ask.kind === 'person') return form === '=' || kind === 'number' || (kind === 'word' && /\d/.test(form));
    if (ask.kind === 'quantity') return kind === 'number' || (kind === 'word' && (/^\d/.test(form) || spelled(form)));
    if (kind === 'number') return CLOCKED.has(ask.kind) && CLOCK.test(form);
    return ask.kind === 'time' && kind === 'word' && (spelled(form) || isTime(form));
  };
  // Whether a sentence is talk costs more than whether a word is a figure.
  const inTalk = (token: Token): boolean => reply.sentences.some((sentence) => within(token, sentence.span) && isTalk(reply, sentence));
  return reply.tokens.find((token) => !said.has(token.form) && fits(token) && !inTalk(token));
}

import type { Ask, AskKind, Match, TurnFacts } from '../../src/rule/index.ts';
import { isTalk, sentenceOf } from './talk.ts';

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
  yesno: ['impossible', 'done', 'unknown', 'possible', 'state', 'place'],
  action: ['done', 'impossible', 'time', 'state', 'amount', 'unknown'],
  help: ['done', 'possible', 'impossible', 'reason', 'state', 'place', 'amount', 'unknown'],
  open: ['done', 'state', 'reason', 'possible', 'impossible', 'unknown', 'time', 'place'],
};

/** Questions that a plain yes or no can answer. */
const YES_NO: ReadonlySet<AskKind> = new Set(['yesno', 'action', 'open', 'help', 'status', 'thing', 'method']);

/** Groups that answer only where they speak of the thing asked about. */
const LOOSE = new Set(['possible', 'state', 'place', 'reason', 'amount']);

/** Questions that nearly any phrase could seem to answer. */
const WIDE: ReadonlySet<AskKind> = new Set(['yesno', 'thing', 'open', 'help', 'method']);

const CLOCK = /^\d{1,2}[:.]\d{2}|^\d{1,2}(?:am|pm|h)$|^\d{1,2}[/.-]\d{1,2}|^\d{1,2}(?:st|nd|rd|th)$/i;
const TIME_LISTS = ['time', 'months', 'weekdays'] as const;

/** Groups that answer by themselves, whatever else the sentence says. */
const FIRM = new Set(['time', 'done', 'unknown', 'impossible']);

/** Groups that are an answer even in set words. */
const SURE = new Set(['unknown', 'impossible', 'done', 'no']);

/** How a reply deals with one ask. */
export interface Dealt {
  /** It holds what a question of this kind asks for, and that is news. */
  readonly answered: boolean;
  /** Answered by a yes or no, a figure or a phrase that can hardly mean anything else. */
  readonly firm: boolean;
  /** It uses words of the matter that no other question shares. */
  readonly touched: boolean;
}

/** Words, their stems and figures that the customer used: to say them again is an echo, not an answer. */
export function wordsOf(facts: TurnFacts): Iterable<string> {
  return [...facts.content, ...facts.tokens.filter(({ kind }) => kind === 'word' || kind === 'number').map(({ form }) => form)];
}

/** @param said what the customer said in the whole conversation. */
export function dealWith(ask: Ask, reply: TurnFacts, others: readonly Ask[], said: ReadonlySet<string>): Dealt {
  const own = [...ask.topic].filter((stem) => !others.some((other) => other !== ask && other.topic.has(stem)));
  const touched = own.some((stem) => reply.content.has(stem));
  if ((YES_NO.has(ask.kind) && saysYesOrNo(reply)) || figures(ask, reply, said)) return { touched, answered: true, firm: true };
  const groups = ANSWERS[ask.kind].filter((group) => reply.matches('answer', group).some((match) => counts(match, group, ask, reply, said)));
  return { touched, answered: groups.length > 0, firm: groups.some((group) => FIRM.has(group)) };
}

/**
 * True where a clause begins with a yes or no, or is one by itself ("it is", "we do").
 * Italian "si" counts with its accent or alone: it is a pronoun otherwise.
 */
function saysYesOrNo(reply: TurnFacts): boolean {
  const { tokens, turn } = reply;
  const openers = [...reply.matches('answer', 'yes'), ...reply.matches('answer', 'no')].map(({ span }) => span.start);
  if (tokens.some((token, index) => openers.includes(token.start) && opensClause(tokens[index - 1]))) return true;
  return tokens.some((token, index) => {
    if (token.kind !== 'word' || !opensClause(tokens[index - 1])) return false;
    if (reply.inList('yes', token.form) || reply.inList('no', token.form)) return true;
    const next = tokens[index + 1];
    if (token.form === 'si')
      return turn.text.slice(token.start, token.end).toLowerCase() !== 'si' || next === undefined || opensClause(next);
    return next?.kind === 'word' && reply.inList('echo', next.form) && closesClause(tokens[index + 2]);
  });
}

const opensClause = (before: TurnFacts['tokens'][number] | undefined): boolean =>
  before === undefined || (before.kind !== 'word' && before.kind !== 'number');
const closesClause = (after: TurnFacts['tokens'][number] | undefined): boolean =>
  after === undefined || after.kind === 'end' || after.kind === 'break' || after.kind === 'punctuation';

/** True where a phrase says something new, and, for loose phrases, says it of the thing asked about. */
function counts(match: Match, group: string, ask: Ask, reply: TurnFacts, said: ReadonlySet<string>): boolean {
  const inside = reply.tokens.filter(
    (token) => token.start >= match.span.start && token.end <= match.span.end && (token.kind === 'word' || token.kind === 'number'),
  );
  const echo =
    inside.every((token) => said.has(token.form) || said.has(reply.stemOf(token) ?? '') || reply.inList('stopwords', token.form)) &&
    inside.some(({ form }) => !reply.inList('stopwords', form));
  // "We are always there for you": what would fit any question answers none.
  const sentence = sentenceOf(reply, match);
  if (!SURE.has(group) && sentence !== undefined && isTalk(reply, sentence)) return false;
  // To have done what was asked is the answer, in whatever words.
  if (echo && group !== 'done') return false;
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

/** New figures and times where the question asks for such. */
function figures(ask: Ask, reply: TurnFacts, said: ReadonlySet<string>): boolean {
  const spelled = (form: string): boolean => reply.inList('numbers', form) && !reply.inList('stopwords', form) && form.length > 3;
  // "Orange = it is starting", "the 21 black": what a thing is, in a sign or a number.
  if (ask.kind === 'thing' && reply.tokens.some(({ kind, form }) => form === '=' || (kind === 'number' && !said.has(form)))) return true;
  if (ask.kind === 'quantity')
    return reply.tokens.some(({ kind, form }) => !said.has(form) && (kind === 'number' || (kind === 'word' && spelled(form))));
  if (ask.kind !== 'time' && ask.kind !== 'status' && ask.kind !== 'yesno' && ask.kind !== 'open') return false;
  return reply.tokens.some(
    ({ kind, form }) =>
      !said.has(form) &&
      ((kind === 'number' && CLOCK.test(form)) ||
        (kind === 'word' && ask.kind === 'time' && (spelled(form) || TIME_LISTS.some((list) => reply.inList(list, form))))),
  );
}

import { type Ask, type AskKind, inSentence, type Match, type TurnFacts } from '../../src/rule/index.ts';

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

/** How a reply deals with one ask. */
export interface Dealt {
  /** It holds what a question of this kind asks for, and that is news. */
  readonly answered: boolean;
  /** It uses words of the matter that no other question shares. */
  readonly touched: boolean;
  /** A statement names the thing asked about and says something new of it. */
  readonly told: boolean;
}

/** Words, their stems and figures that the customer used: to say them again is an echo, not an answer. */
export function wordsOf(facts: TurnFacts): Iterable<string> {
  return [...facts.content, ...facts.tokens.filter(({ kind }) => kind === 'word' || kind === 'number').map(({ form }) => form)];
}

/** @param said what the customer said in the whole conversation. */
export function dealWith(ask: Ask, reply: TurnFacts, others: readonly Ask[], said: ReadonlySet<string>): Dealt {
  const own = [...ask.topic].filter((stem) => !others.some((other) => other !== ask && other.topic.has(stem)));
  const touched = own.some((stem) => reply.content.has(stem));
  const told = tells(ask, reply, said);
  const agrees = ask.kind === 'yesno' && !ask.indirect && reply.has('answer', 'yes') && !reply.has('holding') && !reply.has('info-request');
  if (agrees || (YES_NO.has(ask.kind) && saysYesOrNo(reply))) return { touched, told, answered: true };
  return {
    touched,
    told,
    answered:
      ANSWERS[ask.kind].some((group) => reply.matches('answer', group).some((match) => counts(match, group, ask, reply, said))) ||
      figures(ask, reply, said),
  };
}

/**
 * True where a clause begins with a yes or no, or is one by itself ("it is", "we do").
 * Italian "si" counts with its accent or alone: it is a pronoun otherwise.
 */
function saysYesOrNo(reply: TurnFacts): boolean {
  const { tokens, turn } = reply;
  return tokens.some((token, index) => {
    if (token.kind !== 'word') return false;
    // "Our lawyer says no", "it's a yes".
    const after = tokens[index + 1];
    if ((token.form === 'yes' || token.form === 'no') && closesClause(after) && after?.form !== '?') return true;
    if (!opensClause(tokens[index - 1])) return false;
    if (reply.inList('yes', token.form) || reply.inList('no', token.form)) return true;
    const next = tokens[index + 1];
    if (token.form === 'si')
      return turn.text.slice(token.start, token.end).toLowerCase() !== 'si' || next === undefined || opensClause(next);
    return echoes(index, reply);
  });
}

/** True where a clause is an auxiliary with its subject and no more: "we do", "it is". */
const echoes = (index: number, reply: TurnFacts): boolean => {
  const next = reply.tokens[index + 1];
  return next?.kind === 'word' && reply.inList('echo', next.form) && closesClause(reply.tokens[index + 2]);
};

/** "We do" picks one of two: "do I bring it or do you?" */
export const picksOne = (reply: TurnFacts): boolean =>
  reply.tokens.some((token, index) => token.kind === 'word' && opensClause(reply.tokens[index - 1]) && echoes(index, reply));

const opensClause = (before: TurnFacts['tokens'][number] | undefined): boolean =>
  before === undefined || (before.kind !== 'word' && before.kind !== 'number');
const closesClause = (after: TurnFacts['tokens'][number] | undefined): boolean =>
  after === undefined || after.kind === 'end' || after.kind === 'break' || after.kind === 'punctuation';

/** Moves that name the matter without telling anything of it. */
const NOT_TELLING = [
  'apology',
  'empathy',
  'holding',
  'promise',
  'deflection',
  'info-request',
  'promo',
  'stock',
  'thanks-reply',
  'dismissive',
  'warm',
];

/** True where a statement names the thing asked about and says something new of it: "the room is open to everybody". */
function tells(ask: Ask, reply: TurnFacts, said: ReadonlySet<string>): boolean {
  if (!WIDE.has(ask.kind) || ask.topic.size === 0) return false;
  return reply.sentences.some((sentence) => {
    if (sentence.mark === '?') return false;
    if (NOT_TELLING.some((concept) => reply.matches(concept).some((match) => inSentence(match, sentence)))) return false;
    const shared = new Set<string>();
    const fresh = new Set<string>();
    for (const token of reply.tokens.slice(sentence.first, sentence.last)) {
      const stem = reply.stemOf(token);
      if (stem === undefined) continue;
      if (ask.topic.has(stem)) shared.add(stem);
      else if (!said.has(token.form) && !said.has(stem)) fresh.add(stem);
    }
    // Who asks in a long sentence names much that the reply may echo.
    return shared.size >= (ask.indirect ? 5 : Math.min(2, Math.ceil(ask.topic.size / 2))) && fresh.size >= 2;
  });
}

/** True where a phrase says something new, and, for loose phrases, says it of the thing asked about. */
function counts(match: Match, group: string, ask: Ask, reply: TurnFacts, said: ReadonlySet<string>): boolean {
  const inside = reply.tokens.filter(
    (token) => token.start >= match.span.start && token.end <= match.span.end && (token.kind === 'word' || token.kind === 'number'),
  );
  const echo =
    inside.every((token) => said.has(token.form) || said.has(reply.stemOf(token) ?? '') || reply.inList('stopwords', token.form)) &&
    inside.some(({ form }) => !reply.inList('stopwords', form));
  // To have done what was asked is the answer, in whatever words.
  if (echo && group !== 'done') return false;
  if (group === 'time')
    return inside.some(({ form }) => !said.has(form) && (/\d/.test(form) || TIME_LISTS.some((list) => reply.inList(list, form))));
  if (!LOOSE.has(group) || !WIDE.has(ask.kind) || ask.topic.size === 0) return true;
  const sentence = reply.sentences.find(({ span }) => match.span.start >= span.start && match.span.end <= span.end);
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
  // "Until when?" "6": a bare figure is the whole answer.
  if (ask.kind === 'time' && bareFigure(reply, said)) return true;
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

/** True where a sentence is little more than one new number. */
const bareFigure = (reply: TurnFacts, said: ReadonlySet<string>): boolean =>
  reply.sentences.some(({ first, last }) => {
    const words = reply.tokens.slice(first, last).filter(({ kind }) => kind === 'word' || kind === 'number');
    return words.length <= 4 && words.some(({ kind, form }) => kind === 'number' && !said.has(form));
  });

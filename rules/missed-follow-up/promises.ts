import {
  type Deadline,
  deadlineOf,
  inSentence,
  type Match,
  type Message,
  type Moment,
  momentOf,
  type Place,
  placeIn,
  type Schedule,
  type Turn,
  type TurnFacts,
} from '../../src/rule/index.ts';

/** A promise of the team that carries a time. */
export interface TimedPromise {
  readonly turn: Turn;
  readonly message: Message;
  /** From the promise to its time. */
  readonly at: Place;
  readonly text: string;
  /** `write` and `call`: the customer will hear from the team; `act`: something will be done. */
  readonly kind: 'write' | 'call' | 'act';
  /** The words for the time, in the terms of the pack: the same for "within 24 hours" said twice. */
  readonly term: string;
  readonly said: Moment | undefined;
  /** Undefined where the message has no time. */
  readonly deadline: Deadline | undefined;
}

/** How far from each other a promise and its time may stand, in characters. */
const REACH = 60;

/** The promises of a team turn that carry a time and hang on nothing: a question, an if and a usually promise nothing. */
export function promisesIn(turn: Turn, facts: TurnFacts, schedule: Schedule, timeZone: string | undefined): TimedPromise[] {
  const found: TimedPromise[] = [];
  const deadlines = facts.matches('deadline');
  if (deadlines.length === 0 || !(facts.has('follow-up') || facts.has('promise'))) return found;
  for (const sentence of facts.sentences) {
    if (sentence.mark === '?') continue;
    const inside = (match: Match): boolean => inSentence(match, sentence);
    if (!deadlines.some(inside)) continue;
    if (facts.matches('condition').some((match) => inside(match) && match.group !== 'even')) continue;
    const heard = facts.matches('follow-up').filter(inside);
    const others = facts.matches('promise').filter(inside);
    const promises = heard.length > 0 ? heard : others;
    const times = deadlines.filter(
      (time) =>
        inside(time) && promises.some(({ span }) => Math.max(span.start, time.span.start) - Math.min(span.end, time.span.end) <= REACH),
    );
    const first = promises[0];
    if (first === undefined || times.length === 0) continue;
    // "We will send" and "send a plumber" are one promise.
    const joined = others.filter(({ span }) => first.group === 'visit' && span.start < first.span.end && span.end > first.span.start);
    const spans = [first.span, ...joined.map(({ span }) => span), ...times.map(({ span }) => span)];
    const span = { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
    const message = turn.messages.findLast((each) => placeIn(turn, each).span.start <= span.start) as Message;
    const said = momentOf(message.at, timeZone);
    found.push({
      turn,
      message,
      at: { turn, span },
      text: turn.text.slice(span.start, span.end).replace(/\s+/g, ' '),
      kind: first.concept === 'promise' || first.group === 'visit' ? 'act' : first.group === 'call' ? 'call' : 'write',
      term: times.map(({ group, text }) => `${group} ${(text.match(/\d+/g) ?? []).join(' ')}`).join(', '),
      said,
      deadline: said && deadlineOf(times, said.wall, schedule),
    });
  }
  return found;
}

import type { Heard, Match, TurnFacts } from './facts.ts';
import { type Reading, readingOf } from './reading.ts';

/** Ways of answering that tell something; `possible` and `state` are left to the words of matter, as stock talk is full of them. */
const TELLING = ['yes', 'no', 'time', 'done', 'reason', 'unknown', 'amount', 'impossible', 'place'] as const;

/** Words that look like an answer inside these are talk. */
const TALK = ['stock', 'holding', 'closing', 'dismissive', 'greeting', 'cheerful', 'leave-taking'] as const;

/** Concepts that fit any matter: what they cover of a reply says nothing of this one. */
const EMPTY = [...TALK, 'promise', 'apology', 'non-apology', 'thanks-reply', 'thanks', 'bureaucratic', 'warm', 'excuse-me'] as const;

/** What in a reply the customer can use: each is a count, and all of them nought is an empty reply. */
export interface News extends Reading {
  /** Answers outside stock talk. */
  readonly answers: number;
  /** Steps for the customer to take. */
  readonly steps: number;
  /** Questions and requests for details. */
  readonly asks: number;
  /** Links and other places to turn to. */
  readonly pointers: number;
  /** Times by which something will happen. */
  readonly times: number;
  /** Words that meet the feeling, set phrases aside. */
  readonly feeling: number;
  /** Share of its words that stands in talk which fits any matter, 0 to 1. */
  readonly talk: number;
}

const known = new WeakMap<TurnFacts, { readonly said: Heard; readonly news: News }>();

/** Counts what a reply tells, once for what the customer had said by then. */
export function newsIn(reply: TurnFacts, said: Heard): News {
  const before = known.get(reply);
  if (before?.said === said) return before.news;
  const news = countNews(reply, said);
  known.set(reply, { said, news });
  return news;
}

function countNews(reply: TurnFacts, said: Heard): News {
  const talk = TALK.flatMap((concept) => reply.matches(concept));
  const free = (match: Match): boolean =>
    !talk.some(({ span }) => match.span.start < span.end && match.span.end > span.start && span.end - span.start >= match.text.length);
  const offers = reply.matches('closing', 'offer');
  const questions = reply.sentences.filter(
    ({ mark, span, first, last }) =>
      mark === '?' && last - first > 2 && !offers.some((offer) => offer.span.start < span.end && offer.span.end > span.start),
  );
  return {
    ...readingOf(reply, said),
    answers: TELLING.reduce((count, group) => count + reply.matches('answer', group).filter(free).length, 0),
    steps: reply.matches('instruction').filter(free).length,
    asks: reply.matches('info-request').length + questions.length,
    pointers: reply.links.length + reply.matches('deflection').length,
    feeling: reply.matches('empathy').filter(free).length,
    talk: shareOf(reply),
    times: reply.matches('promise', 'timed').length + reply.matches('answer', 'time').length,
  };
}

function shareOf(reply: TurnFacts): number {
  const spans = EMPTY.flatMap((concept) => reply.matches(concept).map(({ span }) => span));
  let words = 0;
  let covered = 0;
  for (const { kind, start, end } of reply.tokens) {
    if (kind !== 'word') continue;
    words++;
    if (spans.some((span) => start >= span.start && end <= span.end)) covered++;
  }
  return words === 0 ? 0 : covered / words;
}

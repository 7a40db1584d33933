import type { Heard, Match, TurnFacts } from './facts.ts';
import { anyCovers, matchesOf, overlaps } from './places.ts';
import { type Reading, readingOf } from './reading.ts';

/** Ways of answering that tell something; `possible` and `state` are left to the words of matter, as stock talk is full of them. */
const TELLING: ReadonlySet<string> = new Set(['yes', 'no', 'time', 'done', 'reason', 'unknown', 'amount', 'impossible', 'place']);

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
}

let latest: { readonly reply: TurnFacts; readonly said: Heard; readonly news: News } | undefined;

/** Counts what a reply tells; the last count is kept, as several rules ask for it. */
export function newsIn(reply: TurnFacts, said: Heard): News {
  if (latest?.reply !== reply || latest.said !== said) latest = { reply, said, news: countNews(reply, said) };
  return latest.news;
}

function countNews(reply: TurnFacts, said: Heard): News {
  const talk = matchesOf(reply, TALK);
  let answers = 0;
  let times = reply.matches('promise', 'timed').length;
  for (const match of reply.matches('answer')) {
    if (match.group === 'time') times++;
    if (TELLING.has(match.group) && isFree(match, talk)) answers++;
  }
  return {
    ...readingOf(reply, said),
    answers,
    times,
    steps: countFree(reply.matches('instruction'), talk),
    asks: reply.matches('info-request').length + countQuestions(reply),
    pointers: reply.links.length + reply.matches('deflection').length,
    feeling: countFree(reply.matches('empathy'), talk),
  };
}

/** True where no phrase of talk of at least its length shares a character with a match. */
function isFree(match: Match, talk: readonly Match[]): boolean {
  for (const { span } of talk) if (overlaps(match.span, span) && span.end - span.start >= match.text.length) return false;
  return true;
}

function countFree(matches: readonly Match[], talk: readonly Match[]): number {
  let count = 0;
  for (const match of matches) if (isFree(match, talk)) count++;
  return count;
}

/** Questions of some length; "anything else?" is none. */
function countQuestions(reply: TurnFacts): number {
  let count = 0;
  for (const { mark, span, first, last } of reply.sentences) {
    if (mark !== '?' || last - first <= 2) continue;
    if (!reply.matches('closing', 'offer').some((offer) => overlaps(offer.span, span))) count++;
  }
  return count;
}

/** Share of a reply's words that stands in talk which fits any matter, 0 to 1. */
export function talkShareOf(reply: TurnFacts): number {
  const talk = matchesOf(reply, EMPTY);
  if (talk.length === 0) return 0;
  let words = 0;
  let covered = 0;
  for (const token of reply.tokens) {
    if (token.kind !== 'word') continue;
    words++;
    if (anyCovers(talk, token)) covered++;
  }
  return words === 0 ? 0 : covered / words;
}

import {
  type Ask,
  type Heard,
  type ImpressionKind,
  type Match,
  matchesOf,
  type Sentence,
  sentenceOf,
  type TurnFacts,
  within,
} from '../../src/rule/index.ts';
import { isProperty } from './property.ts';

/** A shorter sentence than this may be a whole answer ("We do!") though its words are those of any reply. */
const SHORT = 5;

function isShort(reply: TurnFacts, { first, last }: Sentence): boolean {
  let length = 0;
  for (let index = first; index < last && length < SHORT; index++) {
    const kind = reply.tokens[index]?.kind;
    if (kind === 'word' || kind === 'number') length++;
  }
  return length < SHORT;
}

/**
 * True where a sentence would fit any question: thanks, values, praise of the own house. Without a classifier nobody can tell.
 * @param threshold how sure the classifier must be that it is stock, in log-odds
 */
export function isTalk(reply: TurnFacts, sentence: Sentence, threshold = 1.5): boolean {
  if (isShort(reply, sentence) || !hasSetWords(reply, sentence)) return false;
  const impression = reply.impression(sentence);
  return impression !== undefined && impression.of('specific') < -2 && impression.of('stock') > threshold;
}

/** Concepts whose phrases any desk says to anybody. */
const SET = [
  ...['stock', 'bureaucratic', 'holding', 'promise', 'deflection', 'promo', 'invitation', 'cheerful', 'closing', 'thanks', 'thanks-reply'],
  ...['apology', 'empathy', 'warm', 'dismissive', 'blame', 'over-promise', 'offer-named'],
] as const;

let latest: { readonly reply: TurnFacts; readonly phrases: readonly Match[] } | undefined;

/** The set phrases of a reply; the last one's are kept, as each of its sentences is looked at several times. */
function setPhrasesOf(reply: TurnFacts): readonly Match[] {
  if (latest?.reply !== reply) latest = { reply, phrases: matchesOf(reply, SET) };
  return latest.phrases;
}

/** True where a sentence has a word of a list of its language. */
function hasWordOf(list: string, reply: TurnFacts, { first, last }: Sentence): boolean {
  for (let index = first; index < last; index++) {
    const token = reply.tokens[index];
    if (token?.kind === 'word' && reply.inList(list, token.form)) return true;
  }
  return false;
}

/**
 * True where a sentence has at least a sign of talk: a set phrase, or a word that any help desk says. A plain statement ("we are open
 * all night") has none, though a classifier may never have met its words.
 */
export const hasSetWords = (reply: TurnFacts, sentence: Sentence): boolean =>
  setPhrasesOf(reply).some(({ span }) => within(span, sentence.span)) || hasWordOf('helpdesk', reply, sentence);

/** What a plain statement counts for at least, in the classifier's log-odds. */
const PLAIN = -0.5;

/** True for a reply of a few words that are no set phrase: "The small one, from the side." */
export function isBrief(reply: TurnFacts): boolean {
  if (reply.words > 14 || (reply.residue.size === 0 && reply.has('stock', 'thanks'))) return false;
  if (reply.impression(reply.sentences[0]) === undefined) return false;
  if (['promo', 'dismissive', 'invitation'].some((concept) => reply.has(concept))) return false;
  return !reply.sentences.some((sentence) => (reply.impression(sentence)?.of('stock') ?? 0) > 2);
}

/** Who says more than this while somebody looks something up does not just bide the time. */
export const MOMENT = 20;

/** "Let me look, one moment." */
export const begsForMoment = (reply: TurnFacts): boolean => reply.words <= MOMENT && reply.has('moment');

/** True where a sentence holds a full phrase of a concept. */
export const holds = (reply: TurnFacts, { span }: Sentence, concept: string): boolean =>
  reply.matches(concept).some((match) => match.weight >= 1 && within(match.span, span));

/** True where a place stands in a clause that sells something; a colon or an emoji ends the clause. */
export function sells(reply: TurnFacts, span: { readonly start: number; readonly end: number }): boolean {
  return reply.matches('promo').some((match) => {
    if (match.weight < 1) return false;
    const sentence = sentenceOf(reply, match);
    if (sentence === undefined || !within(span, sentence.span)) return false;
    const from = Math.min(match.span.end, span.end);
    const to = Math.max(match.span.start, span.start);
    return !reply.tokens.some(
      (token) =>
        token.start >= from &&
        token.end <= to &&
        (token.kind === 'emoji' || ((token.kind === 'punctuation' || token.kind === 'break') && /[:;]/.test(token.form))),
    );
  });
}

/** Concepts of words that are meant kindly, or to sell, and tell nothing: wishes, invitations, offers. */
const KIND = ['promo', 'invitation', 'cheerful', 'closing', 'see-you'];

/** True where a sentence only wishes, invites or sells. */
export const isKind = (reply: TurnFacts, sentence: Sentence): boolean => KIND.some((concept) => holds(reply, sentence, concept));

/**
 * True where a phrase of a concept is meant: not where the sentence is talk and nothing of that kind or sells something, nor
 * where the phrase itself brushes the customer off.
 * @param kind what the classifier calls the concept
 */
export function isMeant(reply: TurnFacts, match: Match, kind: ImpressionKind): boolean {
  const sentence = sentenceOf(reply, match);
  if (sentence === undefined) return true;
  const brushes = reply.matches('dismissive').some(({ span }) => span.start < match.span.end && match.span.start < span.end);
  if (brushes || sells(reply, match.span)) return false;
  return !isTalk(reply, sentence) || (reply.impression(sentence)?.of(kind) ?? 0) > -2;
}

/**
 * How much the most telling sentence sounds like news about a certain matter, in the classifier's log-odds; undefined where
 * there is none. What the customer said already is no news: the more of it, the less the sentence counts.
 */
export function substanceOf(reply: TurnFacts, said: Heard, asks: readonly Ask[]): number | undefined {
  let most: number | undefined;
  for (const sentence of reply.sentences) {
    const impression = reply.impression(sentence);
    if (impression === undefined) return undefined;
    const { fresh, all } = newsIn(reply, sentence.first, sentence.last, said);
    const specific = impression.of('specific');
    const counted =
      fresh === 0 || isKind(reply, sentence) || isProperty(reply, sentence, said, asks)
        ? Math.min(-1, specific)
        : specific > 0
          ? specific * Math.min(1, (2 * fresh) / all)
          : specific;
    const told =
      counted < 0 && (fresh > 0 || hasWordOf('statement', reply, sentence)) && !hasSetWords(reply, sentence)
        ? Math.max(counted, PLAIN)
        : counted;
    most = Math.max(most ?? told, told);
  }
  return most;
}

/** How many words and figures of matter stand between two tokens, and how many of them the customer had not said. */
function newsIn(reply: TurnFacts, first: number, last: number, said: Heard): { fresh: number; all: number } {
  let fresh = 0;
  let all = 0;
  for (const token of reply.tokens.slice(first, last)) {
    const stem = reply.stemOf(token) ?? (token.kind === 'number' ? token.form : undefined);
    if (stem === undefined) continue;
    all++;
    if (!said.has(stem) && !said.has(token.form)) fresh++;
  }
  return { fresh, all };
}

/** Concepts whose short sentences are courtesies: "Grazie per le belle parole!", "Ci scusiamo per il ritardo." */
const COURTEOUS = ['greeting', 'thanks-reply', 'apology', 'closing', 'leave-taking', 'see-you', 'cheerful', 'warm'] as const;

/** A courtesy of more words than this may tell something too. */
const COURTESY = 9;

const isCourtesy = (reply: TurnFacts, { first, last, span }: Sentence): boolean =>
  reply.tokens.slice(first, last).filter(({ kind }) => kind === 'word').length <= COURTESY &&
  (reply.matches('stock', 'thanks').some((match) => within(match.span, span)) ||
    COURTEOUS.some((concept) => reply.matches(concept).some((match) => within(match.span, span))));

/** How many separate things a reply tells: its clauses that hold something new and are no talk. */
export function clausesOf(reply: TurnFacts, said: Heard): number {
  let count = 0;
  for (const sentence of reply.sentences) {
    if (isTalk(reply, sentence) || isCourtesy(reply, sentence)) continue;
    let first = sentence.first;
    for (let index = sentence.first; index <= sentence.last; index++) {
      const token = reply.tokens[index];
      const ends = index === sentence.last || token === undefined || (token.kind === 'punctuation' && /[;:]/.test(token.form));
      if (!ends) continue;
      if (newsIn(reply, first, index, said).fresh > 1) count++;
      first = index + 1;
    }
  }
  return count;
}

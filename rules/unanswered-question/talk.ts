import { type ImpressionKind, type Match, type Sentence, sentenceOf, type TurnFacts, within } from '../../src/rule/index.ts';

/** A shorter sentence than this may be a whole answer ("We do!") though its words are those of any reply. */
const SHORT = 5;

const lengthOf = (reply: TurnFacts, sentence: Sentence): number =>
  reply.tokens.slice(sentence.first, sentence.last).filter(({ kind }) => kind === 'word' || kind === 'number').length;

/**
 * True where a sentence would fit any question: thanks, values, praise of the own house. Without a classifier nobody can tell.
 * @param threshold how sure the classifier must be that it is stock, in log-odds
 */
export function isTalk(reply: TurnFacts, sentence: Sentence, threshold = 1.5): boolean {
  const impression = lengthOf(reply, sentence) < SHORT ? undefined : reply.impression(sentence);
  if (impression === undefined || impression.of('specific') >= -2 || impression.of('stock') <= threshold) return false;
  return hasSetWords(reply, sentence);
}

/** Concepts whose phrases any desk says to anybody. */
const SET = [
  ...['stock', 'bureaucratic', 'holding', 'promise', 'deflection', 'promo', 'invitation', 'cheerful', 'closing', 'thanks', 'thanks-reply'],
  ...['apology', 'empathy', 'warm', 'dismissive', 'blame', 'over-promise', 'offer-named'],
] as const;

/**
 * True where a sentence has at least a sign of talk: a set phrase, or a word that any help desk says. A plain statement ("we are open
 * all night") has none, though a classifier may never have met its words.
 */
export const hasSetWords = (reply: TurnFacts, { span, first, last }: Sentence): boolean =>
  SET.some((concept) => reply.matches(concept).some((match) => within(match.span, span))) ||
  reply.tokens.slice(first, last).some(({ kind, form }) => kind === 'word' && reply.inList('helpdesk', form));

/** What a plain statement counts for at least, in the classifier's log-odds. */
const PLAIN = -0.5;

/** True where a sentence has the small words of statements. */
const states = (reply: TurnFacts, { first, last }: Sentence): boolean =>
  reply.tokens.slice(first, last).some(({ kind, form }) => kind === 'word' && reply.inList('statement', form));

/** True for a reply of a few words that are no set phrase: "The small one, from the side." */
export function isBrief(reply: TurnFacts): boolean {
  if (reply.words > 14 || (reply.residue.size === 0 && reply.has('stock', 'thanks')) || reply.impression() === undefined) return false;
  if (['promo', 'dismissive', 'invitation'].some((concept) => reply.has(concept))) return false;
  return !reply.sentences.some((sentence) => (reply.impression(sentence)?.of('stock') ?? 0) > 2);
}

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
const KIND = ['promo', 'invitation', 'cheerful', 'closing'];

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
export function substanceOf(reply: TurnFacts, said: ReadonlySet<string>): number | undefined {
  let most: number | undefined;
  for (const sentence of reply.sentences) {
    const impression = reply.impression(sentence);
    if (impression === undefined) return undefined;
    const { fresh, all } = newsIn(reply, sentence.first, sentence.last, said);
    const specific = impression.of('specific');
    const counted =
      fresh === 0 || isKind(reply, sentence) ? Math.min(-1, specific) : specific > 0 ? specific * Math.min(1, (2 * fresh) / all) : specific;
    const told =
      counted < 0 && (fresh > 0 || states(reply, sentence)) && !hasSetWords(reply, sentence) ? Math.max(counted, PLAIN) : counted;
    most = Math.max(most ?? told, told);
  }
  return most;
}

/** How many words and figures of matter stand between two tokens, and how many of them the customer had not said. */
function newsIn(reply: TurnFacts, first: number, last: number, said: ReadonlySet<string>): { fresh: number; all: number } {
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

/** How many separate things a reply tells: its clauses that hold something new and are no talk. */
export function clausesOf(reply: TurnFacts, said: ReadonlySet<string>): number {
  let count = 0;
  for (const sentence of reply.sentences) {
    if (isTalk(reply, sentence)) continue;
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

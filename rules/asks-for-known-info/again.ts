import {
  Evidence,
  handOffsOf,
  inSentence,
  type Match,
  type Sentence,
  sentenceOf,
  type Turn,
  type TurnFacts,
} from '../../src/rule/index.ts';
import { askedIn } from './details.ts';

/** In a sentence of no more words than these "done" or "I did" answers the request. */
const SHORT = 6;

/**
 * That the team had asked for something, the customer says that it was sent or done, and the reply asks for the same as if nothing
 * had come.
 */
export function sentAlready(
  own: TurnFacts,
  customer: readonly Turn[],
  team: readonly Turn[],
  facts: (turn: Turn) => TurnFacts,
): { asks: Sentence; at: Sentence; evidence: Evidence } | undefined {
  const latest = team.at(-1);
  if (latest === undefined) return undefined;
  // Few customers say so: what the reply asks for is looked for only then.
  const since = customer
    .slice(customer.findLastIndex(({ index }) => index < latest.index) + 1)
    .filter((turn) => facts(turn).has('sent-it'));
  const now = since.length === 0 ? [] : requestsIn(own);
  if (now.length === 0) return undefined;
  for (const turn of since) {
    const told = facts(turn);
    const sent = told.matches('sent-it').find((match) => counts(match, told));
    const at = sent === undefined ? undefined : sentenceOf(told, sent);
    if (at === undefined) continue;
    for (const earlier of [...team].reverse()) {
      const found = weigh(own, now, facts(earlier));
      if (found !== undefined) return { ...found, at };
    }
  }
  return undefined;
}

function weigh(own: TurnFacts, now: readonly Sentence[], earlier: TurnFacts): { asks: Sentence; evidence: Evidence } | undefined {
  const before = requestsIn(earlier);
  if (before.length === 0) return undefined;
  const known = wordsOf(earlier, before);
  const kinds = new Set(askedIn(earlier).map(({ kind }) => kind));
  const asked = askedIn(own);
  const shared = (sentence: Sentence): number => [...wordsOf(own, [sentence])].filter((stem) => known.has(stem)).length;
  const asks = now.reduce((a, b) => (shared(b) > shared(a) ? b : a));
  const same = asked.some(({ kind }) => kinds.has(kind));
  const evidence = new Evidence(-0.78)
    .add('asks for it in the words of before', 0.6 * Math.min(shared(asks), 3))
    .when(same, 'asks for a detail that was asked for before', 0.8)
    .when(kinds.size > 0 && asked.length > 0 && !same, 'asks for another one', -1.2)
    .when(own.has('excuse-to-ask', 'trouble'), 'says that the value does not serve', -2.5)
    .when(own.has('excuse-to-ask', 'other'), 'asks for another one', -1.5)
    .when(own.has('excuse-to-ask', 'optional'), 'only where it was not given', -1.5)
    .when(own.has('excuse-to-ask', 'arrived'), 'says that it has come', -3)
    .when(own.has('excuse-to-ask', 'identity'), 'a check of who it is', -1.5)
    .when(own.has('deflection', 'answered'), 'says that it has answered', -2)
    .when(
      own.matches('thanks-reply').some((thanks) => inSentence(thanks, asks)),
      'thanks for what came',
      -2,
    );
  // The same reply once more is a matter of the rule duplicate-reply.
  return evidence.logOdds > 0 && wholeOf(earlier) !== wholeOf(own) ? { asks, evidence } : undefined;
}

/** The sentences that ask the customer to send or tell something, here or elsewhere. */
function requestsIn(facts: TurnFacts): readonly Sentence[] {
  const requests = [...facts.matches('info-request'), ...facts.matches('hand-over', 'plain')];
  // "Write here or in private if it isn't there by Monday" asks for nothing now.
  const found = handOffsOf(facts);
  const moves = found === undefined || found.spare ? [] : found.all;
  return facts.sentences.filter((sentence) => moves.includes(sentence) || requests.some((match) => inSentence(match, sentence)));
}

function counts(match: Match, turn: TurnFacts): boolean {
  const sentence = sentenceOf(turn, match);
  if (sentence === undefined || sentence.mark === '?') return false;
  const tokens = turn.tokens.slice(sentence.first, sentence.last);
  const after = tokens.find(({ start }) => start >= match.span.end);
  if (after !== undefined && turn.inList('negations', after.form)) return false;
  return match.group !== 'bare' || tokens.filter(({ kind }) => kind === 'word').length <= SHORT;
}

const wholeOf = (facts: TurnFacts): string => facts.turn.text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/** Their words, without the small ones; "message", "send" and "details" count here. */
function wordsOf(facts: TurnFacts, sentences: readonly Sentence[]): Set<string> {
  const words = new Set<string>();
  for (const { first, last } of sentences) {
    for (const { kind, form } of facts.tokens.slice(first, last)) {
      if (kind === 'word' && !facts.inList('stopwords', form)) words.add(form);
    }
  }
  return words;
}

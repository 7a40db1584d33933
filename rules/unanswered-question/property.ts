import { type Ask, type AskKind, type Heard, type Sentence, type TurnFacts, within } from '../../src/rule/index.ts';
import { wordsIn } from './echo.ts';
import { isTime } from './when.ts';

/** Questions about this one case, which what holds in general does not answer. */
const CASE: ReadonlySet<AskKind> = new Set(['yesno', 'status', 'thing', 'open']);

/** More matter than this besides, and the sentence says more than what the thing is like. */
const BESIDES = 6;

/**
 * True where a sentence tells what a thing is like in general, as a brochure does ("our pesto is made from fresh basil"), and nothing of
 * that was asked. A figure, or a reason, may be the answer all the same.
 */
export function isProperty(reply: TurnFacts, sentence: Sentence, said: Heard, asks: readonly Ask[], ask?: Ask): boolean {
  const { tokens } = reply;
  const found = reply
    .matches('property')
    .find(({ group, span }) => within(span, sentence.span) && (group !== 'general' || (ask !== undefined && CASE.has(ask.kind))));
  if (found === undefined) return false;
  // Who asked about a day or an hour is told by when it is open.
  if (found.group === 'hours') return !asks.some((each) => asksWhen(each, reply)) && !saidAny(reply, found.span, sentence, said);
  if (saidAny(reply, found.span, sentence, said) || reply.matches('answer', 'reason').some(({ span }) => within(span, sentence.span)))
    return false;
  let besides = 0;
  for (let index = sentence.first; index < sentence.last; index++) {
    const token = tokens[index];
    if (token === undefined || within(token, found.span)) continue;
    if (token.kind === 'number') return false;
    if (token.kind === 'word' && reply.stemOf(token) !== undefined && !said.has(reply.stemOf(token) as string)) besides++;
  }
  return besides <= BESIDES;
}

/** True where the customer said a word of matter of some words. */
const saidAny = (reply: TurnFacts, span: Sentence['span'], { first }: Sentence, said: Heard): boolean =>
  wordsIn(reply, span, first).some((token) => {
    const stem = reply.stemOf(token);
    return stem !== undefined && (said.has(stem) || said.has(token.form));
  });

/** True where a question speaks of time. */
const asksWhen = ({ text }: Ask, reply: TurnFacts): boolean =>
  /\d/.test(text) || text.split(/[^\p{L}]+/u).some((word) => isTime(word.toLowerCase(), reply));

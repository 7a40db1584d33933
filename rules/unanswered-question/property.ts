import { type Ask, type AskKind, type Heard, type Sentence, type TurnFacts, within } from '../../src/rule/index.ts';
import { wordsIn } from './echo.ts';

/** Questions about this one case, which what holds in general does not answer. */
const CASE: ReadonlySet<AskKind> = new Set(['yesno', 'status', 'thing', 'open']);

/** More matter than this besides, and the sentence says more than what the thing is like. */
const BESIDES = 6;

/**
 * True where a sentence tells what a thing is like in general, as a brochure does ("our pesto is made from fresh basil"), and nothing of
 * that was asked. A figure, or a reason, may be the answer all the same.
 */
export function isProperty(reply: TurnFacts, sentence: Sentence, said: Heard, ask?: Ask): boolean {
  const { tokens } = reply;
  const found = reply
    .matches('property')
    .find(({ group, span }) => within(span, sentence.span) && (group === 'house' || (ask !== undefined && CASE.has(ask.kind))));
  if (found === undefined) return false;
  const isAsked = wordsIn(reply, found.span, sentence.first).some((token) => {
    const stem = reply.stemOf(token);
    return stem !== undefined && (said.has(stem) || said.has(token.form));
  });
  if (isAsked || reply.matches('answer', 'reason').some(({ span }) => within(span, sentence.span))) return false;
  let besides = 0;
  for (let index = sentence.first; index < sentence.last; index++) {
    const token = tokens[index];
    if (token === undefined || within(token, found.span)) continue;
    if (token.kind === 'number') return false;
    if (token.kind === 'word' && reply.stemOf(token) !== undefined && !said.has(reply.stemOf(token) as string)) besides++;
  }
  return besides <= BESIDES;
}

import { type Ask, type AskKind, type Heard, type TurnFacts, within } from '../../src/rule/index.ts';
import { names, type Token, wordsIn } from './echo.ts';
import { isTalk } from './talk.ts';
import { tellsWhen } from './when.ts';

const CLOCK = /^\d{1,2}[:.]\d{2}|^\d{1,2}(?:am|pm|h)$|^\d{1,2}[/.-]\d{1,2}|^\d{1,2}(?:st|nd|rd|th)$/i;
const ORDINAL = /^\d{1,2}(?:st|nd|rd|th)$/i;
const CLOCKED: ReadonlySet<AskKind> = new Set(['time', 'status', 'yesno', 'open']);
/** Questions that a word may answer as a figure does. */
const BY_WORDS: ReadonlySet<AskKind> = new Set(['thing', 'person', 'quantity', 'time']);

/** "Alle 19", "19 Uhr": a number beside a word of time. */
function isTimed(number: Token, reply: TurnFacts): boolean {
  const at = reply.tokens.indexOf(number);
  return [reply.tokens[at - 1], reply.tokens[at + 1]].some((beside) => beside?.kind === 'word' && reply.inList('time', beside.form));
}

/** In so many words a date needs no more: "We open at 9:30 on Sundays." */
const SHORT = 10;

/** A new figure or time where the question asks for such. */
export function figureIn(ask: Ask, reply: TurnFacts, request: TurnFacts, said: Heard): Token | undefined {
  const { kind: asked } = ask;
  const spelled = (form: string): boolean => form.length > 3 && reply.inList('numbers', form) && !reply.inList('stopwords', form);
  const fits = (token: Token): boolean => {
    const { kind, form } = token;
    // "Orange = it is starting", "the 21 black": what a thing is, in a sign or a number.
    if (asked === 'thing' || asked === 'person') return kind === 'number' || form === '=' || (kind === 'word' && /\d/.test(form));
    if (asked === 'quantity') return (kind === 'number' || (kind === 'word' && (/^\d/.test(form) || spelled(form)))) && isAmount(token);
    if (kind === 'number') return (CLOCKED.has(asked) && CLOCK.test(form)) || (asked === 'time' && isTimed(token, reply));
    return asked === 'time' && kind === 'word' && (spelled(form) || tellsWhen(form, reply));
  };
  // "Between 8 and 12", "forty minutes" and "on the 21st" are no price; a time is an amount where times are asked for.
  const ofTime = (): boolean =>
    request.tokens.some(
      ({ kind, form, start, end }) => kind === 'word' && start >= ask.span.start && end <= ask.span.end && request.inList('time', form),
    );
  const isAmount = (token: Token): boolean =>
    !ORDINAL.test(token.form) &&
    (!(isTimed(token, reply) || reply.matches('answer', 'time').some(({ span }) => within(token, span))) || ofTime());
  // Whether a sentence is talk costs more than whether a word is a figure.
  const isApart = (token: Token): boolean => {
    const sentence = reply.sentences.find(({ span }) => within(token, span));
    if (sentence === undefined) return false;
    // Where no time was asked for, one tells something only in what is said of the matter.
    const loose = (asked === 'open' || asked === 'yesno') && ask.topic.size > 0 && !names(ask, sentence, reply);
    return (loose && wordsIn(reply, sentence.span, sentence.first).length > SHORT) || isTalk(reply, sentence);
  };
  const candidates = BY_WORDS.has(asked) ? reply.tokens : reply.numbers;
  return candidates.find((token) => fits(token) && !said.has(token.form) && !isApart(token));
}

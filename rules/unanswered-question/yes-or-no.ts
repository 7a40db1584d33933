import { type Ask, type Sentence, type Token, type TurnFacts, within } from '../../src/rule/index.ts';
import { isTime } from './when.ts';

/**
 * True where a clause begins with a yes or no, or is one by itself ("it is", "we do").
 * Italian "si" counts with its accent, alone, or with one adverb: it is a pronoun otherwise.
 * @param inPhrases that what grants it counts too ("you'll get", "both"), which does not say which
 */
export function saysYesOrNo(reply: TurnFacts, inPhrases = true): boolean {
  const { tokens, turn } = reply;
  const openers = inPhrases ? reply.matches('answer').filter(({ group }) => group === 'yes' || group === 'no') : [];
  for (const { span, text } of openers) {
    // "In tanti si chiedono": without its accent it says yes only where a clause ends. "It should be with the fitter" says more than yes.
    if (/\b(?:si|be)$/.test(text)) continue;
    if (opensClause(tokens[tokens.findIndex(({ start }) => start === span.start) - 1])) return true;
  }
  return tokens.some((token, index) => {
    if (token.kind !== 'word') return false;
    const opens = opensClause(tokens[index - 1]);
    const closes = closesClause(tokens[index + 1]);
    if (!opens && !closes) return false;
    // "With the family plan yes, with the other no"; "They are lost, I'm afraid."
    const accented = token.form === 'si' && turn.text.slice(token.start, token.end).toLowerCase() !== 'si';
    const ends = (): boolean => token.form === 'no' || (reply.inList('no', token.form) && !reply.inList('stopwords', token.form));
    // "Technically yes, ..."
    const adverb = token.form === 'si' && tokens[index - 1]?.kind === 'word' && opensClause(tokens[index - 2]);
    if (closes && (accented || adverb || ends())) return true;
    if (!opens) return false;
    if (reply.inList('yes', token.form) || reply.inList('no', token.form)) return true;
    const next = tokens[index + 1];
    if (token.form === 'si') return accented || closes;
    if (next?.kind !== 'word' || !reply.inList('echo', next.form)) return false;
    // "It is now!", "we are indeed"
    const last = tokens[index + 2];
    const rounds = last?.kind === 'word' && (isTime(last.form, reply) || reply.inList('yes', last.form) || reply.inList('no', last.form));
    return closesClause(last) || (rounds && closesClause(tokens[index + 3]));
  });
}

/** The first sentence that is more than a greeting with a name: "Ciao Anna! Parte, parte!". */
function openingOf(reply: TurnFacts): Sentence | undefined {
  const greetings = reply.matches('greeting');
  const greets = ({ first, last, span }: Sentence): boolean =>
    greetings.some((greeting) => within(greeting.span, span)) &&
    reply.tokens
      .slice(first, last)
      .every((token) => token.kind !== 'word' || token.capital || greetings.some((greeting) => within(token, greeting.span)));
  return reply.sentences.find((sentence) => !greets(sentence));
}

/** "By card" has so many words at most. */
const FRAGMENT = 4;

/**
 * True where the reply opens with nothing but a word of the question, said once or twice ("si parte?" "Parte, parte!"), or with a few words
 * of it up to a comma or the end ("can I pay by card?" "By card, by phone, as you like.").
 */
export function echoes(ask: Ask, reply: TurnFacts): boolean {
  const first = openingOf(reply);
  if (first === undefined || first.mark === '?') return false;
  // What stands before the first comma may be a greeting: "Hey folks, do you ...?" "Hey!"
  const text = ask.text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const asked = text
    .slice(text.indexOf(',') + 1)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
  const tokens = reply.tokens.slice(first.first, first.last);
  const words = tokens.filter(({ kind }) => kind === 'word');
  const form = words[0]?.form;
  if (form === undefined) return false;
  if (words.length <= 2 && words.every((word) => word.form === form)) return !reply.inList('stopwords', form) && asked.includes(form);
  const end = tokens.findIndex((token) => token.kind !== 'word');
  const fragment = tokens.slice(0, end < 0 ? undefined : end).map((token) => token.form);
  if (fragment.length < 2 || fragment.length > FRAGMENT || !reply.inList('stopwords', form)) return false;
  const at = asked.findIndex((_, index) => fragment.every((word, place) => asked[index + place] === word));
  // "The pool, our pride, ..." is no answer to "is the pool open?": a question ends with what it is about.
  return at > 1 && fragment.some((word) => !reply.inList('stopwords', word));
}

/** Words between two things to choose from. */
const OR = /[\s,](?:or|o|oppure|oder|ou|u)\s/;

/**
 * True where the reply opens with one of the things to choose from ("the blue or the red?" "The red!"), or says one side again
 * ("all night or till ten?" "We have it all night").
 */
export function chooses(ask: Ask, reply: TurnFacts): boolean {
  const first = openingOf(reply);
  const asked = ask.text.toLowerCase();
  if (first === undefined || !OR.test(asked)) return false;
  const words = reply.tokens.slice(first.first, first.last).filter(({ kind }) => kind === 'word' || kind === 'number');
  const named = words.filter(({ kind, form }) => kind === 'number' || !reply.inList('stopwords', form));
  if (first.mark !== '?' && words.length <= 5 && named.length > 0 && named.every(({ form }) => asked.includes(form))) return true;
  const [before = [], after = []] = asked.split(OR).map((side) => side.split(/[^\p{L}\d]+/u).filter((word) => word !== ''));
  const sides = [before.slice(-2), after.slice(0, 2)].filter(([one, two]) => two !== undefined && one !== two);
  return reply.tokens.some(({ form }, index) => {
    const next = reply.tokens[index + 1]?.form;
    return sides.some(
      ([one = '', two]) => form === one && next === two && !(reply.inList('stopwords', one) && reply.inList('stopwords', two ?? '')),
    );
  });
}

/** Concepts of sentences in which a reply says back what it was told. */
const ECHOES = ['empathy', 'sees-trouble'] as const;

/** So many words of matter on each side of "or" say what there is to choose from. */
const SIDE = 2;

/**
 * What a reply makes of a question that names two things to choose from, by the words next to "or" that only one of them has: "none" where
 * the reply has none of them. Undefined for other questions, and where a side has no word of its own ("or not?").
 */
export function pickOf(ask: Ask, reply: TurnFacts, request: TurnFacts): 'one' | 'none' | undefined {
  const or = OR.exec(ask.text.toLowerCase());
  if (or === null) return undefined;
  const at = ask.span.start + or.index;
  const asked = request.tokens.filter(({ start, end }) => start >= ask.span.start && end <= ask.span.end);
  const numbers = asked.filter(({ kind }) => kind === 'number');
  // "The 40 litre or the 60?" is a choice of numbers. In words, names stand beside both: "the bus to Ludlow late or gone?"
  const choosesNumber = numbers.some(({ start }) => start < at) && numbers.some(({ start }) => start > at);
  const named = choosesNumber
    ? numbers
    : asked.filter(({ kind, capital, form }) => kind === 'word' && !capital && !request.inList('stopwords', form));
  const stemOf = (token: Token): string => request.stemOf(token) ?? token.form;
  const left = named.filter(({ start }) => start < at).map(stemOf);
  const right = named.filter(({ start }) => start >= at).map(stemOf);
  const sides = [left.slice(-SIDE), right.slice(0, SIDE)] as const;
  if (sides.some((side) => side.length === 0)) return undefined;
  // The matter of the whole message chooses nothing, though a side names it: "shall I let him sit or save the chair?"
  const matter = new Set(request.tokens.filter(({ start, end }) => end <= ask.span.start || start >= ask.span.end).map(stemOf));
  const own = sides.flatMap((side, index) => side.filter((stem) => !sides[1 - index]?.includes(stem) && !matter.has(stem)));
  if (own.length === 0) return undefined;
  // "I see that you would like to know about the ticket" says the question back.
  const saysBack = reply.sentences.filter(({ span }) =>
    ECHOES.some((concept) => reply.matches(concept).some((match) => within(match.span, span))),
  );
  const names = (token: Token): boolean =>
    (token.kind === 'word' || token.kind === 'number') &&
    own.includes(reply.stemOf(token) ?? token.form) &&
    !saysBack.some(({ span }) => within(token, span));
  return reply.tokens.some(names) ? 'one' : 'none';
}

const opensClause = (before: Token | undefined): boolean => before === undefined || (before.kind !== 'word' && before.kind !== 'number');
const closesClause = (after: Token | undefined): boolean =>
  after === undefined || after.kind === 'end' || after.kind === 'break' || after.kind === 'punctuation';

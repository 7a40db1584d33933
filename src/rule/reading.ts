import type { Token } from '../text/tokens.ts';
import type { Heard, Match, Sentence, Situation, Turn, TurnFacts } from './facts.ts';
import { within } from './places.ts';

/** Details that any team asks of any customer; asking for one shows nothing of this customer's matter. */
const ROUTINE = new Set(['order', 'account', 'phone', 'email', 'address', 'name', 'id', 'problem']);

/** Words that say where to write or click, or when: they are in every trade's replies. */
const ROUTINE_LISTS = ['channel', 'weekdays', 'months', 'time'] as const;

/** Concepts whose sentence could stand in any reply. */
const STOCK = ['stock', 'deflection', 'holding', 'promise', 'bureaucratic', 'thanks-reply'] as const;

/** Concepts whose sentence is neither stock nor matter. */
const COURTESY = ['greeting', 'closing', 'apology', 'thanks', 'human-touch'] as const;

/** Signs that the customer brings no matter but thanks, praise or small talk. */
const PLEASED = ['praise', 'thanks', 'resolved', 'playful'] as const;

/** Weight of words of matter from which a sentence says something of the matter, and much of it. */
const A_WORD = 0.9;
const MUCH = 1.4;

/** What in a reply shows that this customer's message was read, and what could have been sent to anybody. */
export interface Reading {
  /** Words of matter that the customer used too. */
  readonly shared: number;
  /** Words of matter that the reply brings itself, those in its stock sentences counted less. */
  readonly own: number;
  /** Figures outside stock sentences: times, amounts. Telephone and part numbers are none. */
  readonly figures: number;
  /** Share of the sentences that could stand in any reply, 0 to 1. */
  readonly stockShare: number;
  /** Questions with a word of matter in them, and requests for what narrows the trouble down; routine details are not these. */
  readonly questions: number;
  /** Sentences that could stand in any reply: a preset phrase is in them, and hardly a word of matter. */
  readonly stock: readonly Sentence[];
  /** Sentences with a word of matter in them, the customer's or their own. */
  readonly telling: readonly Sentence[];
}

const readings = new WeakMap<TurnFacts, { readonly said: Heard; readonly reading: Reading }>();

/** Several rules read a reply, and each as often as it likes: it is read once for what the customer had said by then. */
export function readingOf(reply: TurnFacts, said: Heard): Reading {
  const known = readings.get(reply);
  if (known?.said === said) return known.reading;
  const reading = read(reply, said);
  readings.set(reply, { said, reading });
  return reading;
}

function read(reply: TurnFacts, said: Heard): Reading {
  const presets = STOCK.flatMap((concept) => reply.matches(concept));
  const narrowing = reply.matches('taken-up', 'narrowing');
  const routine = reply.matches('info-request').filter(({ group }) => ROUTINE.has(group));
  const shared = new Map<string, number>();
  const own = new Map<string, number>();
  const stock: Sentence[] = [];
  const telling: Sentence[] = [];
  let figures = 0;
  let sentences = 0;
  let questions = 0;
  for (const sentence of reply.sentences) {
    const inHere = (match: Match): boolean => within(match.span, sentence.span);
    const stockWords = presets.some(inHere) || routine.some(inHere);
    const { heard, matter, numbers } = wordsOf(sentence, reply, said, stockWords);
    for (const [stem, weight] of heard) shared.set(stem, weight);
    const weighs = sum(matter);
    // A preset phrase in a sentence that says much of its own does not make the sentence stock.
    const isStock = stockWords && weighs <= MUCH;
    const isCourtesy = !stockWords && matter.size === 0 && COURTESY.some((concept) => reply.matches(concept).some(inHere));
    if (!isCourtesy) sentences++;
    if (isStock) stock.push(sentence);
    if (sum(heard) + weighs >= A_WORD) telling.push(sentence);
    for (const [stem, weight] of matter) own.set(stem, Math.max(own.get(stem) ?? 0, (isStock ? 0.5 : 1) * weight));
    if (!isStock) figures += numbers;
    const asks = sentence.mark === '?' && sentence.last - sentence.first > 2;
    if (narrowing.some(inHere) || (asks && sum(heard) + weighs >= A_WORD)) questions++;
  }
  return {
    shared: sum(shared),
    own: sum(own),
    figures,
    questions,
    stockShare: sentences === 0 ? 0 : stock.length / sentences,
    stock,
    telling,
  };
}

interface Words {
  /** Words of matter that the customer used too. */
  readonly heard: ReadonlyMap<string, number>;
  /** Words of matter that are the reply's own. */
  readonly matter: ReadonlyMap<string, number>;
  readonly numbers: number;
}

function wordsOf(sentence: Sentence, reply: TurnFacts, said: Heard, stockWords: boolean): Words {
  const { tokens } = reply;
  const heard = new Map<string, number>();
  const matter = new Map<string, number>();
  let numbers = 0;
  if (isSignOff(sentence, reply)) return { heard, matter, numbers };
  for (let index = sentence.first; index < sentence.last; index++) {
    const token = tokens[index] as Token;
    const stem = reply.stemOf(token);
    if (stem === undefined) continue;
    const known = said.has(stem) && (token.kind === 'word' || stem.length > 1);
    if (!known && !reply.residue.has(stem)) continue;
    const routineWord = ROUTINE_LISTS.some((list) => reply.inList(list, token.form));
    const common = routineWord || reply.isCommon(stem);
    if (known) heard.set(stem, common ? 0.6 : 1);
    else if (routineWord) continue;
    else if (token.kind !== 'word') numbers += token.form.length < 7 && !/^[12]\/[234]$/.test(token.form) ? 1 : 0;
    // Beside preset phrases a name that the customer did not bring is the company's, a product's or a channel's.
    else if (!(stockWords && isName(token, reply))) matter.set(stem, common ? 0.4 : 1);
  }
  return { heard, matter, numbers };
}

/** German writes every noun with a capital. */
const isName = (token: Token, { language, turn }: TurnFacts): boolean =>
  language !== 'de' && (token.capital || /\p{Ll}\p{Lu}/u.test(turn.text.slice(token.start, token.end)));

/** True for what stands under a reply: a last line in which every word has a capital, as names of people, teams and offices do. */
function isSignOff(sentence: Sentence, { tokens, sentences }: TurnFacts): boolean {
  if (sentence !== sentences.at(-1) || sentence === sentences[0] || (sentence.mark !== '' && !/^[\^~*–-]/.test(sentence.text)))
    return false;
  const words = tokens.slice(sentence.first, sentence.last).filter(({ kind }) => kind === 'word');
  return words.length > 0 && words.length < 6 && words.every(({ capital }) => capital);
}

/** Concepts of a reply that took the message for something to deal with, whatever it was. */
const TAKEN_UP = ['apology', 'deflection', 'holding'] as const;

/** True where the customer brought something to deal with: a trouble, a question, a wish, or a longer message that is not glad. */
export function bringsMatter({ request, trouble, upset, asks }: Situation, facts: (turn: Turn) => TurnFacts, reply: TurnFacts): boolean {
  // Thanks for praise may be stock: there is nothing to read twice.
  if (request === undefined) return false;
  const asked = facts(request);
  const takenUp = reply.has('stock', 'request');
  const glad = asked.has('resolved') || (asked.has('praise') && trouble.probability < 0.5 && !takenUp);
  if (asks.length === 0 && upset.probability < 0.5 && glad) return false;
  if (takenUp || trouble.probability >= 0.3 || asks.length > 0 || asked.has('wish') || TAKEN_UP.some((concept) => reply.has(concept)))
    return true;
  return !(asked.words < 6 || asked.sentiment > 0.2 || PLEASED.some((concept) => asked.has(concept)));
}

/** True where the reply names the trouble: beside a word for one, or for a page about it, stands a word of matter. */
export function namesTrouble(reply: TurnFacts): boolean {
  if (reply.has('taken-up', 'itself')) return true;
  return reply.matches('taken-up', 'named').some(({ span }) => {
    const sentence = reply.sentences.find((one) => within(span, one.span));
    if (sentence === undefined) return false;
    const words = reply.tokens.slice(sentence.first, sentence.last).filter(({ kind }) => kind === 'word');
    const first = words.findIndex(({ start }) => start >= span.start);
    return words.slice(Math.max(0, first - 2)).some((token) => token.end <= span.end && namesMatter(token, reply));
  });
}

const namesMatter = (token: Token, reply: TurnFacts): boolean =>
  reply.stemOf(token) !== undefined && !isName(token, reply) && !ROUTINE_LISTS.some((list) => reply.inList(list, token.form));

const sum = (stems: ReadonlyMap<string, number>): number => [...stems.values()].reduce((total, weight) => total + weight, 0);

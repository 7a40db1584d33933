import type { Token } from '../text/tokens.ts';
import type { Heard, Match, Sentence, Situation, Turn, TurnFacts } from './facts.ts';
import { matchesOf, within } from './places.ts';

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

let latest: { readonly reply: TurnFacts; readonly said: Heard; readonly reading: Reading } | undefined;

/**
 * Several rules read a reply, and each as often as it likes: it is read once for what the customer had said by then.
 * Rules judge one reply after the other, so that one reading is all that is worth keeping.
 */
export function readingOf(reply: TurnFacts, said: Heard): Reading {
  if (latest?.reply !== reply || latest.said !== said) latest = { reply, said, reading: read(reply, said) };
  return latest.reading;
}

/** A word of matter in a reply. */
interface Word {
  /** The customer used it too; otherwise it is the reply's own. */
  readonly heard: boolean;
  /** The sentence in which it was read last, and its weight there. */
  sentence: Sentence;
  weight: number;
  /** Of a word of its own, the greatest weight in any sentence; it counts less in stock sentences. */
  strongest: number;
}

function read(reply: TurnFacts, said: Heard): Reading {
  const presets = matchesOf(reply, STOCK);
  const narrowing = reply.matches('taken-up', 'narrowing');
  const requests = reply.matches('info-request');
  const words = new Map<string, Word>();
  const stock: Sentence[] = [];
  const telling: Sentence[] = [];
  let figures = 0;
  let sentences = 0;
  let questions = 0;
  for (const sentence of reply.sentences) {
    const stockWords =
      anyWithin(presets, sentence) || requests.some(({ group, span }) => ROUTINE.has(group) && within(span, sentence.span));
    const { here, numbers } = readWords(sentence, reply, said, stockWords, words);
    let heard = 0;
    let matter = 0;
    for (const word of here) {
      if (word.heard) heard += word.weight;
      else matter += word.weight;
    }
    // A preset phrase in a sentence that says much of its own does not make the sentence stock.
    const isStock = stockWords && matter <= MUCH;
    for (const word of here) if (!word.heard) word.strongest = Math.max(word.strongest, (isStock ? 0.5 : 1) * word.weight);
    const isCourtesy = !stockWords && matter === 0 && COURTESY.some((concept) => anyWithin(reply.matches(concept), sentence));
    if (!isCourtesy) sentences++;
    if (isStock) stock.push(sentence);
    const tells = heard + matter >= A_WORD;
    if (tells) telling.push(sentence);
    if (!isStock) figures += numbers;
    if (anyWithin(narrowing, sentence) || (tells && !isStock && sentence.mark === '?' && sentence.last - sentence.first > 2)) questions++;
  }
  let shared = 0;
  let own = 0;
  for (const word of words.values()) {
    if (word.heard) shared += word.weight;
    else own += word.strongest;
  }
  return { shared, own, figures, questions, stockShare: sentences === 0 ? 0 : stock.length / sentences, stock, telling };
}

function anyWithin(matches: readonly Match[], { span }: Sentence): boolean {
  for (const match of matches) if (within(match.span, span)) return true;
  return false;
}

/** Reads a sentence: the words of matter in it, each once, are added to those of the reply; figures are counted. */
function readWords(
  sentence: Sentence,
  reply: TurnFacts,
  said: Heard,
  stockWords: boolean,
  words: Map<string, Word>,
): { here: Word[]; numbers: number } {
  const { tokens } = reply;
  const here: Word[] = [];
  let numbers = 0;
  if (isSignOff(sentence, reply)) return { here, numbers };
  const add = (stem: string, heard: boolean, weight: number): void => {
    let word = words.get(stem);
    if (word === undefined) {
      word = { heard, sentence, weight, strongest: 0 };
      words.set(stem, word);
      here.push(word);
      return;
    }
    if (word.sentence !== sentence) here.push(word);
    word.sentence = sentence;
    word.weight = weight;
  };
  for (let index = sentence.first; index < sentence.last; index++) {
    const token = tokens[index] as Token;
    const stem = reply.stemOf(token);
    if (stem === undefined) continue;
    const isWord = token.kind === 'word';
    if (said.has(stem) && (isWord || stem.length > 1)) {
      add(stem, true, reply.isCommon(stem) || isRoutine(token, reply) ? 0.6 : 1);
    } else if (reply.residue.has(stem) && !isRoutine(token, reply)) {
      if (!isWord) numbers += token.form.length < 7 && !/^[12]\/[234]$/.test(token.form) ? 1 : 0;
      // Beside preset phrases a name that the customer did not bring is the company's, a product's or a channel's.
      else if (!(stockWords && isName(token, reply))) add(stem, false, reply.isCommon(stem) ? 0.4 : 1);
    }
  }
  return { here, numbers };
}

function isRoutine({ form }: Token, reply: TurnFacts): boolean {
  for (const list of ROUTINE_LISTS) if (reply.inList(list, form)) return true;
  return false;
}

/** German writes every noun with a capital. */
function isName({ capital, start, end, form }: Token, { language, turn }: TurnFacts): boolean {
  if (language === 'de' || capital) return language !== 'de';
  // Most words stand there as they are in normal form: without a capital inside.
  if (form.length === end - start && turn.text.startsWith(form, start)) return false;
  return /\p{Ll}\p{Lu}/u.test(turn.text.slice(start, end));
}

/** No more words stand under a "Kind regards": a name, "member of the Care team". */
const SIGNED = 10;

/**
 * True for what stands under a reply: a last line below a closing, or one in which every word has a capital, as names of people, teams and
 * offices do.
 */
function isSignOff(sentence: Sentence, facts: TurnFacts): boolean {
  const { tokens, sentences } = facts;
  if (sentence !== sentences.at(-1) || sentence === sentences[0] || (sentence.mark !== '' && !/^[\^~*–-]/.test(sentence.text)))
    return false;
  const before = sentences.at(-2);
  if (tokens[sentence.first]?.capital && sentence.last - sentence.first <= SIGNED && before !== undefined) {
    if (before.last - before.first <= SIGNED / 2 && anyWithin(facts.matches('closing'), before)) return true;
  }
  let words = 0;
  for (let index = sentence.first; index < sentence.last; index++) {
    const { kind, capital } = tokens[index] as Token;
    if (kind !== 'word') continue;
    if (!capital || ++words > 5) return false;
  }
  return words > 0;
}

/** Concepts of a reply that took the message for something to deal with, whatever it was. */
const TAKEN_UP = ['apology', 'deflection', 'holding'] as const;

/** So surely does a first message tell a trouble that "it works fine, but" in it says nothing of an end. */
const SURELY = 0.8;

/** True where the customer brought something to deal with: a trouble, a question, a wish, or a longer message that is not glad. */
export function bringsMatter(now: Situation, facts: (turn: Turn) => TurnFacts, reply: TurnFacts): boolean {
  // Thanks for praise may be stock: there is nothing to read twice.
  if (now.request === undefined) return false;
  const asked = facts(now.request);
  const takenUp = reply.has('stock', 'request');
  const asks = now.asks.length > 0;
  if (!asks) {
    const glad =
      (asked.has('resolved') && (now.customer.length > 1 || now.trouble.probability < SURELY)) ||
      (asked.has('praise') && now.trouble.probability < 0.5 && !takenUp);
    if (glad && now.upset.probability < 0.5) return false;
  }
  if (takenUp || asks || now.trouble.probability >= 0.3 || asked.has('wish') || TAKEN_UP.some((concept) => reply.has(concept))) return true;
  return !(asked.words < 6 || asked.sentiment > 0.2 || PLEASED.some((concept) => asked.has(concept)));
}

const COSTLY = ['cost', 'sums', 'pay'] as const;

/** True where a customer tells of money that a trouble cost or may cost them. */
export const tellsOfCost = (told: TurnFacts): boolean => COSTLY.some((group) => told.has('implied', group));

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
  reply.stemOf(token) !== undefined && !isName(token, reply) && !isRoutine(token, reply);

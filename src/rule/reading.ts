import type { Token } from '../text/tokens.ts';
import type { Heard, Match, Situation, Turn, TurnFacts } from './facts.ts';
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

/** What in a reply shows that this customer's message was read, and what could have been sent to anybody. */
export interface Reading {
  /** Words of matter that the customer used too. */
  readonly shared: number;
  /** Words of matter that the reply brings itself, outside its stock sentences. */
  readonly own: number;
  /** Figures outside stock sentences: times, amounts. Telephone and part numbers are none. */
  readonly figures: number;
  /** Share of the sentences that could stand in any reply, 0 to 1. */
  readonly stockShare: number;
  /** Questions about the matter, not for routine details. */
  readonly questions: number;
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
  const stock = STOCK.flatMap((concept) => reply.matches(concept));
  const routine = reply.matches('info-request').filter(({ group }) => ROUTINE.has(group));
  const shared = new Map<string, number>();
  const own = new Map<string, number>();
  let figures = 0;
  let stockSentences = 0;
  let sentences = 0;
  let questions = 0;
  for (const sentence of reply.sentences) {
    const { tokens } = reply;
    const matter = new Map<string, number>();
    let numbers = 0;
    for (let index = sentence.first; index < sentence.last; index++) {
      const token = tokens[index] as Token;
      const stem = reply.stemOf(token);
      if (stem === undefined) continue;
      const heard = token.kind === 'word' && said.has(stem);
      if (!heard && !reply.residue.has(stem)) continue;
      const routineWord = ROUTINE_LISTS.some((list) => reply.inList(list, token.form));
      const common = routineWord || reply.isCommon(stem);
      if (heard) shared.set(stem, common ? 0.6 : 1);
      else if (routineWord) continue;
      else if (token.kind === 'word') matter.set(stem, common ? 0.4 : 1);
      else if (token.form.length < 7 && !/^[12]\/[234]$/.test(token.form)) numbers++;
    }
    const weighs = sum(matter);
    const inHere = (match: Match): boolean => within(match.span, sentence.span);
    const stockWords = stock.some(inHere) || routine.some(inHere);
    // A preset phrase in a sentence that says much of its own does not make the sentence stock.
    const isStock = stockWords && weighs <= 1.4;
    const isCourtesy = !stockWords && matter.size === 0 && COURTESY.some((concept) => reply.matches(concept).some(inHere));
    if (!isCourtesy) sentences++;
    if (isStock) stockSentences++;
    else {
      for (const [stem, weight] of matter) own.set(stem, weight);
      figures += numbers;
      if (sentence.mark === '?' && sentence.last - sentence.first > 2) questions++;
    }
  }
  return { shared: sum(shared), own: sum(own), figures, questions, stockShare: sentences === 0 ? 0 : stockSentences / sentences };
}

/** True where the customer brought something to deal with: a trouble, a question, a wish, or a longer message that is not glad. */
export function bringsMatter({ request, trouble, upset, asks }: Situation, facts: (turn: Turn) => TurnFacts, reply: TurnFacts): boolean {
  // Thanks for praise may be stock: there is nothing to read twice.
  if (request === undefined) return false;
  const asked = facts(request);
  if (asks.length === 0 && upset.probability < 0.5 && (asked.has('resolved') || asked.has('praise'))) return false;
  if (trouble.probability >= 0.3 || asks.length > 0 || asked.has('wish')) return true;
  // A reply that says sorry took it for a trouble itself.
  return reply.has('apology') || !(asked.words < 6 || asked.sentiment > 0.2 || PLEASED.some((concept) => asked.has(concept)));
}

const sum = (stems: ReadonlyMap<string, number>): number => [...stems.values()].reduce((total, weight) => total + weight, 0);

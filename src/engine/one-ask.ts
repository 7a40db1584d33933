import type { Ask, Match, Token, TurnFacts } from '../rule/index.ts';

/** Words of a question that only goes on with the one before: "for the coach, too?". */
const FRAGMENT = 5;

/**
 * Questions that are one, joined: said twice ("Still on? Is the market still on?"), with what to choose from behind a mark ("for both ways?
 * or only for one?"), or gone on with ("is there parking? for the coach?"). What is asked only for the case that the answer is yes ("if so,
 * where?") goes with the question that decides it.
 */
export function joinedAsks(asks: readonly Ask[], facts: TurnFacts): readonly Ask[] {
  if (asks.length < 2) return asks;
  const joined: Ask[] = [];
  for (const ask of asks) {
    const before = joined.at(-1);
    if (before === undefined || !isSame(before, ask, facts)) joined.push(ask);
    else joined[joined.length - 1] = isIn(ask, facts.matches('if-so')) ? before : both(before, ask);
  }
  return joined;
}

function isSame(before: Ask, ask: Ask, facts: TurnFacts): boolean {
  if (before.indirect || ask.indirect) return false;
  if (isIn(ask, facts.matches('if-so'))) return true;
  const words = wordsOf(ask, facts);
  const first = words[0];
  if (first === undefined) return false;
  if (facts.inList('or', first.form)) return true;
  const alike = before.kind === ask.kind || before.kind === 'open' || ask.kind === 'open';
  if (alike && saysAgain(before, ask)) return true;
  if (alike && wordsOf(before, facts).every(({ form }) => words.some((word) => word.form === form))) return true;
  // "And breakfast? Is it included?"
  const brought = wordsOf(before, facts);
  if (brought.length <= FRAGMENT && facts.inList('joining', brought[0]?.form ?? '') && ask.topic.size <= 1) return true;
  // "And for the dog?" is another one.
  return ask.weight === 0 && words.length <= FRAGMENT && facts.inList('for', first.form);
}

const wordsOf = ({ span }: Ask, { tokens }: TurnFacts): readonly Token[] =>
  tokens.filter(({ kind, start, end }) => kind === 'word' && start >= span.start && end <= span.end);

/** A word of matter more makes it another question: "and with breakfast?". */
const saysAgain = ({ topic }: Ask, { topic: later }: Ask): boolean => later.size > 0 && [...later].every((stem) => topic.has(stem));

const isIn = ({ span }: Ask, matches: readonly Match[]): boolean =>
  matches.some((match) => match.span.start >= span.start && match.span.end <= span.end);

function both(a: Ask, b: Ask): Ask {
  return {
    ...a,
    kind: a.kind === 'open' ? b.kind : a.kind,
    span: { start: a.span.start, end: b.span.end },
    text: a.turn.text.slice(a.span.start, b.span.end),
    topic: new Set([...a.topic, ...b.topic]),
    weight: Math.max(a.weight, b.weight),
  };
}

/** What a state may be followed by: the symbol of a token, and the state behind it, in one number that orders by symbol. */
export type Move = number;

const STATES = 2 ** 21;

/** @throws RangeError where there are more states than a move has room for */
export function moveOf(symbol: number, to: number): Move {
  if (to >= STATES) throw new RangeError('too many phrases for one machine');
  return symbol * STATES + to;
}
export const symbolOf = (move: Move): number => Math.floor(move / STATES);
export const targetOf = (move: Move): number => move % STATES;

/** A machine while it is compiled: for each state its moves and the labels of the phrases that end in it. */
export interface States {
  readonly moves: readonly (readonly Move[])[];
  readonly accepts: readonly (readonly number[])[];
  /** The moves that a phrase may begin with, anywhere and only at the start of a message. */
  readonly start: readonly Move[];
  readonly messageStart: readonly Move[];
}

const ascending = (numbers: Iterable<number>): number[] => [...new Set(numbers)].sort((a, b) => a - b);

/**
 * One state behind all phrases that begin with the same symbol. Every token of a text is looked at as a start, and thousands of phrases
 * begin with "we" or "i": what may follow all of them is one list then, not one for each.
 */
export function mergeStarts({ moves, accepts, start, messageStart }: States): States {
  const groups = new Map<number, number[]>();
  for (const move of start) {
    const group = groups.get(symbolOf(move));
    if (group === undefined) groups.set(symbolOf(move), [targetOf(move)]);
    else group.push(targetOf(move));
  }
  const allMoves = [...moves];
  const allAccepts = [...accepts];
  const merged = [...groups].map(([symbol, group]) => {
    if (group.length === 1) return moveOf(symbol, group[0] as number);
    allAccepts.push(ascending(group.flatMap((state) => accepts[state] as readonly number[])));
    return moveOf(symbol, allMoves.push(ascending(group.flatMap((state) => moves[state] as readonly Move[]))) - 1);
  });
  return reachable({ moves: allMoves, accepts: allAccepts, start: ascending(merged), messageStart });
}

/** The states that phrases can come to, numbered anew. */
function reachable({ moves, accepts, start, messageStart }: States): States {
  const numbers = new Map<number, number>();
  const order: number[] = [];
  const visit = (list: readonly Move[]): void => {
    for (const move of list) {
      const state = targetOf(move);
      if (numbers.has(state)) continue;
      numbers.set(state, order.push(state) - 1);
    }
  };
  visit(start);
  visit(messageStart);
  // The list grows while it is walked.
  for (const state of order) visit(moves[state] as readonly Move[]);
  const renumbered = (list: readonly Move[]): Move[] =>
    ascending(list.map((move) => moveOf(symbolOf(move), numbers.get(targetOf(move)) as number)));
  return {
    moves: order.map((state) => renumbered(moves[state] as readonly Move[])),
    accepts: order.map((state) => accepts[state] as readonly number[]),
    start: renumbered(start),
    messageStart: renumbered(messageStart),
  };
}

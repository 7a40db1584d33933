/** The states of a machine while it is compiled. */
export interface States {
  /** For each state: the symbol that enters it, the states that may follow it, and the labels of the phrases that end in it. */
  readonly symbols: readonly number[];
  readonly follow: readonly (readonly number[])[];
  readonly accepts: readonly (readonly number[])[];
  /** States that a phrase may enter first, anywhere and only at the start of a message. */
  readonly start: readonly number[];
  readonly messageStart: readonly number[];
}

/**
 * One state for all phrases that begin with the same symbol. Every token of a text is looked at as a start, and thousands of phrases begin
 * with "we" or "i": what may follow all of them is one list then, not one for each.
 */
export function mergeStarts({ symbols, follow, accepts, start, messageStart }: States): States {
  const groups = new Map<number, number[]>();
  for (const state of [...start].sort((a, b) => a - b)) {
    const symbol = symbols[state] as number;
    const group = groups.get(symbol);
    if (group === undefined) groups.set(symbol, [state]);
    else group.push(state);
  }
  const needed = new Set([...messageStart, ...follow.flat()]);
  const firstOf = new Map([...groups.values()].map((group) => [group[0] as number, group]));
  // A merged state stands where its first was: labels are told in the order of states.
  const old: (readonly number[])[] = [];
  const places = new Map<number, number>();
  const starts: number[] = [];
  for (const state of symbols.keys()) {
    const group = firstOf.get(state);
    if (group !== undefined) starts.push(old.push(group) - 1);
    // A group of one is that state itself.
    if (group?.length === 1) places.set(state, old.length - 1);
    else if (needed.has(state)) places.set(state, old.push([state]) - 1);
  }
  const placeOf = (state: number): number => places.get(state) as number;
  const union = (lists: readonly (readonly number[])[]): number[] => [...new Set(lists.flat())];
  return {
    symbols: old.map(([state]) => symbols[state as number] as number),
    follow: old.map((group) =>
      union(group.map((state) => follow[state] as readonly number[]))
        .map(placeOf)
        .sort((a, b) => a - b),
    ),
    accepts: old.map((group) => union(group.map((state) => accepts[state] as readonly number[]))),
    start: starts,
    messageStart: messageStart.map(placeOf),
  };
}

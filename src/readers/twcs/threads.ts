/** The reply graph: which tweets hang together, and in which order. */

import { Numbers } from './store.ts';

const NONE = -1;

export interface Threads {
  /** For each thread the indices of its tweets, the root first; threads in the order in which the file meets them. */
  [Symbol.iterator](): Iterator<readonly number[]>;
  /** Tweets that answer, in the end, themselves, and were made roots to open the circle. */
  readonly opened: ReadonlySet<number>;
}

/**
 * @param parents for each tweet the index of the tweet that it answers; -1 for a root, -2 where that tweet is not in the file
 */
export function threadsOf(parents: Numbers): Threads {
  const { length } = parents;
  const roots = new Int32Array(length).fill(NONE);
  const opened = new Set<number>();
  const path: number[] = [];
  // The walk that came by last: a set per walk would cost more than all the rest.
  const walks = new Int32Array(length).fill(NONE);
  for (let index = 0; index < length; index++) {
    let at = index;
    path.length = 0;
    while (roots[at] === NONE) {
      path.push(at);
      walks[at] = index;
      const parent = parents.at(at);
      if (parent < 0) break;
      if (walks[parent] === index) {
        // The tweet that closes the circle becomes a root, so that the others hang on it.
        parents.set(at, NONE);
        opened.add(at);
        break;
      }
      at = parent;
    }
    const known = roots[at] ?? NONE;
    const root = known === NONE ? at : known;
    for (const tweet of path) roots[tweet] = root;
  }
  return { opened, [Symbol.iterator]: () => groups(roots) };
}

/** Indices by root, without an array of arrays over the whole file. */
function* groups(roots: Int32Array): Generator<readonly number[]> {
  const next = new Int32Array(roots.length).fill(NONE);
  const last = new Int32Array(roots.length).fill(NONE);
  const first = new Int32Array(roots.length).fill(NONE);
  const order = new Numbers();
  for (let index = 0; index < roots.length; index++) {
    const root = roots[index] ?? index;
    const before = last[root] ?? NONE;
    if (before === NONE) {
      first[root] = index;
      order.push(root);
    } else next[before] = index;
    last[root] = index;
  }
  for (let at = 0; at < order.length; at++) {
    const members: number[] = [];
    for (let index = first[order.at(at)] ?? NONE; index !== NONE; index = next[index] ?? NONE) members.push(index);
    yield members;
  }
}

/** How many answers lie between each tweet and the root; `members` in any order. */
export function depthsOf(members: readonly number[], parents: Numbers): ReadonlyMap<number, number> {
  const depths = new Map<number, number>();
  for (const member of members) {
    const chain: number[] = [];
    let at = member;
    while (at >= 0 && !depths.has(at)) {
      chain.push(at);
      at = parents.at(at);
    }
    let depth = at < 0 ? 0 : (depths.get(at) ?? 0) + 1;
    for (const tweet of chain.reverse()) depths.set(tweet, depth++);
  }
  return depths;
}

import type { Node, Pattern } from './pattern.ts';

/**
 * All phrases of a language as one machine over tokens, so that a text is scanned once, whatever their number.
 *
 * Phrases become a non-deterministic automaton without empty moves (one state for each place in a phrase).
 * While matching, the sets of states that really occur are remembered as the states of a deterministic one,
 * so that a step costs one look-up; nothing is unfolded that no text asks for.
 */
export interface CompiledPhrases {
  /** Literal words and stems; the index is the symbol. Specials follow after both. */
  readonly words: readonly string[];
  readonly stems: readonly string[];
  /** For each state: the symbol that enters it. */
  readonly symbols: readonly number[];
  /** For each state: the index in `lists` of the states that may follow it. States of one choice share a list. */
  readonly follow: readonly number[];
  readonly lists: readonly (readonly number[])[];
  /** The labels of the phrases that end in a state (label * 2 + 1 where the message must end too), for states that have any. */
  readonly accepts: Readonly<Record<string, readonly number[]>>;
  /** States that a phrase may enter first: anywhere, and only at the start of a message. */
  readonly start: readonly number[];
  readonly messageStart: readonly number[];
}

/** Symbols that are no word: kinds of tokens, and marks. They follow after words and stems. */
export const SPECIALS = ['num', 'name', 'link', 'email', 'slot', 'any', '?', '!'] as const;
export type Special = (typeof SPECIALS)[number];
const GAP_LENGTH = 5;

/** Builds the machine. `label` says what a pattern stands for; several patterns may share one. */
export function compilePhrases(entries: readonly { readonly pattern: Pattern; readonly label: number }[]): CompiledPhrases {
  const builder = new Builder();
  for (const { pattern, label } of entries) builder.add(pattern, label);
  return builder.finish();
}

type Step = { readonly kind: 'word' | 'stem' | 'special'; readonly value: string };

/** An epsilon-free piece: positions that can come first, positions that can come last, and whether it may be nothing. */
interface Piece {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly empty: boolean;
}

class Builder {
  readonly #symbols: Step[] = [{ kind: 'special', value: 'any' }];
  readonly #follow: Set<number>[] = [new Set()];
  readonly #accepts: Set<number>[] = [new Set()];
  readonly #start = new Set<number>();
  readonly #messageStart = new Set<number>();

  add(pattern: Pattern, label: number): void {
    const piece = this.#piece(pattern.node);
    for (const state of piece.first) (pattern.atStart ? this.#messageStart : this.#start).add(state);
    for (const state of piece.last) this.#accepts[state]?.add(label * 2 + (pattern.atEnd ? 1 : 0));
  }

  #state(symbol: Step): Piece {
    const state = this.#symbols.push(symbol) - 1;
    this.#follow.push(new Set());
    this.#accepts.push(new Set());
    return { first: [state], last: [state], empty: false };
  }

  #piece(node: Node): Piece {
    switch (node.type) {
      case 'word':
      case 'stem':
        return this.#state({ kind: node.type, value: node.form });
      case 'slot':
        return this.#state({ kind: 'special', value: node.slot });
      case 'mark':
        return this.#state({ kind: 'special', value: node.mark });
      case 'gap': {
        let piece: Piece = { first: [], last: [], empty: true };
        for (let i = 0; i < GAP_LENGTH; i++) {
          piece = this.#join(piece, { ...this.#state({ kind: 'special', value: 'any' }), empty: true });
        }
        return piece;
      }
      case 'choice': {
        const pieces = node.items.map((item) => this.#piece(item));
        return {
          first: pieces.flatMap((piece) => piece.first),
          last: pieces.flatMap((piece) => piece.last),
          empty: node.optional || pieces.some((piece) => piece.empty),
        };
      }
      case 'sequence':
        return node.items.map((item) => this.#piece(item)).reduce((a, b) => this.#join(a, b), { first: [], last: [], empty: true });
    }
  }

  #join(a: Piece, b: Piece): Piece {
    for (const from of a.last) for (const to of b.first) this.#follow[from]?.add(to);
    return {
      first: a.empty ? [...a.first, ...b.first] : a.first,
      last: b.empty ? [...a.last, ...b.last] : b.last,
      empty: a.empty && b.empty,
    };
  }

  finish(): CompiledPhrases {
    const words = [...new Set(this.#symbols.filter((s) => s.kind === 'word').map((s) => s.value))].sort();
    const stems = [...new Set(this.#symbols.filter((s) => s.kind === 'stem').map((s) => s.value))].sort();
    const wordIndex = new Map(words.map((word, index) => [word, index]));
    const stemIndex = new Map(stems.map((stem, index) => [stem, words.length + index]));
    const symbols = this.#symbols.map(
      ({ kind, value }) =>
        (kind === 'word' ? wordIndex.get(value) : kind === 'stem' ? stemIndex.get(value) : undefined) ??
        words.length + stems.length + SPECIALS.indexOf(value as Special),
    );
    const classes = this.#merge(symbols);
    // The first state of each class stands for it.
    const states = [...new Set(classes)];
    const index = new Map(states.map((state, at) => [state, at]));
    const number = (state: number): number => index.get(classes[state] as number) as number;
    const numbers = (list: Iterable<number>): number[] => [...new Set([...list].map(number))].sort((a, b) => a - b);
    const lists = new Map<string, number>();
    const rows: number[][] = [];
    const follow = states.map((state) => {
      const row = numbers(this.#follow[state] as Set<number>);
      const key = row.join(',');
      const known = lists.get(key);
      if (known !== undefined) return known;
      lists.set(key, rows.length);
      return rows.push(row) - 1;
    });
    return {
      words,
      stems,
      symbols: states.map((state) => symbols[state] as number),
      follow,
      lists: rows,
      accepts: Object.fromEntries(
        states.flatMap((state, at) => {
          const labels = [...(this.#accepts[state] as Set<number>)].sort((a, b) => a - b);
          return labels.length === 0 ? [] : [[at, labels]];
        }),
      ),
      start: numbers(this.#start),
      messageStart: numbers(this.#messageStart),
    };
  }

  /**
   * Finds states that no continuation can tell apart: same symbol, same labels, same followers.
   * Phrases share most of their endings, so this makes the machine several times smaller.
   * @returns for each state the first state that it is the same as.
   */
  #merge(symbols: readonly number[]): number[] {
    const classes = symbols.map((_, state) => state);
    for (let changed = true; changed; ) {
      changed = false;
      const seen = new Map<string, number>();
      for (let state = symbols.length - 1; state >= 0; state--) {
        const followers = [...new Set([...(this.#follow[state] as Set<number>)].map((to) => classes[to] as number))].sort((a, b) => a - b);
        const key = `${symbols[state]}|${[...(this.#accepts[state] as Set<number>)].sort((a, b) => a - b).join(',')}|${followers.join(',')}`;
        const same = seen.get(key);
        if (same === undefined) seen.set(key, classes[state] as number);
        else if (classes[state] !== same) {
          classes[state] = same;
          changed = true;
        }
      }
    }
    return classes;
  }
}

import { machineOf, type PhraseMachine } from './machine.ts';
import type { Node, Pattern } from './pattern.ts';
import { mergeStarts, moveOf } from './starts.ts';

/** Symbols that are no word: kinds of tokens, and marks. They follow after words and stems. */
export const SPECIALS = ['num', 'name', 'link', 'email', 'slot', 'any', '?', '!'] as const;
export type Special = (typeof SPECIALS)[number];
const GAP_LENGTH = 5;

/**
 * Builds the machine for phrases, so that a text is scanned once, whatever their number.
 *
 * Phrases become a non-deterministic automaton without empty moves (one state for each place in a phrase).
 * While matching, the sets of states that really occur are remembered as the states of a deterministic one,
 * so that a step costs one look-up; nothing is unfolded that no text asks for.
 * @param entries `label` says what a pattern stands for; several patterns may share one.
 */
export function compilePhrases(entries: readonly { readonly pattern: Pattern; readonly label: number }[]): PhraseMachine {
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

/** Lists of numbers, each kept once. */
class Pool {
  readonly rows: (readonly number[])[] = [];
  readonly #places = new Map<string, number>();

  /** The place of an equal list, which is added where there is none. */
  add(row: readonly number[]): number {
    const key = row.join(',');
    let place = this.#places.get(key);
    if (place === undefined) {
      place = this.rows.push(row) - 1;
      this.#places.set(key, place);
    }
    return place;
  }
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

  finish(): PhraseMachine {
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
    const movesTo = (states: Iterable<number>): number[] =>
      ascending(Array.from(states, (state) => moveOf(symbols[state] as number, classes[state] as number)));
    const merged = mergeStarts({
      moves: this.#follow.map(movesTo),
      accepts: this.#accepts.map(ascending),
      start: movesTo(this.#start),
      messageStart: movesTo(this.#messageStart),
    });
    const lists = new Pool();
    const labels = new Pool();
    labels.add([]);
    return machineOf({
      words,
      stems,
      follow: merged.moves.map((row) => lists.add(row)),
      lists: lists.rows,
      accepts: merged.accepts.map((row) => labels.add(row)),
      labels: labels.rows,
      start: merged.start,
      messageStart: merged.messageStart,
    });
  }

  /**
   * Finds states that nothing behind them can tell apart: same labels, same followers.
   * Phrases share most of their endings, so this makes the machine several times smaller.
   * @returns for each state the one that stands for it and all that are the same.
   */
  #merge(symbols: readonly number[]): number[] {
    const classes = symbols.map((_, state) => state);
    for (let changed = true; changed; ) {
      changed = false;
      const seen = new Map<string, number>();
      for (let state = symbols.length - 1; state >= 0; state--) {
        const moves = Array.from(this.#follow[state] as Set<number>, (to) => moveOf(symbols[to] as number, classes[to] as number));
        const key = `${ascending(this.#accepts[state] as Set<number>)}|${ascending(moves)}`;
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

const ascending = (numbers: Iterable<number>): number[] => [...new Set(numbers)].sort((a, b) => a - b);

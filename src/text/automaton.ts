import type { Node, Pattern, Slot } from './pattern.ts';
import type { Token } from './tokens.ts';

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

/** Where a labelled phrase was found: a range of tokens. */
export interface PhraseHit {
  readonly label: number;
  /** Index of the first token and of the one after the last. */
  readonly first: number;
  readonly last: number;
}

const SPECIALS = ['num', 'name', 'link', 'email', 'slot', 'any', '?', '!'] as const;
type Special = (typeof SPECIALS)[number];
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
    const symbols = this.#symbols.map(({ kind, value }) =>
      (kind === 'word' ? wordIndex.get(value) : kind === 'stem' ? stemIndex.get(value) : undefined) ??
      words.length + stems.length + SPECIALS.indexOf(value as Special));
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
      accepts: Object.fromEntries(states.flatMap((state, at) => {
        const labels = [...(this.#accepts[state] as Set<number>)].sort((a, b) => a - b);
        return labels.length === 0 ? [] : [[at, labels]];
      })),
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

/** Runs compiled phrases over token lists. Keeps what it learns between calls; holds no text. */
export class PhraseMatcher {
  readonly #compiled: CompiledPhrases;
  readonly #wordIds: Map<string, number>;
  readonly #stemIds: Map<string, number>;
  readonly #stemLengths: readonly number[];
  /** Symbols that a token satisfies, as a class; tokens of one class are alike to every phrase. */
  readonly #classIds = new Map<string, number>();
  readonly #classes: (readonly number[])[] = [];
  readonly #classOfWord = new Map<string, number>();
  /** Deterministic states: 0 is dead. */
  readonly #setIds = new Map<string, number>([['', 0]]);
  readonly #sets: (readonly number[])[] = [[]];
  readonly #setAccepts: (readonly number[])[] = [[]];
  readonly #moves: Map<number, number>[] = [new Map()];
  readonly #startMoves = new Map<number, number>();
  readonly #messageStartMoves = new Map<number, number>();

  constructor(compiled: CompiledPhrases) {
    this.#compiled = compiled;
    this.#wordIds = new Map(compiled.words.map((word, index) => [word, index]));
    this.#stemIds = new Map(compiled.stems.map((stem, index) => [stem, compiled.words.length + index]));
    this.#stemLengths = [...new Set(compiled.stems.map((stem) => stem.length))].sort((a, b) => a - b);
  }

  /** Every phrase found, the longest from each first token for each label, in order of first token. */
  match(tokens: readonly Token[]): PhraseHit[] {
    // Tokens that phrases see, and where they are; commas, quotes, handles and emoji are passed over.
    const places: number[] = [];
    const classes: number[] = [];
    for (const [index, token] of tokens.entries()) {
      const cls = this.#classOf(token);
      if (cls === undefined) continue;
      places.push(index);
      classes.push(cls);
    }
    const hits: PhraseHit[] = [];
    const longest = new Map<number, number>();
    for (let from = 0; from < classes.length; from++) {
      let state = this.#enter(classes[from] as number, from === 0);
      if (state === 0) continue;
      longest.clear();
      for (let at = from; state !== 0; ) {
        for (const accept of this.#setAccepts[state] as readonly number[]) {
          if ((accept & 1) === 0 || this.#onlyMarks(classes, at + 1)) longest.set(accept >> 1, at);
        }
        at++;
        if (at >= classes.length) break;
        state = this.#move(state, classes[at] as number);
      }
      for (const [label, at] of longest) {
        hits.push({ label, first: places[from] as number, last: (places[at] as number) + 1 });
      }
    }
    return hits;
  }

  /** True where only end marks and line breaks follow: what "$" asks for. */
  #onlyMarks(classes: readonly number[], from: number): boolean {
    const any = this.#special('any');
    for (let i = from; i < classes.length; i++) if (this.#classes[classes[i] as number]?.includes(any)) return false;
    return true;
  }

  #classOf(token: Token): number | undefined {
    switch (token.kind) {
      case 'word': {
        const key = token.capital ? `^${token.form}` : token.form;
        let cls = this.#classOfWord.get(key);
        if (cls === undefined) {
          if (this.#classOfWord.size > 50_000) this.#classOfWord.clear();
          cls = this.#class([...this.#wordSymbols(token.form), ...(token.capital ? [this.#special('name')] : []), this.#special('any')]);
          this.#classOfWord.set(key, cls);
        }
        return cls;
      }
      case 'number': {
        const word = this.#wordIds.get(token.form.toLowerCase());
        return this.#class([...(word === undefined ? [] : [word]), this.#special('num'), this.#special('any')]);
      }
      case 'link':
        return this.#class([this.#special('link'), this.#special('any')]);
      case 'email':
        return this.#class([this.#special('email'), this.#special('link'), this.#special('any')]);
      case 'mask':
        return this.#class([this.#special('name'), this.#special('num'), this.#special('link'), this.#special('any')]);
      case 'slot':
        return this.#class([this.#special('slot'), this.#special('name'), this.#special('num'), this.#special('any')]);
      case 'end':
        return this.#class((['?', '!'] as const).filter((mark) => token.form.includes(mark)).map((mark) => this.#special(mark)));
      case 'break':
        return this.#class([]);
      case 'punctuation':
        return token.form === ':' || token.form === ';' ? this.#class([]) : undefined;
      default:
        return undefined;
    }
  }

  #wordSymbols(form: string): number[] {
    const symbols: number[] = [];
    const word = this.#wordIds.get(form);
    if (word !== undefined) symbols.push(word);
    for (const length of this.#stemLengths) {
      if (length > form.length) break;
      const stem = this.#stemIds.get(form.slice(0, length));
      if (stem !== undefined) symbols.push(stem);
    }
    return symbols;
  }

  #special(value: Special | Slot): number {
    return this.#compiled.words.length + this.#compiled.stems.length + SPECIALS.indexOf(value as Special);
  }

  #class(symbols: readonly number[]): number {
    const key = symbols.join(',');
    let id = this.#classIds.get(key);
    if (id === undefined) {
      id = this.#classes.push(symbols) - 1;
      this.#classIds.set(key, id);
    }
    return id;
  }

  #enter(cls: number, messageStart: boolean): number {
    const moves = messageStart ? this.#messageStartMoves : this.#startMoves;
    let to = moves.get(cls);
    if (to === undefined) {
      const targets = this.#targets(this.#compiled.start, cls);
      to = this.#set(messageStart ? [...targets, ...this.#targets(this.#compiled.messageStart, cls)] : targets);
      moves.set(cls, to);
    }
    return to;
  }

  #move(state: number, cls: number): number {
    const moves = this.#moves[state] as Map<number, number>;
    let to = moves.get(cls);
    if (to === undefined) {
      to = this.#set((this.#sets[state] as readonly number[]).flatMap((from) => this.#targets(this.#followers(from), cls)));
      moves.set(cls, to);
    }
    return to;
  }

  #followers(state: number): readonly number[] {
    return this.#compiled.lists[this.#compiled.follow[state] as number] as readonly number[];
  }

  #targets(states: readonly number[], cls: number): number[] {
    const symbols = this.#classes[cls] as readonly number[];
    return states.filter((state) => symbols.includes(this.#compiled.symbols[state] as number));
  }

  #set(states: readonly number[]): number {
    const sorted = [...new Set(states)].sort((a, b) => a - b);
    const key = sorted.join(',');
    let id = this.#setIds.get(key);
    if (id === undefined) {
      id = this.#sets.push(sorted) - 1;
      this.#setIds.set(key, id);
      this.#moves.push(new Map());
      this.#setAccepts.push([...new Set(sorted.flatMap((state) => this.#compiled.accepts[state] ?? []))]);
    }
    return id;
  }
}

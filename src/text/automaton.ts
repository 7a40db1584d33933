import { type CompiledPhrases, SPECIALS, type Special } from './compile.ts';
import type { Slot } from './pattern.ts';
import type { Token } from './tokens.ts';

/** Where a labelled phrase was found: a range of tokens. */
export interface PhraseHit {
  readonly label: number;
  /** Index of the first token and of the one after the last. */
  readonly first: number;
  readonly last: number;
}

/** Lists of states from this length on are indexed by symbol when they are first used. */
const INDEXED = 8;
/** The lists that hold the states in which phrases begin, among those of followers. */
const START = -1;
const MESSAGE_START = -2;

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
  readonly #indexes = new Map<number, Map<number, number[]>>();
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
    for (let index = 0; index < tokens.length; index++) {
      const cls = this.#classOf(tokens[index] as Token);
      if (cls === undefined) continue;
      places.push(index);
      classes.push(cls);
    }
    const hits: PhraseHit[] = [];
    const longest = new Map<number, number>();
    for (let from = 0; from < classes.length; from++) {
      let state = this.#enter(classes[from] as number, from === 0);
      if (state === 0) continue;
      for (let at = from; state !== 0; ) {
        const accepts = this.#setAccepts[state] as readonly number[];
        for (const accept of accepts) if ((accept & 1) === 0 || this.#onlyMarks(classes, at + 1)) longest.set(accept >> 1, at);
        at++;
        if (at >= classes.length) break;
        state = this.#move(state, classes[at] as number);
      }
      if (longest.size === 0) continue;
      for (const [label, at] of longest) hits.push({ label, first: places[from] as number, last: (places[at] as number) + 1 });
      longest.clear();
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
      const targets: number[] = [];
      this.#addTargets(targets, START, this.#compiled.start, cls);
      if (messageStart) this.#addTargets(targets, MESSAGE_START, this.#compiled.messageStart, cls);
      to = this.#set(targets);
      moves.set(cls, to);
    }
    return to;
  }

  #move(state: number, cls: number): number {
    const moves = this.#moves[state] as Map<number, number>;
    let to = moves.get(cls);
    if (to === undefined) {
      const { follow, lists } = this.#compiled;
      const targets: number[] = [];
      for (const from of this.#sets[state] as readonly number[]) {
        const list = follow[from] as number;
        this.#addTargets(targets, list, lists[list] as readonly number[], cls);
      }
      to = this.#set(targets);
      moves.set(cls, to);
    }
    return to;
  }

  /** Adds those of a list's states that a class of tokens enters. */
  #addTargets(targets: number[], list: number, states: readonly number[], cls: number): void {
    const symbols = this.#classes[cls] as readonly number[];
    if (states.length < INDEXED) {
      for (const state of states) if (symbols.includes(this.#compiled.symbols[state] as number)) targets.push(state);
      return;
    }
    const bySymbol = this.#indexOf(list, states);
    for (const symbol of symbols) {
      const entered = bySymbol.get(symbol);
      if (entered !== undefined) for (const state of entered) targets.push(state);
    }
  }

  /** The states of a long list by the symbol that enters them. */
  #indexOf(list: number, states: readonly number[]): ReadonlyMap<number, readonly number[]> {
    let index = this.#indexes.get(list);
    if (index === undefined) {
      index = new Map();
      for (const state of states) {
        const symbol = this.#compiled.symbols[state] as number;
        const known = index.get(symbol);
        if (known === undefined) index.set(symbol, [state]);
        else known.push(state);
      }
      this.#indexes.set(list, index);
    }
    return index;
  }

  #set(states: readonly number[]): number {
    const sorted = states.length < 2 ? states : [...new Set(states)].sort((a, b) => a - b);
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

import { SPECIALS, type Special } from './compile.ts';
import type { PhraseMachine } from './machine.ts';
import type { Slot } from './pattern.ts';
import type { Token } from './tokens.ts';

/** Where a labelled phrase was found: a range of tokens. */
export interface PhraseHit {
  readonly label: number;
  /** Index of the first token and of the one after the last. */
  readonly first: number;
  readonly last: number;
}

/** Runs compiled phrases over token lists. Keeps what it learns between calls; holds no text. */
export class PhraseMatcher {
  readonly #machine: PhraseMachine;
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

  constructor(machine: PhraseMachine) {
    this.#machine = machine;
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
        const word = this.#machine.words.indexOf(token.form.toLowerCase());
        return this.#class([...(word < 0 ? [] : [word]), this.#special('num'), this.#special('any')]);
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
    const { words, stems, stemLengths } = this.#machine;
    const symbols: number[] = [];
    const word = words.indexOf(form);
    if (word >= 0) symbols.push(word);
    for (const length of stemLengths) {
      if (length > form.length) break;
      const stem = stems.indexOf(form.slice(0, length));
      if (stem >= 0) symbols.push(words.size + stem);
    }
    return symbols;
  }

  #special(value: Special | Slot): number {
    return this.#machine.words.size + this.#machine.stems.size + SPECIALS.indexOf(value as Special);
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
      const { start, messageStart: atStart } = this.#machine;
      const targets: number[] = [];
      this.#collect(start, 0, start.length, cls, targets);
      if (messageStart) this.#collect(atStart, 0, atStart.length, cls, targets);
      to = this.#set(targets);
      moves.set(cls, to);
    }
    return to;
  }

  #move(state: number, cls: number): number {
    const moves = this.#moves[state] as Map<number, number>;
    let to = moves.get(cls);
    if (to === undefined) {
      const { follow, lists, listStarts } = this.#machine;
      const targets: number[] = [];
      for (const from of this.#sets[state] as readonly number[]) {
        const list = follow[from] as number;
        this.#collect(lists, listStarts[list] as number, listStarts[list + 1] as number, cls, targets);
      }
      to = this.#set(targets);
      moves.set(cls, to);
    }
    return to;
  }

  /** Adds the states of a list, which is ordered by symbol, that a token of this class enters. */
  #collect(list: PhraseMachine['lists'], from: number, to: number, cls: number, targets: number[]): void {
    const { symbols } = this.#machine;
    for (const symbol of this.#classes[cls] as readonly number[]) {
      let low = from;
      let high = to;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((symbols[list[middle] as number] as number) < symbol) low = middle + 1;
        else high = middle;
      }
      for (; low < to && symbols[list[low] as number] === symbol; low++) targets.push(list[low] as number);
    }
  }

  #set(states: readonly number[]): number {
    const sorted = [...new Set(states)].sort((a, b) => a - b);
    const key = sorted.join(',');
    let id = this.#setIds.get(key);
    if (id === undefined) {
      id = this.#sets.push(sorted) - 1;
      this.#setIds.set(key, id);
      this.#moves.push(new Map());
      this.#setAccepts.push(this.#acceptsOf(sorted));
    }
    return id;
  }

  #acceptsOf(states: readonly number[]): readonly number[] {
    const { accepts, labels, labelStarts } = this.#machine;
    const found = new Set<number>();
    for (const state of states) {
      const list = accepts[state] as number;
      if (list !== 0)
        for (let at = labelStarts[list] as number; at < (labelStarts[list + 1] as number); at++) found.add(labels[at] as number);
    }
    return [...found];
  }
}

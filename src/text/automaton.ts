import { SPECIALS, type Special } from './compile.ts';
import type { PhraseMachine } from './machine.ts';
import { NumberSets } from './number-sets.ts';
import { MOST_IN_PAIR, PairTable } from './pairs.ts';
import type { Slot } from './pattern.ts';
import type { Token } from './tokens.ts';
import { WordNotes } from './words.ts';

/** Where a labelled phrase was found: a range of tokens. */
export interface PhraseHit {
  readonly label: number;
  /** Index of the first token and of the one after the last. */
  readonly first: number;
  readonly last: number;
}

/** States of the deterministic machine: none, before a phrase, before a phrase at the start of a message; then those that texts reach. */
const DEAD = 0;
const START = 1;
const MESSAGE_START = 2;
/** Below what a pair can hold: a text may still bring some. */
const MOST = MOST_IN_PAIR - 5_000;
/** A step as it is kept: the state behind it, twice, and one more where a phrase may end in that state. */
const stepTo = (state: number, accepts: boolean): number => 2 * state + (accepts ? 1 : 0);

/** Runs compiled phrases over token lists. Keeps what it learns between calls; holds no text. */
export class PhraseMatcher {
  readonly #machine: PhraseMachine;
  readonly #most: number;
  /** Symbols from here on are no words. */
  readonly #firstSpecial: number;
  /** Symbols that a token satisfies, as a class; tokens of one class are alike to every phrase. */
  readonly #classIds = new Map<string, number>();
  readonly #classes: (readonly number[])[] = [];
  readonly #classOfWord = new WordNotes<number>(({ form }) => this.#class([...this.#wordSymbols(form), ...this.#specials('any')]));
  readonly #classOfName = new WordNotes<number>(({ form }) => this.#class([...this.#wordSymbols(form), ...this.#specials('name', 'any')]));
  readonly #classOfMark = new Map<string, number>();
  /** The sets of the machine's states that are states of the deterministic one. */
  readonly #sets = new NumberSets();
  readonly #accepts: (readonly number[])[] = [];
  readonly #steps = new PairTable();
  /** The steps from `START` by class: every token is tried as a start, and most are none. -1 where a step is not known yet. */
  readonly #firstSteps: number[] = [];
  /** Room for the tokens of one scan. */
  #places = new Int32Array(256);
  #seen = new Int32Array(256);

  /** @param most states, and classes, that are kept: beyond them all that was learnt is forgotten, so that memory does not grow with the texts */
  constructor(machine: PhraseMachine, most = MOST) {
    this.#machine = machine;
    this.#firstSpecial = machine.words.size + machine.stems.size;
    this.#most = most;
    this.#forget();
  }

  /** Every phrase found, the longest from each first token for each label, in order of first token. */
  match(tokens: readonly Token[]): PhraseHit[] {
    const hits: PhraseHit[] = [];
    this.scan(tokens, (label, first, last) => hits.push({ label, first, last }));
    return hits;
  }

  /** Tells of the same phrases one by one, in the same order. */
  scan(tokens: readonly Token[], found: (label: number, first: number, last: number) => void): void {
    if (this.#accepts.length > this.#most || this.#classes.length > this.#most) this.#forget();
    // Tokens that phrases see, and where they are; commas, quotes, handles and emoji are passed over.
    if (tokens.length > this.#places.length) {
      this.#places = new Int32Array(2 * tokens.length);
      this.#seen = new Int32Array(2 * tokens.length);
    }
    const places = this.#places;
    const classes = this.#seen;
    let count = 0;
    for (let index = 0; index < tokens.length; index++) {
      const cls = this.#classOf(tokens[index] as Token);
      if (cls < 0) continue;
      places[count] = index;
      classes[count++] = cls;
    }
    // The labels that were found from one start, and where the longest phrase of each ends.
    const labels: number[] = [];
    const ends: number[] = [];
    for (let from = 0; from < count; from++) {
      let step = from === 0 ? this.#step(MESSAGE_START, classes[0] as number) : this.#firstStep(classes[from] as number);
      for (let at = from; step >> 1 !== DEAD; ) {
        if ((step & 1) === 1) {
          for (const accept of this.#accepts[step >> 1] as readonly number[]) {
            if ((accept & 1) === 1 && !this.#onlyMarks(classes.subarray(at + 1, count))) continue;
            const known = labels.indexOf(accept >> 1);
            if (known < 0) {
              labels.push(accept >> 1);
              ends.push(at);
            } else ends[known] = at;
          }
        }
        if (++at === count) break;
        step = this.#step(step >> 1, classes[at] as number);
      }
      if (labels.length === 0) continue;
      for (let each = 0; each < labels.length; each++) {
        found(labels[each] as number, places[from] as number, (places[ends[each] as number] as number) + 1);
      }
      labels.length = 0;
      ends.length = 0;
    }
  }

  /** True where only end marks and line breaks follow: what "$" asks for. */
  #onlyMarks(classes: Int32Array): boolean {
    const any = this.#special('any');
    return classes.every((cls) => !this.#classes[cls]?.includes(any));
  }

  /** -1 for what phrases pass over. */
  #classOf(token: Token): number {
    switch (token.kind) {
      case 'word': {
        const { word, capital } = token;
        return word === undefined ? -1 : (capital ? this.#classOfName : this.#classOfWord).of(word);
      }
      case 'number': {
        const word = this.#machine.words.indexOf(token.form.toLowerCase());
        return word < 0 ? this.#classOfKind('number', 'num', 'any') : this.#class([word, ...this.#specials('num', 'any')]);
      }
      case 'link':
        return this.#classOfKind('link', 'link', 'any');
      case 'email':
        return this.#classOfKind('email', 'email', 'link', 'any');
      case 'mask':
        return this.#classOfKind('mask', 'name', 'num', 'link', 'any');
      case 'slot':
        return this.#classOfKind('slot', 'slot', 'name', 'num', 'any');
      case 'end': {
        const asks = token.form.includes('?');
        if (!token.form.includes('!')) return asks ? this.#classOfKind('?', '?') : this.#classOfKind('');
        return asks ? this.#classOfKind('?!', '?', '!') : this.#classOfKind('!', '!');
      }
      case 'break':
        return this.#classOfKind('');
      case 'punctuation':
        return token.form === ':' || token.form === ';' ? this.#classOfKind('') : -1;
      default:
        return -1;
    }
  }

  /** The class of all tokens of a kind. */
  #classOfKind(kind: string, ...specials: readonly (Special | Slot)[]): number {
    let cls = this.#classOfMark.get(kind);
    if (cls === undefined) {
      cls = this.#class(this.#specials(...specials));
      this.#classOfMark.set(kind, cls);
    }
    return cls;
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
    return this.#firstSpecial + SPECIALS.indexOf(value as Special);
  }

  #specials(...values: readonly (Special | Slot)[]): number[] {
    return values.map((value) => this.#special(value));
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

  #firstStep(cls: number): number {
    while (this.#firstSteps.length <= cls) this.#firstSteps.push(-1);
    let step = this.#firstSteps[cls] as number;
    if (step < 0) {
      step = this.#step(START, cls);
      this.#firstSteps[cls] = step;
    }
    return step;
  }

  /** Where a step from a state by a class of tokens leads, as `stepTo` writes it. */
  #step(state: number, cls: number): number {
    const known = this.#steps.get(state, cls);
    if (known >= 0) return known;
    const { start, messageStart, follow } = this.#machine;
    const targets: number[] = [];
    if (state === START || state === MESSAGE_START) this.#collect(start, cls, targets);
    if (state === MESSAGE_START) this.#collect(messageStart, cls, targets);
    if (state > MESSAGE_START) {
      const set = state - MESSAGE_START;
      const end = this.#sets.startOf(set + 1);
      for (let at = this.#sets.startOf(set); at < end; at++)
        this.#collect(follow[this.#sets.members[at] as number] as number, cls, targets);
    }
    const set = this.#set(targets);
    const to = stepTo(set, (this.#accepts[set] as readonly number[]).length > 0);
    this.#steps.set(state, cls, to);
    return to;
  }

  /** Adds the states that the moves of a list lead to with a token of this class. */
  #collect(list: number, cls: number, targets: number[]): void {
    const { symbols, targets: behind, listStarts } = this.#machine;
    const start = listStarts[list] as number;
    let end = listStarts[list + 1] as number;
    const wanted = this.#classes[cls] as readonly number[];
    // The few moves by a special stand last.
    for (; end > start && (symbols[end - 1] as number) >= this.#firstSpecial; end--) {
      if (wanted.includes(symbols[end - 1] as number)) targets.push(behind[end - 1] as number);
    }
    for (const symbol of wanted) {
      if (symbol >= this.#firstSpecial) continue;
      let low = start;
      let high = end;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((symbols[middle] as number) < symbol) low = middle + 1;
        else high = middle;
      }
      for (; low < end && symbols[low] === symbol; low++) targets.push(behind[low] as number);
    }
  }

  /** The state of the deterministic machine that stands for these of the machine, in any order. */
  #set(states: number[]): number {
    if (states.length === 0) return DEAD;
    const sorted = states.length === 1 ? states : sortedOnce(states);
    const state = this.#sets.numberOf(sorted) + MESSAGE_START;
    if (state === this.#accepts.length) this.#accepts.push(this.#acceptsOf(sorted));
    return state;
  }

  #forget(): void {
    for (const known of [this.#classIds, this.#classOfMark, this.#steps, this.#sets]) known.clear();
    for (const known of [this.#classOfWord, this.#classOfName]) known.forget();
    this.#classes.length = 0;
    this.#firstSteps.length = 0;
    // Before a phrase the machine is in none of its states. The empty set takes the first number, so that all others come behind.
    this.#sets.numberOf([]);
    this.#accepts.splice(0, Number.POSITIVE_INFINITY, [], [], []);
  }

  #acceptsOf(states: readonly number[]): readonly number[] {
    const { accepts, labels, labelStarts } = this.#machine;
    const found = new Set<number>();
    for (const state of states) {
      const list = accepts[state] as number;
      if (list !== 0)
        for (let at = labelStarts[list] as number; at < (labelStarts[list + 1] as number); at++) found.add(labels[at] as number);
    }
    return [...found].sort((a, b) => a - b);
  }
}

/** Sorted, each number once; the list itself is used. Most are short and nearly in order. */
function sortedOnce(numbers: number[]): number[] {
  if (numbers.length > 64) numbers.sort((a, b) => a - b);
  for (let at = 1; at < numbers.length; at++) {
    const number = numbers[at] as number;
    let to = at;
    for (; to > 0 && (numbers[to - 1] as number) > number; to--) numbers[to] = numbers[to - 1] as number;
    numbers[to] = number;
  }
  let kept = 1;
  for (let at = 1; at < numbers.length; at++) if (numbers[at] !== numbers[kept - 1]) numbers[kept++] = numbers[at] as number;
  numbers.length = kept;
  return numbers;
}

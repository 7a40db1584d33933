import { normalForms } from './normalise.ts';

/**
 * The notation of phrases. One phrase is a sequence of
 *
 *     word          one word, in any case, with or without accents
 *     stem~         any word that starts with it: scus~ is scusa, scusi, scusiamo
 *     (a|b c)       one of several; (a|b)? or [a|b] may be missing
 *     *             a gap of 0 to 5 words inside one sentence
 *     _             exactly one word
 *     {num} {name} {link} {email} {slot}   a number, a capitalised word or placeholder, a link, an address, a placeholder
 *     <we>          a macro: a piece of notation with a name, from the language's macros.yaml
 *     ^  $          start and end of the message
 *     \? \!         that mark
 *
 * Commas, quotes and brackets in the text are passed over. A phrase never crosses . ! ? ; : or a line break.
 */
export type Node =
  | { readonly type: 'word'; readonly form: string }
  | { readonly type: 'stem'; readonly form: string }
  | { readonly type: 'slot'; readonly slot: Slot }
  | { readonly type: 'mark'; readonly mark: '?' | '!' }
  | { readonly type: 'gap' }
  | { readonly type: 'sequence'; readonly items: readonly Node[] }
  | { readonly type: 'choice'; readonly items: readonly Node[]; readonly optional: boolean };

export const SLOTS = ['num', 'name', 'link', 'email', 'slot', 'any'] as const;
export type Slot = (typeof SLOTS)[number];

export interface Pattern {
  readonly node: Node;
  /** Matches only at the start (end) of a message. */
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

/** A phrase that breaks the notation, with the place in it. */
export class PatternError extends Error {
  readonly source: string;
  readonly offset: number;
  constructor(message: string, source: string, offset: number) {
    super(`${message} in "${source}" at character ${offset + 1}`);
    this.name = 'PatternError';
    this.source = source;
    this.offset = offset;
  }
}

/**
 * Parses one phrase.
 * @param macros notation by name, for `<name>`.
 * @throws PatternError where it breaks the notation or could match nothing at all.
 */
export function parsePattern(source: string, macros: ReadonlyMap<string, string> = new Map()): Pattern {
  const parser = new Parser(expand(source, macros));
  return parser.parse();
}

function expand(source: string, macros: ReadonlyMap<string, string>, depth = 0): string {
  if (depth > 8) throw new PatternError('Macros that use each other', source, 0);
  return source.replace(/<([a-z][a-z-]*)>/g, (whole, name: string, offset: number) => {
    const value = macros.get(name);
    if (value === undefined) throw new PatternError(`Unknown macro ${whole}`, source, offset);
    return `(${expand(value, macros, depth + 1)})`;
  });
}

const WORD = /[^\s()[\]|*~{}^$\\,?_]+/y;

class Parser {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  parse(): Pattern {
    const atStart = this.#take('^');
    const node = this.#choice('');
    const atEnd = this.#take('$');
    this.#space();
    if (this.#at < this.#source.length) throw this.#error(`Unexpected "${this.#source[this.#at]}"`);
    const trimmed = trimGaps(node);
    if (trimmed === undefined || canBeEmpty(trimmed)) throw this.#error('A phrase that can match nothing');
    return { node: trimmed, atStart, atEnd };
  }

  #choice(close: string): Node {
    const items = [this.#sequence(close)];
    while (this.#take('|')) items.push(this.#sequence(close));
    if (items.length === 1) return items[0] as Node;
    // An empty alternative, (a|), says that all of it may be missing.
    const full = items.filter((item) => !(item.type === 'sequence' && item.items.length === 0));
    return { type: 'choice', items: full, optional: full.length < items.length };
  }

  #sequence(close: string): Node {
    const items: Node[] = [];
    for (;;) {
      this.#space();
      const next = this.#source[this.#at];
      if (next === undefined || next === '|' || next === '$' || next === close) break;
      items.push(...this.#item(next));
    }
    return items.length === 1 ? (items[0] as Node) : { type: 'sequence', items };
  }

  #item(next: string): Node[] {
    if (next === '(' || next === '[') return [this.#group(next)];
    if (next === '*') {
      this.#at++;
      return [{ type: 'gap' }];
    }
    if (next === '_') {
      this.#at++;
      return [{ type: 'slot', slot: 'any' }];
    }
    if (next === '\\') {
      const mark = this.#source[this.#at + 1];
      if (mark !== '?' && mark !== '!') throw this.#error('Only \\? and \\! can be escaped');
      this.#at += 2;
      return [{ type: 'mark', mark }];
    }
    if (next === '{') {
      const end = this.#source.indexOf('}', this.#at);
      const slot = this.#source.slice(this.#at + 1, end) as Slot;
      if (end < 0 || !SLOTS.includes(slot)) throw this.#error(`Unknown slot; known are ${SLOTS.map((s) => `{${s}}`).join(' ')}`);
      this.#at = end + 1;
      return [{ type: 'slot', slot }];
    }
    return this.#word();
  }

  #group(open: string): Node {
    this.#at++;
    const close = open === '(' ? ')' : ']';
    const inner = this.#choice(close);
    if (!this.#take(close)) throw this.#error(`Missing "${close}"`);
    const optional = open === '[' || this.#take('?');
    if (this.#take('~')) throw this.#error('"~" belongs to a word, not to a group');
    if (!optional) return inner;
    return inner.type === 'choice' ? { ...inner, optional: true } : { type: 'choice', items: [inner], optional: true };
  }

  #word(): Node[] {
    WORD.lastIndex = this.#at;
    const match = WORD.exec(this.#source);
    if (match === null) throw this.#error(`Unexpected "${this.#source[this.#at]}"`);
    this.#at += match[0].length;
    const forms = normalForms(match[0]);
    if (forms.length === 0) return [];
    const stem = this.#take('~');
    return forms.map((form, index): Node => ({ type: stem && index === forms.length - 1 ? 'stem' : 'word', form }));
  }

  #space(): void {
    while (/[\s,]/.test(this.#source[this.#at] ?? '')) this.#at++;
  }

  #take(char: string): boolean {
    if (char === '^' || char === '|' || char === '$' || char === ')' || char === ']') this.#space();
    if (this.#source[this.#at] !== char) return false;
    this.#at++;
    return true;
  }

  #error(message: string): PatternError {
    return new PatternError(message, this.#source, this.#at);
  }
}

/** Gaps at the edges say nothing: dropping them keeps the matched span tight. */
function trimGaps(node: Node): Node | undefined {
  if (node.type === 'gap') return undefined;
  if (node.type === 'choice') {
    const items = node.items.map(trimGaps).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : { ...node, items, optional: node.optional || items.length < node.items.length };
  }
  if (node.type !== 'sequence') return node;
  let items = [...node.items];
  for (;;) {
    const last = items.at(-1);
    const first = items[0];
    if (last === undefined || first === undefined) return undefined;
    if (last.type === 'gap' || (last.type === 'choice' && trimGaps(last) === undefined)) items = items.slice(0, -1);
    else if (first.type === 'gap' || (first.type === 'choice' && trimGaps(first) === undefined)) items = items.slice(1);
    else break;
  }
  return { type: 'sequence', items };
}

function canBeEmpty(node: Node): boolean {
  if (node.type === 'gap') return true;
  if (node.type === 'sequence') return node.items.every(canBeEmpty);
  if (node.type === 'choice') return node.optional || node.items.some(canBeEmpty);
  return false;
}

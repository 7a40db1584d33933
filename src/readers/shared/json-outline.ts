import type { KeyPath } from './record.ts';

const QUOTE = 34;
const COMMA = 44;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/**
 * Finds values in a text that `JSON.parse` takes. Only what lies on the way to a value is looked at, and of a list or object that was
 * passed where its values start is kept: most records are asked for one place, some for thousands.
 */
export class JsonOutline {
  readonly #text: string;
  readonly #inside = new Map<number, ReadonlyMap<string | number, number>>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the value at a path starts, of two with the same key the first; undefined where there is none. */
  startOf(path: KeyPath): number | undefined {
    let at: number | undefined = afterBlanks(this.#text, 0);
    for (const step of path) {
      if (at === undefined) return undefined;
      let inside = this.#inside.get(at);
      if (inside === undefined) {
        inside = valuesIn(this.#text, at);
        this.#inside.set(at, inside);
      }
      at = inside.get(step);
    }
    return at;
  }

  /** The value that starts there, as it is written. */
  writtenAt(start: number): string {
    return this.#text.slice(start, endOfValue(this.#text, start));
  }
}

/** The first index from `from` on that is no blank. */
export function afterBlanks(text: string, from: number): number {
  let index = from;
  while (text.charCodeAt(index) <= 32) index += 1;
  return index;
}

/** Where the values of the list or object at `start` start, by index or key; none where something else stands there. */
function valuesIn(text: string, start: number): ReadonlyMap<string | number, number> {
  const values = new Map<string | number, number>();
  const opening = text.charCodeAt(start);
  if (opening !== OPEN_BRACKET && opening !== OPEN_BRACE) return values;
  const closing = opening === OPEN_BRACE ? CLOSE_BRACE : CLOSE_BRACKET;
  let at = afterBlanks(text, start + 1);
  for (let index = 0; text.charCodeAt(at) !== closing; index++) {
    let key: string | number = index;
    if (opening === OPEN_BRACE) {
      const end = endOfString(text, at);
      key = JSON.parse(text.slice(at, end)) as string;
      const colon = afterBlanks(text, end);
      at = afterBlanks(text, colon + 1);
    }
    if (!values.has(key)) values.set(key, at);
    at = afterBlanks(text, endOfValue(text, at));
    if (text.charCodeAt(at) === COMMA) at = afterBlanks(text, at + 1);
  }
  return values;
}

/** Right after the value at `start`. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfString(text, at) - 1;
        if (depth === 0) return at + 1;
        break;
      case OPEN_BRACE:
      case OPEN_BRACKET:
        depth += 1;
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        // Of what stands around a number or a word.
        if (depth === 0) return at;
        depth -= 1;
        if (depth === 0) return at + 1;
        break;
      case COMMA:
        if (depth === 0) return at;
        break;
      default:
        if (depth === 0 && text.charCodeAt(at) <= 32) return at;
    }
  }
  return text.length;
}

/** Right after the string whose quote stands at `start`. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

/** True where an odd number of backslashes stands before. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === BACKSLASH) before -= 1;
  return (at - before) % 2 === 0;
}

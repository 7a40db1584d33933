import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import type { Position } from '../../model/index.ts';
import { afterBlanks, JsonOutline } from './json-outline.ts';
import type { DataRecord, KeyPath } from './record.ts';

/**
 * A JSON value with the text it was parsed from. The way to a place in the text is looked for when the place is asked for.
 */
export class JsonRecord implements DataRecord {
  readonly line: number;
  readonly record: number;
  readonly #text: string;
  /** Column of the text's first character in its line. */
  readonly #column: number;
  #value: unknown;
  #outline: JsonOutline | undefined;
  #oneLine: boolean | undefined;

  /** @throws SyntaxError of JSON.parse */
  constructor(text: string, line: number, column: number, record: number) {
    this.#value = JSON.parse(text);
    this.line = line;
    this.record = record;
    this.#text = text;
    this.#column = column;
  }

  get size(): number {
    return this.#text.length;
  }

  get value(): unknown {
    this.#value ??= JSON.parse(this.#text);
    return this.#value;
  }

  starts(key: string, count: number): readonly Position[] | undefined {
    const text = this.#text;
    const quoted = JSON.stringify(key);
    const found: Position[] = [];
    let line = this.line;
    let column = this.#column;
    let counted = 0;
    for (let at = text.indexOf(quoted); at !== -1; at = text.indexOf(quoted, at + quoted.length)) {
      // Inside a string every quote has a backslash before it, so that what has none and is followed by a colon is a key.
      if (text.charCodeAt(at - 1) === BACKSLASH) continue;
      const colon = afterBlanks(text, at + quoted.length);
      if (text.charCodeAt(colon) !== COLON) continue;
      const value = afterBlanks(text, colon + 1);
      if (found.length === count || text.charCodeAt(value) !== QUOTE) return undefined;
      for (let end = text.indexOf('\n', counted); end !== -1 && end < value; end = text.indexOf('\n', counted)) {
        line += 1;
        column = 1;
        counted = end + 1;
      }
      column += value + 1 - counted;
      counted = value + 1;
      found.push({ line, column });
    }
    return found.length === count ? found : undefined;
  }

  /** Keeps the text only: for files whose records all have to be held until the end. */
  release(): void {
    this.#value = undefined;
    this.#outline = undefined;
  }

  place(path: KeyPath, offset: number): Position {
    const text = this.#text;
    const start = this.#startOf(path);
    if (start === undefined) return { line: this.line, column: this.#column };
    if (this.#oneLine === undefined) this.#oneLine = !text.includes('\n');
    const index = text.charCodeAt(start) === QUOTE ? rawIndex(text, start, offset) : start;
    // A page of records in one line would be searched through for each of them.
    return this.#oneLine ? { line: this.line, column: this.#column + index } : positionIn(text, index, this.line, this.#column);
  }

  spelling(path: KeyPath): string | undefined {
    const start = this.#startOf(path);
    return start === undefined ? undefined : this.#outline?.writtenAt(start);
  }

  #startOf(path: KeyPath): number | undefined {
    this.#outline ??= new JsonOutline(this.#text);
    return this.#outline.startOf(path);
  }
}

const QUOTE = 34;
const COLON = 58;
const BACKSLASH = 92;

/**
 * Index in `text` of unit `offset` of the string whose quote stands at `start`: escapes are one unit in the value and up to six in the
 * file. The closing quote is the end.
 */
function rawIndex(text: string, start: number, offset: number): number {
  let index = start + 1;
  for (let unit = 0; unit < offset; unit++) {
    const next = text.charCodeAt(index);
    if (next === QUOTE) break;
    index += next !== BACKSLASH ? 1 : text[index + 1] === 'u' ? 6 : 2;
  }
  return index;
}

function positionIn(text: string, index: number, line: number, column: number): Position {
  let breaks = 0;
  let lastBreak = -1;
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) {
    breaks += 1;
    lastBreak = at;
  }
  return breaks === 0 ? { line, column: column + index } : { line: line + breaks, column: index - lastBreak };
}

/** What is wrong with a text that JSON.parse refuses, in words, and where. */
export interface JsonFault {
  readonly reason: string;
  readonly position: Position;
  /** True where the text only lacks its end: the file was cut off. */
  readonly truncated: boolean;
}

const REASONS: Readonly<Record<string, string>> = {
  PropertyNameExpected: 'a key in double quotes is expected',
  ValueExpected: 'a value is expected',
  ColonExpected: 'a colon is expected',
  CommaExpected: 'a comma is expected',
  CloseBraceExpected: 'a closing } is missing',
  CloseBracketExpected: 'a closing ] is missing',
  UnexpectedEndOfString: 'a string is not closed',
  InvalidCharacter: 'a line break or other control character stands inside a string',
  InvalidEscapeCharacter: 'a backslash escape is wrong',
  InvalidSymbol: 'a word is not in double quotes',
  InvalidNumberFormat: 'a number is wrong',
  EndOfFileExpected: 'text follows after the end of the value',
  InvalidCommentToken: 'comments are not allowed',
  UnexpectedEndOfComment: 'a comment is not closed',
  InvalidUnicode: 'a \\u escape is wrong',
  UnexpectedEndOfNumber: 'a number is cut off',
};

/** Explains why `text`, which starts at `line` and `column` of its file, is no JSON. */
export function faultOf(text: string, line: number, column: number): JsonFault {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  const [first] = errors;
  const offset = first?.offset ?? 0;
  const name = first === undefined ? '' : printParseErrorCode(first.error);
  const rest = text.slice(offset + (first?.length ?? 0)).trim();
  const open = name.startsWith('Close') || name.startsWith('UnexpectedEnd') || name.endsWith('Expected');
  return {
    reason: REASONS[name] ?? 'the syntax is wrong',
    position: positionIn(text, offset, line, column),
    truncated: open && rest === '' && !/[}\]]\s*$/.test(text.slice(offset)),
  };
}

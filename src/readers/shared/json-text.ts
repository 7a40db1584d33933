import { findNodeAtLocation, type Node, type ParseError, parse, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Position } from '../../model/index.ts';
import type { DataRecord, KeyPath } from './record.ts';

/**
 * A JSON value with the text it was parsed from. Its syntax tree, which costs more than the value, is built when a place
 * is asked for and forgotten with the record.
 */
export class JsonRecord implements DataRecord {
  readonly line: number;
  readonly record: number;
  readonly #text: string;
  /** Column of the text's first character in its line. */
  readonly #column: number;
  #value: unknown;
  #tree: Node | undefined;
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
      const colon = skipBlanks(text, at + quoted.length);
      if (text.charCodeAt(colon) !== COLON) continue;
      const value = skipBlanks(text, colon + 1);
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
    this.#tree = undefined;
  }

  place(path: KeyPath, offset: number): Position {
    const node = this.#node(path);
    if (node === undefined) return { line: this.line, column: this.#column };
    if (this.#oneLine === undefined) this.#oneLine = !this.#text.includes('\n');
    const index = node.type === 'string' ? rawIndex(this.#text, node, offset) : node.offset;
    // A page of records in one line would be searched through for each of them.
    return this.#oneLine ? { line: this.line, column: this.#column + index } : positionIn(this.#text, index, this.line, this.#column);
  }

  spelling(path: KeyPath): string | undefined {
    const node = this.#node(path);
    return node === undefined ? undefined : this.#text.slice(node.offset, node.offset + node.length);
  }

  #node(path: KeyPath): Node | undefined {
    this.#tree ??= parseTree(this.#text);
    return this.#tree === undefined ? undefined : findNodeAtLocation(this.#tree, [...path]);
  }
}

const QUOTE = 34;
const COLON = 58;
const BACKSLASH = 92;

function skipBlanks(text: string, from: number): number {
  let index = from;
  while (text.charCodeAt(index) <= 32) index += 1;
  return index;
}

/** Index in `text` of unit `offset` of a string value: escapes are one unit in the value and up to six in the file. */
function rawIndex(text: string, node: Node, offset: number): number {
  let index = node.offset + 1;
  const end = node.offset + node.length - 1;
  for (let unit = 0; unit < offset && index < end; unit++) {
    index += text[index] !== '\\' ? 1 : text[index + 1] === 'u' ? 6 : 2;
  }
  return Math.min(index, end);
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

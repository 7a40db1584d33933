/** One record's text, cut out of a JSON document. */
export interface JsonPiece {
  readonly text: string;
  /** Of its first character, 1-based. */
  readonly line: number;
  readonly column: number;
  /** False for what was still open when the file ended. */
  readonly complete: boolean;
}

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/**
 * Cuts a JSON document into its records while it comes in, so that an array of any size is read with the memory of one element.
 * Records are the elements of a top-level array, or of the arrays under one of `lists` in a top-level object, or else each
 * top-level object itself. It only follows brackets and quotes: what a piece holds is the parser's business.
 */
export class JsonSplitter {
  readonly #lists: ReadonlySet<string>;
  readonly #announce: ((head: string) => string) | undefined;
  #depth = 0;
  /** Depth at which records stand; 0 outside of lists, where the top-level value is the record. */
  #listDepth = 0;
  #inString = false;
  #escaped = false;
  /** The last string that could name a list, and whether a colon made it a key. */
  #word: string[] | undefined;
  #key: string | undefined;
  #parts: string[] = [];
  /** A record is open, or the object in which a list may stand. */
  #open = false;
  #pieceLine = 1;
  #pieceColumn = 1;
  #line = 1;
  /** Units before the current chunk in the current line. */
  #lineUnits = 0;
  #done: JsonPiece[] = [];

  /**
   * @param announce for lists that stand at any depth: nothing outside of them is a record, but before the records of each list
   * comes one of this text, made of what stands before the list in its object (`{"id": 1, "list":`)
   */
  constructor(lists: readonly string[], announce?: (head: string) => string) {
    this.#lists = new Set(lists);
    this.#announce = announce;
  }

  /** Takes the next chunk; gives the records that end in it. */
  feed(chunk: string): readonly JsonPiece[] {
    this.#done = [];
    const nested = this.#announce !== undefined;
    /** The depth down to which keys are looked at, outside of lists. */
    const keyDepth = nested ? Number.POSITIVE_INFINITY : 1;
    let start = this.#open ? 0 : -1;
    let wordStart = 0;
    let lineStart = 0;
    const begin = (i: number): void => {
      this.#open = true;
      start = i;
      this.#pieceLine = this.#line;
      this.#pieceColumn = i - lineStart + 1 + (lineStart === 0 ? this.#lineUnits : 0);
    };
    const finish = (end: number): void => {
      this.#parts.push(chunk.slice(start, end));
      this.#emit(true);
      start = -1;
    };
    const drop = (): void => {
      this.#parts = [];
      this.#open = false;
      start = -1;
    };
    for (let i = 0; i < chunk.length; i++) {
      const unit = chunk.charCodeAt(i);
      if (this.#inString && unit !== 10) {
        if (this.#escaped) this.#escaped = false;
        else if (unit === BACKSLASH) this.#escaped = true;
        else if (unit === QUOTE) {
          this.#inString = false;
          this.#word?.push(chunk.slice(wordStart, i));
        } else i = lastPlain(chunk, i);
        continue;
      }
      if (unit <= 32) {
        if (unit === 10) {
          // JSON strings hold no line break: one that does lost its end, and the next line is none of it.
          this.#inString = false;
          this.#escaped = false;
          this.#line += 1;
          lineStart = i + 1;
          this.#lineUnits = 0;
        }
        continue;
      }
      const between = this.#depth === this.#listDepth && this.#listDepth > 0;
      if (between && unit === CLOSE_BRACKET) {
        if (start !== -1) finish(i);
        this.#depth -= 1;
        this.#listDepth = 0;
        // The rest of an envelope holds no record unless another list follows.
        continue;
      }
      if (between && unit === COMMA) {
        if (start !== -1) finish(i);
        continue;
      }
      if (start === -1 && (between || (this.#depth === 0 && !nested && (unit === OPEN_BRACE || unit === OPEN_BRACKET)))) {
        if (this.#depth === 0 && unit === OPEN_BRACKET) {
          this.#depth = 1;
          this.#listDepth = 1;
          continue;
        }
        begin(i);
      }
      const outside = this.#listDepth === 0;
      switch (unit) {
        case QUOTE:
          this.#inString = true;
          wordStart = i + 1;
          this.#word = outside && this.#depth <= keyDepth ? [] : undefined;
          break;
        case COLON:
          if (outside && this.#depth <= keyDepth) this.#key = this.#word?.join('');
          break;
        case COMMA:
          if (outside && this.#depth <= keyDepth) this.#key = undefined;
          break;
        case OPEN_BRACE:
          this.#depth += 1;
          if (outside && nested) {
            drop();
            begin(i);
          }
          break;
        case OPEN_BRACKET:
          this.#depth += 1;
          if (
            outside &&
            this.#key !== undefined &&
            this.#depth <= keyDepth + 1 &&
            this.#lists.has(this.#key) &&
            (!nested || start !== -1)
          ) {
            if (nested) finish(i);
            else drop();
            this.#key = undefined;
            this.#listDepth = this.#depth;
          }
          break;
        case CLOSE_BRACE:
        case CLOSE_BRACKET:
          this.#depth = Math.max(this.#depth - 1, 0);
          if (outside && nested) drop();
          else if (this.#depth === this.#listDepth && start !== -1) finish(i + 1);
          break;
      }
    }
    if (start !== -1) this.#parts.push(chunk.slice(start));
    if (this.#inString) this.#word?.push(chunk.slice(wordStart));
    this.#lineUnits += chunk.length - lineStart;
    return this.#done;
  }

  /** What is open at the end of the document, if anything. */
  end(): JsonPiece | undefined {
    this.#done = [];
    if (this.#open && (this.#announce === undefined || this.#listDepth > 0)) this.#emit(false);
    return this.#done[0];
  }

  #emit(complete: boolean): void {
    const text = this.#parts.join('').trimEnd();
    this.#parts = [];
    this.#open = false;
    const piece = this.#listDepth === 0 && this.#announce !== undefined ? this.#announce(text) : text;
    this.#done.push({ text: piece, line: this.#pieceLine, column: this.#pieceColumn, complete });
  }
}

/** The last index from `index` on of the text of a string that holds no quote, backslash or line break. */
function lastPlain(chunk: string, index: number): number {
  let next = index + 1;
  for (; next < chunk.length; next++) {
    const unit = chunk.charCodeAt(next);
    if (unit === QUOTE || unit === BACKSLASH || unit === 10) break;
  }
  return next - 1;
}

/**
 * Records that an unclosed one swallowed: where it started a line, later lines that start in the same column with a brace
 * are taken for starts of records too. The first piece is the broken one.
 */
export function resplit(piece: JsonPiece): readonly JsonPiece[] {
  const indent = piece.column - 1;
  const lines = piece.text.split('\n');
  const pieces: JsonPiece[] = [];
  let first = 0;
  for (let i = 1; i <= lines.length; i++) {
    const line = lines[i];
    const starts = line !== undefined && line[indent] === '{' && line.slice(0, indent).trim() === '';
    if (line !== undefined && !starts) continue;
    const text = lines.slice(first, i).join('\n').trim();
    pieces.push({ text, line: piece.line + first, column: piece.column, complete: line !== undefined });
    first = i;
  }
  return pieces;
}

import type { Splitter } from '../shared/json-records.ts';
import type { JsonPiece } from '../shared/json-splitter.ts';

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

const KEY = 'messages';

/**
 * Cuts an export into its messages while it comes in, however deep the chats stand: an account of any size is read with the
 * memory of one message. Before the messages of each chat comes a record `{"chat": ...}` of what stands before them in it.
 */
export class ChatSplitter implements Splitter {
  #depth = 0;
  /** Depth of the list of messages that is open; 0 outside of one. */
  #listDepth = 0;
  #inString = false;
  #escaped = false;
  /** Outside of lists: the last string, and whether a colon made it a key. */
  #word: string[] = [];
  #key = '';
  /** The text from the last brace on that is still open. */
  #head: string[] | undefined;
  #headPlace = { line: 1, column: 1 };
  #parts: string[] = [];
  #open = false;
  #piecePlace = { line: 1, column: 1 };
  #line = 1;
  /** Units before the current chunk in the current line. */
  #lineUnits = 0;
  #done: JsonPiece[] = [];

  feed(chunk: string): readonly JsonPiece[] {
    this.#done = [];
    let start = 0;
    let headStart = 0;
    let wordStart = 0;
    let lineStart = 0;
    const place = (at: number): { line: number; column: number } => ({
      line: this.#line,
      column: at - lineStart + 1 + (lineStart === 0 ? this.#lineUnits : 0),
    });
    const finish = (end: number): void => {
      this.#parts.push(chunk.slice(start, end));
      this.#emit(true);
    };
    for (let i = 0; i < chunk.length; i++) {
      const unit = chunk.charCodeAt(i);
      if (this.#inString && unit !== 10) {
        if (this.#escaped) this.#escaped = false;
        else if (unit === BACKSLASH) this.#escaped = true;
        else if (unit === QUOTE) {
          this.#inString = false;
          if (this.#listDepth === 0) this.#word.push(chunk.slice(wordStart, i));
        }
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
      if (this.#depth === this.#listDepth && this.#listDepth > 0) {
        if (unit === CLOSE_BRACKET || unit === COMMA) {
          if (this.#open) finish(i);
          if (unit === COMMA) continue;
          this.#depth -= 1;
          this.#listDepth = 0;
          continue;
        }
        if (!this.#open) {
          this.#open = true;
          this.#piecePlace = place(i);
          start = i;
        }
      }
      if (unit === QUOTE) {
        this.#inString = true;
        wordStart = i + 1;
        this.#word = [];
      } else if (unit === OPEN_BRACE) {
        this.#depth += 1;
        if (this.#listDepth > 0) continue;
        this.#head = [];
        this.#headPlace = place(i);
        headStart = i;
      } else if (unit === OPEN_BRACKET) {
        this.#depth += 1;
        if (this.#listDepth > 0 || this.#key !== KEY || this.#head === undefined) continue;
        this.#head.push(chunk.slice(headStart, i));
        this.#announce();
        this.#listDepth = this.#depth;
      } else if (unit === CLOSE_BRACE || unit === CLOSE_BRACKET) {
        this.#depth = Math.max(this.#depth - 1, 0);
        if (this.#listDepth === 0) this.#head = undefined;
        else if (this.#depth === this.#listDepth) finish(i + 1);
      } else if (this.#listDepth === 0) {
        if (unit === COLON) this.#key = this.#word.join('');
        else if (unit === COMMA) this.#key = '';
      }
    }
    if (this.#open) this.#parts.push(chunk.slice(start));
    else if (this.#listDepth === 0) this.#head?.push(chunk.slice(headStart));
    if (this.#inString && this.#listDepth === 0) this.#word.push(chunk.slice(wordStart));
    this.#lineUnits += chunk.length - lineStart;
    return this.#done;
  }

  end(): JsonPiece | undefined {
    this.#done = [];
    if (this.#open) this.#emit(false);
    return this.#done[0];
  }

  /** What stands in a chat before its messages, as a record `{"chat": ...}`. */
  #announce(): void {
    const text = `{"chat":${(this.#head ?? []).join('').replace(/,?\s*"messages"\s*:\s*$/, '')}}}`;
    this.#done.push({ text, ...this.#headPlace, complete: true });
    this.#head = undefined;
    this.#key = '';
  }

  #emit(complete: boolean): void {
    const text = this.#parts.join('').trimEnd();
    this.#parts = [];
    this.#open = false;
    this.#done.push({ text, ...this.#piecePlace, complete });
  }
}

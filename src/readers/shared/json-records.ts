import { UserError } from '../../errors.ts';
import type { ReadContext, Source } from '../reader.ts';
import { type JsonPiece, JsonSplitter, resplit } from './json-splitter.ts';
import { faultOf, type JsonFault, JsonRecord } from './json-text.ts';

/** How the records of a JSON file are laid out. */
export type JsonLayout = 'lines' | 'document';

/** True for a text that begins as JSON objects do, one or a list of them: no table and no talk begins so. */
export const beginsAsObject = (head: string): boolean => /^\s*(?:\[\s*)?\{\s*"/.test(head);

/** Each reader of JSON asks this of the head of every file. */
let last: { readonly head: string; readonly layout: JsonLayout | undefined } | undefined;

/**
 * Tells JSON Lines (one object a line, whatever the file is called) from one JSON document; undefined where the text is neither.
 * A broken first line does not hide that the lines after it are records.
 */
export function jsonLayout(head: string): JsonLayout | undefined {
  if (last?.head !== head) last = { head, layout: layoutOf(head) };
  return last.layout;
}

function layoutOf(head: string): JsonLayout | undefined {
  const text = head.trimStart();
  if (text.startsWith('[')) return /^\[\s*(?:[{["\]]|-?\d|true|false|null|$)/.test(text) ? 'document' : undefined;
  if (!text.startsWith('{')) return undefined;
  if (!/^\{\s*(?:"|\}|$)/.test(text)) return undefined;
  const lines = text.split('\n', 6).map((line) => line.trim().replace(/,$/, ''));
  const [first = ''] = lines;
  if (parses(first)) return 'lines';
  // A laid-out document opens something in its first line; what is broken there does not.
  if (/[[{,:]$/.test(text.slice(0, text.indexOf('\n') + 1).trimEnd())) return 'document';
  if (lines.slice(1).some((line) => line.startsWith('{"') && (parses(line) || text.includes(`\n${line}`)))) return 'lines';
  // One line without an end in sight is read as a line: a record that long is one either way.
  return text.includes('\n') ? 'document' : 'lines';
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The records of a JSON Lines file or of a JSON document, streamed: elements of a top-level array or of the arrays under `lists`
 * in a top-level object, else each top-level value. What is no JSON is diagnosed (`bad-json`, `truncated-json`) and left out.
 * @throws UserError `bad-json` where nothing could be parsed
 */
export async function* jsonRecords(source: Source, context: ReadContext, lists: readonly string[]): AsyncGenerator<JsonRecord> {
  const run = new Run(source, context);
  if (jsonLayout(source.head) === 'lines') yield* run.lines();
  else yield* run.document(new JsonSplitter(lists));
  run.end();
}

/** Cuts a document into the texts of its records while it comes in. */
export interface Splitter {
  feed(chunk: string): readonly JsonPiece[];
  /** What is still open at the end. */
  end(): JsonPiece | undefined;
}

/**
 * As `jsonRecords`, of a product that never writes JSON Lines: a document in a single long line is streamed too.
 * @param how the keys of the lists, or a splitter of the product's own
 * @param mend makes JSON of a record's text that only nearly is, without changing its length
 */
export async function* documentRecords(
  source: Source,
  context: ReadContext,
  how: readonly string[] | Splitter,
  mend?: (text: string) => string,
): AsyncGenerator<JsonRecord> {
  const run = new Run(source, context, mend);
  yield* run.document('feed' in how ? how : new JsonSplitter(how));
  run.end();
}

class Run {
  readonly #source: Source;
  readonly #context: ReadContext;
  readonly #mend: (text: string) => string;
  #record = 0;
  #parsed = 0;
  #firstFault: JsonFault | undefined;
  /** A fault not yet reported: only the next record tells whether it was the last one. */
  #pending: { readonly fault: JsonFault; readonly record: number } | undefined;

  constructor(source: Source, context: ReadContext, mend: (text: string) => string = (text) => text) {
    this.#source = source;
    this.#context = context;
    this.#mend = mend;
  }

  async *lines(): AsyncGenerator<JsonRecord> {
    for await (const { number, text } of this.#source.lines()) {
      const start = firstVisible(text);
      if (start === text.length) continue;
      const record = this.#parse(start === 0 ? text : text.slice(start), number, start + 1);
      if (record !== undefined) yield record;
    }
  }

  async *document(splitter: Splitter): AsyncGenerator<JsonRecord> {
    for await (const chunk of this.#source.chunks()) {
      for (const piece of splitter.feed(chunk)) {
        const record = this.#parse(piece.text, piece.line, piece.column);
        if (record !== undefined) yield record;
        // A record without its end swallows those up to the next bracket that happens to fit.
        else yield* this.#swallowed(resplit(piece).slice(1));
      }
    }
    const rest = splitter.end();
    if (rest !== undefined) yield* this.#swallowed(resplit(rest));
  }

  *#swallowed(pieces: readonly JsonPiece[]): Generator<JsonRecord> {
    for (const piece of pieces) {
      const record = this.#parse(piece.text.replace(/[\s,\]]+$/, ''), piece.line, piece.column);
      if (record !== undefined) yield record;
    }
  }

  end(): void {
    if (this.#parsed === 0 && this.#firstFault !== undefined) {
      const { reason, position } = this.#firstFault;
      throw new UserError('bad-json', `${this.#source.path} is not valid JSON: ${reason}.`, {
        path: this.#source.path,
        ...position,
        hint: 'Check that the export has finished and was not edited; --from names another reader.',
      });
    }
    this.#report(true);
  }

  #parse(raw: string, line: number, column: number): JsonRecord | undefined {
    const text = this.#mend(raw);
    this.#record += 1;
    this.#report(false);
    try {
      const record = new JsonRecord(text, line, column, this.#record);
      this.#parsed += 1;
      return record;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    // Lines cut from a JSON array still have its commas.
    if (text.trimEnd().endsWith('},')) {
      this.#record -= 1;
      return this.#parse(text.trimEnd().slice(0, -1), line, column);
    }
    const fault = faultOf(text, line, column);
    this.#firstFault ??= fault;
    this.#pending = { fault, record: this.#record };
    return undefined;
  }

  #report(last: boolean): void {
    if (this.#pending === undefined) return;
    const { fault, record } = this.#pending;
    this.#pending = undefined;
    const { line, column } = fault.position;
    const truncated = last && fault.truncated;
    this.#context.diagnose({
      code: truncated ? 'truncated-json' : 'bad-json',
      message: truncated
        ? `The last record is cut off at column ${column}: the file ends too early. Check that the export had finished.`
        : `Not valid JSON at column ${column}: ${fault.reason}.`,
      line,
      record,
      level: 'error',
    });
  }
}

/** Index of the first character that is no blank; the length where there is none. */
function firstVisible(text: string): number {
  let index = 0;
  while (index < text.length && text.charCodeAt(index) <= 32) index += 1;
  return index;
}

import { Parser } from 'htmlparser2';
import { UserError } from '../../errors.ts';
import type { Position } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { type MappedText, MappedTextBuilder } from './mapped-text.ts';
import type { DataRecord, KeyPath } from './record.ts';

/**
 * The elements of an XML file that have one of these names, streamed, as the JSON export of the same product would have them:
 * `{"helpdesk_ticket": {...}}`, with underscores for dashes, `type="array"`, `"boolean"`, `"integer"` and `nil="true"` as such.
 * An element that does not end is diagnosed (`truncated-xml`, `bad-xml`) and left out.
 * @throws UserError `bad-xml` where the file has no such element
 */
export async function* xmlRecords(source: Source, context: ReadContext, names: readonly string[]): AsyncGenerator<DataRecord> {
  const run = new Run(context, new Set(names));
  for await (const chunk of source.chunks()) yield* run.feed(chunk);
  yield* run.end();
  if (run.seen > 0) return;
  throw new UserError('bad-xml', `${source.path} has no <${names.join('> or <')}> element.`, {
    path: source.path,
    hint: 'Check that the export has finished and was not edited.',
  });
}

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Offset in the file. */
  readonly start: number;
  readonly children: Node[];
  readonly builder: MappedTextBuilder;
  /** What the element holds, where it holds no others. */
  text?: MappedText;
}

/** `<![CDATA[` stands before a text that is not escaped. */
const CDATA = 9;

class Run {
  readonly #context: ReadContext;
  readonly #names: ReadonlySet<string>;
  readonly #parser: Parser;
  /** The open elements of the record. */
  readonly #open: Node[] = [];
  #done: XmlRecord[] = [];
  #offset = 0;
  /** Offsets of line breaks: of the last one before the record, and of all since. */
  #breaks: number[] = [];
  /** Line breaks before those. */
  #passed = 0;
  #cdata = false;
  seen = 0;

  constructor(context: ReadContext, names: ReadonlySet<string>) {
    this.#context = context;
    this.#names = names;
    this.#parser = new Parser(
      {
        onopentag: (name, attributes) => this.#begin(name, attributes),
        ontext: (text) => this.#text(text),
        oncdatastart: () => {
          this.#cdata = true;
        },
        oncdataend: () => {
          this.#cdata = false;
        },
        onclosetag: (name, implied) => this.#finish(name, implied),
      },
      { xmlMode: true, decodeEntities: true },
    );
  }

  feed(chunk: string): readonly XmlRecord[] {
    this.#done = [];
    if (this.#open.length === 0) this.#forget(this.#offset);
    for (let at = chunk.indexOf('\n'); at !== -1; at = chunk.indexOf('\n', at + 1)) this.#breaks.push(this.#offset + at);
    this.#offset += chunk.length;
    this.#parser.write(chunk);
    return this.#done;
  }

  end(): readonly XmlRecord[] {
    this.#done = [];
    this.#parser.end();
    return this.#done;
  }

  #begin(name: string, attributes: Readonly<Record<string, string>>): void {
    const start = this.#parser.startIndex;
    if (this.#names.has(name)) {
      // Records do not stand in one another: the one before has no end.
      if (this.#open.length > 0) this.#lose('bad-xml', 'This record is not closed: its end tag is missing.');
      this.#forget(start);
    } else if (this.#open.length === 0) return;
    const node: Node = { name, attributes, start, children: [], builder: new MappedTextBuilder() };
    this.#open.at(-1)?.children.push(node);
    this.#open.push(node);
  }

  #text(text: string): void {
    const node = this.#open.at(-1);
    if (node === undefined) return;
    const { startIndex, endIndex } = this.#parser;
    if (this.#cdata) node.builder.copy(text, startIndex + CDATA);
    else if (endIndex - startIndex + 1 === text.length) node.builder.copy(text, startIndex);
    else node.builder.replace(text, startIndex);
  }

  #finish(name: string, implied: boolean): void {
    const node = this.#open.at(-1);
    if (node === undefined || node.name !== name) return;
    if (node.children.length === 0) node.text = node.builder.end();
    if (this.#open.length === 1) {
      if (implied) {
        this.#lose('truncated-xml', 'The last record is cut off: the file ends too early. Check that the export had finished.');
        return;
      }
      this.seen += 1;
      const end = this.#parser.endIndex;
      const breaks = this.#breaks.filter((at) => at < end);
      this.#done.push(new XmlRecord(node, { breaks, passed: this.#passed }, this.seen));
    }
    this.#open.pop();
  }

  #lose(code: string, message: string): void {
    this.seen += 1;
    const { line } = positionAt({ breaks: this.#breaks, passed: this.#passed }, this.#open[0]?.start ?? 0);
    this.#context.diagnose({ code, message, line, record: this.seen, level: 'error' });
    this.#open.length = 0;
  }

  /** Only the last line break before `offset` is kept of those that are past. */
  #forget(offset: number): void {
    const past = Math.max(0, before(this.#breaks, offset) - 1);
    this.#passed += past;
    this.#breaks = this.#breaks.slice(past);
  }
}

interface Lines {
  readonly breaks: readonly number[];
  readonly passed: number;
}

/** How many of the offsets, which rise, are before `offset`. */
function before(breaks: readonly number[], offset: number): number {
  let low = 0;
  let high = breaks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((breaks[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function positionAt({ breaks, passed }: Lines, offset: number): Position {
  const count = before(breaks, offset);
  return { line: passed + count + 1, column: offset - (breaks[count - 1] ?? -1) };
}

class XmlRecord implements DataRecord {
  readonly value: unknown;
  readonly record: number;
  readonly line: number;
  readonly #root: Node;
  readonly #lines: Lines;

  constructor(root: Node, lines: Lines, record: number) {
    this.value = { [keyOf(root)]: contentOf(root) };
    this.record = record;
    this.line = positionAt(lines, root.start).line;
    this.#root = root;
    this.#lines = lines;
  }

  place(path: KeyPath, offset: number): Position {
    const node = this.#node(path);
    const inText = node.text !== undefined && node.text.text !== '';
    return positionAt(this.#lines, inText ? (node.text?.rawOffset(offset) ?? node.start) : node.start);
  }

  spelling(path: KeyPath): string | undefined {
    return this.#node(path).text?.text.trim();
  }

  /** The element at `path`, or the nearest one around it. */
  #node([, ...path]: KeyPath): Node {
    let node = this.#root;
    for (const key of path) {
      const next = typeof key === 'number' ? node.children[key] : node.children.find((child) => keyOf(child) === key);
      if (next === undefined) break;
      node = next;
    }
    return node;
  }
}

const keyOf = ({ name }: Node): string => name.replaceAll('-', '_');

function contentOf({ attributes, children, text }: Node): unknown {
  if (attributes['nil'] === 'true') return null;
  if (attributes['type'] === 'array') return children.map(contentOf);
  if (children.length > 0) return Object.fromEntries(children.map((child) => [keyOf(child), contentOf(child)]));
  const value = text?.text ?? '';
  if (attributes['type'] === 'boolean') return value.trim() === 'true';
  // Numbers that are too large stay as they are spelt.
  const number = attributes['type'] === 'integer' && value.trim() !== '' ? Number(value) : Number.NaN;
  return Number.isSafeInteger(number) ? number : value;
}

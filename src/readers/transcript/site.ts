import type { Message, Position } from '../../model/index.ts';
import { cleanText, rawOffset } from '../shared/clean.ts';
import { htmlText } from '../shared/html.ts';
import type { MappedText } from '../shared/mapped-text.ts';
import { type DataRecord, isObject, type KeyPath } from '../shared/record.ts';
import type { MessageShape } from './fields.ts';

/** A string of the record that is a part of a message's text, from `start` on. */
interface Part {
  readonly path: KeyPath;
  readonly raw: string;
  readonly start: number;
  /** Where it is HTML: its words. */
  readonly words?: MappedText;
}

/** Old dumps of chats have the answers as the browser showed them, under `value`: one element around everything. */
const DUMPED = /^\s*<(div|p)\b[^>]*>[\s\S]*<\/\1>\s*$/i;

/** A message's text with the strings that it is made of; `others`: there are parts that are no text, such as pictures. */
export interface Content {
  readonly text: string;
  readonly parts: readonly Part[];
  readonly others: boolean;
}

/** The text that a value stands for: a string, a list of content parts, a number, null (no text); undefined for what is none of these. */
export function contentOf(value: unknown, path: KeyPath): Content | undefined {
  if (typeof value === 'string' && path.at(-1) === 'value' && DUMPED.test(value)) {
    const words = htmlText(value, { cutHistory: false });
    return { text: words.text, parts: [{ path, raw: value, start: 0, words }], others: false };
  }
  if (typeof value === 'string') return { text: cleanText(value), parts: [{ path, raw: value, start: 0 }], others: false };
  if (value === null) return { text: '', parts: [], others: false };
  if (typeof value === 'number') return contentOf(String(value), path);
  if (isObject(value)) return typeof value['text'] === 'string' ? contentOf(value['text'], [...path, 'text']) : undefined;
  if (!Array.isArray(value)) return undefined;
  const parts: Part[] = [];
  const texts: string[] = [];
  let start = 0;
  value.forEach((part: unknown, index) => {
    const key = isObject(part) && typeof part['refusal'] === 'string' ? 'refusal' : 'text';
    const raw = isObject(part) ? part[key] : part;
    if (typeof raw !== 'string') return;
    parts.push({ path: isObject(part) ? [...path, index, key] : [...path, index], raw, start });
    const text = cleanText(raw);
    texts.push(text);
    start += text.length + 1;
  });
  return { text: texts.join('\n'), parts, others: parts.length < value.length };
}

/** The place of one unit of a content's text; that of the message at `path` where the text has no part there. */
export function placeIn(record: DataRecord, path: KeyPath, { parts }: Content, offset: number): Position {
  const part = parts.findLast(({ start }) => start <= offset);
  if (part === undefined) return record.place(path, 0);
  return record.place(part.path, part.words?.rawOffset(offset - part.start) ?? rawOffset(part.raw, offset - part.start));
}

/** A message with the way back from its text to the file. Holds no more than it must: there may be millions at once. */
export class SitedMessage {
  readonly message: Message;
  /** What the message's keys mean, for files of single messages. */
  readonly shape: MessageShape;
  readonly #record: DataRecord;
  readonly #path: KeyPath;
  readonly #key: string;

  /** @param key of its text */
  constructor(message: Message, shape: MessageShape, record: DataRecord, path: KeyPath, key: string) {
    this.#key = key;
    this.message = message;
    this.shape = shape;
    this.#record = record;
    this.#path = path;
  }

  locate(offset: number): Position {
    const key = this.#key;
    let value: unknown = this.#record.value;
    for (const step of [...this.#path, key]) value = (value as Readonly<Record<string | number, unknown>>)[step];
    const content = contentOf(value, [...this.#path, key]);
    return content === undefined ? this.message.position : placeIn(this.#record, this.#path, content, offset);
  }
}

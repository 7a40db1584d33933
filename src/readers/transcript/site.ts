import type { Message, Position } from '../../model/index.ts';
import { cleanText, rawOffset } from '../shared/clean.ts';
import { type DataRecord, isObject, type KeyPath } from '../shared/record.ts';
import type { MessageShape } from './fields.ts';

/** A string of the record that is a part of a message's text, from `start` on. */
interface Part {
  readonly path: KeyPath;
  readonly raw: string;
  readonly start: number;
}

/** A message's text with the strings that it is made of; `others`: there are parts that are no text, such as pictures. */
export interface Content {
  readonly text: string;
  readonly parts: readonly Part[];
  readonly others: boolean;
}

/** The text that a value stands for: a string, a list of content parts, a number, null (no text); undefined for what is none of these. */
export function contentOf(value: unknown, path: KeyPath): Content | undefined {
  if (typeof value === 'string') return { text: cleanText(value), parts: [{ path, raw: value, start: 0 }], others: false };
  if (value === null) return { text: '', parts: [], others: false };
  if (typeof value === 'number') return contentOf(String(value), path);
  if (isObject(value)) return typeof value['text'] === 'string' ? contentOf(value['text'], [...path, 'text']) : undefined;
  if (!Array.isArray(value)) return undefined;
  const parts: Part[] = [];
  const texts: string[] = [];
  let start = 0;
  value.forEach((part: unknown, index) => {
    const raw = isObject(part) ? part['text'] : part;
    if (typeof raw !== 'string') return;
    parts.push({ path: isObject(part) ? [...path, index, 'text'] : [...path, index], raw, start });
    const text = cleanText(raw);
    texts.push(text);
    start += text.length + 1;
  });
  return { text: texts.join('\n'), parts, others: parts.length < value.length };
}

/** The place of one unit of a content's text; that of the message at `path` where the text has no part there. */
export function placeIn(record: DataRecord, path: KeyPath, { parts }: Content, offset: number): Position {
  const part = parts.findLast(({ start }) => start <= offset);
  return part === undefined ? record.place(path, 0) : record.place(part.path, rawOffset(part.raw, offset - part.start));
}

/** A message with the way back from its text to the file. Holds no more than it must: there may be millions at once. */
export class SitedMessage {
  readonly message: Message;
  /** What the message's keys mean, for files of single messages. */
  readonly shape: MessageShape;
  readonly #record: DataRecord;
  readonly #path: KeyPath;

  constructor(message: Message, shape: MessageShape, record: DataRecord, path: KeyPath) {
    this.message = message;
    this.shape = shape;
    this.#record = record;
    this.#path = path;
  }

  locate(offset: number): Position {
    const key = this.shape.fields.text ?? '';
    let value: unknown = this.#record.value;
    for (const step of [...this.#path, key]) value = (value as Readonly<Record<string | number, unknown>>)[step];
    const content = contentOf(value, [...this.#path, key]);
    return content === undefined ? this.message.position : placeIn(this.#record, this.#path, content, offset);
  }
}

import type { CannedResponse, Position } from '../../model/index.ts';
import { didYouMean } from '../../text/nearest.ts';
import type { ReadContext } from '../reader.ts';
import { cleanText, rawOffset } from '../shared/clean.ts';
import { CANNED_FIELDS, type CannedField, FieldFinder } from '../shared/fields.ts';
import { stemOf } from '../shared/file-name.ts';
import { type DataRecord, idAt, isObject, type KeyPath } from '../shared/record.ts';

/** Turns the records of one file into canned responses. */
export class Library {
  readonly #path: string;
  readonly #context: ReadContext;
  readonly #finder: FieldFinder<CannedField>;
  readonly #lists: readonly string[];
  #count = 0;
  responses = 0;
  lost = 0;

  constructor(path: string, context: ReadContext, lists: readonly string[]) {
    this.#path = path;
    this.#context = context;
    this.#finder = new FieldFinder(CANNED_FIELDS, context.options.map);
    this.#lists = lists;
  }

  /** The responses that a value is or holds. `key` is the name that it has in a map, `category` that of the map. */
  *take(record: DataRecord, path: KeyPath, value: unknown, key?: string, category?: string): Generator<CannedResponse> {
    if (typeof value === 'string' && key !== undefined) {
      yield this.#response(record, path, value, { id: key, title: key, tags: category === undefined ? [] : [category] });
      return;
    }
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) yield* this.take(record, [...path, index], item);
      return;
    }
    if (!isObject(value)) {
      this.#lose(record, path, 'not-a-response', 'This record is no object with a text.');
      return;
    }
    const list = this.#lists.find((name) => Array.isArray(value[name]) || isObject(value[name]));
    const fields = this.#finder.assign(Object.keys(value));
    if (fields.text !== undefined && typeof value[fields.text] === 'string')
      yield* this.#object(record, path, value, fields, key, category);
    else if (list !== undefined) yield* this.#inList(record, [...path, list], value[list]);
    else yield* this.#map(record, path, value, fields, key);
  }

  *#inList(record: DataRecord, path: KeyPath, value: unknown): Generator<CannedResponse> {
    if (isObject(value)) for (const [key, item] of Object.entries(value)) yield* this.take(record, [...path, key], item, key);
    else yield* this.take(record, path, value);
  }

  /** `{"shortcut": "text"}`, objects by shortcut, or such maps by category. */
  *#map(
    record: DataRecord,
    path: KeyPath,
    value: Record<string, unknown>,
    fields: Partial<Record<CannedField, string>>,
    category: string | undefined,
  ): Generator<CannedResponse> {
    const entries = Object.entries(value);
    // A record that names itself and has no text is a broken response, not a map.
    const nested = path.length === 1 && category !== undefined && didYouMean('text', Object.keys(value)) === '';
    const isMap = (path.length === 0 || nested) && fields.id === undefined && fields.title === undefined;
    if (isMap && entries.length > 0 && entries.every(([, item]) => typeof item === 'string' || isObject(item))) {
      for (const [key, item] of entries) yield* this.take(record, [...path, key], item, key, category);
      return;
    }
    const keys = Object.keys(value);
    const hint = didYouMean('text', keys) || ` Its keys are ${keys.slice(0, 12).join(', ') || 'none'}.`;
    this.#lose(record, path, 'missing-text', `A canned response has no "text".${hint}`);
  }

  *#object(
    record: DataRecord,
    path: KeyPath,
    value: Record<string, unknown>,
    fields: Partial<Record<CannedField, string>>,
    key: string | undefined,
    category: string | undefined,
  ): Generator<CannedResponse> {
    if (value['active'] === false || value['enabled'] === false) {
      this.#context.skip('inactive');
      return;
    }
    const textKey = fields.text as string;
    const id = fields.id === undefined ? undefined : idAt(record, [...path, fields.id], firstOf(value[fields.id]));
    const title = fields.title === undefined ? undefined : value[fields.title];
    const language = fields.language === undefined ? undefined : value[fields.language];
    const tags = fields.tags !== undefined ? tagsOf(value[fields.tags]) : category === undefined ? undefined : [category];
    yield this.#response(record, [...path, textKey], String(value[textKey]), {
      id: id ?? firstOf(value['triggers']) ?? key,
      title: typeof title === 'string' && title.trim() !== '' ? title : key,
      language: typeof language === 'string' ? language : undefined,
      tags,
    });
  }

  #response(
    record: DataRecord,
    path: KeyPath,
    raw: string,
    about: { id?: unknown; title?: string | undefined; language?: string | undefined; tags?: readonly string[] | undefined },
  ): CannedResponse {
    this.#count += 1;
    this.responses += 1;
    const locate = (offset: number): Position => record.place(path, rawOffset(raw, offset));
    let position: Position | undefined;
    return {
      id: typeof about.id === 'string' ? about.id : (about.title ?? `${stemOf(this.#path)}#${this.#count}`),
      path: this.#path,
      ...(about.title === undefined ? {} : { title: about.title }),
      text: cleanText(raw),
      ...(about.language === undefined ? {} : { language: about.language }),
      ...(about.tags === undefined || about.tags.length === 0 ? {} : { tags: about.tags }),
      get position(): Position {
        position ??= locate(0);
        return position;
      },
      locate,
    };
  }

  #lose(record: DataRecord, path: KeyPath, code: string, message: string): void {
    this.#count += 1;
    this.lost += 1;
    this.#context.diagnose({ code, message, line: record.place(path, 0).line, record: record.record, level: 'error' });
  }
}

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

function tagsOf(value: unknown): readonly string[] | undefined {
  if (Array.isArray(value)) return value.filter((tag) => typeof tag === 'string');
  return typeof value === 'string'
    ? value
        .split(/[,;]/)
        .map((tag) => tag.trim())
        .filter((tag) => tag !== '')
    : undefined;
}

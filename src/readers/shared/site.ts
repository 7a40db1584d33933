import type { ReadContext, Source } from '../reader.ts';
import { type Body, htmlBody, looksLikeHtml, plainBody } from './body.ts';
import type { CleanOptions } from './clean.ts';
import type { HtmlOptions } from './html.ts';
import { itemsOf } from './items.ts';
import { jsonRecords } from './json-records.ts';
import { type DataRecord, idAt, isObject, type KeyPath } from './record.ts';
import { isoTime } from './time.ts';

/** An object of an export with its place: values are asked for by key, the first of several names that is there counts. */
export class Site {
  readonly record: DataRecord;
  readonly path: KeyPath;
  readonly value: Readonly<Record<string, unknown>>;

  constructor(record: DataRecord, path: KeyPath, value: Readonly<Record<string, unknown>>) {
    this.record = record;
    this.path = path;
    this.value = value;
  }

  get(key: string): unknown {
    return this.value[key];
  }

  /** The line on which it starts. */
  get line(): number {
    return this.record.place(this.path, 0).line;
  }

  /** The name of the first key that holds a string with something visible. */
  named(...keys: readonly string[]): string | undefined {
    return keys.find((key) => typeof this.value[key] === 'string' && this.value[key].trim() !== '');
  }

  /** The first string with something visible. */
  string(...keys: readonly string[]): string | undefined {
    const key = this.named(...keys);
    return key === undefined ? undefined : String(this.value[key]);
  }

  /** The first id, exact beyond 2^53. */
  id(...keys: readonly string[]): string | undefined {
    for (const key of keys) {
      const id = idAt(this.record, [...this.path, key], this.value[key]);
      if (id !== undefined) return id;
    }
    return undefined;
  }

  /** The first time, as ISO 8601. */
  time(...keys: readonly string[]): string | undefined {
    for (const key of keys) {
      const value = this.value[key];
      const time = typeof value === 'string' || typeof value === 'number' ? isoTime(String(value), undefined) : undefined;
      if (time !== undefined) return time;
    }
    return undefined;
  }

  /** The object under the first key that has one. */
  object(...keys: readonly string[]): Site | undefined {
    for (const key of keys) {
      const value = this.value[key];
      if (isObject(value)) return new Site(this.record, [...this.path, key], value);
    }
    return undefined;
  }

  /** The objects of the list under the first key that has a list; undefined where none has. */
  list(...keys: readonly string[]): Site[] | undefined {
    const key = keys.find((name) => Array.isArray(this.value[name]));
    if (key === undefined) return undefined;
    const items = this.value[key] as readonly unknown[];
    return items.flatMap((item, index) => (isObject(item) ? [new Site(this.record, [...this.path, key, index], item)] : []));
  }

  /** The object in whose list this one stands; undefined for a record of its own. */
  get parent(): Site | undefined {
    if (this.path.length < 2) return undefined;
    let value: unknown = this.record.value;
    const path = this.path.slice(0, -2);
    for (const key of path) value = (value as Record<string | number, unknown>)[key];
    return isObject(value) ? new Site(this.record, path, value) : undefined;
  }

  /** The text of a key as it stands; empty where it is no string. */
  plain(key: string, options?: CleanOptions): Body {
    return plainBody(this.record, [...this.path, key], this.#raw(key), options);
  }

  /** The text of a key that is HTML; empty where it is no string. */
  html(key: string, options?: HtmlOptions): Body {
    return htmlBody(this.record, [...this.path, key], this.#raw(key), options);
  }

  /** The text of a key that is HTML or plain text, as the product was asked for. */
  rich(key: string, options?: HtmlOptions): Body {
    return looksLikeHtml(this.#raw(key)) ? this.html(key, options) : this.plain(key);
  }

  /** Nothing to read, at the place of the object. */
  nothing(): Body {
    return { text: '', locate: () => this.record.place(this.path, 0) };
  }

  #raw(key: string): string {
    const value = this.value[key];
    return typeof value === 'string' ? value : '';
  }
}

/**
 * The objects of a JSON file: one, an array, JSON Lines, or the lists under `lists` in a page, also where pages are lines or elements.
 * @param streamed those of `lists` whose elements need nothing of the page around them, so that it is not held
 */
export async function* jsonSites(
  source: Source,
  context: ReadContext,
  lists: readonly string[],
  streamed: readonly string[] = lists,
): AsyncGenerator<Site> {
  for await (const found of jsonRecords(source, context, streamed)) {
    for (const { record, path, value } of itemsOf(found, lists)) {
      if (isObject(value)) yield new Site(record, path, value);
      else {
        const { line } = record.place(path, 0);
        context.diagnose({ code: 'not-an-object', message: 'This record is no object.', line, record: record.record, level: 'error' });
      }
    }
  }
}

/** Reports a record that is lost. */
export function lose(context: ReadContext, site: Site, code: string, message: string): void {
  context.diagnose({ code, message, line: site.line, record: site.record.record, level: 'error' });
}

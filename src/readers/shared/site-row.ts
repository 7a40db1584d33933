import { type Body, mappedBody, plainBody } from './body.ts';
import { type FieldFinder, keyOf } from './fields.ts';
import type { HtmlOptions } from './html.ts';
import { htmlText } from './html.ts';
import type { MappedText } from './mapped-text.ts';
import { idAt, isObject, type KeyPath } from './record.ts';
import type { Site } from './site.ts';
import type { Row } from './table-row.ts';
import { isoTime } from './time.ts';

/** An object of JSON read like a row of a table: its keys, and those of objects in it (`CreatedBy.Name`), are the columns. */
export class SiteRow implements Row {
  readonly #site: Site;
  /** The way to the value of each field. */
  readonly #paths: Readonly<Record<string, KeyPath>>;

  /** @param finder knows the names of the fields; one for all rows of a file */
  constructor(site: Site, finder: FieldFinder<string>) {
    this.#site = site;
    const paths = new Map(pathsIn(site.value).map((path) => [path.join('.'), path]));
    const names = Object.entries(finder.assign(paths.keys()));
    this.#paths = Object.fromEntries(names.map(([field, name = '']) => [field, paths.get(name) ?? []]));
  }

  get line(): number {
    return this.#site.line;
  }

  get record(): number {
    return this.#site.record.record;
  }

  get(...fields: readonly string[]): string | undefined {
    for (const field of fields) {
      const path = this.#paths[field];
      const value = path === undefined ? undefined : this.#value(path);
      if (typeof value === 'boolean') return String(value);
      const found = path === undefined ? undefined : idAt(this.#site.record, [...this.#site.path, ...path], value);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  time(...fields: readonly string[]): string | undefined {
    for (const field of fields) {
      const value = this.get(field);
      const time = value === undefined ? undefined : isoTime(value, undefined);
      if (time !== undefined) return time;
    }
    return undefined;
  }

  plain(field: string): Body {
    const path = this.#paths[field];
    return path === undefined ? this.#site.nothing() : plainBody(this.#site.record, [...this.#site.path, ...path], this.#text(path));
  }

  html(field: string, options?: HtmlOptions): Body {
    return this.mapped(field, (content) => htmlText(content, options));
  }

  mapped(field: string, make: (content: string) => MappedText): Body {
    const path = this.#paths[field];
    if (path === undefined) return this.#site.nothing();
    return mappedBody(this.#site.record, [...this.#site.path, ...path], make(this.#text(path)));
  }

  #text(path: KeyPath): string {
    const value = this.#value(path);
    return typeof value === 'string' ? value : '';
  }

  #value(path: KeyPath): unknown {
    return path.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), this.#site.value);
  }
}

function pathsIn(value: Readonly<Record<string, unknown>>): string[][] {
  return Object.entries(value).flatMap(([key, item]) => {
    if (keyOf(key) === 'attributes') return [];
    return isObject(item) ? Object.keys(item).map((inner) => [key, inner]) : [[key]];
  });
}

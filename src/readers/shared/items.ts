import { type DataRecord, isObject, type KeyPath } from './record.ts';

/** One object of an export, wherever it stands in its record. */
export interface Item {
  readonly record: DataRecord;
  readonly path: KeyPath;
  readonly value: unknown;
}

/** What a record holds: the elements of an array, of the first of `lists` that a page of an API has, or the record itself. */
export function* itemsOf(record: DataRecord, lists: readonly string[], path: KeyPath = [], value: unknown = record.value): Generator<Item> {
  if (Array.isArray(value)) {
    // A file of several pages is an array of envelopes.
    for (const [index, item] of value.entries()) yield* itemsOf(record, lists, [...path, index], item);
    return;
  }
  const list = isObject(value) ? lists.find((name) => Array.isArray(value[name])) : undefined;
  if (list === undefined) yield { record, path, value };
  else yield* itemsOf(record, lists, [...path, list], (value as Record<string, unknown>)[list]);
}

/** The object under a key of an item, such as what a wrapper holds; undefined where there is none. */
export function inside(item: Item, key: string): (Item & { readonly value: Readonly<Record<string, unknown>> }) | undefined {
  const value = isObject(item.value) ? item.value[key] : undefined;
  return isObject(value) ? { record: item.record, path: [...item.path, key], value } : undefined;
}

/** A string with something in it; undefined for anything else. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

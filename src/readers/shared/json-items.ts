import type { JsonRecord } from './json-text.ts';
import { type DataRecord, isObject, type KeyPath } from './record.ts';

/** A value inside a record, with the way to it. */
export interface Item {
  readonly record: DataRecord;
  readonly path: KeyPath;
  readonly value: unknown;
}

/** The items of a list, be they records of their own (as `jsonRecords` streams them) or, in a document of one line, inside of one. */
export async function* itemsOf(records: AsyncIterable<JsonRecord>, list: string): AsyncGenerator<Item> {
  for await (const record of records) {
    const { value } = record;
    const items = isObject(value) ? value[list] : undefined;
    if (!Array.isArray(items)) yield { record, path: [], value };
    else for (const [index, item] of items.entries()) yield { record, path: [list, index], value: item };
  }
}

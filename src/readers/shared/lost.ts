import type { ReadContext } from '../reader.ts';
import type { DataRecord, KeyPath } from './record.ts';

/** Reports a record, or a message inside of one, that could not be read: it counts as unreadable, and reading goes on. */
export function reportLost(context: ReadContext, record: DataRecord, path: KeyPath, code: string, message: string): void {
  context.diagnose({ code, message, line: record.place(path, 0).line, record: record.record, level: 'error' });
}

/** A string of an object that has something to read; undefined for anything else. */
export function wordAt(value: Readonly<Record<string, unknown>>, ...keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const found = value[key];
    if (typeof found === 'string' && found.trim() !== '') return found;
  }
  return undefined;
}

import type { Position } from '../../model/index.ts';

/** The way to a value inside a record: keys and indexes. */
export type KeyPath = readonly (string | number)[];

/** One record of a JSON or YAML file with the way back to its place there. */
export interface DataRecord {
  readonly value: unknown;
  /** Where the record starts, 1-based. */
  readonly line: number;
  /** From 1, in the order of the file. */
  readonly record: number;
  /** The place of one UTF-16 unit of the string at `path`, or of the value itself where it is no string. Slow: for findings. */
  place(path: KeyPath, offset: number): Position;
  /** The value at `path` as the file spells it: numbers beyond 2^53 keep all their digits. */
  spelling(path: KeyPath): string | undefined;
  /**
   * Where the string values of `key` start, in order, if there are exactly `count` of that key, however deep; else undefined.
   * A cheap way to the same places as `place(path, 0)` where all of them are wanted.
   */
  starts?(key: string, count: number): readonly Position[] | undefined;
  /** Length of its text in the file, in UTF-16 units: what it takes in memory after `release`. */
  readonly size?: number;
  /** Gives up the memory that can be had again. */
  release?(): void;
}

/** An id as an exact string; undefined where there is none. `path` leads to `value` in `record`. */
export function idAt(record: DataRecord, path: KeyPath, value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'number') return undefined;
  return Number.isSafeInteger(value) ? String(value) : (record.spelling(path) ?? String(value));
}

/** True for an object that is no array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

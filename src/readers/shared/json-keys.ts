import { jsonLayout } from './json-records.ts';

/** Asks a head for keys, as detection does: a regular expression, no parser. */
export interface JsonKeys {
  /** True where all of them stand in the head as keys. */
  has(...keys: readonly string[]): boolean;
  /** True where `key` has the string `value` somewhere. */
  is(key: string, value: string): boolean;
}

/** The keys of a head; undefined where it is no JSON. */
export function jsonKeys(head: string): JsonKeys | undefined {
  if (jsonLayout(head) === undefined) return undefined;
  const finds = (key: string, value: string): boolean => head.includes(`"${key}"`) && new RegExp(`"${key}"\\s*:${value}`).test(head);
  return {
    has: (...keys) => keys.every((key) => finds(key, '')),
    is: (key, value) => finds(key, `\\s*"${value}"`),
  };
}

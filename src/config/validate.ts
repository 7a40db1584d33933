import * as v from 'valibot';
import { nearest } from '../text/nearest.ts';
import type { KeyPath, Problem } from './problems.ts';
import { pathText } from './problems.ts';

/** What a value that passed is, or everything that is wrong with it. */
export type Checked<T> =
  | { readonly value: T; readonly problems: readonly [] }
  | { readonly value?: never; readonly problems: readonly Problem[] };

/**
 * Checks a value against a schema. All unknown keys are found, not only the first, and each wrong value is told
 * with what would be right.
 * @param at where the value stands in the configuration
 */
export function validate<S extends v.GenericSchema>(schema: S, input: unknown, at: KeyPath = []): Checked<v.InferOutput<S>> {
  if (Array.isArray(input) && entriesOf(schema) !== undefined) {
    // A list passes for an object with the keys 0, 1, 2 ...
    const name = at.length === 0 ? 'The configuration' : `"${pathText(at)}"`;
    return {
      problems: [{ code: 'wrong-value', path: at, at: 'value', message: `${name} must be a mapping of keys to values, not a list.` }],
    };
  }
  const unknown = unknownKeys(schema, input);
  const known =
    unknown.length === 0 ? input : Object.fromEntries(Object.entries(input as object).filter(([key]) => !unknown.includes(key)));
  const problems: Problem[] = unknown.map((key) => unknownKey(key, Object.keys(entriesOf(schema) ?? {}), at));
  const result = v.safeParse(schema, known, { abortPipeEarly: true });
  for (const issue of result.issues ?? []) problems.push(...problemsOf(issue, at));
  return result.success && problems.length === 0 ? { value: result.output, problems: [] } : { problems };
}

/** A problem that says which name is not known and which was probably meant. */
export function unknownName(
  what: string,
  name: string,
  names: readonly string[],
  place: Pick<Problem, 'code' | 'path' | 'at' | 'inFile'>,
): Problem {
  return { ...place, message: `Unknown ${what} "${name}".`, hint: hintFor(what, name, names) };
}

/** The name that a person most likely meant: one of few slips, or the only one that begins as they wrote. */
export function guessFor(name: string, names: readonly string[]): string | undefined {
  const begun = name.length < 3 ? [] : names.filter((known) => known.startsWith(name.toLowerCase()));
  return nearest(name, names) ?? (begun.length === 1 ? begun[0] : undefined);
}

/** "Did you mean ...?", or else the names that there are, when they are few enough to read. */
export function hintFor(what: string, name: string, names: readonly string[]): string {
  const guess = guessFor(name, names);
  if (guess !== undefined) return `Did you mean "${guess}"?`;
  if (names.length === 0) return `There is no ${what} at all.`;
  return names.length <= 16 ? `There is ${listOf(names, 'and')}.` : `There are ${names.length} of them, none like it.`;
}

/** `a, b and c` */
export function listOf(words: readonly string[], last: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

function unknownKey(key: string, keys: readonly string[], at: KeyPath): Problem {
  const where = at.length === 0 ? '' : ` in "${pathText(at)}"`;
  return {
    code: 'unknown-key',
    path: [...at, key],
    at: 'key',
    message: `Unknown key "${key}"${where}.`,
    hint: hintFor(
      'key',
      key,
      keys.filter((known) => known !== '$schema'),
    ),
  };
}

/** Keys of an object schema; also of one inside a pipe, which keeps its entries. */
function entriesOf(schema: v.GenericSchema): Record<string, unknown> | undefined {
  const { entries, type } = schema as { entries?: Record<string, unknown>; type: string };
  return type === 'object' || type === 'strict_object' ? entries : undefined;
}

function unknownKeys(schema: v.GenericSchema, input: unknown): string[] {
  const entries = entriesOf(schema);
  if (entries === undefined || typeof input !== 'object' || input === null || Array.isArray(input)) return [];
  return Object.keys(input).filter((key) => !Object.hasOwn(entries, key));
}

function problemsOf(issue: v.BaseIssue<unknown>, at: KeyPath): Problem[] {
  const keys = (issue.path ?? []).map(({ key }) => key as string | number);
  const path = [...at, ...keys];
  // A union fails with the issues of all its branches: those that went deeper come from the branch that was meant.
  const deeper = (issue.issues ?? []).filter((inner) => (inner.path?.length ?? 0) > 0);
  if (deeper.length > 0) return deeper.flatMap((inner) => problemsOf(inner, path));
  const last = issue.path?.at(-1);
  const isKey = last !== undefined && 'origin' in last && last.origin === 'key';
  if (isKey && issue.expected === 'never') return [unknownKey(String(keys.at(-1)), [], path.slice(0, -1))];
  const name = path.length === 0 ? 'The configuration' : `"${pathText(path)}"`;
  if (isKey && issue.received === 'undefined') return [{ code: 'missing-key', path, at: 'key', message: `${name} is missing.` }];
  const place = { code: 'wrong-value', path, at: 'value' } as const;
  const got = shorten(issue.received);
  // Own words of a schema stand as they are; valibot's own texts are turned into plainer ones.
  if (!issue.message.startsWith('Invalid ')) return [{ ...place, message: `${name} ${issue.message}, not ${got}.` }];
  const choices = (issue.expected ?? '')
    .replace(/^\(|\)$/g, '')
    .split(/ [|&] /)
    .filter((choice) => choice !== 'undefined');
  const message = `${name} must be ${listOf(choices.map(inWords), 'or')}, not ${got}.`;
  const quoted = choices.filter((choice) => choice.startsWith('"')).map((choice) => choice.slice(1, -1));
  const guess = typeof issue.input === 'string' ? guessFor(issue.input, quoted) : undefined;
  return [guess === undefined ? { ...place, message } : { ...place, message, hint: `Did you mean "${guess}"?` }];
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  Array: 'a list',
  Object: 'a mapping of keys to values',
  '!NaN': 'a number',
};

function inWords(expected: string): string {
  const [sign, bound] = /^([<>]=?)(.+)$/.exec(expected)?.slice(1) ?? [];
  if (sign !== undefined)
    return { '>=': `at least ${bound}`, '<=': `at most ${bound}`, '>': `more than ${bound}`, '<': `less than ${bound}` }[sign] ?? expected;
  return WORDS[expected] ?? expected;
}

const GOT: Readonly<Record<string, string>> = { Array: 'a list', Object: 'a mapping', null: 'empty', undefined: 'nothing' };

function shorten(received: string): string {
  return GOT[received] ?? (received.length > 60 ? `${received.slice(0, 57)}..."` : received);
}

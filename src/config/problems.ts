import { UserError } from '../errors.ts';
import type { Position } from '../model/index.ts';

/** The keys that lead from the top of a configuration to a value. */
export type KeyPath = readonly (string | number)[];

/** Where the keys and values of a configuration stand in its file. */
export interface Places {
  key(path: KeyPath): Position | undefined;
  value(path: KeyPath): Position | undefined;
}

/** One thing that is wrong in a configuration. */
export interface Problem {
  readonly code: string;
  readonly path: KeyPath;
  /** What to point at: the name of the key, or what stands behind it. */
  readonly at: 'key' | 'value';
  readonly message: string;
  readonly hint?: string;
  /** False for what the command line or a plugin said: the file is not to blame. */
  readonly inFile?: boolean;
}

/** Several user errors that were found together: each is printed on its own line. */
export class UserErrors extends UserError {
  readonly all: readonly UserError[];

  constructor(errors: readonly [UserError, ...UserError[]]) {
    const [first] = errors;
    super(first.code, errors.map(({ message }) => message).join(' '), {
      ...(first.path === undefined ? {} : { path: first.path }),
      ...(first.line === undefined ? {} : { line: first.line }),
      ...(first.column === undefined ? {} : { column: first.column }),
    });
    this.all = errors;
  }
}

/** `rules.no-apology.words[0]`: a key path as a person writes it. */
export function pathText(path: KeyPath): string {
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
}

/** Throws what is wrong, all at once, in the order of the file; returns where nothing is. */
export function throwProblems(problems: readonly Problem[], file: string | undefined, places: Places | undefined): void {
  const errors = problems.map(({ code, path, at, message, hint, inFile = true }) => {
    const place = !inFile || places === undefined ? undefined : (places[at](path) ?? nearestPlace(path, places));
    return new UserError(code, message, {
      ...(!inFile || file === undefined ? {} : { path: file }),
      ...(place === undefined ? {} : { line: place.line, column: place.column }),
      ...(hint === undefined ? {} : { hint }),
    });
  });
  errors.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  const [first, ...rest] = errors;
  if (first === undefined) return;
  throw rest.length === 0 ? first : new UserErrors([first, ...rest]);
}

/** A key that is missing has no place of its own: the one that should hold it has. */
function nearestPlace(path: KeyPath, places: Places): Position | undefined {
  for (let length = path.length - 1; length > 0; length--) {
    const place = places.key(path.slice(0, length));
    if (place !== undefined) return place;
  }
  return undefined;
}

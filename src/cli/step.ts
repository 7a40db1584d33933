import type { UserError } from '../errors.ts';
import type { Diagnostic } from '../model/index.ts';
import type { Task } from './threads/tasks.ts';

/** What readers told before a conversation came. */
export interface Told {
  /** With the number of conversations that were read before each. */
  readonly diagnostics: readonly { readonly diagnostic: Diagnostic; readonly after: number }[];
  readonly failures: readonly UserError[];
}

/** A conversation on its way through the run. */
export interface Step extends Task {
  readonly before: Told;
  /** Where there is a cache. */
  readonly key: string | undefined;
}

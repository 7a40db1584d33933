/**
 * An error that the user can do something about: printed as one line with its place and a hint, without a stack.
 * Everything else that is thrown is a bug of ours or of a plugin and keeps its stack.
 */
export class UserError extends Error {
  /** Stable, kebab-case. */
  readonly code: string;
  readonly path: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
  /** What to try next: one sentence. */
  readonly hint: string | undefined;

  constructor(
    code: string,
    message: string,
    place: { path?: string; line?: number; column?: number; hint?: string; cause?: unknown } = {},
  ) {
    super(message, place.cause === undefined ? undefined : { cause: place.cause });
    this.name = 'UserError';
    this.code = code;
    this.path = place.path;
    this.line = place.line;
    this.column = place.column;
    this.hint = place.hint;
  }
}

/** An error of another copy of this package counts too: a plugin brings the one that it imports. */
Object.defineProperty(UserError, Symbol.hasInstance, {
  value(this: { readonly prototype: object }, value: unknown): boolean {
    if (!(value instanceof Error)) return false;
    return Object.prototype.isPrototypeOf.call(this.prototype, value) || (this === UserError && value.name === 'UserError');
  },
});

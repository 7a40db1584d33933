import type { Span } from '../model/index.ts';

/** "^SJ", "*MS", "/KK", "-Jules", "~ Mikayla", "Anna, Care Team" at the end of a message, with a part number behind it or not. */
const SIGNATURE = /(?:(?:[\^*~/_>–—-]\s?[A-Za-zÀ-ÿ]{1,15}(?:\s?[A-Z]\.?)?)\s*)(?:#\w+\s*)?(?:\(?\d\s?\/\s?\d\)?)?\s*$/;

/** The initials or name that a message ends with, with a part number behind it or not. */
export function signatureIn(text: string): Span | undefined {
  const found = SIGNATURE.exec(text);
  return found === null ? undefined : { start: found.index, end: text.length };
}

import { en, type Words } from './en.ts';
import { it } from './it.ts';
import type { Locale } from './locale.ts';

export type { Words } from './en.ts';
export { factsIn } from './facts.ts';
export { LOCALES, type Locale, localeFrom, localeOf } from './locale.ts';

const WORDS: Readonly<Record<Locale, Words>> = { en, it };

/** The words that reports add of their own, in one language. */
export const wordsIn = (locale: Locale): Words => WORDS[locale];

import { figuresOf } from './figures.ts';
import type { Locale } from './locale.ts';

/**
 * Counted facts in another language, by the English. Every number is `#` and every quoted piece `“”`, on both sides. Where their order
 * changes, a mark has the place that it has in English: `#2`.
 */
export type Facts = Readonly<Record<string, string>>;

/** What differs from one finding to the next: a quoted piece or a number. */
const VALUE = /“[^”]*”|\d+(?:\.\d+)?/g;
const MARK = /(“”|#)(\d?)/g;

const isQuote = (value: string): boolean => value.startsWith('“');

/** An English fact as the catalogues have it. */
export const keyOf = (fact: string): string => fact.replace(VALUE, (value) => (isQuote(value) ? '“”' : '#'));

/** Only a report in a language that is not English, with the counted facts in it, pays for them. */
async function catalogueOf(locale: Locale): Promise<Facts | undefined> {
  if (locale === 'it') return (await import('./facts.it.ts')).default;
  return undefined;
}

/** Says counted facts in one language, with numbers as it writes them. What is not translated is English, and then whole. */
export async function factsIn(locale: Locale): Promise<(fact: string) => string> {
  const catalogue = await catalogueOf(locale);
  if (catalogue === undefined) return (fact) => fact;
  const { number } = figuresOf(locale);
  return (fact) => factIn(catalogue, fact, number);
}

/** One fact by a catalogue. */
export function factIn(catalogue: Facts, fact: string, number: (value: number) => string): string {
  const key = keyOf(fact);
  const said = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
  if (said === undefined) return fact;
  const values = fact.match(VALUE) ?? [];
  const quotes = values.filter(isQuote);
  const numbers = values.filter((value) => !isQuote(value)).map((value) => number(Number(value)));
  const next = { '“”': 0, '#': 0 };
  return said.replace(MARK, (mark, kind: '“”' | '#', place: string) => {
    const index = place === '' ? next[kind]++ : Number(place) - 1;
    return (kind === '#' ? numbers : quotes)[index] ?? mark;
  });
}

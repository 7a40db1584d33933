/** Times as exports write them, to ISO 8601. A zone is kept where the export states one and never invented. */

import type { Message } from '../../model/index.ts';

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const SLASHED = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([AaPp])\.?[Mm]\.?)?)?$/;
const ZONED = /(?:[+-]\d{2}:?\d{2}|\b(?:UTC|GMT|Z))\b/;
/** `Tue Oct 31 22:10:47 +0000 2017`, read by hand: in files with millions of them Date is slow. */
const TWITTER = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d\d:\d\d:\d\d) \+0000 (\d{4})$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTH_NAME = /[A-Za-z]{3}/;

/** A date as three numbers in the order in which they stand. */
export type DateParts = readonly [number, number, number];

/** Which of the first two numbers is the day; `undefined` where a file does not tell. */
export type DayOrder = 'day-first' | 'month-first' | undefined;

/** The three numbers of a date such as `17/06/24`; undefined for other ways of writing one. */
export function datePartsOf(value: string): DateParts | undefined {
  const match = SLASHED.exec(value.trim());
  return match === null ? undefined : [Number(match[1]), Number(match[2]), Number(match[3])];
}

/**
 * Decides for a whole file whether days or months come first: by a number over 12;
 * else by time that would run backwards the other way; else by the number that changes more often, which is the day.
 */
export function dayOrderOf(dates: readonly DateParts[]): DayOrder {
  const ordered = dates.filter(([first]) => first <= 31);
  // With the year first there is nothing to decide.
  if (ordered.length === 0 && dates.length > 0) return 'day-first';
  if (ordered.some(([first]) => first > 12)) return 'day-first';
  if (ordered.some(([, second]) => second > 12)) return 'month-first';
  const falls = [0, 0];
  const changes = [0, 0];
  ordered.forEach((date, index) => {
    const before = ordered[index - 1];
    if (before === undefined || before[2] !== date[2]) return;
    for (const at of [0, 1] as const) {
      if (date[at] < before[at]) falls[at] = (falls[at] ?? 0) + 1;
      if (date[at] !== before[at]) changes[at] = (changes[at] ?? 0) + 1;
    }
  });
  // Within a year a month never falls in a file that is in order of time.
  for (const [first = 0, second = 0] of [falls, changes]) {
    if (first !== second) return first > second ? 'day-first' : 'month-first';
  }
  return undefined;
}

/** `2024-06-17` of the three numbers; undefined where they are no date. Two-digit years are of this century. */
export function isoDate([a, b, c]: DateParts, order: DayOrder): string | undefined {
  const yearFirst = a > 31;
  const [year, month, day] = yearFirst ? [a, b, c] : order === 'month-first' ? [c, a, b] : [c, b, a];
  if (month < 1 || month > 12 || day < 1 || day > 31 || (year > 99 && year < 1000)) return undefined;
  return `${year < 100 ? 2000 + year : year}-${two(month)}-${two(day)}`;
}

/** `15:11:00` of a clock of 12 hours (`half` given) or 24. */
export function isoClock(hour: number, minute: number, second: number, half: 'am' | 'pm' | undefined): string {
  const hours = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return `${two(hours)}:${two(minute)}:${two(second)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/**
 * One time of an export: ISO 8601 or nearly, epoch seconds, milliseconds or microseconds, RFC 2822, Twitter's, months in English.
 * @param order how the file writes numeric dates; without it those that could be read two ways are given up
 * @returns undefined where the value is no time that can be read in one way only
 */
export function isoTime(value: string, order: DayOrder): string | undefined {
  const text = value.trim();
  const iso = ISO.exec(text);
  if (iso !== null) {
    const [, date = '', clock, zone] = iso;
    if (clock === undefined) return date;
    return `${date}T${clock.replace(',', '.')}${zone === undefined ? '' : isoZone(zone)}`;
  }
  if (/^\d{9,17}(?:\.\d+)?$/.test(text)) return epochTime(Number(text));
  const slashed = SLASHED.exec(text);
  if (slashed !== null) {
    const parts: DateParts = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
    const sure = order ?? (parts[0] > 31 ? 'day-first' : dayOrderOf([parts]));
    const date = sure === undefined ? undefined : isoDate(parts, sure);
    if (date === undefined || slashed[4] === undefined) return date;
    const half = slashed[7] === undefined ? undefined : slashed[7].toLowerCase() === 'p' ? 'pm' : 'am';
    return `${date}T${isoClock(Number(slashed[4]), Number(slashed[5]), Number(slashed[6] ?? 0), half)}`;
  }
  const tweeted = TWITTER.exec(text);
  const month = tweeted === null ? 0 : MONTHS.indexOf(tweeted[1] ?? '') + 1;
  if (tweeted !== null && month > 0) return `${tweeted[4]}-${two(month)}-${tweeted[2]}T${tweeted[3]}Z`;
  if (!MONTH_NAME.test(text) || !/\d/.test(text)) return undefined;
  const zoned = ZONED.test(text);
  // Reading a time without zone as UTC and dropping the Z keeps the numbers as they stand, wherever this runs.
  const time = new Date(zoned ? text : `${text} UTC`);
  if (Number.isNaN(time.getTime())) return undefined;
  const whole = time.toISOString().replace('.000Z', 'Z');
  return zoned ? whole : whole.slice(0, -1);
}

function isoZone(zone: string): string {
  if (/^[a-z]/i.test(zone)) return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/** Epoch time whose unit is told by its size. */
function epochTime(value: number): string | undefined {
  const milliseconds = value < 1e11 ? value * 1000 : value < 1e14 ? value : value / 1000;
  const time = new Date(milliseconds);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString().replace('.000Z', 'Z');
}

/** The messages in order of time where every one has a time of the same kind; else as they stand. Equal times keep their order. */
export function inOrderOfTime(messages: readonly Message[]): readonly Message[] {
  const times = messages.map(({ at }) => (at === undefined ? Number.NaN : Date.parse(at)));
  const zoned = messages.filter(({ at }) => at !== undefined && /T.*(?:Z|[+-]\d\d:\d\d)$/.test(at)).length;
  if (times.some(Number.isNaN) || (zoned !== 0 && zoned !== messages.length)) return messages;
  if (times.every((time, index) => index === 0 || time >= (times[index - 1] ?? 0))) return messages;
  const order = messages.map((_, index) => index).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  return order.flatMap((index) => messages[index] ?? []);
}

/** What a source gives newest first, oldest first: by time where everything has one with a zone, else turned around. */
export function oldestFirst<T extends { readonly at?: string | undefined }>(newestFirst: readonly T[]): readonly T[] {
  const items = newestFirst.toReversed().map((item) => ({ item, time: Date.parse(item.at ?? '') }));
  if (items.every(({ time }) => !Number.isNaN(time))) items.sort((a, b) => a.time - b.time);
  return items.map(({ item }) => item);
}

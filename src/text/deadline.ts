import { DAY, HOUR, isWorkingDay, MINUTE, type Schedule, startOfDay, weekdayOf } from './time.ts';

/**
 * Deadlines in words, as a language's `deadline` pack finds them. The pack says by the name of a group what its phrases mean:
 * a unit and an amount (`hour-24`, `day-1`, `weekday-5`), with `n` where the amount stands in the text as figures.
 *
 * `minute` `hour` a span of time; `day` so many days on, till its end; `workday` the same, days off left out; `week`: as many times
 * seven days; `month`: thirty; `weekday` 1 (Monday) to 7; `this-week`, `next-week`: till their Sunday; `clock`: a time of day, in minutes after midnight
 * where the group states it;
 * `date` 1 to 12: a day of that month; `span`: figures with their unit on them ("48h").
 */
export interface DeadlineWords {
  readonly group: string;
  readonly text: string;
}

export interface Deadline {
  /** On the wall clock. */
  readonly due: number;
  /** True where it names a day, so that it ends with that day. */
  readonly wholeDay: boolean;
}

const FIXED = new Map([
  ['minute', MINUTE],
  ['hour', HOUR],
]);

/**
 * When that is which was said in these words: a day and a time of day together mean that time on that day.
 * @param said the wall clock when they were said
 * @returns undefined where they are no deadline that can be told
 */
export function deadlineOf(words: readonly DeadlineWords[], said: number, schedule: Schedule): Deadline | undefined {
  let day: number | undefined;
  let clock: Clock | undefined;
  let exact: number | undefined;
  for (const each of words) {
    const cut = each.group.lastIndexOf('-');
    const unit = each.group === 'this-week' || each.group === 'next-week' || cut < 0 ? each.group : each.group.slice(0, cut);
    const stated = each.group.slice(cut + 1);
    const amount = stated === 'n' || cut < 0 ? largest(each.text) : Number(stated);
    const fixed = FIXED.get(unit);
    if (fixed !== undefined) {
      if (amount !== undefined) exact = later(exact, said + amount * fixed);
    } else if (unit === 'span') {
      const length = spanIn(each.text);
      if (length !== undefined) exact = later(exact, said + length);
    } else if (unit === 'clock') clock ??= stated === 'n' ? clockIn(each.text) : { minutes: Number(stated), sure: true };
    else day = later(day, dayOf(unit, amount, each.text, said, schedule));
  }
  if (day !== undefined && clock !== undefined) return { due: day + timeOn(day, clock, said), wholeDay: false };
  if (day !== undefined) return { due: later(exact, day + DAY) as number, wholeDay: true };
  if (exact !== undefined) return { due: exact, wholeDay: false };
  if (clock === undefined) return undefined;
  const today = startOfDay(said);
  const due = today + timeOn(today, clock, said);
  return { due: due > said ? due : due + DAY, wholeDay: false };
}

const later = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : b === undefined ? a : Math.max(a, b);

/** The midnight with which the day begins that a deadline names. */
function dayOf(unit: string, amount: number | undefined, text: string, said: number, schedule: Schedule): number | undefined {
  const today = startOfDay(said);
  const sunday = today + ((7 - weekdayOf(today)) % 7) * DAY;
  if (unit === 'this-week') return sunday;
  if (unit === 'next-week') return sunday + 7 * DAY;
  // A promise for longer than a year is not one that an export tells of.
  if (amount === undefined || amount > 400) return undefined;
  switch (unit) {
    case 'day':
      return today + amount * DAY;
    case 'week':
      return today + amount * 7 * DAY;
    case 'month':
      return today + amount * 30 * DAY;
    case 'weekday': {
      // The same weekday as today is that of next week: to be late is certain only then.
      const ahead = (amount - weekdayOf(today) + 7) % 7;
      return today + (ahead === 0 ? 7 : ahead) * DAY;
    }
    case 'workday': {
      let day = today;
      for (let left = amount, steps = 0; left > 0 && steps < 2000; steps++) {
        day += DAY;
        if (isWorkingDay(day, schedule)) left--;
      }
      return day;
    }
    case 'date': {
      const number = figures(text).find((value) => value >= 1 && value <= 31);
      if (number === undefined) return undefined;
      const year = new Date(said).getUTCFullYear();
      const day = Date.UTC(year, amount - 1, number);
      return day >= today ? day : Date.UTC(year + 1, amount - 1, number);
    }
    default:
      return undefined;
  }
}

/** Whole numbers in a text, in order: "24/48", "1-2" and "3 to 5" are two each. */
const figures = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);

const largest = (text: string): number | undefined => {
  const found = figures(text);
  return found.length === 0 ? undefined : Math.max(...found);
};

const UNITS: Readonly<Record<string, number>> = { h: HOUR, hr: HOUR, hrs: HOUR, min: MINUTE, mins: MINUTE, gg: DAY, d: DAY };

/** "48h", "30min", "24/48h". */
function spanIn(text: string): number | undefined {
  const match = /(\d+)\s?(h|hrs?|mins?|gg|d)\b/i.exec(text);
  const unit = UNITS[(match?.[2] ?? '').toLowerCase()];
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit;
}

/** A time of day; `sure` where the words leave no choice between morning and evening. */
interface Clock {
  readonly minutes: number;
  readonly sure: boolean;
}

/** "6 pm", "18:30", "17.30", "5". */
function clockIn(text: string): Clock | undefined {
  const match = /(\d{1,2})(?:[:.](\d\d))?\s?(?:([ap])\.?\s?m\b)?/i.exec(text);
  if (match === null) return undefined;
  const [, digits = '', minute = '0', half] = match;
  const hour = Number(digits);
  if (hour > 24 || Number(minute) > 59 || (half !== undefined && hour > 12)) return undefined;
  const hours = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return { minutes: hours * 60 + Number(minute), sure: half !== undefined || hour > 12 || digits.startsWith('0') };
}

/** Where it is not said, a clock means the half day that is still to come, and hours before eight the evening. */
function timeOn(day: number, { minutes, sure }: Clock, said: number): number {
  const time = minutes * MINUTE;
  if (sure || minutes >= 720) return time;
  return minutes < 480 || day + time <= said ? time + 12 * HOUR : time;
}

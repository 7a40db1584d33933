/**
 * Times of messages and the hours at which a team works. Everything is counted on the wall clock of one place, as milliseconds
 * that treat that clock as if it were UTC: so days, weekdays and opening hours need no calendar library.
 */

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export interface Moment {
  /** What the clock on the wall showed. */
  readonly wall: number;
  /** Milliseconds since 1970 UTC; undefined where the export states no zone. */
  readonly instant: number | undefined;
  /** True where the wall clock is UTC only for want of a better: where the people are is not known. */
  readonly guessed: boolean;
}

const TIME = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|([+-])(\d\d):?(\d\d))?$/;

/**
 * A message's time, ISO 8601. Undefined where it has no hour or is no time.
 * @param timeZone an IANA name: the place whose clock is meant where the export states a zone; else the export's own
 */
export function momentOf(at: string | undefined, timeZone?: string): Moment | undefined {
  const match = at === undefined ? null : TIME.exec(at);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second = '0', zone, sign, zoneHours, zoneMinutes] = match;
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  if (Number.isNaN(wall)) return undefined;
  if (zone === undefined) return { wall, instant: undefined, guessed: false };
  const offset = zone === 'Z' ? 0 : (sign === '-' ? -1 : 1) * (Number(zoneHours) * HOUR + Number(zoneMinutes) * MINUTE);
  const instant = wall - offset;
  if (timeZone !== undefined) return { wall: wallIn(instant, timeZone), instant, guessed: false };
  return { wall, instant, guessed: offset === 0 };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function wallIn(instant: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', dateStyle: 'short', timeStyle: 'medium' });
    formats.set(timeZone, format);
  }
  const [day = 0, month = 1, year = 0, hour = 0, minute = 0, second = 0] = (format.format(instant).match(/\d+/g) ?? []).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** True for a name of a time zone that the platform knows. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** Milliseconds from one time to another; undefined where only one of them has a zone. */
export function elapsed(from: Moment, to: Moment): number | undefined {
  if (from.instant !== undefined && to.instant !== undefined) return to.instant - from.instant;
  return from.instant === to.instant ? to.wall - from.wall : undefined;
}

/** When a team is at work. */
export interface Schedule {
  /** Minutes after midnight. Where `closes` is not later than `opens`, it is on the next day. */
  readonly opens: number;
  readonly closes: number;
  /** 0 is Sunday. */
  readonly weekdays: ReadonlySet<number>;
  /** `2025-12-24`, or `12-25` for every year. */
  readonly holidays: ReadonlySet<string>;
}

/** A schedule without nights and days off. */
export const ALWAYS: Schedule = { opens: 0, closes: 1440, weekdays: new Set([0, 1, 2, 3, 4, 5, 6]), holidays: new Set() };

/** The same working days, from midnight to midnight. */
export const wholeDays = (schedule: Schedule): Schedule => ({ ...schedule, opens: 0, closes: 1440 });

/** Minutes after midnight of `9:30` or `24:00`; undefined where it is no time of day. */
export function minutesOf(clock: string): number | undefined {
  const match = /^(\d{1,2}):(\d\d)$/.exec(clock);
  if (match === null) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes <= 1440 && Number(match[2]) < 60 ? minutes : undefined;
}

export const startOfDay = (wall: number): number => Math.floor(wall / DAY) * DAY;

/** 0 is Sunday. */
export const weekdayOf = (wall: number): number => new Date(wall).getUTCDay();

export function isWorkingDay(wall: number, { weekdays, holidays }: Schedule): boolean {
  const date = new Date(wall).toISOString().slice(0, 10);
  return weekdays.has(weekdayOf(wall)) && !holidays.has(date) && !holidays.has(date.slice(5));
}

/** Nobody waits longer than this; it bounds the count. */
const HORIZON = 4000;

/** The spells of work that touch a range of the wall clock. */
function* spells(from: number, to: number, schedule: Schedule): Generator<readonly [number, number]> {
  const length = (schedule.closes > schedule.opens ? 0 : DAY) + (schedule.closes - schedule.opens) * MINUTE;
  let day = startOfDay(from) - DAY;
  for (let count = 0; day < to && count < HORIZON; count++, day += DAY) {
    if (!isWorkingDay(day, schedule)) continue;
    const opens = day + schedule.opens * MINUTE;
    if (opens + length > from && opens < to) yield [opens, opens + length];
  }
}

/** Milliseconds of work between two times of the wall clock. */
export function workBetween(from: number, to: number, schedule: Schedule): number {
  let sum = 0;
  for (const [start, end] of spells(from, to, schedule)) sum += Math.min(end, to) - Math.max(start, from);
  return sum;
}

/** The first moment of work at or after a time of the wall clock; that time itself where the team never works. */
export function nextWork(at: number, schedule: Schedule): number {
  for (const [start] of spells(at, at + HORIZON * DAY, schedule)) return Math.max(start, at);
  return at;
}

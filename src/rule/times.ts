import * as v from 'valibot';
import type { Conversation, Message } from '../model/index.ts';
import { DAY, elapsed, HOUR, isTimeZone, MINUTE, type Moment, minutesOf, momentOf, type Schedule } from '../text/time.ts';
import type { Place, Turn } from './facts.ts';
import type { Said } from './say.ts';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const clock = v.pipe(
  v.string(),
  v.check((value) => minutesOf(value) !== undefined, 'must be a time of day such as "9:00"'),
);

/** When the team works: options that all rules about time share. */
export const scheduleOptions = {
  hours: v.optional(v.pipe(v.tuple([clock, clock]), v.description('When the team starts and stops work.')), ['9:00', '18:00']),
  weekdays: v.optional(v.pipe(v.array(v.picklist(WEEKDAYS)), v.minLength(1), v.description('The days on which the team works.')), [
    'mon',
    'tue',
    'wed',
    'thu',
    'fri',
  ]),
  holidays: v.optional(
    v.pipe(
      v.array(v.pipe(v.string(), v.regex(/^(?:\d{4}-)?\d\d-\d\d$/, 'must be a date such as "2025-04-21" or "12-25"'))),
      v.description('Days off: "2025-04-21", or "12-25" for every year.'),
    ),
    [],
  ),
  timezone: v.optional(
    v.pipe(
      v.string(),
      v.check(isTimeZone, 'must be a time zone such as "Europe/Rome"'),
      v.description('Where the team works, as in "Europe/Rome". Without it the zone that the export states is meant.'),
    ),
  ),
};

export type ScheduleOptions = v.InferOutput<v.StrictObjectSchema<typeof scheduleOptions, undefined>>;

const schedules = new WeakMap<ScheduleOptions, Schedule>();

/** The schedule that options state: rules ask for it in each conversation with the same options. */
export function scheduleOf(options: ScheduleOptions): Schedule {
  let schedule = schedules.get(options);
  if (schedule === undefined) {
    const { hours, weekdays, holidays } = options;
    schedule = {
      opens: minutesOf(hours[0]) ?? 0,
      closes: minutesOf(hours[1]) ?? 1440,
      weekdays: new Set(weekdays.map((day) => WEEKDAYS.indexOf(day))),
      holidays: new Set(holidays),
    };
    schedules.set(options, schedule);
  }
  return schedule;
}

/** The newest time that a conversation knows: of a message, seen or hidden, or of the record itself (`updated_at`, `closed_at` ...). */
export function newestTime({ messages, meta }: Conversation, timeZone?: string): Moment | undefined {
  let newest: Moment | undefined;
  const consider = (at: unknown): void => {
    const moment = typeof at === 'string' ? momentOf(at, timeZone) : undefined;
    if (moment !== undefined && (newest === undefined || (elapsed(newest, moment) ?? 0) > 0)) newest = moment;
  };
  for (const { at } of messages) consider(at);
  for (const value of Object.values(meta ?? {})) consider(value);
  return newest;
}

/** A message's place in its turn. */
export function placeIn(turn: Turn, message: Message): Place {
  let start = 0;
  for (const other of turn.messages) {
    if (other === message) break;
    start += other.text.length + 1;
  }
  return { turn, span: { start, end: start + message.text.length } };
}

/** "45 minutes", "3 hours", "2 days": two figures at most. */
export function lengthInWords(milliseconds: number): Said {
  const [size, unit] =
    milliseconds < 2 * HOUR ? ([MINUTE, 'minute'] as const) : milliseconds < 2 * DAY ? ([HOUR, 'hour'] as const) : ([DAY, 'day'] as const);
  return { length: Math.round(milliseconds / size), unit };
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deadlineOf } from '../../src/text/deadline.ts';
import { DAY, HOUR, MINUTE, momentOf, type Schedule, startOfDay, weekdayOf } from '../../src/text/time.ts';

const office: Schedule = { opens: 540, closes: 1080, weekdays: new Set([1, 2, 3, 4, 5]), holidays: new Set(['12-25']) };
const wall = fc.integer({ min: 0, max: 3 * 365 * 24 * 60 }).map((minutes) => Date.UTC(2024, 0, 1) + minutes * MINUTE);
/** A Tuesday. */
const SAID = momentOf('2025-03-04T10:30:00')?.wall as number;
const dueOf = (...words: [string, string][]): string | undefined => {
  const deadline = deadlineOf(
    words.map(([group, text]) => ({ group, text })),
    SAID,
    office,
  );
  return deadline && new Date(deadline.due).toISOString().slice(0, 16);
};

describe('deadlines', () => {
  test.each<[string, [string, string][], string]>([
    ['minutes', [['minute-n', 'in 20 minutes']], '2025-03-04T10:50'],
    ['hours', [['hour-n', 'within 24 hours']], '2025-03-05T10:30'],
    ['the longer of two', [['hour-n', 'entro 24/48 ore']], '2025-03-06T10:30'],
    ['hours in words', [['hour-1', 'within an hour']], '2025-03-04T11:30'],
    ['hours with the unit on the figure', [['span', 'within 48h']], '2025-03-06T10:30'],
    ['today', [['day-0', 'oggi']], '2025-03-05T00:00'],
    ['tomorrow', [['day-1', 'by tomorrow']], '2025-03-06T00:00'],
    ['days', [['day-n', 'in 3 to 5 days']], '2025-03-10T00:00'],
    ['working days', [['workday-n', 'within 5 working days']], '2025-03-12T00:00'],
    ['a weekday', [['weekday-1', 'lunedì']], '2025-03-11T00:00'],
    ['the weekday that is today', [['weekday-2', 'on Tuesday']], '2025-03-12T00:00'],
    ['this week', [['this-week', 'this week']], '2025-03-10T00:00'],
    ['next week', [['next-week', 'next week']], '2025-03-17T00:00'],
    ['a date', [['date-4', 'by 3 April']], '2025-04-04T00:00'],
    ['a date that has gone by is next year’s', [['date-1', 'entro il 15 gennaio']], '2026-01-16T00:00'],
    ['a clock', [['clock-n', 'by 6 pm']], '2025-03-04T18:00'],
    ['a clock of twelve hours', [['clock-n', 'by 5']], '2025-03-04T17:00'],
    ['a clock of twenty-four', [['clock-n', 'entro le 17.30']], '2025-03-04T17:30'],
    ['a clock that has struck', [['clock-n', 'by 09:00']], '2025-03-05T09:00'],
    [
      'a day and a clock',
      [
        ['day-1', 'tomorrow'],
        ['clock-n', 'by 9:30 am'],
      ],
      '2025-03-05T09:30',
    ],
    ['noon', [['clock-720', 'by noon']], '2025-03-04T12:00'],
  ])('%s', (_, words, due) => expect(dueOf(...words)).toBe(due));

  test.each<[string, [string, string]]>([
    ['figures without a unit', ['span', 'within 30']],
    ['no figures', ['hour-n', 'within hours']],
    ['no day of a month', ['date-3', 'by 45 March']],
    ['no time of day', ['clock-n', 'at 99']],
    ['years away', ['day-n', 'in 900 days']],
  ])('%s is none', (_, words) => expect(dueOf(words)).toBeUndefined());

  test('is never before the promise, whatever the words', () =>
    fc.assert(
      fc.property(
        wall,
        fc.constantFrom(
          'minute-n',
          'hour-n',
          'day-n',
          'workday-n',
          'week-n',
          'clock-n',
          'weekday-3',
          'date-2',
          'this-week',
          'next-week',
          'day-0',
        ),
        fc.integer({ min: 1, max: 23 }),
        (said, group, figure) => {
          const deadline = deadlineOf([{ group, text: `${figure}` }], said, office);
          expect(deadline?.due ?? Number.POSITIVE_INFINITY).toBeGreaterThan(said);
        },
      ),
    ));

  test('more time is later', () =>
    fc.assert(
      fc.property(
        wall,
        fc.constantFrom('minute-n', 'hour-n', 'day-n', 'workday-n', 'week-n'),
        fc.integer({ min: 1, max: 50 }),
        (said, group, n) => {
          const due = (figure: number): number => deadlineOf([{ group, text: `${figure}` }], said, office)?.due as number;
          expect(due(n + 1)).toBeGreaterThan(due(n));
        },
      ),
    ));

  test('working days end at the end of one', () =>
    fc.assert(
      fc.property(wall, fc.integer({ min: 1, max: 50 }), (said, n) => {
        const due = deadlineOf([{ group: 'workday-n', text: `${n}` }], said, office)?.due as number;
        expect(due).toBe(startOfDay(due));
        expect(office.weekdays.has(weekdayOf(due - HOUR))).toBe(true);
        expect(due - said).toBeGreaterThanOrEqual(n * DAY - DAY);
      }),
    ));
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALWAYS, DAY, elapsed, HOUR, MINUTE, momentOf, nextWork, type Schedule, workBetween } from '../../src/text/time.ts';

const START = Date.UTC(2024, 0, 1);
const wall = fc.integer({ min: 0, max: 3 * 365 * 24 * 60 }).map((minutes) => START + minutes * MINUTE);
const schedule: fc.Arbitrary<Schedule> = fc.record({
  opens: fc.integer({ min: 0, max: 1439 }),
  closes: fc.integer({ min: 0, max: 1440 }),
  weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }).map((days) => new Set(days)),
  holidays: fc.constantFrom(new Set<string>(), new Set(['12-25', '2025-04-21'])),
});
const office: Schedule = { opens: 540, closes: 1080, weekdays: new Set([1, 2, 3, 4, 5]), holidays: new Set(['2025-04-21']) };
const at = (iso: string): number => momentOf(iso)?.wall as number;

describe('working time', () => {
  test('adds up', () =>
    fc.assert(
      fc.property(wall, wall, wall, schedule, (x, y, z, hours) => {
        const [a, b, c] = [x, y, z].sort((p, q) => p - q) as [number, number, number];
        expect(workBetween(a, b, hours) + workBetween(b, c, hours)).toBe(workBetween(a, c, hours));
      }),
    ));

  test('is never more than the time that went by, and never less than nothing', () =>
    fc.assert(
      fc.property(wall, wall, schedule, (x, y, hours) => {
        const [a, b] = x < y ? [x, y] : [y, x];
        const work = workBetween(a, b, hours);
        expect(work).toBeGreaterThanOrEqual(0);
        expect(work).toBeLessThanOrEqual(b - a);
      }),
    ));

  test('is all of the time where the team is always there', () =>
    fc.assert(
      fc.property(wall, fc.integer({ min: 0, max: 100 * DAY }), (a, length) => {
        expect(workBetween(a, a + length, ALWAYS)).toBe(length);
      }),
    ));

  test('before the next work there is none', () =>
    fc.assert(
      fc.property(wall, schedule, (a, hours) => {
        const next = nextWork(a, hours);
        expect(next).toBeGreaterThanOrEqual(a);
        expect(workBetween(a, next, hours)).toBe(0);
        expect(nextWork(next, hours)).toBe(next);
        expect(workBetween(next, next + MINUTE, hours)).toBeGreaterThan(0);
      }),
    ));

  test.each([
    ['a night', '2025-03-03T17:00:00', '2025-03-04T10:00:00', 2],
    ['a weekend', '2025-03-07T17:00:00', '2025-03-10T10:00:00', 2],
    ['a holiday', '2025-04-18T17:00:00', '2025-04-22T10:00:00', 2],
    ['a whole week', '2025-03-03T00:00:00', '2025-03-10T00:00:00', 45],
  ])('counts %s', (_, from, to, hours) => expect(workBetween(at(from), at(to), office)).toBe(hours * HOUR));

  test('a shift past midnight is of the day on which it begins', () => {
    const bar = { ...office, opens: 1200, closes: 120 };
    expect(workBetween(at('2025-03-07T21:00:00'), at('2025-03-09T00:00:00'), bar)).toBe(5 * HOUR);
  });
});

describe('moments', () => {
  test('an instant is the same in every zone in which it is written', () =>
    fc.assert(
      fc.property(wall, fc.integer({ min: -12 * 4, max: 14 * 4 }), (utc, quarters) => {
        const offset = quarters * 15 * MINUTE;
        const local = new Date(utc + offset).toISOString().slice(0, 19);
        const zone = `${quarters < 0 ? '-' : '+'}${new Date(Math.abs(offset)).toISOString().slice(11, 16)}`;
        const moment = momentOf(`${local}${zone}`);
        expect(moment?.instant).toBe(utc);
        expect(moment?.wall).toBe(utc + offset);
        expect(momentOf(`${local}${zone}`, 'UTC')?.wall).toBe(utc);
      }),
    ));

  test.each([
    ['winter', '2025-01-10T12:00:00Z', '2025-01-10T13:00:00'],
    ['summer', '2025-07-10T12:00:00Z', '2025-07-10T14:00:00'],
    ['the hour after the clocks went forward', '2025-03-30T01:00:00Z', '2025-03-30T03:00:00'],
    ['midnight', '2025-01-09T23:00:00Z', '2025-01-10T00:00:00'],
  ])('reads the clock of a place: %s', (_, utc, local) => expect(momentOf(utc, 'Europe/Rome')?.wall).toBe(at(local)));

  test('a time with a zone and one without cannot be compared', () => {
    const zoned = momentOf('2025-03-03T10:00:00+01:00');
    const plain = momentOf('2025-03-03T10:00:00');
    expect(zoned && plain && elapsed(zoned, plain)).toBeUndefined();
    expect(zoned && elapsed(zoned, zoned)).toBe(0);
    expect(plain && elapsed(plain, plain)).toBe(0);
  });

  test.each(['2025-03-03', 'yesterday', '', '2025-03-03T10'])('“%s” is no time', (text) => expect(momentOf(text)).toBeUndefined());
});

import { expect, test } from 'vitest';
import type { Role } from '../../src/model/index.ts';
import { Silence } from '../../src/readers/shared/silence.ts';

const breaks = (...messages: readonly (readonly [at: string | undefined, role: Role])[]): boolean[] => {
  const silence = new Silence();
  return messages.map(([at, role]) => silence.breaks(at, role));
};

test('a day of silence after the team has spoken begins another conversation', () => {
  const day = ['2024-05-01T10:00:00Z', '2024-05-02T10:00:00Z', '2024-05-03T10:00:01Z'] as const;
  expect(breaks([day[0], 'agent'], [day[1], 'agent'], [day[2], 'customer'])).toEqual([false, false, true]);
});

test('a customer who waits is still in the same one, for a month', () => {
  expect(breaks(['2024-05-01T10:00', 'customer'], ['2024-05-06T10:00', 'system'], ['2024-05-20T10:00', 'agent'])).toEqual([
    false,
    false,
    false,
  ]);
  expect(breaks(['2024-05-01T10:00', 'customer'], ['2024-06-02T10:00', 'customer'])).toEqual([false, true]);
});

test('a line that comes late, or without a time, breaks nothing', () => {
  expect(breaks(['2024-05-02T10:00', 'agent'], ['2024-05-01T09:00', 'agent'], ['2024-05-02T11:00', 'customer'])).toEqual([
    false,
    false,
    false,
  ]);
  expect(breaks(['2024-05-02T10:00', 'agent'], [undefined, 'customer'], ['2024-05-02T11:00', 'agent'])).toEqual([false, false, false]);
});

import { expect, test } from 'vitest';
import { type Template, type Templates, withoutManyRare } from '../../rules/template-repeat/templates.ts';

const MIN_COUNT = 5;

/** One text for each number of customers, whose key is its place. */
function templatesOf(customers: readonly number[]): Templates {
  return Object.fromEntries(
    customers.map((count, at) => [
      `${at}`.padStart(6, '0'),
      { count, customers: count, text: '', shingles: [], upset: 0, agents: [], slots: null } as unknown as Template,
    ]),
  );
}

const keysOf = (templates: Templates): string[] => Object.keys(templates).sort();

test('few rare texts all stay', () => {
  const templates = templatesOf([1, 2, 7, 1]);
  expect(withoutManyRare(templates, MIN_COUNT)).toBe(templates);
});

test('of many rare texts the most frequent stay and a sample of those sent once; what counts by itself stays whole', () => {
  const customers = Array.from({ length: 75_000 }, (_, at) => [1, 2, 3, 6][at % 4] as number);
  const kept = withoutManyRare(templatesOf(customers), MIN_COUNT);
  const counts = Object.values(kept).map(({ count }) => count);
  const times = (count: number): number => counts.filter((each) => each === count).length;
  expect([times(1), times(2), times(3), times(6)]).toEqual([18_750, 20_000 - 18_750, 18_750, 18_750]);
});

test('thinning parts and then their union gives what thinning the whole gives', () => {
  const whole = templatesOf(Array.from({ length: 66_000 }, (_, at) => 1 + ((at * 7) % 3)));
  const [even, odd] = [0, 1].map((rest) => Object.fromEntries(Object.entries(whole).filter(([key]) => Number(key) % 2 === rest)));
  const parts = { ...withoutManyRare(even as Templates, MIN_COUNT), ...withoutManyRare(odd as Templates, MIN_COUNT) };
  expect(keysOf(withoutManyRare(parts, MIN_COUNT))).toEqual(keysOf(withoutManyRare(whole, MIN_COUNT)));
  expect(keysOf(withoutManyRare(whole, MIN_COUNT)).length).toBe(40_000);
});

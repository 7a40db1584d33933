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
  expect(withoutManyRare(templates, MIN_COUNT).templates).toEqual(templates);
});

test('of many rare texts the most frequent stay and a sample of those sent once; what counts by itself stays whole', () => {
  const customers = Array.from({ length: 75_000 }, (_, at) => [1, 2, 3, 6][at % 4] as number);
  const kept = withoutManyRare(templatesOf(customers), MIN_COUNT).templates;
  const counts = Object.values(kept).map(({ count }) => count);
  const times = (count: number): number => counts.filter((each) => each === count).length;
  expect([times(1), times(2), times(3), times(6)]).toEqual([18_750, 20_000 - 18_750, 18_750, 18_750]);
});

test('thinning parts and then their union gives what thinning the whole gives', () => {
  const whole = templatesOf(Array.from({ length: 66_000 }, (_, at) => 1 + ((at * 7) % 3)));
  const kept = keysOf(withoutManyRare(whole, MIN_COUNT).templates);
  expect(kept.length).toBe(40_000);
  const [even, odd] = [0, 1].map((rest) => Object.fromEntries(Object.entries(whole).filter(([key]) => Number(key) % 2 === rest)));
  const first = withoutManyRare(even as Templates, MIN_COUNT);
  for (const before of [undefined, first.last, withoutManyRare(whole, MIN_COUNT).last]) {
    const second = withoutManyRare(odd as Templates, MIN_COUNT, before);
    expect(keysOf(withoutManyRare({ ...first.templates, ...second.templates }, MIN_COUNT).templates)).toEqual(kept);
  }
});

test('what ranks behind the last that were kept elsewhere is forgotten at once', () => {
  const { last } = withoutManyRare(templatesOf(Array.from({ length: 66_000 }, (_, at) => 1 + (at % 3))), MIN_COUNT);
  expect(keysOf(withoutManyRare(templatesOf([1, 2, 3, 9, 1, 4]), MIN_COUNT, last).templates)).toEqual([
    '000000',
    '000002',
    '000003',
    '000004',
    '000005',
  ]);
});

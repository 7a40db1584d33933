import { describe, expect, test } from 'vitest';
import { Grouping } from '../../src/readers/shared/grouping.ts';

describe('grouping', () => {
  test('mixed rows come together at the end, whatever the size', () => {
    const grouping = new Grouping<string>(1600);
    for (let index = 0; index < 20; index++) expect(grouping.add(String(index % 2), `${index}`, 1)).toEqual([]);
    expect(grouping.end().map(({ id, rows }) => [id, rows.length])).toEqual([
      ['0', 10],
      ['1', 10],
    ]);
    expect(grouping.split.size).toBe(0);
  });

  test('a long file in order is handed out as it goes, and a late row is told', () => {
    const grouping = new Grouping<string>(1600);
    const out: string[] = [];
    for (let index = 0; index < 20; index++) out.push(...grouping.add(String(index >> 1), 'x', 1).map(({ id }) => id));
    expect(out).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8']);
    grouping.add('0', 'late', 4);
    expect([...grouping.split]).toEqual(['0']);
  });
});

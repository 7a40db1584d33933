import { describe, expect, test } from 'vitest';
import { Grouping } from '../../src/readers/shared/grouping.ts';

describe('grouping', () => {
  test('mixed rows come together at the end, beyond the limit of files in order', () => {
    const grouping = new Grouping<string>(16_000);
    for (let index = 0; index < 20; index++) expect(grouping.add(String(index % 2), `${index}`, 1)).toEqual([]);
    expect(grouping.end().map(({ id, rows }) => [id, rows.length])).toEqual([
      ['0', 10],
      ['1', 10],
    ]);
    expect(grouping.split.size).toBe(0);
  });

  test('of a very long mixed file those are handed out that were silent longest, and memory stays bounded', () => {
    const grouping = new Grouping<number>(60_000);
    let handed = 0;
    let most = 0;
    const rows = 3000;
    for (let index = 0; index < rows; index++) {
      // Two conversations at a time, row by row.
      const id = `${Math.floor(index / 30)}.${index % 2}`;
      for (const group of grouping.add(id, index, 1)) {
        expect(group.rows).toHaveLength(15);
        handed += group.rows.length;
      }
      most = Math.max(most, index + 1 - handed);
    }
    expect(handed).toBeGreaterThan(0);
    const left = grouping.end().reduce((sum, group) => sum + group.rows.length, 0);
    expect(handed + left).toBe(rows);
    expect(grouping.split.size).toBe(0);
    expect(most).toBeLessThan(100);
  });

  test('a long file in order is handed out as it goes, and a late row is told', () => {
    const grouping = new Grouping<string>(3200);
    const out: string[] = [];
    for (let index = 0; index < 20; index++) out.push(...grouping.add(String(index >> 1), 'x', 1).map(({ id }) => id));
    expect(out).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8']);
    grouping.add('0', 'late', 4);
    expect([...grouping.split]).toEqual(['0']);
  });
});

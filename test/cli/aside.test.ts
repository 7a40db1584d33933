import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FileAside, newAside } from '../../src/cli/aside.ts';
import { folderWith } from './harness.ts';

test('what was put comes back, entries of one key in one bucket, whoever put them', () => {
  const folder = join(folderWith({}), 'aside');
  const [main, other] = [new FileAside(folder, 'main'), new FileAside(folder, '1')];
  expect(main.holds('a/rule')).toBe(false);
  main.put(
    'a/rule',
    Array.from({ length: 500 }, (_, at) => [`k${at}`, { at, text: 'line\nbreak “é”' }] as const),
  );
  other.put('a/rule', [['k7', { at: -7 }]]);
  other.put('rule', [['k7', 'of another rule']]);
  expect(main.holds('a/rule')).toBe(true);
  const buckets = [...main.buckets('a/rule')].map((bucket) => [...bucket]);
  expect(buckets.flat()).toHaveLength(501);
  expect(buckets.filter((bucket) => bucket.some(([key]) => key === 'k7'))).toHaveLength(1);
  expect(buckets.flat()).toContainEqual(['k3', { at: 3, text: 'line\nbreak “é”' }]);
  expect([...main.buckets('rule')].map((bucket) => [...bucket])).toEqual([[['k7', 'of another rule']]]);
  main.remove();
  expect(existsSync(folder)).toBe(false);
});

test.skipIf(process.platform === 'win32')('nobody else can read it, and a folder that others can is not used', () => {
  const aside = newAside();
  aside.put('rule', [['key', 1]]);
  expect(statSync(aside.folder).mode & 0o777).toBe(0o700);
  for (const file of readdirSync(aside.folder)) expect(statSync(join(aside.folder, file)).mode & 0o777).toBe(0o600);
  aside.remove();
  const open = join(folderWith({}), 'open');
  mkdirSync(open, { mode: 0o755 });
  expect(() => new FileAside(open, 'main').put('rule', [['key', 1]])).toThrow('somebody else');
});

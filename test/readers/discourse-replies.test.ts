import { expect, test } from 'vitest';
import reader from '../../src/readers/discourse-replies/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

test('a list without any text says so, an empty one is no error', async () => {
  await expect(readAll(reader, '{"replies":[{"id":"1","title":"a","usages":1}]}')).rejects.toMatchObject({ code: 'no-responses' });
  const { diagnostics } = await readAll(reader, '{"replies":[]}');
  expect(diagnostics).toMatchObject([{ code: 'no-responses', level: 'note' }]);
});

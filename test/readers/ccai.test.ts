import { expect, test } from 'vitest';
import reader from '../../src/readers/ccai/index.ts';
import { expectCounts } from './accounted.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

const entry = (start_timestamp_usec: number, role: string, text: string) => ({ start_timestamp_usec, role, text, user_id: 1 });
const file = (entries: readonly unknown[]): string => JSON.stringify({ conversation_info: {}, entries });

test('times from the start of the conversation are left out, epoch times are read', async () => {
  const { conversations } = await readAll(
    reader,
    `${file([entry(1000000, 'AGENT', 'a')])}\n${file([entry(1710234000000000, 'AGENT', 'b')])}`,
  );
  expect(conversations.map(({ messages }) => messages[0]?.at)).toEqual([undefined, '2024-03-12T09:00:00Z']);
});

test.each([
  ['AGENT', 'agent'],
  ['AUTOMATED_AGENT', 'bot'],
  ['CUSTOMER', 'customer'],
  ['END_USER', 'customer'],
])('%s is %s', async (word, role) => {
  const { conversations } = await readAll(reader, file([entry(1, word, 'a')]));
  expect(conversations[0]?.messages[0]?.role).toBe(role);
});

test('a file without entries is an error', async () => {
  await expect(readAll(reader, '{"conversation_info":{}}')).rejects.toMatchObject({ code: 'no-entries' });
});

test('every record is accounted for', async () => {
  await expectCounts(
    reader,
    [entry(1, 'AGENT', 'a'), entry(2, 'CUSTOMER', '')],
    [null, entry(3, 'ALIEN', 'x'), { role: 'AGENT' }],
    file,
    {},
  );
});

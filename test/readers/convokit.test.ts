import fc from 'fast-check';
import { expect, test } from 'vitest';
import reader from '../../src/readers/convokit/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

const utterance = (id: string, speaker: string, text = 'Hello', conversation = 'c') =>
  JSON.stringify({ id, conversation_id: conversation, speaker, text, reply_to: null, timestamp: null, meta: {} });

test('nobody known: the error says what to type', async () => {
  const text = `${utterance('1', 'ann')}\n${utterance('2', 'bob')}\n`;
  await expect(readAll(reader, text)).rejects.toMatchObject({ code: 'unknown-roles', hint: expect.stringContaining('--agent') });
  const { conversations } = await readAll(reader, text, { options: { agents: ['BOB'] } });
  expect(conversations[0]?.messages.map(({ role }) => role)).toEqual(['customer', 'agent']);
});

test('who is not known beside others is counted and told', async () => {
  const text = `${utterance('1', 'Customer')}\n${utterance('2', 'Agent')}\n${utterance('3', 'zoe')}\n`;
  const { conversations, skipped, diagnostics } = await readAll(reader, text);
  expect(conversations[0]?.messages).toHaveLength(2);
  expect(skipped).toEqual({ 'unknown-speaker': 1 });
  expect(diagnostics).toMatchObject([{ code: 'unknown-role', level: 'note', message: expect.stringContaining('"zoe"') }]);
});

test('a place behind an escape is that of its word', async () => {
  const text = utterance('1', 'Agent', 'one "two"\nWRONG');
  const { conversations } = await readAll(reader, text);
  const [conversation] = conversations;
  const message = conversation?.messages[0];
  expect(message && conversation?.locate?.(message, message.text.indexOf('WRONG'))).toEqual({ line: 1, column: text.indexOf('WRONG') + 1 });
});

test('records dropped, cut or shuffled: every one is read, skipped or told', async () => {
  const records = Array.from({ length: 12 }, (_, index) =>
    utterance(String(index), ['Customer', 'Agent', 'Bot', 'who'][index % 4] ?? '', `text ${index}`, `c${index % 3}`),
  );
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(records, { minLength: 4 }), fc.nat(60), async (chosen, cut) => {
      // A whole record first, so that there is something to read.
      const lines = [utterance('first', 'Agent'), ...chosen.map((line, index) => (index === 2 ? line.slice(0, cut + 1) : line))];
      const { conversations, skipped } = await readAll(reader, lines.join('\n'));
      const read = conversations.reduce((sum, { messages }) => sum + messages.length, 0);
      const passed = Object.values(skipped).reduce((sum, count) => sum + count, 0);
      expect(read + passed).toBe(lines.length);
    }),
    { numRuns: 60 },
  );
});

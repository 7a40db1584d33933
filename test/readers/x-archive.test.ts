import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/x-archive/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

const dm = (id: number, senderId: string, minute: number, text: string): object => ({
  messageCreate: {
    id: String(id),
    senderId,
    recipientId: '1',
    createdAt: new Date(1710000000000 + minute * 60_000).toISOString(),
    text,
    mediaUrls: [],
  },
});
const conversation = (conversationId: string, messages: readonly object[]): object => ({ dmConversation: { conversationId, messages } });
const script = (name: string, value: unknown): string => `window.YTD.${name}.part0 = ${JSON.stringify(value, null, 2)}`;

test('places behind the assignment and behind entities are those of the file', async () => {
  for (const text of [
    'window.YTD.tweets.part0 = [ {"tweet":{"id_str":"1","full_text":"@a x = 1 &amp; 2 &lt; 3"}} ]',
    script('tweets', [{ tweet: { id_str: '1', full_text: '@a x = 1 &amp; 2 &lt; 3' } }]),
  ]) {
    const { conversations } = await readAll(reader, text);
    const [first] = conversations[0]?.messages ?? [];
    expect(first?.text).toBe('@a x = 1 & 2 < 3');
    const place = first && conversations[0]?.locate?.(first, first.text.indexOf('3'));
    const line = text.split('\n')[(place?.line ?? 0) - 1] ?? '';
    expect(line.slice((place?.column ?? 0) - 1)[0]).toBe('3');
  }
});

describe('direct messages without account.js', () => {
  const two = [
    conversation('1-2', [dm(2, '1', 1, 'hello'), dm(1, '2', 0, 'hi')]),
    conversation('1-3', [dm(4, '1', 1, 'hello'), dm(3, '3', 0, 'hi')]),
  ];

  test('the account in all of them is the team, said in a note', async () => {
    const { conversations, diagnostics } = await readAll(reader, script('direct_messages', two));
    expect(conversations.map(({ messages }) => messages.map(({ role }) => role))).toEqual([
      ['customer', 'agent'],
      ['customer', 'agent'],
    ]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['guessed-roles']);
  });

  test('of one conversation nothing tells, but --agent does', async () => {
    const text = script('direct_messages', two.slice(0, 1));
    await expect(readAll(reader, text)).rejects.toMatchObject({ code: 'unknown-roles', hint: expect.stringContaining('--agent') });
    const { conversations } = await readAll(reader, text, { options: { agents: ['1'] } });
    expect(conversations[0]?.messages.map(({ role }) => role)).toEqual(['customer', 'agent']);
  });
});

test.each([
  ['window.YTD.like.part0 = [ ]', true],
  ['window.__THAR_CONFIG = { }', true],
  ['window.YTD.tweets.part12 = [', undefined],
  ['window.YTD.direct_messages_group.part0 = [', undefined],
])('%s: side %s', (head, side) => {
  expect(reader.detect({ path: 'x.js', head })?.side).toBe(side);
});

test.each(['const x = [];', '{"tweet":{}}'])('%s is no archive', (head) => {
  expect(reader.detect({ path: 'tweets.js', head })).toBeUndefined();
});

test('messages dropped, shuffled and broken: every one is in a conversation or counted, oldest first', async () => {
  const all = [
    ...Array.from({ length: 8 }, (_, index) => dm(index, index % 2 === 0 ? '1' : '2', index * 900, `m${index}`)),
    { messageCreate: { id: '99', text: 'nobody sent this' } },
    { joinConversation: { createdAt: '2024-01-01T00:00:00.000Z' } },
    'broken',
  ];
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(all), async (some) => {
      const text = script('direct_messages', [conversation('1-2', some as object[])]);
      const { conversations, skipped } = await readAll(reader, text, { options: { agents: ['1'] } });
      const read = conversations.flatMap(({ messages }) => messages.map(({ at = '' }) => at));
      const counted = Object.values(skipped).reduce((sum, count) => sum + count, 0);
      expect(read.length + counted).toBe(some.length);
      expect(read).toEqual(read.toSorted());
    }),
    { numRuns: 40 },
  );
});

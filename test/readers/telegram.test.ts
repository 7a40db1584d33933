import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/telegram/index.ts';
import { mended } from '../../src/readers/telegram/message.ts';
import { chatSplitter } from '../../src/readers/telegram/splitter.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

const message = (id: number, from: string, from_id: string, minute: number, text: unknown): object => ({
  id,
  type: 'message',
  date: '2024-03-12T10:00:00',
  date_unixtime: String(1710234000 + minute * 60),
  from,
  from_id,
  text,
});
const chat = (messages: readonly object[], more: object = {}): string =>
  JSON.stringify({ name: 'Ann', type: 'personal_chat', id: 7, ...more, messages });

test('control characters cost neither the record nor the places', async () => {
  const line = chat([message(1, 'Acme', 'user9', 0, ['It isCTRL ', { type: 'bold', text: 'CTRLhere' }, ' now'])]).replaceAll(
    'CTRL',
    String.raw`\x1F`,
  );
  const { conversations } = await readAll(reader, line);
  const [conversation] = conversations;
  const [first] = conversation?.messages ?? [];
  expect(first?.text).toBe('It is here now');
  const at = (word: string): unknown => first && conversation?.locate?.(first, first.text.indexOf(word));
  for (const word of ['It', 'here', 'now']) expect(at(word)).toEqual({ line: 1, column: line.indexOf(word) + 1 });
});

test.each([
  [String.raw`"a\x1Fb"`, 'a\u200E\u200E\u200E\u200Eb'],
  [String.raw`"a\\x1Fb"`, String.raw`a\x1Fb`],
  [String.raw`"a\"\x00"`, 'a"\u200E\u200E\u200E\u200E'],
])('%s is read as JSON', (raw, text) => {
  expect(mended(raw)).toHaveLength(raw.length);
  expect(JSON.parse(mended(raw))).toBe(text);
});

describe('the splitter', () => {
  const text = JSON.stringify(
    {
      about: 'x',
      chats: {
        list: [
          { name: 'A "messages": [', id: 1, messages: [{ a: ['[', { messages: [] }] }, { b: 1 }] },
          { id: 2, messages: [] },
        ],
      },
    },
    null,
    1,
  );

  test.each([1, 2, 3, 7, 50, 10_000])('gives the same records in chunks of %i', (size) => {
    const splitter = chatSplitter();
    const pieces: { text: string; line: number; column: number }[] = [];
    for (let at = 0; at < text.length; at += size) pieces.push(...splitter.feed(text.slice(at, at + size)));
    expect(splitter.end()).toBeUndefined();
    expect(pieces.map((piece) => JSON.parse(piece.text) as unknown)).toEqual([
      { chat: { name: 'A "messages": [', id: 1 } },
      { a: ['[', { messages: [] }] },
      { b: 1 },
      { chat: { id: 2 } },
    ]);
    const lines = text.split('\n');
    for (const { text: record, line, column } of pieces.filter((piece) => !piece.text.startsWith('{"chat"'))) {
      expect(lines[line - 1]?.slice(column - 1)).toBe(record.split('\n')[0]);
    }
  });
});

describe('the team', () => {
  const messages = [message(1, 'Ann', 'user7', 0, 'Hello?'), message(2, 'Acme', 'user9', 1, 'Hello Ann')];

  test('is who made the export, said in a note', async () => {
    const { conversations, diagnostics } = await readAll(reader, chat(messages));
    expect(conversations[0]?.messages.map(({ role }) => role)).toEqual(['customer', 'agent']);
    expect(diagnostics).toMatchObject([{ code: 'guessed-roles', message: expect.stringContaining('"Acme"') }]);
  });

  test('is whom --agent names, by name or id', async () => {
    for (const agent of ['ann', 'user7']) {
      const { conversations, diagnostics } = await readAll(reader, chat(messages), { options: { agents: [agent] } });
      expect(conversations[0]?.messages.map(({ role }) => role)).toEqual(['agent', 'customer']);
      expect(diagnostics).toEqual([]);
    }
  });

  test('of a group alone needs --agent', async () => {
    await expect(readAll(reader, chat(messages, { type: 'private_group' }))).rejects.toMatchObject({ code: 'unknown-roles' });
  });
});

test.each([
  ['2024-03-12T10:00:00', '1710234000', '2024-03-12T10:00:00+01:00'],
  ['2024-03-12T03:30:00', '1710234000', '2024-03-12T03:30:00-05:30'],
  ['2024-03-12T09:00:00', 1710234000, '2024-03-12T09:00:00+00:00'],
  ['2024-03-14T10:00:00', '1710234000', '2024-03-12T09:00:00Z'],
  ['2024-03-12T10:00:00', undefined, '2024-03-12T10:00:00'],
])('the clock %s at the moment %s is %s', async (date, date_unixtime, at) => {
  const { conversations } = await readAll(reader, chat([{ ...message(1, 'Ann', 'user7', 0, 'x'), date, date_unixtime }]));
  expect(conversations[0]?.messages[0]?.at).toBe(at);
});

test('a chat of years comes in conversations, while it is read', async () => {
  const many = Array.from({ length: 400 }, (_, index) =>
    message(index, index % 2 === 0 ? 'Ann' : 'Acme', index % 2 === 0 ? 'user7' : 'user9', index * 1000, `m${index}`),
  );
  const { conversations } = await readAll(reader, chat(many));
  expect(conversations.length).toBe(1);
  const pauses = many.map((one, index) => (Math.floor(index / 4) % 2 === 1 ? one : message(index, 'Acme', 'user9', index * 2000, 'x')));
  const cut = await readAll(reader, chat(pauses));
  expect(cut.conversations.length).toBeGreaterThan(100);
  expect(cut.conversations.flatMap((one) => one.messages)).toHaveLength(400);
  expect(new Set(cut.conversations.map(({ id }) => id)).size).toBe(cut.conversations.length);
});

test('wherever a file is cut off, the counts add up', async () => {
  const text = chat(
    Array.from({ length: 12 }, (_, index) =>
      message(index, index % 2 ? 'Acme' : 'Ann', index % 2 ? 'user9' : 'user7', index, ['a ', { type: 'bold', text: `m${index}` }]),
    ),
  ).replaceAll('{"id":', '\n{"id":');
  for (let cut = text.indexOf('\n{"id":1') + 3; cut < text.length; cut += 37) {
    const { conversations, skipped } = await readAll(reader, text.slice(0, cut), { options: { agents: ['Acme'] } });
    const read = conversations.flatMap(({ messages }) => messages).length;
    expect(read + (skipped['unreadable'] ?? 0)).toBe(text.slice(0, cut).split('\n{').length - 1);
  }
});

test('messages dropped, shuffled and doubled: every one is in a conversation or counted', async () => {
  const all = Array.from({ length: 10 }, (_, index) => {
    const one = message(
      index,
      index % 2 === 0 ? 'Ann' : 'Acme',
      index % 2 === 0 ? 'user7' : 'user9',
      index * 700,
      index % 3 === 0 ? '' : `m${index}`,
    );
    return index === 4 ? { ...one, type: 'service' } : index === 5 ? { ...one, type: 'strange' } : one;
  });
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...all, ...all.slice(0, 3)]),
      fc.constantFrom('personal_chat', 'bot_chat', 'private_group'),
      async (some, type) => {
        const { conversations, skipped } = await readAll(reader, chat(some, { type }), { options: { agents: ['Acme'] } });
        const read = conversations.reduce((sum, { messages }) => sum + messages.length, 0);
        const counted = Object.values(skipped).reduce((sum, count) => sum + count, 0);
        expect(read + counted).toBe(some.length);
        for (const { messages } of conversations) expect(messages.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 40 },
  );
});

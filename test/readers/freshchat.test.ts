import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/freshchat/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

const message = (id: string, actor: string, texts: readonly string[], more: object = {}): Record<string, unknown> => ({
  id,
  conversation_id: 'c1',
  actor_type: actor,
  actor_id: `${actor}-1`,
  message_type: 'normal',
  message_parts: texts.map((content) => ({ text: { content } })),
  created_time: `2024-02-20T14:0${id}:00.000Z`,
  ...more,
});

describe('freshchat', () => {
  test('sides, private and system messages', async () => {
    const { conversations } = await readAll(
      reader,
      JSON.stringify([
        message('1', 'user', ['a']),
        message('2', 'bot', ['b']),
        message('3', 'agent', ['c'], { message_type: 'private' }),
        message('4', 'agent', ['d'], { message_type: 'system' }),
        message('5', 'agent', ['e']),
      ]),
    );
    expect(conversations[0]?.messages.map(({ role, hidden }) => [role, hidden])).toEqual([
      ['customer', undefined],
      ['bot', undefined],
      ['agent', 'internal'],
      ['system', undefined],
      ['agent', undefined],
    ]);
  });

  test('a place is found in each part of a message', async () => {
    const line = JSON.stringify(message('1', 'agent', ['One \u{1F600}', '<p>Two &amp; THREE</p>', 'FOUR']));
    const { conversations } = await readAll(reader, line);
    const [first] = conversations;
    const read = first?.messages[0];
    if (first === undefined || read === undefined) throw new Error('nothing read');
    expect(read.text).toBe('One \u{1F600}\nTwo & THREE\nFOUR');
    for (const word of ['One', 'Two', 'THREE', 'FOUR']) {
      expect(first.locate?.(read, read.text.indexOf(word))).toEqual({ line: 1, column: line.indexOf(word) + 1 });
    }
  });

  test('messages that do not name their conversation have the one around them, else that of the file', async () => {
    const { conversation_id: _id, ...bare } = message('1', 'user', ['a']);
    const around = await readAll(reader, JSON.stringify({ conversation_id: 'c9', messages: [bare] }));
    expect(around.conversations[0]?.id).toBe('c9');
    const alone = await readAll(reader, JSON.stringify({ messages: [bare] }), { path: 'dump/c7.json' });
    expect(alone.conversations[0]?.id).toBe('c7');
  });

  test('leaves other JSON alone', () => {
    expect(reader.detect({ path: 'a.json', head: '{"messages":[{"actor_type":"Customer","message":"x"}]}' })).toBeUndefined();
  });
});

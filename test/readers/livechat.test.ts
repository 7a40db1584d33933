import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/livechat/index.ts';
import { expectCountsToAddUp } from './counts.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

describe('livechat', () => {
  const chat = (events: unknown[], users: unknown[] = []): string => JSON.stringify({ id: 'C', users, thread: { id: 'T', events } });

  test('finds a place behind escapes', async () => {
    const text = chat([{ id: '1', type: 'message', author_id: 'a@example.org', text: 'a "b"\nWRONG' }]);
    const [conversation] = (await readAll(reader, text)).conversations;
    const [message] = conversation?.messages ?? [];
    if (conversation === undefined || message === undefined) throw new Error('nothing read');
    expect(conversation.locate?.(message, message.text.indexOf('WRONG'))).toEqual({ line: 1, column: text.indexOf('WRONG') + 1 });
  });

  test('--agent makes a person of what looks like a bot', async () => {
    const users = [{ id: '5fd1c0d2', type: 'agent', name: 'Bob' }];
    const text = chat([{ id: '1', type: 'message', author_id: '5fd1c0d2', text: 'Hi' }], users);
    expect((await readAll(reader, text)).conversations[0]?.messages[0]?.role).toBe('bot');
    expect((await readAll(reader, text, { options: { agents: ['bob'] } })).conversations[0]?.messages[0]?.role).toBe('agent');
  });

  test('counts add up whatever becomes of the records', async () => {
    const event = (id: string, more: object = {}): unknown => ({ id, type: 'message', author_id: 'a@example.org', text: id, ...more });
    const records = [
      {
        record: { id: 'a', thread: { id: 'ta', events: [event('1'), event('2', { type: 'custom' }), event('3', { deleted: true })] } },
        messages: 3,
      },
      {
        record: {
          id: 'b',
          threads: [
            { id: 'tb', events: [event('4'), 7] },
            { id: 'tc', events: [event('5', { type: 'form' })] },
          ],
        },
        messages: 3,
      },
      { record: { id: 'c', last_thread_summary: {} }, messages: 1 },
      { record: { id: 'd' }, messages: 1 },
    ];
    await expectCountsToAddUp<object>(reader, records, (chats) => JSON.stringify({ chats }), 'a.json');
  });
});

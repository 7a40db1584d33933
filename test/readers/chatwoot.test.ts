import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/chatwoot/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

const message = (more: Record<string, unknown>): string =>
  JSON.stringify({
    id: 1,
    content: 'x',
    inbox_id: 1,
    conversation_id: 2,
    message_type: 1,
    content_type: 'text',
    status: 'sent',
    content_attributes: {},
    private: false,
    created_at: 1710234000,
    ...more,
  });

describe('chatwoot', () => {
  test.each([
    [{ message_type: 0 }, 'customer', undefined],
    [{ message_type: 'incoming' }, 'customer', undefined],
    [{ message_type: 'outgoing' }, 'agent', undefined],
    [{ message_type: 2 }, 'system', undefined],
    [{ message_type: 'template' }, 'bot', undefined],
    [{ sender: { type: 'agent_bot', name: 'B' } }, 'bot', undefined],
    [{ sender_type: 'Captain::Assistant' }, 'bot', undefined],
    [{ private: true }, 'agent', 'internal'],
    [{ content_attributes: { deleted: true } }, 'agent', 'deleted'],
    [{ status: 'failed' }, 'agent', 'draft'],
    [{ content: null }, 'agent', 'empty'],
  ])('a message with %j', async (more, role, hidden) => {
    const { conversations } = await readAll(reader, message(more));
    const [first] = conversations[0]?.messages ?? [];
    expect([first?.role, first?.hidden]).toEqual([role, hidden]);
  });

  test('emphasis is the markup of the team only', async () => {
    const content = 'it is **new** and WRONG';
    const lines = [message({ content }), message({ id: 2, content, message_type: 0, created_at: 1710234001 })];
    const { conversations } = await readAll(reader, lines.join('\n'));
    const messages = conversations[0]?.messages ?? [];
    expect(messages.map(({ text }) => text)).toEqual(['it is new and WRONG', content]);
    expect(messages.map((each) => conversations[0]?.locate?.(each, each.text.indexOf('WRONG')))).toEqual(
      lines.map((line, index) => ({ line: index + 1, column: line.indexOf('WRONG') + 1 })),
    );
  });

  test('cuts quoted history from incoming mail', async () => {
    const content = 'Thanks!\n\nOn Mon, Jan 1, 2024 at 9:00 AM Acme <help@example.org> wrote:\n> done';
    const { conversations } = await readAll(reader, message({ content, message_type: 0, content_type: 'incoming_email' }));
    expect(conversations[0]).toMatchObject({ channel: 'email', messages: [{ text: 'Thanks!' }] });
  });

  test('takes a webhook by its event alone', () => {
    const head = '{"event":"message_created","id":3,"content":"hi","message_type":"incoming","conversation":{"id":4}}';
    expect(reader.detect({ path: 'a.json', head })?.confidence).toBeGreaterThanOrEqual(0.9);
    expect(reader.detect({ path: 'a.json', head: head.replace('"id":3', '"message_parts":[]') })).toBeUndefined();
  });

  test('tells a list of last messages from whole conversations', async () => {
    const list = (count: number): string =>
      JSON.stringify({
        data: { payload: [{ id: 2, inbox_id: 1, messages: Array.from({ length: count }, (_, id) => JSON.parse(message({ id }))) }] },
      });
    expect((await readAll(reader, list(1))).diagnostics).toMatchObject([{ code: 'last-message-only', level: 'note' }]);
    expect((await readAll(reader, list(2))).diagnostics).toEqual([]);
  });
});

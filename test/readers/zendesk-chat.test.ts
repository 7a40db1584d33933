import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/zendesk-chat/index.ts';
import { expectCountsToAddUp, expectCutsToCostOneRecord } from './counts.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

describe('zendesk-chat', () => {
  test('finds a place behind escapes', async () => {
    const line = String.raw`{"id":"a","type":"chat","history":[{"type":"chat.msg","nick":"agent:7","msg":"S\u00ec: \"ok\"\nWRONG"}]}`;
    const { conversations } = await readAll(reader, line);
    const [conversation] = conversations;
    const [message] = conversation?.messages ?? [];
    if (conversation === undefined || message === undefined) throw new Error('nothing read');
    expect(message.text).toBe('Sì: "ok"\nWRONG');
    expect(conversation.locate?.(message, message.text.indexOf('WRONG'))).toEqual({ line: 1, column: line.indexOf('WRONG') + 1 });
  });

  test('takes the agent from agent_names or --agent where nothing else tells', async () => {
    const chat = (names: string[]): string =>
      JSON.stringify({ id: 'a', agent_names: names, history: [{ type: 'chat.msg', name: 'Bruna', msg: 'Hi' }] });
    const roleOf = async (text: string, agents: string[] = []): Promise<string | undefined> =>
      (await readAll(reader, text, { options: { agents } })).conversations[0]?.messages[0]?.role;
    expect(await roleOf(chat(['Bruna']))).toBe('agent');
    expect(await roleOf(chat([]))).toBe('customer');
    expect(await roleOf(chat([]), ['bruna'])).toBe('agent');
  });

  test('a written transcript in which both join is guessed, with a note', async () => {
    const text =
      '(09:00:00) *** Ann joined the chat ***\n(09:00:05) Ann: hello\n(09:00:06) *** Bo joined the chat ***\n(09:00:09) Bo: Hi Ann!\n';
    expect(reader.detect({ path: 'chat.txt', head: text })?.confidence).toBeGreaterThan(0.6);
    const { conversations, diagnostics } = await readAll(reader, text, { path: 'chat.txt' });
    expect(conversations[0]?.messages.map(({ role }) => role)).toEqual(['system', 'customer', 'system', 'agent']);
    expect(diagnostics).toMatchObject([{ code: 'guessed-roles', level: 'note' }]);
  });

  test('a text without speakers is refused with a hint', async () => {
    await expect(readAll(reader, 'Visitor Name: Ann\n\nnothing was said\n', { path: 'chat.txt' })).rejects.toMatchObject({
      code: 'no-speakers',
    });
  });

  test('counts add up whatever becomes of the records', async () => {
    const event = (id: string, type = 'chat.msg'): unknown => ({ type, nick: 'agent:7', msg: `text ${id}`, msg_id: id });
    const records = [
      { record: { id: 'a', type: 'chat', history: [event('1'), event('2', 'chat.memberjoin'), event('3')] }, messages: 3 },
      { record: { id: 'b', type: 'chat', history: [event('4'), 7] }, messages: 2 },
      { record: { id: 'c', type: 'offline_msg', message: 'Hello?' }, messages: 1 },
      { record: { id: 'd', type: 'chat' }, messages: 1 },
    ];
    await expectCountsToAddUp<object>(reader, records, (chats) => JSON.stringify({ chats }), 'a.json');
  });

  test('a file that is cut off costs its last record only', async () => {
    const lines = ['a', 'b', 'c'].map((id) => JSON.stringify({ id, type: 'offline_msg', message: 'È "qui"?' }));
    await expectCutsToCostOneRecord(reader, lines, 'a.json');
  });

  test('leaves other texts and JSON alone', () => {
    expect(reader.detect({ path: 'a.json', head: '{"messages":[{"role":"agent","text":"hi"}]}' })).toBeUndefined();
    expect(reader.detect({ path: 'a.txt', head: '[09:00:00] Ann: hello\n[09:00:10] Bo: hi\n' })).toBeUndefined();
    expect(reader.detect({ path: 'a.txt', head: '(09:00:00) Ann: hello\n(09:00:10) Bo: hi\n' })).toBeUndefined();
  });
});

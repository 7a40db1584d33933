import { describe, expect, test } from 'vitest';
import { builtin } from '../../src/builtin.ts';
import { chooseReader } from '../../src/readers/detect.ts';
import reader from '../../src/readers/front/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

const message = (more: Record<string, unknown>): string =>
  JSON.stringify({
    id: 'msg_1',
    type: 'email',
    is_inbound: false,
    draft_mode: null,
    error_type: null,
    created_at: 1701292639,
    author: null,
    body: '<p>x</p>',
    ...more,
  });

describe('front', () => {
  test.each([
    [{ is_inbound: true }, 'customer', undefined],
    [{}, 'agent', undefined],
    [{ type: 'custom' }, 'bot', undefined],
    [{ type: 'custom', author: { id: 'tea_1', username: 'nora' } }, 'agent', undefined],
    [{ type: 'internal' }, 'agent', 'internal'],
    [{ draft_mode: 'private' }, 'agent', 'draft'],
    [{ error_type: 'timeout' }, 'agent', 'draft'],
    [{ body: '' }, 'agent', 'empty'],
  ])('a message with %j', async (more, role, hidden) => {
    const { conversations } = await readAll(reader, message(more));
    const [first] = conversations[0]?.messages ?? [];
    expect([first?.role, first?.hidden]).toEqual([role, hidden]);
  });

  test('finds a place behind HTML and escapes', async () => {
    const line = message({ body: '<div title="a\\b">Hi &amp; hello</div><div>it is WRONG</div>' });
    const { conversations } = await readAll(reader, line);
    const [first] = conversations[0]?.messages ?? [];
    if (first === undefined) throw new Error('nothing read');
    expect(first.text).toBe('Hi & hello\nit is WRONG');
    expect(conversations[0]?.locate?.(first, first.text.indexOf('WRONG'))).toEqual({ line: 1, column: line.indexOf('WRONG') + 1 });
  });

  test('cuts the quoted history of plain mail', async () => {
    const text = 'It went out today.\n\nOn Wed, Nov 29, 2023 at 9:17 PM Ann Bell <ann@example.org> wrote:\n> where is it?';
    const { conversations } = await readAll(reader, message({ body: null, text }));
    expect(conversations[0]?.messages[0]?.text).toBe('It went out today.');
  });

  test('knows the Analytics export, and says that it holds no texts', async () => {
    const csv =
      'Message ID,Segment ID,Conversation ID,Segment,Direction,Status,Inbox,Message date,Author,Extract,Subject\nmsg_1,s,cnv_1,1,Outbound,Archived,Help,2024-01-01,nora,"Hi Ann, your",Re: x\n';
    const { readers = [] } = builtin;
    expect(chooseReader({ path: 'messages.csv', head: csv }, readers).reader).toBe(reader);
    await expect(readAll(reader, csv)).rejects.toMatchObject({
      code: 'no-bodies',
      hint: expect.stringContaining('/conversations/ID/messages'),
    });
  });

  test('says what to do about a list of conversations', async () => {
    const page = JSON.stringify({ _results: [{ _links: {}, id: 'cnv_1', subject: 's', last_message: JSON.parse(message({})) }] });
    await expect(readAll(reader, page)).rejects.toMatchObject({ code: 'no-messages', hint: expect.stringContaining('last message') });
  });
});

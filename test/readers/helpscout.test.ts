import { describe, expect, test } from 'vitest';
import type { Conversation } from '../../src/model/index.ts';
import reader from '../../src/readers/helpscout/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

const user = { id: 2, type: 'user', first: 'Nora', last: 'Quist' };
const thread = (more: Record<string, unknown>): string =>
  JSON.stringify({ id: 1, type: 'message', state: 'published', body: 'x', createdBy: user, createdAt: '2024-01-01T00:00:00Z', ...more });

async function one(text: string, path = 'threads_77.json'): Promise<Conversation> {
  const { conversations } = await readAll(reader, text, { path });
  const [conversation] = conversations;
  if (conversation === undefined) throw new Error('nothing read');
  return conversation;
}

describe('helpscout', () => {
  test.each([
    [{ type: 'customer', createdBy: { type: 'customer' } }, 'customer', undefined],
    [{ type: 'customer' }, 'customer', undefined],
    [{ createdBy: { type: 'system_user', first: 'AI' } }, 'bot', undefined],
    [{ type: 'note' }, 'agent', 'internal'],
    [{ type: 'forwardchild' }, 'agent', 'internal'],
    [{ state: 'draft' }, 'agent', 'draft'],
    [{ state: 'review' }, 'agent', 'draft'],
    [{ state: 'hidden' }, 'agent', 'deleted'],
    [{ body: null }, 'agent', 'empty'],
    [{ type: 'lineitem', body: null, action: { text: 'Nora closed it' } }, 'system', undefined],
  ])('a thread with %j', async (more, role, hidden) => {
    const { messages } = await one(thread(more));
    expect([messages[0]?.role, messages[0]?.hidden]).toEqual([role, hidden]);
  });

  test('a page that does not link its conversation is named after its file', async () => {
    expect((await one(`{"_embedded":{"threads":[${thread({})}]}}`)).id).toBe('77');
  });

  test('finds a place behind HTML and escapes', async () => {
    const line = thread({ body: '<p>He said &quot;yes&quot;</p>\n<p>\u00e8 "WRONG"</p>' });
    const conversation = await one(line);
    const [message] = conversation.messages;
    if (message === undefined) throw new Error('nothing read');
    expect(message.text).toBe('He said "yes"\n\n\u00e8 "WRONG"');
    expect(conversation.locate?.(message, message.text.indexOf('WRONG'))).toEqual({ line: 1, column: line.indexOf('WRONG') + 1 });
  });

  test('keeps a quote in a chat, and cuts it from mail', async () => {
    const body = 'This one? <blockquote>the blue one</blockquote>';
    expect((await one(thread({ type: 'beaconchat', body }))).messages[0]?.text).toBe('This one?\nthe blue one');
    expect((await one(thread({ body, source: { type: 'email', via: 'user' } }))).messages[0]?.text).toBe('This one?');
  });

  test('says what to do about conversations without their threads', async () => {
    const page = JSON.stringify({
      _embedded: {
        conversations: [{ id: 5, number: 1, mailboxId: 3, folderId: 4, subject: 's', createdBy: {}, _embedded: { threads: [] } }],
      },
    });
    expect(reader.detect({ path: 'a.json', head: page })?.confidence).toBeGreaterThanOrEqual(0.9);
    await expect(readAll(reader, page)).rejects.toMatchObject({ code: 'no-messages', hint: expect.stringContaining('embed=threads') });
  });

  test('leaves HubSpot alone', () => {
    const head =
      '{"results":[{"type":"MESSAGE","conversationsThreadId":"3","createdBy":"A-1","client":{},"source":1,"via":1,"state":1,"body":1}]}';
    expect(reader.detect({ path: 'a.json', head })).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/crisp/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

const message = (more: Record<string, unknown>): string =>
  JSON.stringify({
    session_id: 's',
    type: 'text',
    from: 'operator',
    origin: 'chat',
    content: 'x',
    fingerprint: 5,
    timestamp: 1710234000000,
    automated: false,
    ...more,
  });

describe('crisp', () => {
  test.each([
    [{ from: 'user' }, 'customer', undefined, 'x'],
    [{}, 'agent', undefined, 'x'],
    [{ automated: true }, 'bot', undefined, 'x'],
    [{ type: 'note' }, 'agent', 'internal', 'x'],
    [{ stealth: true }, 'agent', 'internal', 'x'],
    [{ type: 'file', content: { name: 'a.pdf', url: 'u' } }, 'agent', 'empty', ''],
    [{ type: 'field', content: { id: 'f', text: 'Your mail?', explain: 'e' } }, 'agent', undefined, 'Your mail?'],
  ])('a message with %j', async (more, role, hidden, text) => {
    const { conversations } = await readAll(reader, message(more));
    const [first] = conversations[0]?.messages ?? [];
    expect([first?.role, first?.hidden, first?.text]).toEqual([role, hidden, text]);
  });

  test('finds a place behind emphasis and escapes', async () => {
    const line = message({ content: 'a **"bold"** word\nis WRONG' });
    const { conversations } = await readAll(reader, line);
    const [first] = conversations[0]?.messages ?? [];
    if (first === undefined) throw new Error('nothing read');
    expect(first.text).toBe('a "bold" word\nis WRONG');
    expect(conversations[0]?.locate?.(first, first.text.indexOf('WRONG'))).toEqual({ line: 1, column: line.indexOf('WRONG') + 1 });
  });

  test('cuts quoted history from mail only', async () => {
    const content = 'Yes.\n\n> are you open?';
    const texts = async (origin: string): Promise<unknown> =>
      (await readAll(reader, message({ content, origin }))).conversations[0]?.messages[0]?.text;
    expect([await texts('email'), await texts('chat')]).toEqual(['Yes.', content]);
  });

  test('counts events of webhooks that bring no message', async () => {
    const hooks = [
      `{"event":"message:received","data":${message({})}}`,
      '{"event":"message:acknowledge:read:send","data":{"session_id":"s","fingerprints":[5]}}',
    ];
    const { conversations, skipped } = await readAll(reader, hooks.join('\n'));
    expect([conversations.length, skipped]).toEqual([1, { event: 1 }]);
  });

  test('says what to do about a list of conversations', async () => {
    const page = JSON.stringify({ data: [{ session_id: 's', website_id: 'w', last_message: 'x', state: 'resolved' }] });
    expect(reader.detect({ path: 'a.json', head: page })?.confidence).toBeGreaterThanOrEqual(0.9);
    await expect(readAll(reader, page)).rejects.toMatchObject({ code: 'no-messages', hint: expect.stringContaining('/messages') });
  });
});

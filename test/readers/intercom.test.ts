import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/intercom/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

interface Shape {
  readonly id?: string;
  readonly type?: string;
  readonly source?: Readonly<Record<string, unknown>>;
  readonly parts?: readonly unknown[];
}

const user = { type: 'user', id: 'u1', name: 'Ann' };
const admin = { type: 'admin', id: '7', name: 'Bob' };
const part = (id: number, body: string | null, author: object, more: object = {}): object => ({
  type: 'conversation_part',
  id: String(id),
  part_type: 'comment',
  body,
  created_at: 1718010000 + id,
  author,
  ...more,
});

function conversation({ id = '1', type = 'conversation', source = {}, parts = [] }: Shape): Record<string, unknown> {
  const first = { type, id: '9', delivered_as: 'customer_initiated', body: '<p>Hello</p>', author: user, ...source };
  return { type: 'conversation', id, created_at: 1718010000, source: first, conversation_parts: { conversation_parts: parts } };
}

async function roles(...parts: object[]): Promise<(string | undefined)[]> {
  const { conversations } = await readAll(reader, JSON.stringify(conversation({ parts })));
  return conversations[0]?.messages.slice(1).map(({ role, hidden }) => (hidden === undefined ? role : `${role} ${hidden}`)) ?? [];
}

describe('intercom', () => {
  test('what Fin writes is of the bot, under whatever name', async () => {
    const found = await roles(
      part(1, '<p>a</p>', { ...admin, from_ai_agent: true }),
      part(2, '<p>b</p>', { ...admin, is_ai_answer: true }),
      part(3, '<p>c</p>', { type: 'bot', id: '1', name: 'Fin' }),
      part(4, '<p>d</p>', { ...admin, from_ai_agent: false }),
      part(5, '<p>e</p>', { type: 'team', id: '2', name: 'Billing' }),
    );
    expect(found).toEqual(['bot', 'bot', 'bot', 'agent', 'agent']);
  });

  test('notes, redacted parts and events are no replies', async () => {
    const found = await roles(
      part(1, '<p>a</p>', admin, { part_type: 'note' }),
      part(2, '<p>b</p>', admin, { part_type: 'note_and_reopen' }),
      part(3, '<p>c</p>', admin, { redacted: true }),
      part(4, '<p>d</p>', admin, { part_type: 'ticket_state_updated_by_admin' }),
      part(5, '<p>e</p>', admin, { part_type: 'close' }),
    );
    expect(found).toEqual(['agent internal', 'agent internal', 'agent deleted', 'system', 'agent']);
  });

  test('a campaign is of the bot, a first message by a teammate is not', async () => {
    for (const [how, role] of [
      ['automated', 'bot'],
      ['campaigns_initiated', 'bot'],
      ['admin_initiated', 'agent'],
    ]) {
      const { conversations } = await readAll(reader, JSON.stringify(conversation({ source: { author: admin, delivered_as: how } })));
      expect(conversations[0]?.messages[0]?.role).toBe(role);
    }
  });

  test('quoted history is cut from mail and kept in chats', async () => {
    const parts = [part(1, '<p>Yes.</p><blockquote>Is it blue?</blockquote>', admin)];
    const text = async (type: string): Promise<string | undefined> =>
      (await readAll(reader, JSON.stringify(conversation({ type, parts })))).conversations[0]?.messages[1]?.text;
    expect(await text('email')).toBe('Yes.');
    expect(await text('conversation')).toBe('Yes.\n\nIs it blue?');
  });

  test('a place behind tags, entities and escapes is exact', async () => {
    const body = '<p class="x">a &amp; b</p><p>\u00e8 "WRONG"</p>';
    const line = JSON.stringify(conversation({ parts: [part(1, body, admin)] })).replace('\u00e8', '\\u00e8');
    const { conversations } = await readAll(reader, line);
    const [first] = conversations;
    const message = first?.messages[1];
    if (first === undefined || message === undefined) throw new Error('nothing read');
    expect(message.text).toBe('a & b\n\n\u00e8 "WRONG"');
    expect(first.locate?.(message, message.text.indexOf('WRONG'))).toEqual({ line: 1, column: line.indexOf('WRONG') + 1 });
  });

  test('a list without parts says what to dump', async () => {
    const { conversation_parts: _parts, ...listed } = conversation({});
    const { diagnostics } = await readAll(reader, JSON.stringify({ type: 'conversation.list', conversations: [listed] }));
    expect(diagnostics).toMatchObject([{ code: 'no-parts', level: 'note' }]);
    expect(diagnostics[0]?.message).toContain('GET /conversations/ID');
  });

  test('records dropped, doubled and shuffled: every message is counted once', async () => {
    const all = Array.from({ length: 6 }, (_, index) =>
      conversation({
        id: String(index % 4),
        source: { id: String(index) },
        parts: [part(10 * index, '<p>x</p>', admin), part(10 * index + 1, null, admin)],
      }),
    );
    const picks = fc.array(fc.oneof(fc.nat({ max: 5 }), fc.constant('broken')), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(picks, async (chosen) => {
        fc.pre(chosen.some((one) => typeof one === 'number'));
        const lines = chosen.map((one) => (typeof one === 'number' ? JSON.stringify(all[one]) : '{"type":"conversation","id":'));
        const { conversations, skipped } = await readAll(reader, `{"type":"conversation","source":{}}\n${lines.join('\n')}\n`);
        const read = conversations.reduce((sum, { messages }) => sum + messages.length, 0);
        const counted = Object.values(skipped).reduce((sum, count) => sum + count, 0);
        // Each record has a source, a comment and an event; the first line has an empty source.
        expect(read + counted).toBe(1 + chosen.reduce<number>((sum, one) => sum + (typeof one === 'number' ? 3 : 1), 0));
        expect(new Set(conversations.map(({ id }) => id)).size).toBe(conversations.length);
      }),
      { numRuns: 40 },
    );
  });

  test('leaves other JSON alone', () => {
    for (const head of [
      '{"conversations":[{"from":"human","value":"hi"}]}',
      '{"id":"1","source":"email","messages":[{"role":"agent","text":"hi"}]}',
      '{"type":"list","data":[{"type":"macro","id":"1","body":"<p>x</p>","body_text":"x"}]}',
      'conversation_parts,source',
    ]) {
      expect(reader.detect({ path: 'a.json', head })).toBeUndefined();
    }
  });
});

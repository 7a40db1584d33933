import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/gorgias/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

const message = (more: Record<string, unknown>): string =>
  JSON.stringify({
    id: 1,
    ticket_id: 9,
    public: true,
    channel: 'email',
    via: 'email',
    from_agent: true,
    stripped_text: 'x',
    created_datetime: '2024-01-01T00:00:00',
    ...more,
  });

describe('gorgias', () => {
  test.each([
    [{ from_agent: false }, 'customer', undefined],
    [{}, 'agent', undefined],
    [{ via: 'rule' }, 'bot', undefined],
    [{ rule_id: 7 }, 'bot', undefined],
    [{ public: false }, 'agent', 'internal'],
    [{ channel: 'internal-note' }, 'agent', 'internal'],
    [{ source: { type: 'internal-note' } }, 'agent', 'internal'],
    [{ failed_datetime: '2024-01-01T00:00:00' }, 'agent', 'draft'],
    [{ deleted_datetime: '2024-01-01T00:00:00' }, 'agent', 'deleted'],
    [{ stripped_text: '' }, 'agent', 'empty'],
  ])('a message with %j', async (more, role, hidden) => {
    const { conversations } = await readAll(reader, message(more));
    const [first] = conversations[0]?.messages ?? [];
    expect([first?.role, first?.hidden, first?.at]).toEqual([role, hidden, '2024-01-01T00:00:00Z']);
  });

  const quoted = 'Done.\n\nOn Mon, Jan 1, 2024 at 9:00 AM Ann <ann@example.org> wrote:\n> please';
  test.each([
    [{ stripped_text: 'Done.', body_text: quoted }, 'Done.'],
    [{ stripped_text: null, stripped_html: '<p>Done &amp; dusted</p>', body_text: quoted }, 'Done & dusted'],
    [{ stripped_text: null, body_html: '<p>Done.</p><blockquote>please</blockquote>', body_text: quoted }, 'Done.'],
    [{ stripped_text: null, body_text: quoted }, 'Done.'],
    [{ stripped_text: null, channel: 'chat', body_html: '<div>This?<blockquote>blue</blockquote></div>' }, 'This?\nblue'],
  ])('the text of %j', async (more, text) => {
    const { conversations } = await readAll(reader, message(more));
    expect(conversations[0]?.messages[0]?.text).toBe(text);
  });

  test('reads what a webhook wraps', async () => {
    const { conversations } = await readAll(reader, `{"ticket":{"id":4,"subject":"s","messages":[${message({})}]}}`);
    expect(conversations).toMatchObject([{ id: '4', subject: 's', messages: [{ text: 'x' }] }]);
  });

  test('says what to do about tickets without messages', async () => {
    const page = JSON.stringify({
      data: [{ id: 4, subject: 's', from_agent: false, messages_count: 3, created_datetime: '2024-01-01T00:00:00' }],
      object: 'list',
    });
    expect(reader.detect({ path: 'tickets.json', head: page })?.confidence).toBeGreaterThanOrEqual(0.8);
    await expect(readAll(reader, page)).rejects.toMatchObject({ code: 'no-messages', hint: expect.stringContaining('/api/messages') });
  });
});

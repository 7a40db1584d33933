import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/model/index.ts';
import reader from '../../src/readers/freshdesk/index.ts';
import { readAll, runFixtures, sourceOf } from './helpers.ts';

runFixtures(reader);

const note = (id: number, more: object = {}): Record<string, unknown> => ({
  id,
  body: `<div>text ${id}</div>`,
  body_text: `text ${id}`,
  incoming: false,
  private: false,
  user_id: 222,
  source: 0,
  ticket_id: 42,
  created_at: `2024-03-12T09:0${id}:00Z`,
  ...more,
});

const ticket = (more: object = {}): Record<string, unknown> => ({
  id: 42,
  subject: 'Late',
  description: '<div>Where is it?</div>',
  description_text: 'Where is it?',
  requester_id: 111,
  responder_id: 222,
  source: 1,
  created_at: '2024-03-12T09:00:00Z',
  ...more,
});

describe('freshdesk', () => {
  test('the plain and the HTML text are told apart in the export and in both APIs', async () => {
    const texts = async (value: unknown): Promise<readonly string[] | undefined> =>
      (await readAll(reader, JSON.stringify(value))).conversations[0]?.messages.map(({ text }) => text);
    const html = '<div>A &lt;b&gt; tag</div><blockquote>old</blockquote>';
    const exported = { id: 1, body: 'A <b> tag\nold', body_html: html, incoming: false, private: false };
    const old = { ...ticket(), description: 'Use <b> & so on', description_html: null, description_text: undefined };
    expect(await texts([{ helpdesk_ticket: { ...old, notes: [exported] } }])).toEqual(['Use <b> & so on', 'A <b> tag']);
    expect(await texts({ helpdesk_ticket: { ...old, notes: [{ note: exported }] } })).toEqual(['Use <b> & so on', 'A <b> tag']);
    const api = ticket({ conversations: [note(1, { body: html, body_text: 'A <b> tag old' })] });
    expect(await texts([api])).toEqual(['Where is it?', 'A <b> tag']);
  });

  test('what is no reply to the customer', async () => {
    const notes = [
      note(1, { private: true }),
      note(2, { deleted: true }),
      note(3, { source: 8 }),
      note(4, { source: 4, private: true }),
      note(5, { auto_response: true }),
      note(6, { incoming: true, user_id: 111 }),
      note(7),
    ];
    const { conversations } = await readAll(reader, JSON.stringify([ticket({ conversations: notes })]));
    expect(conversations[0]?.messages.slice(1).map(({ role, hidden }) => `${role} ${hidden ?? 'shown'}`)).toEqual([
      'agent internal',
      'agent deleted',
      'agent internal',
      'system internal',
      'bot shown',
      'customer shown',
      'agent shown',
    ]);
  });

  test('a list of tickets without descriptions says what to dump', async () => {
    const { description: _html, description_text: _text, ...listed } = ticket({ fr_escalated: false });
    const page = JSON.stringify([listed]);
    expect(reader.detect({ path: 'tickets.json', head: page })?.confidence).toBeGreaterThanOrEqual(0.3);
    await expect(readAll(reader, page)).rejects.toMatchObject({ code: 'no-conversations', hint: expect.stringContaining('conversations') });
  });

  test('the other files of an export are known, and no tickets', () => {
    const sides = [
      ['Users0.json', '[{"user":{"id":1,"name":"Ann","helpdesk_agent":false}}]'],
      ['Agents0.json', '[{"agent":{"user_id":1,"ticket_permission":1,"user":{"name":"Bob"}}}]'],
      ['Companies0.json', '[{"company":{"id":1,"name":"Acme"}}]'],
      ['CannedResponses0.json', '[{"folder":{"name":"x","canned_responses":[]}}]'],
      ['agents.json', '[{"id":1,"occasional":false,"ticket_scope":1,"contact":{"name":"Bob"}}]'],
    ];
    for (const [path = '', head = ''] of sides) expect(reader.detect({ path, head })).toMatchObject({ side: true });
    expect(reader.detect({ path: 'companies.json', head: '[{"company":{"id":1,"name":"Acme"}}]' })).toBeUndefined();
    expect(reader.detect({ path: 'a.json', head: '{"tickets":[{"requester_id":1,"comments":[]}]}' })).toBeUndefined();
  });

  test('a place behind tags is exact', async () => {
    const line = JSON.stringify(note(1, { body: '<div>a &amp; <b>WRONG</b></div>' }));
    const { conversations } = await readAll(reader, line);
    const [first] = conversations;
    const read = first?.messages[0];
    if (first === undefined || read === undefined) throw new Error('nothing read');
    expect(first.locate?.(read, read.text.indexOf('WRONG'))).toEqual({ line: 1, column: line.indexOf('WRONG') + 1 });
  });

  test('tickets and notes in any order, dropped or doubled: every message is counted once', async () => {
    const all = [ticket(), ticket({ id: 43, conversations: [note(1), note(2)] }), note(3), note(4, { ticket_id: 44 }), note(5)];
    const size = [1, 3, 1, 1, 1];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 10 }), async (picks) => {
        const { conversations, skipped } = await readAll(reader, picks.map((pick) => JSON.stringify(all[pick])).join('\n'));
        const read = conversations.reduce((sum, { messages }) => sum + messages.length, 0);
        expect(read).toBe([...new Set(picks)].reduce((sum, pick) => sum + (size[pick] ?? 0), 0));
        expect(read + (skipped['duplicate'] ?? 0)).toBe(picks.reduce((sum, pick) => sum + (size[pick] ?? 0), 0));
        expect(new Set(conversations.map(({ id }) => id)).size).toBe(conversations.length);
      }),
      { numRuns: 40 },
    );
  });

  test('a damaged list of people costs names, not messages', async () => {
    const notes: Pick<Diagnostic, 'code' | 'level'>[] = [];
    const beside: Record<string, string> = {
      'Users0.json': '[\n{"user":{"id":111,"name":"Ann"}},\n{"user":{"id":112 "name"}},\n{"user":{"id":113,"na',
      'Agents0.json': '{"agent":',
    };
    const source = {
      ...sourceOf(JSON.stringify([ticket({ conversations: [note(1)] })]), 'Tickets0.json'),
      family: {
        list: () => Object.keys(beside),
        below: () => Object.keys(beside),
        open: async (name: string) => (beside[name] === undefined ? undefined : sourceOf(beside[name])),
      },
    };
    const authors: (string | undefined)[] = [];
    const context = {
      options: { map: {}, agents: [] },
      diagnose: ({ code, level }: Pick<Diagnostic, 'code' | 'level'>) => void notes.push({ code, ...(level && { level }) }),
      skip: () => undefined,
    };
    for await (const { messages } of reader.read(source, context)) authors.push(...messages.map(({ author }) => author));
    expect(authors).toEqual(['Ann', undefined]);
    expect(notes).toEqual([
      { code: 'side-file', level: 'note' },
      { code: 'side-file', level: 'note' },
    ]);
  });

  test('an export that is cut off loses its last ticket only', async () => {
    const tickets = [41, 42, 43].map((id) => ({ helpdesk_ticket: { ...ticket({ id }), notes: [note(id)] } }));
    const text = `[${tickets.map((one) => JSON.stringify(one)).join(',\n')}]`;
    const first = JSON.stringify(tickets[0]).length + 1;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: first, max: text.length }), async (length) => {
        const { conversations, diagnostics } = await readAll(reader, text.slice(0, length));
        const whole = text
          .slice(0, length)
          .split('\n')
          .filter((line) => /\}\}[,\]]?$/.test(line)).length;
        expect(conversations.map(({ messages }) => messages.length)).toEqual(Array.from({ length: whole }, () => 2));
        expect(diagnostics.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });
});

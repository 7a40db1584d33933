import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import chatwoot from '../../src/readers/chatwoot/index.ts';
import crisp from '../../src/readers/crisp/index.ts';
import front from '../../src/readers/front/index.ts';
import gorgias from '../../src/readers/gorgias/index.ts';
import helpscout from '../../src/readers/helpscout/index.ts';
import type { TranscriptReader } from '../../src/readers/reader.ts';
import zammad from '../../src/readers/zammad/index.ts';
import { readAll } from './helpers.ts';

// Message `id` of a conversation: the customer's where the number is even.
interface Kind {
  readonly reader: TranscriptReader;
  /** The key under which a page lists its messages. */
  readonly list?: string;
  message(id: number, conversation: number): unknown;
}

const time = (id: number): string => new Date(Date.UTC(2024, 0, 1) + id * 60_000).toISOString();

const KINDS: readonly Kind[] = [
  {
    reader: helpscout,
    message: (id, conversation) => ({
      ...{ id, type: id % 2 === 0 ? 'customer' : 'message', state: 'published', body: `text ${id}`, createdAt: time(id) },
      createdBy: { id: 1, type: id % 2 === 0 ? 'customer' : 'user', first: 'Ann', last: 'B' },
      source: { type: 'email', via: 'user' },
      _links: { conversation: { href: `https://api.helpscout.net/v2/conversations/${conversation}` } },
    }),
  },
  {
    reader: front,
    list: '_results',
    message: (id, conversation) => ({
      ...{ id: `msg_${id}`, type: 'email', is_inbound: id % 2 === 0, draft_mode: null, error_type: null, body: `<p>text ${id}</p>` },
      created_at: Date.parse(time(id)) / 1000,
      _links: { related: { conversation: `https://api2.frontapp.com/conversations/cnv_${conversation}` } },
    }),
  },
  {
    reader: gorgias,
    list: 'data',
    message: (id, conversation) => ({
      ...{
        id,
        ticket_id: conversation,
        public: true,
        channel: 'email',
        via: 'email',
        from_agent: id % 2 === 1,
        stripped_text: `text ${id}`,
      },
      created_datetime: time(id).slice(0, -1),
    }),
  },
  {
    reader: crisp,
    list: 'data',
    message: (id, conversation) => ({
      ...{
        session_id: `session_${conversation}`,
        type: 'text',
        from: id % 2 === 0 ? 'user' : 'operator',
        origin: 'chat',
        content: `text ${id}`,
      },
      ...{ fingerprint: id, timestamp: Date.parse(time(id)), automated: false },
    }),
  },
  {
    reader: chatwoot,
    list: 'payload',
    message: (id, conversation) => ({
      ...{
        id,
        content: `text ${id}`,
        inbox_id: 1,
        conversation_id: conversation,
        message_type: id % 2,
        content_type: 'text',
        private: false,
      },
      created_at: Date.parse(time(id)) / 1000,
    }),
  },
  {
    reader: zammad,
    message: (id, conversation) => ({
      ...{ id, ticket_id: conversation, type: 'email', sender: id % 2 === 0 ? 'Customer' : 'Agent', body: `text ${id}`, internal: false },
      ...{ content_type: 'text/plain', created_at: time(id) },
    }),
  },
];

describe.each(KINDS.map((kind) => [kind.reader.meta.name, kind] as const))('%s', (_name, { reader, list, message }) => {
  const total = async (text: string): Promise<{ messages: string[]; skipped: Record<string, number> }> => {
    const { conversations, skipped } = await readAll(reader, text, { path: 'dump.jsonl' });
    return { messages: conversations.flatMap(({ messages }) => messages.map(({ id }) => id.replace('msg_', ''))), skipped };
  };

  test('every record of a dump is a message, a duplicate or unreadable, in whatever order and however damaged', async () => {
    const record = fc.record({ id: fc.integer({ min: 2, max: 30 }), cut: fc.integer({ min: 0, max: 6 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 30 }), async (records) => {
        const lines = records.map(({ id, cut }) => {
          const whole = JSON.stringify(message(id, id % 3));
          return cut === 0 ? whole.slice(0, whole.length / 2) : whole;
        });
        const { messages, skipped } = await total([JSON.stringify(message(1, 1)), ...lines].join('\n'));
        const good = records.filter(({ cut }) => cut > 0).map(({ id }) => String(id));
        expect(messages.toSorted()).toEqual([...new Set(['1', ...good])].toSorted());
        expect(messages.length + Object.values(skipped).reduce((sum, count) => sum + count, 0)).toBe(records.length + 1);
        expect(skipped['unreadable'] ?? 0).toBe(records.length - good.length);
      }),
      { numRuns: 30 },
    );
  });

  test('gives the same for an array, for lines, and newest first', async () => {
    const all = Array.from({ length: 9 }, (_, index) => message(index + 1, 1));
    const read = async (text: string): Promise<unknown> => {
      const { conversations } = await readAll(reader, text, { path: 'dump.json' });
      return conversations.map(({ messages }) => messages.map(({ role, text: said, at }) => [role, said, at && Date.parse(at)]));
    };
    const told = all.map((_, index) => [index % 2 === 0 ? 'agent' : 'customer', `text ${index + 1}`, Date.parse(time(index + 1))]);
    const lines = await read(all.map((each) => JSON.stringify(each)).join('\n'));
    expect(lines).toEqual([told]);
    expect(await read(JSON.stringify(all, undefined, 1))).toEqual(lines);
    // Pages one below the other, as they are saved from an API.
    const pages = [all.slice(0, 5), all.slice(3)];
    expect(await read(pages.map((page) => JSON.stringify(page)).join('\n'))).toEqual(lines);
    expect(await read(pages.map((page) => JSON.stringify(page, undefined, 2)).join('\n'))).toEqual(lines);
    if (list === undefined) return;
    expect(await read(pages.map((page) => JSON.stringify({ [list]: page })).join('\n'))).toEqual(lines);
    expect(await read(pages.map((page) => JSON.stringify({ meta: {}, [list]: page, next: null }, undefined, 2)).join('\n'))).toEqual(lines);
    expect(await read(JSON.stringify(all.toReversed()))).toEqual(lines);
  });

  test('says on which line a broken record of a page stands', async () => {
    const text = `[\n${JSON.stringify(message(1, 1))},\n"nothing",\n${JSON.stringify(message(2, 1))}\n]`;
    const { conversations, diagnostics } = await readAll(reader, text, { path: 'dump.json' });
    expect(conversations[0]?.messages).toHaveLength(2);
    expect(diagnostics).toMatchObject([{ code: 'not-a-message', level: 'error', line: 3, record: 2 }]);
  });

  test('takes its own dump and no other of these', () => {
    for (const kind of KINDS) {
      const detection = reader.detect({ path: 'dump.json', head: JSON.stringify([kind.message(1, 1), kind.message(2, 1)]) });
      if (kind.reader === reader) expect(detection?.confidence).toBeGreaterThanOrEqual(0.85);
      else expect(detection).toBeUndefined();
    }
    expect(reader.detect({ path: 'dump.csv', head: 'id,created_at,body\n1,2,3\n' })).toBeUndefined();
    expect(reader.detect({ path: 'dump.json', head: '{"id":"1","messages":[{"role":"agent","text":"hi"}]}' })).toBeUndefined();
  });

  test('an empty page is no error; one without any message says what to do', async () => {
    const { diagnostics } = await readAll(reader, '[]');
    expect(diagnostics).toMatchObject([{ code: 'no-messages', level: 'note' }]);
    await expect(readAll(reader, '[1, 2]')).rejects.toMatchObject({ code: 'no-messages', hint: expect.stringMatching(/\bsave\b/i) });
  });
});

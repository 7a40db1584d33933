import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/hubspot/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

const message = (id: string, actorId: string, direction: string, more: object = {}): Record<string, unknown> => ({
  id,
  type: 'MESSAGE',
  conversationsThreadId: '303',
  createdAt: `2024-03-12T09:0${id}:00.000Z`,
  senders: [{ actorId, name: `N ${actorId}`, senderField: 'FROM' }],
  text: `text ${id}`,
  direction,
  ...more,
});

async function roles(messages: readonly object[], agents: string[] = []): Promise<(string | undefined)[]> {
  const { conversations } = await readAll(reader, JSON.stringify({ results: messages }), { options: { agents } });
  return conversations.flatMap((one) => one.messages.map(({ role, hidden }) => (hidden === undefined ? role : `${role} ${hidden}`)));
}

describe('hubspot', () => {
  test('the actor tells the side, and the direction where it does not', async () => {
    const found = await roles([
      message('1', 'V-1', 'INCOMING'),
      message('2', 'A-1', 'OUTGOING'),
      message('3', 'B-1', 'OUTGOING'),
      message('4', 'S-hubspot', 'OUTGOING'),
      message('5', 'E-ann@example.org', 'INCOMING'),
      message('6', 'I-88', 'OUTGOING'),
    ]);
    expect(found).toEqual(['customer', 'agent', 'bot', 'system', 'customer', 'agent']);
  });

  test('--agent names a teammate who answers from another mailbox', async () => {
    const messages = [message('1', 'V-1', 'INCOMING'), message('2', 'V-2', 'INCOMING')];
    expect(await roles(messages)).toEqual(['customer', 'customer']);
    expect(await roles(messages, ['n v-2'])).toEqual(['customer', 'agent']);
  });

  test('comments, archived and failed messages are no replies', async () => {
    const found = await roles([
      message('1', 'A-1', 'OUTGOING', { type: 'COMMENT' }),
      message('2', 'A-1', 'OUTGOING', { archived: true }),
      message('3', 'A-1', 'OUTGOING', { status: { statusType: 'FAILED' } }),
    ]);
    expect(found).toEqual(['agent internal', 'agent deleted', 'agent draft']);
  });

  test('a text that HubSpot cut gives a note with its place', async () => {
    const { diagnostics } = await readAll(
      reader,
      JSON.stringify(message('1', 'V-1', 'INCOMING', { truncationStatus: 'TRUNCATED' })) +
        '\n' +
        JSON.stringify(message('2', 'A-1', 'OUTGOING', { truncationStatus: 'TRUNCATED_TO_MOST_RECENT_REPLY' })),
    );
    expect(diagnostics).toMatchObject([{ code: 'truncated-text', level: 'note', line: 1, record: 1 }]);
  });

  test('threads without messages say what to dump', async () => {
    const page = JSON.stringify({ results: [{ id: '1', status: 'OPEN', originalChannelId: '1000', latestMessageTimestamp: '2024' }] });
    expect(reader.detect({ path: 'threads.json', head: page })?.confidence).toBeGreaterThanOrEqual(0.3);
    await expect(readAll(reader, page)).rejects.toMatchObject({ code: 'no-messages', hint: expect.stringContaining('/messages') });
  });

  test('finds a place in rich text', async () => {
    const line = JSON.stringify(message('1', 'A-1', 'OUTGOING', { text: '', richText: '<div>a &amp; <b>WRONG</b></div>' }));
    const { conversations } = await readAll(reader, line);
    const [first] = conversations;
    const read = first?.messages[0];
    if (first === undefined || read === undefined) throw new Error('nothing read');
    expect(read.text).toBe('a & WRONG');
    expect(first.locate?.(read, read.text.indexOf('WRONG'))).toEqual({ line: 1, column: line.indexOf('WRONG') + 1 });
  });

  test('records in any order, dropped or doubled: every one is counted, and time puts them in order', async () => {
    const all = ['1', '2', '3', '4', '5'].map((id) => message(id, 'A-1', 'OUTGOING', id === '5' ? { type: 'ASSIGNMENT' } : {}));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 10 }), async (picks) => {
        const { conversations, skipped } = await readAll(reader, picks.map((pick) => JSON.stringify(all[pick])).join('\n'));
        const ids = conversations.flatMap(({ messages }) => messages.map(({ id }) => id));
        expect(ids).toEqual(
          [...new Set(picks)]
            .filter((pick) => pick < 4)
            .sort()
            .map((pick) => String(pick + 1)),
        );
        expect(ids.length + (skipped['duplicate'] ?? 0) + (skipped['event'] ?? 0)).toBe(picks.length);
      }),
      { numRuns: 40 },
    );
  });

  test('leaves other JSON alone', () => {
    expect(
      reader.detect({ path: 'a.json', head: '{"results":[{"id":1,"direction":"inbound","text":"x","status":"sent"}]}' }),
    ).toBeUndefined();
  });
});

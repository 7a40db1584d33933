import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/zendesk/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

describe('zendesk', () => {
  test('says what to do about tickets without comments', async () => {
    const page = JSON.stringify({ tickets: [{ id: 1, via: { channel: 'web' }, subject: 'x', requester_id: 5 }], count: 1 });
    expect(reader.detect({ path: 'tickets.json', head: page })?.confidence).toBeGreaterThanOrEqual(0.3);
    await expect(readAll(reader, page, { path: 'tickets.json' })).rejects.toMatchObject({ code: 'no-comments' });
  });

  test('takes the words that --agent gives for the team where the export does not say', async () => {
    const page = JSON.stringify({
      comments: [
        { id: 1, author_id: 1, author: { id: 1, name: 'Bob' }, body: 'We noticed a double charge.', public: true },
        { id: 2, author_id: 2, author: { id: 2, name: 'Ann' }, body: 'Oh, thank you.', public: true },
      ],
      users: [{ id: 1, name: 'Bob' }],
    });
    const { conversations } = await readAll(reader, page, { path: '5.json', options: { agents: ['bob'] } });
    expect(conversations[0]?.messages.map(({ role }) => role)).toEqual(['agent', 'customer']);
  });

  test('keeps ids beyond 2^53', async () => {
    const { conversations } = await readAll(
      reader,
      '{"id":9007199254740993123,"requester_id":3,"via":{"channel":"web"},"comments":[{"id":9007199254740993125,"author_id":3,"body":"a","public":true}]}',
    );
    expect(conversations[0]?.id).toBe('9007199254740993123');
    expect(conversations[0]?.messages[0]?.id).toBe('9007199254740993125');
  });

  test('finds a place behind an entity and an escape', async () => {
    const line =
      '{"id":1,"requester_id":3,"via":{"channel":"web"},"comments":[{"id":2,"author_id":3,"plain_body":"a &amp; \\"b\\" WRONG","public":true}]}';
    const { conversations } = await readAll(reader, line);
    const [conversation] = conversations;
    const [message] = conversation?.messages ?? [];
    if (conversation === undefined || message === undefined) throw new Error('nothing read');
    expect(message.text).toBe('a & "b" WRONG');
    const place = conversation.locate?.(message, message.text.indexOf('WRONG'));
    expect(place).toEqual({ line: 1, column: line.indexOf('WRONG') + 1 });
  });

  test('leaves other JSON alone', () => {
    expect(reader.detect({ path: 'a.json', head: '{"id":"1","messages":[{"role":"agent","text":"hi"}]}' })).toBeUndefined();
    expect(reader.detect({ path: 'a.csv', head: 'comments,requester' })).toBeUndefined();
  });
});

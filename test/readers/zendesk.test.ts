import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/zendesk/index.ts';
import { expectCountsToAddUp, expectCutsToCostOneRecord } from './counts.ts';
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

  test('finds a place in an HTML-only comment', async () => {
    const line = String.raw`{"id":1,"requester_id":3,"comments":[{"id":2,"author_id":4,"html_body":"<p>Caff\u00e8 &amp; \"t\u00e8\":<br>WRONG</p>","public":true}]}`;
    const { conversations } = await readAll(reader, line);
    const [conversation] = conversations;
    const [message] = conversation?.messages ?? [];
    if (conversation === undefined || message === undefined) throw new Error('nothing read');
    expect(message.text).toBe('Caffè & "tè":\nWRONG');
    expect(conversation.locate?.(message, message.text.indexOf('WRONG'))).toEqual({ line: 1, column: line.indexOf('WRONG') + 1 });
  });

  test('cuts the mail that is answered from a plain body', async () => {
    const body = 'The refund left today.\n\nOn Mon, 6 May 2024 at 09:00, Ann <ann@example.org> wrote:\n> where is it?\n';
    const line = JSON.stringify({ id: 1, requester_id: 3, comments: [{ id: 2, author_id: 4, plain_body: body, public: true }] });
    const { conversations } = await readAll(reader, line);
    expect(conversations[0]?.messages[0]?.text).toBe('The refund left today.');
  });

  test('says that the CSV export has no replies', async () => {
    const csv =
      'Summation column,Id,Requester,Requester id,Requester email,Submitter,Assignee,Group,Subject,Tags,Status,Priority,Via,Ticket type\n1,42,Ann,111,ann@example.org,Ann,Bob,Support,Parcel late,,Solved,,Mail,Question\n';
    expect(reader.detect({ path: 'export.csv', head: csv })?.confidence).toBeGreaterThanOrEqual(0.8);
    await expect(readAll(reader, csv, { path: 'export.csv' })).rejects.toMatchObject({ code: 'no-comments' });
    expect(reader.detect({ path: 'a.csv', head: csv.replace('Tags', 'Comment body') })).toBeUndefined();
  });

  test('says how to get the texts of ticket events', async () => {
    const page = '{"ticket_events":[{"ticket_id":1,"child_events":[{"id":1,"event_type":"Comment","comment_present":true}]}]}';
    await expect(readAll(reader, page)).rejects.toMatchObject({ code: 'no-comments', hint: expect.stringContaining('comment_events') });
  });

  test('a list of users is of use beside tickets only', () => {
    const head = '{"id":1,"email":"a@example.org","role":"end-user","time_zone":"Rome"}\n';
    expect(reader.detect({ path: 'users.json', head })).toMatchObject({ side: true });
    expect(reader.detect({ path: 'a.json', head: head.replace('end-user', 'assistant') })).toBeUndefined();
  });

  test('counts add up whatever becomes of the records', async () => {
    const comment = (id: number, author: number): unknown => ({ id, author_id: author, body: `text ${id}`, public: id % 3 !== 0 });
    const records = [
      { record: '{"id":1,"requester_id":5,"comments":[', messages: 1 },
      { record: JSON.stringify({ id: 2, requester_id: 5, comments: [comment(1, 5), comment(2, 6), comment(3, 6)] }), messages: 3 },
      { record: JSON.stringify({ id: 3, requester_id: 5, comments: [comment(4, 5), { id: 9, public: true }] }), messages: 2 },
      { record: JSON.stringify({ id: 4, requester_id: 5, comments: [comment(6, 5), comment(6, 5)] }), messages: 2 },
      { record: JSON.stringify({ side_conversations: [{ id: 'a' }] }), messages: 1 },
    ];
    const whole = { record: JSON.stringify({ id: 1, requester_id: 5, comments: [comment(7, 5)] }), messages: 1 };
    await expectCountsToAddUp(reader, records, (lines) => [whole.record, ...lines].join('\n'), 'a.json', 1);
  });

  test('a file that is cut off costs its last record only', async () => {
    const lines = [1, 2, 3].map((id) =>
      JSON.stringify({ id, requester_id: 5, comments: [{ id: id * 10, author_id: 5, body: 'È "qui"?\n', public: true }] }),
    );
    await expectCutsToCostOneRecord(reader, lines, 'a.json');
  });

  test('leaves other JSON alone', () => {
    expect(reader.detect({ path: 'a.json', head: '{"id":"1","messages":[{"role":"agent","text":"hi"}]}' })).toBeUndefined();
    expect(reader.detect({ path: 'a.csv', head: 'comments,requester' })).toBeUndefined();
  });
});

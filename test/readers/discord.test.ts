import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/discord/index.ts';
import { isStaffRole } from '../../src/readers/discord/staff.ts';
import { expectCounts } from './accounted.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

const person = (id: number, name: string, roles: readonly string[] = []) => ({
  id: String(id),
  name,
  discriminator: '0000',
  nickname: name,
  isBot: false,
  roles: roles.map((role, index) => ({ id: String(index), name: role, color: null, position: index })),
});
const message = (id: number, author: object, content: string, hour = id) => ({
  id: `12000000000000000${id}`,
  type: 'Default',
  timestamp: `2024-03-12T${String(hour).padStart(2, '0')}:00:00+01:00`,
  content,
  author,
  attachments: [],
});
const channel = (messages: readonly unknown[]): string =>
  JSON.stringify({
    guild: { id: '1', name: 'G' },
    channel: { id: '77', type: 'GuildTextChat', name: 'help' },
    dateRange: { after: null, before: null },
    messages,
  });
const ida = person(1, 'Ida', ['Support Team']);
const tom = person(2, 'Tom', ['Members']);
const lea = person(3, 'Lea');

describe('discord', () => {
  test.each([
    ['Acme Support', true],
    ['🛡️ Moderator', true],
    ['Staff', true],
    ['Team', true],
    ['Assistenza clienti', true],
    ['Server Supporter', false],
    ['Team Red', false],
    ['Members', false],
    ['Modest', false],
  ])('the role %s is staff: %s', (name, staff) => expect(isStaffRole(name)).toBe(staff));

  test('who has no role of the staff is a customer, also before the staff has written', async () => {
    const { conversations, diagnostics } = await readAll(
      reader,
      channel([message(1, tom, 'a'), message(2, lea, 'b'), message(3, ida, 'c')]),
    );
    expect(conversations[0]?.messages.map(({ role }) => role)).toEqual(['customer', 'customer', 'agent']);
    expect(diagnostics).toEqual([]);
  });

  test('--agent names people, user names and roles', async () => {
    const text = channel([message(1, tom, 'a'), message(2, lea, 'b'), message(3, person(4, 'Zoe', ['Wizards']), 'c')]);
    for (const agents of [['zoe'], ['Wizards'], ['Zoe#0000']]) {
      const { conversations } = await readAll(reader, text, { options: { agents } });
      expect(conversations[0]?.messages.map(({ role }) => role)).toEqual(['customer', 'customer', 'agent']);
    }
  });

  test('without staff, nothing tells three people apart', async () => {
    const text = channel([message(1, tom, 'a'), message(2, lea, 'b'), message(3, person(4, 'Zoe'), 'c')]);
    await expect(readAll(reader, text)).rejects.toMatchObject({ code: 'unknown-roles', hint: expect.stringContaining('--agent') });
  });

  test('a silence of a day ends a conversation', async () => {
    const late = { ...message(4, ida, 'd'), timestamp: '2024-03-13T04:00:00+01:00' };
    const { conversations } = await readAll(reader, channel([message(1, tom, 'a'), message(2, ida, 'b'), late]));
    expect(conversations.map(({ id, messages }) => [id, messages.length])).toEqual([
      ['77#1', 2],
      ['77#2', 1],
    ]);
  });

  test('places are found behind Markdown, links and quotes', async () => {
    const content = '> what you said\nUse **[the form](https://example.org/f)** or \\*call\\*: `now` WRONG';
    const text = channel([message(1, tom, 'x'), message(2, ida, content)]);
    const { conversations } = await readAll(reader, text);
    const [conversation] = conversations;
    const reply = conversation?.messages[1];
    if (conversation === undefined || reply === undefined) throw new Error('nothing read');
    expect(reply.text).toBe('Use the form or *call*: now WRONG');
    for (const word of ['Use', 'the form', 'call', 'now', 'WRONG'])
      expect(conversation.locate?.(reply, reply.text.indexOf(word))).toEqual({ line: 1, column: text.indexOf(word) + 1 });
  });

  test('places are found in cells of CSV with doubled quotes', async () => {
    const text = 'AuthorID,Author,Date,Content,Attachments,Reactions\n"1","Tom","2024-03-12T10:00:00+01:00","a ""b"" **c** WRONG","",""\n';
    const { conversations } = await readAll(reader, text, { options: { agents: ['Tom'] } });
    const [message] = conversations[0]?.messages ?? [];
    if (message === undefined) throw new Error('nothing read');
    expect([message.text, message.role]).toEqual(['a "b" c WRONG', 'agent']);
    expect(conversations[0]?.locate?.(message, message.text.indexOf('WRONG'))).toEqual({
      line: 2,
      column: (text.split('\n')[1] ?? '').indexOf('WRONG') + 1,
    });
  });

  test('every record is accounted for', async () => {
    const records = [
      message(1, tom, 'a'),
      message(2, ida, 'b'),
      { ...message(3, lea, 'joined'), type: 'GuildMemberJoin' },
      message(4, lea, ''),
    ];
    await expectCounts(reader, records, [{ id: '9' }, null, 'x'], channel, { options: { agents: ['Ida'] } });
  });

  test('leaves other chats alone', () => {
    expect(reader.detect({ path: 'a.json', head: '{"channel":{"id":"1"},"messages":[{"content":"x"}]}' })).toBeUndefined();
    expect(reader.detect({ path: 'a.csv', head: 'Author,Date,Content\n' })).toBeUndefined();
  });
});

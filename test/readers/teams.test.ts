import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/teams/index.ts';
import { expectCounts } from './accounted.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

const user = (name: string, userIdentityType = 'aadUser') => ({
  user: { id: `id-${name}`, displayName: name, userIdentityType },
  application: null,
});
const message = (id: number, from: object | null, content: string, more: object = {}) => ({
  id: String(id),
  replyToId: null,
  messageType: 'message',
  createdDateTime: `2024-03-12T10:0${id}:00Z`,
  deletedDateTime: null,
  chatId: '19:chat',
  channelIdentity: null,
  from,
  body: { contentType: 'html', content },
  attachments: [],
  ...more,
});
const page = (value: readonly unknown[]): string => JSON.stringify({ value });
const rolesOf = async (value: readonly unknown[], agents: readonly string[] = []): Promise<(string | undefined)[]> => {
  const { conversations } = await readAll(reader, page(value), { options: { agents } });
  return conversations.flatMap(({ messages }) => messages.map(({ role }) => role));
};

describe('teams: Graph', () => {
  test.each(['federatedUser', 'anonymousGuest', 'personalMicrosoftAccountUser'])(
    'a %s is a customer, the organisation is the team',
    async (kind) => {
      expect(await rolesOf([message(1, user('Max', kind), 'a'), message(2, user('Elsa'), 'b'), message(3, user('Kai'), 'c')])).toEqual([
        'customer',
        'agent',
        'agent',
      ]);
    },
  );

  test('a guest is known by the mark behind the name, which is no part of it', async () => {
    const { conversations } = await readAll(reader, page([message(1, user('Uma Day (Guest)'), 'a'), message(2, user('Elsa'), 'b')]));
    expect(conversations[0]?.messages.map(({ role, author }) => [role, author])).toEqual([
      ['customer', 'Uma Day'],
      ['agent', 'Elsa'],
    ]);
  });

  test('colleagues need --agent', async () => {
    const talk = [message(1, user('Max'), 'a'), message(2, user('Elsa'), 'b')];
    await expect(readAll(reader, page(talk))).rejects.toMatchObject({ code: 'unknown-roles', hint: expect.stringContaining('--agent') });
    expect(await rolesOf(talk, ['Elsa'])).toEqual(['customer', 'agent']);
  });

  test('replies of a channel belong to their root, also where they stand beside it', async () => {
    const channel = { chatId: null, channelIdentity: { teamId: 't', channelId: '19:c' } };
    const value = [
      message(1, user('Max', 'federatedUser'), 'a', channel),
      message(2, user('Jan', 'federatedUser'), 'x', channel),
      message(3, user('Elsa'), 'b', { ...channel, replyToId: '1' }),
      message(4, user('Elsa'), 'y', { ...channel, replyToId: '2' }),
    ];
    const { conversations } = await readAll(reader, page(value));
    expect(conversations.map(({ id, messages }) => [id, messages.map(({ text }) => text).join('')])).toEqual([
      ['19:c/1', 'ab'],
      ['19:c/2', 'xy'],
    ]);
  });

  test('places are found in HTML, behind quotes and emoji', async () => {
    const html = '<blockquote><p>old</p></blockquote><p>Hi&nbsp;<at id="0">Max</at> <emoji alt="🙂"></emoji> "now" WRONG</p>';
    const text = page([message(1, user('Max', 'federatedUser'), 'a'), message(2, user('Elsa'), html)]);
    const { conversations } = await readAll(reader, text);
    const reply = conversations[0]?.messages[1];
    if (reply === undefined) throw new Error('nothing read');
    expect(reply.text).toBe('Hi Max 🙂 "now" WRONG');
    for (const word of ['Max<', 'WRONG'])
      expect(conversations[0]?.locate?.(reply, reply.text.indexOf(word.replace('<', '')))).toEqual({
        line: 1,
        column: text.indexOf(word) + 1,
      });
  });

  test('every record is accounted for', async () => {
    const records = [
      message(1, user('Max'), 'a'),
      message(2, user('Elsa'), '<p>b</p>'),
      message(3, null, '', { messageType: 'systemEventMessage' }),
    ];
    await expectCounts(reader, records, [null, { id: '7' }, message(5, user('Max'), 'x', { body: { content: null } })], page, {
      options: { agents: ['Elsa'] },
    });
  });
});

describe('teams: personal export', () => {
  const said = (id: number, from: string, content: string, messagetype = 'RichText/Html') => ({
    id: String(id),
    displayName: null,
    originalarrivaltime: `2024-03-12T10:0${id}:00.000Z`,
    messagetype,
    content,
    from,
  });
  const exported = (list: readonly unknown[]): string =>
    JSON.stringify({ userId: '8:orgid:me', conversations: [{ id: '19:x', displayName: 'Kim', MessageList: list }] });

  test('the owner is the team, with a note that says how to correct it', async () => {
    const { conversations, diagnostics } = await readAll(
      reader,
      exported([said(2, '8:orgid:me', '<p>b</p>'), said(1, '8:live:kim', '<p>a</p>')]),
    );
    expect(conversations[0]?.messages.map(({ role, text }) => [role, text])).toEqual([
      ['customer', 'a'],
      ['agent', 'b'],
    ]);
    expect(diagnostics).toMatchObject([{ code: 'guessed-roles', message: expect.stringContaining('--agent') }]);
  });

  test('--agent turns the sides round, without a note', async () => {
    const text = exported([said(2, '8:orgid:me', '<p>b</p>'), said(1, '8:live:kim', '<p>a</p>')]);
    const { conversations, diagnostics } = await readAll(reader, text, { options: { agents: ['Kim'] } });
    expect(conversations[0]?.messages.map(({ role }) => role)).toEqual(['agent', 'customer']);
    expect(diagnostics).toEqual([]);
  });

  test('every record is accounted for', async () => {
    const records = [said(1, '8:live:kim', 'a'), said(2, '8:orgid:me', 'b'), said(3, '8:live:kim', '', 'Event/Call')];
    await expectCounts(reader, records, [null, { id: '4' }], exported, {});
  });
});

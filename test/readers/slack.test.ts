import { describe, expect, test } from 'vitest';
import type { Family, Source } from '../../src/readers/reader.ts';
import { withoutMarkup } from '../../src/readers/shared/markup.ts';
import { Directory } from '../../src/readers/slack/directory.ts';
import reader from '../../src/readers/slack/index.ts';
import { mrkdwn } from '../../src/readers/slack/markup.ts';
import { expectCounts } from './accounted.ts';
import { readAll, runFixtures, sourceOf } from './helpers.ts';

runFixtures(reader);

const say = (user: string, text: string, minute: number, more: object = {}) => ({
  type: 'message',
  user,
  text,
  ts: `${1710234000 + minute * 60}.000100`,
  user_profile: { real_name: `${user} Full`, display_name: user, name: user },
  ...more,
});
const person = (id: string, team: string, more: object = {}) => ({
  id,
  team_id: team,
  name: id,
  profile: { display_name: id },
  is_bot: false,
  ...more,
});

/** The messages of a channel with the list of users that stands beside it. */
async function readBeside(messages: readonly unknown[], users: readonly unknown[], agents: readonly string[] = []) {
  const path = 'export/help/2024-03-12.json';
  const files = new Map([['../users.json', JSON.stringify(users)]]);
  const family: Family = {
    list: () => [],
    below: () => [],
    open: async (name) => (files.has(name) ? sourceOf(files.get(name) ?? '', name) : undefined),
  };
  const source: Source = { ...sourceOf(JSON.stringify(messages), path), family };
  const roles: (string | undefined)[] = [];
  const hidden: (string | undefined)[] = [];
  const context = { options: { map: {}, agents }, diagnose() {}, skip() {} };
  for await (const { messages: read } of reader.read(source, context)) {
    roles.push(...read.map(({ role }) => role));
    hidden.push(...read.map((message) => message.hidden));
  }
  return { roles, hidden };
}

describe('slack: who is the team', () => {
  const talk = [say('U1', 'Is it down?', 0), say('U2', 'It is. Back by ten.', 1)];

  test('people of another workspace are customers', async () => {
    const users = [person('U1', 'T2'), person('U2', 'T1'), person('U3', 'T1')];
    expect(await readBeside(talk, users)).toMatchObject({ roles: ['customer', 'agent'], hidden: [undefined, undefined] });
  });

  test('guests of the workspace are customers', async () => {
    const users = [person('U1', 'T1', { is_ultra_restricted: true }), person('U2', 'T1')];
    expect((await readBeside(talk, users)).roles).toEqual(['customer', 'agent']);
  });

  test('a channel of colleagues in a workspace with guests is internal', async () => {
    const users = [person('U1', 'T1'), person('U2', 'T1'), person('U3', 'T2')];
    expect((await readBeside(talk, users)).hidden).toEqual(['internal', 'internal']);
  });

  test('--agent wins, and makes all others customers', async () => {
    const users = [person('U1', 'T1'), person('U2', 'T1')];
    expect(await readBeside(talk, users, ['u2@x', '@U2'])).toMatchObject({ roles: ['customer', 'agent'], hidden: [undefined, undefined] });
  });

  test('messages tell the workspaces where no list of users does', async () => {
    const guest = say('U1', 'Is it down?', 0, { team: 'T1', user_team: 'T2' });
    const { conversations } = await readAll(reader, JSON.stringify([guest, say('U2', 'No.', 1, { team: 'T1', user_team: 'T1' })]));
    expect(conversations[0]?.messages.map(({ role }) => role)).toEqual(['customer', 'agent']);
  });

  test('colleagues cannot be told from customers: an error says what to do', async () => {
    await expect(readAll(reader, JSON.stringify(talk))).rejects.toMatchObject({
      code: 'unknown-roles',
      message: expect.stringContaining('"U1", "U2"'),
      hint: expect.stringContaining('--agent "U1"'),
    });
    await expect(readBeside(talk, [person('U1', 'T1'), person('U2', 'T1')])).rejects.toMatchObject({ code: 'unknown-roles' });
  });
});

describe('slack: messages', () => {
  const agents = ['U2'];

  test('a thread is a conversation, whatever stands between its messages', async () => {
    const thread = { thread_ts: '1710234000.000100' };
    const day = [say('U1', 'a', 0, thread), say('U3', 'b', 1), say('U2', 'c', 2, thread), say('U2', 'd', 3)];
    const { conversations } = await readAll(reader, JSON.stringify(day), { path: 'x/help/2024-03-12.json', options: { agents } });
    expect(conversations.map(({ id, messages }) => [id, messages.map(({ text }) => text).join('')])).toEqual([
      ['help#1', 'bd'],
      ['help/1710234000.000100', 'ac'],
    ]);
  });

  test.each([
    ['&lt;b&gt; &amp;amp;', '<b> &amp;'],
    ['*bold* _it_ ~old~ 2*3*4 snake_case_name', 'bold it old 2*3*4 snake_case_name'],
    ['<https://example.org|the *page*> <mailto:a@example.org|a@example.org>', 'the page a@example.org'],
    ['<https://example.org/a_b_c>', 'https://example.org/a_b_c'],
    ['<!subteam^S1|@support> <!date^1710234000^{date}|12 March> <!channel>', '@support 12 March @channel'],
    [':smile: :our_logo: at 10:30:00', '😄 :our_logo: at 10:30:00'],
    ['```\ncode &lt;x&gt;\n```', 'code <x>'],
    ['&gt; quoted\nown', 'own'],
    ['&gt;&gt;&gt; quoted\nquoted too', ''],
  ])('%j reads %j', (raw, text) => expect(withoutMarkup(raw, mrkdwn(new Directory())).text).toBe(text));

  test('places are found behind escapes, mentions and marks', async () => {
    const raw = 'Hi <@U1>, *now* &amp; "then" <https://example.org|here> WRONG';
    const text = JSON.stringify([say('U2', raw, 0)]);
    const { conversations } = await readAll(reader, text, { options: { agents } });
    const [message] = conversations[0]?.messages ?? [];
    if (message === undefined) throw new Error('nothing read');
    expect(message.text).toBe('Hi @U1, now & "then" here WRONG');
    for (const word of ['now', 'then', 'here', 'WRONG'])
      expect(conversations[0]?.locate?.(message, message.text.indexOf(word))).toEqual({ line: 1, column: text.indexOf(word) + 1 });
  });

  test('apps are bots, notices are the system, what was removed is deleted', async () => {
    const day = [
      say('U1', 'a', 0),
      say('U9', 'b', 1, { bot_id: 'B1', bot_profile: { name: 'Desk' } }),
      { type: 'message', subtype: 'bot_message', ts: '1710234120.000100', bot_id: 'B2', text: 'c' },
      say('U1', 'left', 3, { subtype: 'channel_leave' }),
      say('USLACKBOT', 'This message was deleted.', 4, { subtype: 'tombstone' }),
    ];
    const { conversations } = await readAll(reader, JSON.stringify(day), { options: { agents } });
    expect(conversations[0]?.messages.map(({ role, hidden }) => [role, hidden])).toEqual([
      ['customer', undefined],
      ['bot', undefined],
      ['bot', undefined],
      ['system', undefined],
      ['system', 'deleted'],
    ]);
  });

  test('every record is accounted for', async () => {
    const thread = { thread_ts: '1710234000.000100' };
    const records = [
      say('U1', 'a', 0, thread),
      say('U2', 'b', 1, thread),
      say('U1', 'c', 5),
      say('U1', 'd', 6, { subtype: 'message_changed' }),
    ];
    const spoilt = [{ type: 'message', text: 'no ts' }, null, say('U1', '', 9, { text: undefined }), say('U2', 'late', 9000)];
    await expectCounts(reader, records, spoilt, (list) => JSON.stringify(list), { options: { agents } });
  });

  test('the lists of an export are no chats', () => {
    const users = reader.detect({ path: 'users.json', head: JSON.stringify([person('U1', 'T1')]) });
    const groups = reader.detect({ path: 'x/groups.json', head: '[]' });
    expect([users?.side, groups?.side]).toEqual([true, true]);
    expect(reader.detect({ path: 'users.json', head: '[{"id":1,"name":"Ann"}]' })).toBeUndefined();
  });
});

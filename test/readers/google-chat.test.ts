import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/google-chat/index.ts';
import { takeoutTime } from '../../src/readers/google-chat/time.ts';
import { expectCounts } from './accounted.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

const message = (id: number, email: string, text: string | undefined, topic = 't') => ({
  creator: { name: email.split('@')[0], email, user_type: 'Human' },
  created_date: `Tuesday, March 12, 2024 at 9:0${id}:00\u202FAM UTC`,
  ...(text !== undefined && { text }),
  topic_id: topic,
  message_id: `x/${topic}/${id}`,
});
const file = (messages: readonly unknown[]): string => JSON.stringify({ messages });

test.each([
  ['Tuesday, March 12, 2024 at 9:00:05 AM UTC', '2024-03-12T09:00:05Z'],
  ['Tuesday, March 12, 2024 at 12:30:05\u202FPM UTC', '2024-03-12T12:30:05Z'],
  ['Friday, December 1, 2023 at 12:00:00 AM UTC', '2023-12-01T00:00:00Z'],
  ['martedì 12 marzo 2024 alle ore 18:30:00 UTC', '2024-03-12T18:30:00Z'],
  ['martes, 2 de enero de 2024, 7:05:00 UTC', '2024-01-02T07:05:00Z'],
  ['Dienstag, 5. März 2024 um 18:30:00 UTC', '2024-03-05T18:30:00Z'],
  ['mardi 1 août 2023 à 08:00:00', '2023-08-01T08:00:00'],
  ['yesterday', undefined],
])('the time %s', (text, iso) => expect(takeoutTime(text)).toBe(iso));

describe('google-chat: who is the team', () => {
  const rolesOf = async (messages: readonly unknown[], agents: readonly string[] = []) => {
    const { conversations, diagnostics } = await readAll(reader, file(messages), { options: { agents } });
    return { roles: conversations[0]?.messages.map(({ role }) => role), notes: diagnostics.map(({ code }) => code) };
  };

  test('the only company among free addresses', async () => {
    const talk = [message(1, 'petra@hill.example', 'a'), message(2, 'gil@gmail.com', 'b'), message(3, 'ezio@libero.it', 'c')];
    expect(await rolesOf(talk)).toEqual({ roles: ['agent', 'customer', 'customer'], notes: ['guessed-roles'] });
  });

  test('--agent by name, address or domain', async () => {
    const talk = [message(1, 'petra@hill.example', 'a'), message(2, 'gil@oak.example', 'b'), message(3, 'ina@oak.example', 'c')];
    expect((await rolesOf(talk, ['gil'])).roles).toEqual(['customer', 'agent', 'customer']);
    expect((await rolesOf(talk, ['petra@hill.example'])).roles).toEqual(['agent', 'customer', 'customer']);
    expect(await rolesOf(talk, ['oak.example'])).toEqual({ roles: ['customer', 'agent', 'agent'], notes: [] });
  });

  test('of several companies nothing tells which one answers', async () => {
    const talk = [message(1, 'petra@hill.example', 'a'), message(2, 'gil@oak.example', 'b'), message(3, 'ina@oak.example', 'c')];
    await expect(rolesOf(talk)).rejects.toMatchObject({ code: 'unknown-roles' });
  });
});

test('places are found behind marks', async () => {
  const text = file([message(1, 'gil@gmail.com', 'a'), message(2, 'petra@hill.example', 'Yes, *"now"* and `x` WRONG')]);
  const { conversations } = await readAll(reader, text);
  const reply = conversations[0]?.messages[1];
  if (reply === undefined) throw new Error('nothing read');
  expect(reply.text).toBe('Yes, "now" and x WRONG');
  for (const word of ['now', 'x', 'WRONG'].map((each) => (each === 'x' ? '`x' : each)))
    expect(conversations[0]?.locate?.(reply, reply.text.indexOf(word.replace('`', '')))).toEqual({
      line: 1,
      column: text.indexOf(word) + (word.startsWith('`') ? 2 : 1),
    });
});

test('every record is accounted for', async () => {
  const records = [message(1, 'gil@gmail.com', 'a'), message(2, 'petra@hill.example', 'b'), message(3, 'gil@gmail.com', undefined, 'u')];
  await expectCounts(reader, records, [null, { topic_id: 't' }], file, { options: { agents: ['petra'] } });
});

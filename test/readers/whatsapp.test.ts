import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/whatsapp/index.ts';
import { headOf } from '../../src/readers/whatsapp/lines.ts';
import { contentOf } from '../../src/readers/whatsapp/notices.ts';
import { titleOf } from '../../src/readers/whatsapp/title.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

test.each([
  ['[17/06/24, 15:11:07] Acme Shop: Hello', '15:11:07', 'Acme Shop', 'Hello'],
  ['\u200E[6/17/24, 3:11:07\u202FPM] ~\u202FAnn: \u200Eimage omitted', '15:11:07', 'Ann', 'image omitted'],
  ['17/06/24, 15:11 - Acme Shop: Hello', '15:11:00', 'Acme Shop', 'Hello'],
  ['6/17/24, 3:11 PM - Ann: ok', '15:11:00', 'Ann', 'ok'],
  ['17.06.24, 15:11 - Ann: ok', '15:11:00', 'Ann', 'ok'],
  ['13.6.2018 klo 21.25.15 - a: m', '21:25:15', 'a', 'm'],
  ['17/06/2024 à 15:11 - Ann: ok', '15:11:00', 'Ann', 'ok'],
  ['17/6/24 3:11 p.\u00A0m. - Ann: ok', '15:11:00', 'Ann', 'ok'],
  ['17-06-2024 15:11 - Ann: ok', '15:11:00', 'Ann', 'ok'],
  ['[2024/06/17, 21:25:15] a: m', '21:25:15', 'a', 'm'],
  ['2024/6/17 下午3:11 - Ann: 你好', '15:11:00', 'Ann', '你好'],
  ['2024. 06. 17. 15:11 - Ann: ok', '15:11:00', 'Ann', 'ok'],
  ['17/06/24, 12:05 am - Ann: ', '00:05:00', 'Ann', ''],
])('%j begins a message', (line, clock, author, text) => {
  const head = headOf(line, 1);
  expect([head?.clock, head?.author, head?.piece.raw.replace(/^\u200E/, '')]).toEqual([clock, author, text]);
});

test.each(['17/06/24 is fine for me', 'see you on 17/06/24, 15:11', '[17/06/24] hello', '1. first: this'])('%j continues one', (line) => {
  expect(headOf(line, 1)).toBeUndefined();
});

test.each([
  ['Messages and calls are end-to-end encrypted. Tap to learn more.', false, 'notice'],
  ['Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.', true, 'notice'],
  ['Il tuo codice di sicurezza con Ann è cambiato.', false, 'notice'],
  ['You added Ann', true, 'notice'],
  ['I added Ann to the order', false, 'text'],
  ['<Medien ausgeschlossen>', false, 'media'],
  ['immagine omessa', true, 'media'],
  ['invoice.pdf • 2 pages document omitted', true, 'media'],
  ['Hai eliminato questo messaggio.', false, 'deleted'],
  ['POLL: which colour?', true, 'text'],
  ['null', false, 'media'],
])('%j is what it is', (text, marked, content) => {
  expect(contentOf(text, marked)).toBe(content);
});

describe('days and months', () => {
  const dates = async (...lines: string[]): Promise<unknown> => {
    const text = lines.map((line) => `${line}, 10:00 - Ann: x\n`).join('');
    const { conversations } = await readAll(reader, `${text}`, { options: { agents: ['Ann'] } });
    return conversations.flatMap(({ messages }) => messages.map(({ at }) => at?.slice(0, 10)));
  };

  test('a number over twelve decides for the whole file', async () => {
    expect(await dates('6/5/24', '6/17/24')).toEqual(['2024-06-05', '2024-06-17']);
    expect(await dates('5/6/24', '17/6/24')).toEqual(['2024-06-05', '2024-06-17']);
  });

  test('else the number that would run backwards is the day', async () => {
    expect(await dates('1/10/24', '2/3/24')).toEqual(['2024-01-10', '2024-02-03']);
    expect(await dates('10/1/24', '3/2/24')).toEqual(['2024-01-10', '2024-02-03']);
  });

  test('else the day comes first', async () => {
    expect(await dates('5/6/24', '5/6/24')).toEqual(['2024-06-05', '2024-06-05']);
  });
});

test('the title names the customer, also inside an archive', () => {
  expect(titleOf('WhatsApp Chat - Ann Lee.zip/_chat.txt', ['Acme', 'Ann Lee'])).toBe('Ann Lee');
  expect(titleOf('exports/Chat WhatsApp con +39 333 1234567 (2).txt', ['+39 333 123 4567', 'Acme'])).toBe('+39 333 123 4567');
  expect(titleOf('WhatsApp Chat with Somebody.txt', ['Acme', 'Ann'])).toBeUndefined();
});

test('the title wins over who speaks first', async () => {
  const text = '17/06/24, 10:00 - Acme: Your ring is ready\n17/06/24, 10:05 - Ann: Thanks\n';
  const { conversations, diagnostics } = await readAll(reader, text, { path: 'WhatsApp Chat with Ann.txt' });
  expect(conversations[0]?.messages.map(({ role }) => role)).toEqual(['agent', 'customer']);
  expect(diagnostics.map(({ code }) => code)).toEqual(['guessed-roles']);
});

test('a group needs --agent', async () => {
  const text = ['Ann', 'Bob', 'Cleo'].map((name) => `17/06/24, 10:00 - ${name}: hi\n`).join('');
  await expect(readAll(reader, text)).rejects.toMatchObject({ code: 'unknown-roles', hint: expect.stringContaining('--agent') });
  const { conversations } = await readAll(reader, text, { options: { agents: ['Bob'] } });
  expect(conversations[0]?.messages.map(({ role }) => role)).toEqual(['customer', 'agent', 'customer']);
});

test('a day of silence ends a conversation', async () => {
  const text = '17/06/24, 10:00 - Ann: a\n18/06/24, 10:00 - Acme: b\n19/06/24, 10:01 - Ann: c\n';
  const { conversations } = await readAll(reader, text, { path: 'chat.txt', options: { agents: ['Acme'] } });
  expect(conversations.map(({ id, messages }) => [id, messages.length])).toEqual([
    ['chat#1', 2],
    ['chat#2', 1],
  ]);
});

test('text before the first date is told', async () => {
  const { diagnostics, skipped } = await readAll(reader, 'cut off here\n17/06/24, 10:00 - Ann: a\n', { options: { agents: ['Acme'] } });
  expect([diagnostics[0]?.line, skipped]).toEqual([1, { unreadable: 1 }]);
});

test('a number that never sleeps is read in pieces, and nothing is lost between them', async () => {
  const count = 30_000;
  const start = Date.UTC(2024, 0, 13);
  const text = Array.from({ length: count }, (_, index) => {
    const [date = '', clock = ''] = new Date(start + index * 60_000).toISOString().slice(0, 19).split('T');
    return `[${date.split('-').reverse().join('/')}, ${clock}] ${index % 2 === 0 ? 'Ann' : 'Support'}: message ${index}\n`;
  }).join('');
  const { conversations } = await readAll(reader, text);
  expect(conversations.map(({ messages }) => messages.length)).toEqual([20_000, 10_000]);
  expect(conversations[1]?.messages[0]).toMatchObject({ text: 'message 20000', position: { line: 20_001 } });
});

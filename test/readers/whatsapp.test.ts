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
  ['Messages and calls are end-to-end encrypted. Tap to learn more.', 'notice'],
  ['\u200ENachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.', 'notice'],
  ['Il tuo codice di sicurezza con Ann è cambiato.', 'notice'],
  ['\u200EYou added Ann', 'notice'],
  ['\u200EChiamata vocale, \u200E2 min', 'notice'],
  ['Questa azienda utilizza un servizio sicuro di Meta per gestire questa chat. Tocca per maggiori informazioni.', 'notice'],
  ['I added Ann to the order', 'text'],
  ['<Medien ausgeschlossen>', 'media'],
  ['< Média vynechána >', 'media'],
  ['\u200Eimmagine omessa', 'media'],
  ['immagine omessa', 'media'],
  ['manca una immagine omessa', 'text'],
  ['\u200Einvoice.pdf • \u200E2 pages \u200Edocument omitted', 'media'],
  ['posizione: https://maps.google.com/?q=45.1,9.2', 'media'],
  ['Posizione: dietro la chiesa', 'text'],
  ['Hai eliminato questo messaggio.', 'deleted'],
  ["Questo messaggio è stato eliminato dall'amministratore Ann.", 'deleted'],
  ['\u200EPOLL: which colour?', 'text'],
  ['null', 'media'],
])('%j is what it is', (raw, content) => {
  expect(contentOf(raw)).toBe(content);
});

test.each([
  ['\u200EThis one? \u200Eimage omitted', 'This one?'],
  ['Eccola \u200E<allegato: 00000042-PHOTO-2024.jpg>', 'Eccola'],
  ['\u200E<attached: 00000042-PHOTO-2024.jpg>', ''],
  ['IMG-20240617-WA0003.jpg (file allegato)', ''],
  ['\u200Elistino.pdf • \u200E3 pagine \u200E<allegato: 0007-listino.pdf>', ''],
])('%j has the caption %j', async (raw, caption) => {
  const text = `17/06/24, 10:00 - Ann: ${raw}\n17/06/24, 10:01 - Ann: ${raw}\nand more`;
  const { conversations } = await readAll(reader, text, { options: { agents: ['Acme'] } });
  const [first, second] = conversations[0]?.messages ?? [];
  expect(first).toMatchObject({ text: caption, attachments: true });
  expect(second).toMatchObject({ text: caption === '' ? 'and more' : `${caption}\nand more`, attachments: true });
  const place = second && conversations[0]?.locate?.(second, second.text.indexOf('more'));
  expect(place).toEqual({ line: 3, column: 5 });
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

  test('a proof that comes late counts more than how dates change', async () => {
    const early = ['1/6/24', '2/6/24', '3/6/24'].flatMap((date) => Array.from({ length: 800 }, () => date));
    const times = (await dates(...early, '3/17/24')) as string[];
    expect([times[0], times.at(-1)]).toEqual(['2024-01-06', '2024-03-17']);
  });

  test('else the day comes first', async () => {
    expect(await dates('5/6/24', '5/6/24')).toEqual(['2024-06-05', '2024-06-05']);
  });
});

test('the title names the customer, also inside an archive', () => {
  expect(titleOf('WhatsApp Chat - Ann Lee.zip/_chat.txt', ['Acme', 'Ann Lee'])?.author).toBe('Ann Lee');
  expect(titleOf('exports/Chat WhatsApp con +39 333 1234567 (2).txt', ['+39 333 123 4567', 'Acme'])?.author).toBe('+39 333 123 4567');
  expect(titleOf('WhatsApp_Chat_with_Ann_Lee.txt', ['Ann Lee', 'Acme'])?.author).toBe('Ann Lee');
  expect(titleOf('WhatsApp Chat with Somebody.txt', ['Acme', 'Ann'])).toBeUndefined();
  expect(titleOf('Chat WhatsApp con Ann.zip/Chat WhatsApp con Ann.txt', ['Acme'])).toEqual({ name: 'Ann', author: undefined });
});

test('the title wins over who speaks first', async () => {
  const text = '17/06/24, 10:00 - Acme: Your ring is ready\n17/06/24, 10:05 - Ann: Thanks\n';
  const { conversations, diagnostics } = await readAll(reader, text, { path: 'WhatsApp Chat with Ann.txt' });
  expect(conversations[0]?.messages.map(({ role }) => role)).toEqual(['agent', 'customer']);
  expect(diagnostics.map(({ code }) => code)).toEqual(['guessed-roles']);
});

test('a chat called after somebody who has not written yet', async () => {
  const text = '17/06/24, 10:00 - Acme: Your ring is ready\n17/06/24, 10:05 - Acme: Shall we send it?\n';
  const { conversations } = await readAll(reader, text, { path: 'WhatsApp Chat - Ann.zip/_chat.txt' });
  expect(conversations).toMatchObject([{ id: 'WhatsApp Chat - Ann#1', messages: [{ role: 'agent' }, { role: 'agent' }] }]);
});

test('a contact card beside a chat is passed over', () => {
  const head = 'BEGIN:VCARD\nVERSION:3.0\nFN:Marco Neri\nEND:VCARD\n';
  expect(reader.detect({ path: 'chat/Marco.vcf', head })).toMatchObject({ side: true });
  expect(reader.detect({ path: 'chat/Marco.txt', head })).toBeUndefined();
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

test('a late reply is in the conversation of the request', async () => {
  const text = '14/06/24, 18:00 - Ann: a\n17/06/24, 10:00 - Acme: b\n';
  const { conversations } = await readAll(reader, text, { options: { agents: ['Acme'] } });
  expect(conversations.map(({ messages }) => messages.length)).toEqual([2]);
});

test('wherever a file is cut off, all is there up to that place', async () => {
  const text = Array.from(
    { length: 20 },
    (_, index) => `${15 + index}/05/24, 10:0${index % 10} - ${index % 3 ? 'Acme' : 'Ann'}: m${index}\nline 2\r\n`,
  )
    .filter((_, index) => index < 16)
    .join('');
  for (let cut = text.indexOf('m1'); cut < text.length; cut += 13) {
    const { conversations } = await readAll(reader, text.slice(0, cut), { options: { agents: ['Acme'] } });
    const read = conversations.flatMap(({ messages }) => messages);
    expect(read.length).toBe([...text.slice(0, cut).matchAll(/^\d\d\/05\/24, 10:0\d/gm)].length);
  }
});

test.each(['Hello there\nsecond line', 'Hello\n  there, indented\nlast there', 'Hello \u200Ethere\nand there', 'Hello\n\n\nthere'])(
  '%j: places in later lines are those of the file',
  async (words) => {
    const text = `17/06/24, 10:00 - Ann: ${words}\n`;
    const { conversations } = await readAll(reader, text, { options: { agents: ['Acme'] } });
    const [message] = conversations[0]?.messages ?? [];
    const found = [...(message?.text ?? '').matchAll(/there/g)].map(({ index }) => message && conversations[0]?.locate?.(message, index));
    const lines = text.split('\n');
    const wanted = lines.flatMap((line, row) => (line.includes('there') ? [{ line: row + 1, column: line.indexOf('there') + 1 }] : []));
    expect(found).toEqual(wanted);
  },
);

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

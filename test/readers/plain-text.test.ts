import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/plain-text/index.ts';
import { speakerLine } from '../../src/readers/shared/speaker-lines.ts';
import { speakerOf } from '../../src/readers/shared/speakers.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

test.each([
  ['Agent: hi', 'Agent', undefined, 'hi'],
  ['[10:02] Anna (agent): hi', 'Anna (agent)', '10:02', 'hi'],
  ['10:02 AM - Anna: hi', 'Anna', '10:02 AM', 'hi'],
  ['Anna (Support) 10:02', 'Anna (Support)', '10:02', ''],
  ['Anna (10:02): hi', 'Anna', '10:02', 'hi'],
  ['>> Customer: hi', 'Customer', undefined, 'hi'],
  ['(10:02:03) Anna: hi', 'Anna', '10:02:03', 'hi'],
  ['[2024-06-17T15:11:00Z] Anna: hi', 'Anna', '2024-06-17T15:11:00Z', 'hi'],
  ['Agent:', 'Agent', undefined, ''],
])('%j is a speaker line', (line, label, time, text) => {
  const found = speakerLine(line);
  expect([found?.label, found?.time, line.slice(found?.textAt)]).toEqual([label, time, text]);
});

test.each(['see https://example.com/a', 'it costs 10:30', 'no colon here', '12:30'])('%j is no speaker line', (line) => {
  expect(speakerLine(line)).toBeUndefined();
});

test.each([
  ['Agent', undefined, 'agent'],
  ['Cliente', undefined, 'customer'],
  ['Anna (agent)', 'Anna', 'agent'],
  ['Support Agent (Anna)', 'Anna', 'agent'],
  ['Operatore Luca', 'Luca', 'agent'],
  ['Anna - Support', 'Anna', 'agent'],
  ['Customer Success', 'Customer Success', 'agent'],
  ['Acme Support', 'Acme Support', 'agent'],
  ['Luca', 'Luca', undefined],
])('%j is who it says', (label, name, role) => {
  expect(speakerOf(label)).toEqual({ ...(name !== undefined && { name }), ...(role !== undefined && { role }) });
});

describe('speakers of whom nothing is known', () => {
  test('two: the first is taken for the customer, with one note for the file', async () => {
    const text = 'Rita: hello\nOmar: hi Rita\n---\nOmar: we are open again\nRita: thanks\n';
    const { conversations, diagnostics } = await readAll(reader, text);
    const roles = conversations.map(({ messages }) => messages.map(({ author, role }) => `${author} ${role}`));
    expect(roles).toEqual([
      ['Rita customer', 'Omar agent'],
      ['Omar agent', 'Rita customer'],
    ]);
    expect(diagnostics).toMatchObject([
      { code: 'guessed-roles', level: 'note', line: 1, message: expect.stringContaining('--agent "Rita"') },
    ]);
  });

  test('three: the error says what to type', async () => {
    const reading = readAll(reader, 'Rita: hello\nOmar: hi\nLena: hey\n');
    await expect(reading).rejects.toMatchObject({ code: 'unknown-roles', hint: 'Name the team, as in --agent "Rita".' });
  });

  test('three with --agent: the others are customers', async () => {
    const { conversations } = await readAll(reader, 'Rita: hello\nOmar: hi\nLena: hey\n', { options: { agents: ['OMAR'] } });
    expect(conversations[0]?.messages.map(({ role }) => role)).toEqual(['customer', 'agent', 'customer']);
  });

  test('three in one of two conversations: they are counted', async () => {
    const text = 'Customer: hello\nAgent: hi\n---\nRita: hello\nOmar: hi\nLena: hey\n';
    const { conversations, skipped } = await readAll(reader, text);
    expect([conversations.length, skipped]).toEqual([1, { 'unknown-speaker': 3 }]);
  });
});

test('the text may stand under the name', async () => {
  const { conversations } = await readAll(reader, 'Customer:\n  Where is it?\n\nAgent:\nOn its way.\n');
  expect(conversations[0]?.messages.map(({ text, position }) => [text, position])).toEqual([
    ['Where is it?', { line: 2, column: 3 }],
    ['On its way.', { line: 5, column: 1 }],
  ]);
});

test('prose with colons is not taken', () => {
  expect(
    reader.detect({ path: 'a.txt', head: 'Shopping list\n\nMilk: two\nThe rest of the page is long.\nAnd longer.\nAnd longer.\n' }),
  ).toBeUndefined();
});

test('a talk that has only begun is one', async () => {
  const text = 'Customer: where is my parcel?\nIt was due on Monday.\n';
  expect(reader.detect({ path: 'chat.txt', head: text })?.confidence).toBeGreaterThanOrEqual(0.3);
  const { conversations } = await readAll(reader, text, { path: 'chat.txt' });
  expect(conversations.map(({ messages }) => messages.map(({ role, text: words }) => [role, words]))).toEqual([
    [['customer', 'where is my parcel?\nIt was due on Monday.']],
  ]);
  for (const other of ['Dear Ann,\nnote: it is late\n', 'Info: the shop is closed\n', 'Price: 20 euro\n'])
    expect(reader.detect({ path: 'a.txt', head: other })).toBeUndefined();
});

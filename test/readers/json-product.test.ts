import { describe, expect, test } from 'vitest';
import dixa from '../../src/readers/dixa/index.ts';
import gladly from '../../src/readers/gladly/index.ts';
import kayako from '../../src/readers/kayako/index.ts';
import kustomer from '../../src/readers/kustomer/index.ts';
import type { TranscriptReader } from '../../src/readers/reader.ts';
import reamaze from '../../src/readers/reamaze/index.ts';
import { expectCountsToAddUp } from './counts.ts';
import { readAll, runFixtures } from './helpers.ts';

const PRODUCTS: readonly { readonly reader: TranscriptReader; readonly message: (id: number, text: string) => unknown }[] = [
  { reader: dixa, message: (id, text) => ({ id, csid: 1, direction: 'OUTBOUND', text, created_at: 1709280000000 + id }) },
  {
    reader: gladly,
    message: (id, text) => ({ id, conversationId: 'c', initiator: { type: 'AGENT' }, content: { type: 'EMAIL', content: text } }),
  },
  { reader: kayako, message: (id, text) => ({ id, contents: text, creator: { id: 2 }, is_requester: false, conversation: { id: 1 } }) },
  { reader: kustomer, message: (id, text) => ({ id, type: 'message', attributes: { preview: text, direction: 'out' } }) },
  {
    reader: reamaze,
    message: (id, text) => ({ id, body: text, visibility: 0, user: { name: 'Bo', 'customer?': false }, conversation: { slug: 's' } }),
  },
];

for (const { reader } of PRODUCTS) runFixtures(reader);

describe.each(PRODUCTS.map((product) => [product.reader.meta.name, product] as const))('%s', (_name, { reader, message }) => {
  test('finds a place behind escapes', async () => {
    const text = JSON.stringify([message(1, 'a "b"\nWRONG')]);
    const [conversation] = (await readAll(reader, text, { path: 'a.json' })).conversations;
    const [found] = conversation?.messages ?? [];
    if (conversation === undefined || found === undefined) throw new Error('nothing read');
    expect(found.role).toBe('agent');
    expect(conversation.locate?.(found, found.text.indexOf('WRONG'))).toEqual({ line: 1, column: text.indexOf('WRONG') + 1 });
  });

  test('cuts the mail that is answered', async () => {
    const text = JSON.stringify([
      message(1, 'It left today.\n\nOn Mon, 6 May 2024 at 09:00, Ann <ann@example.org> wrote:\n> where is it?'),
    ]);
    expect((await readAll(reader, text)).conversations[0]?.messages[0]?.text).toBe('It left today.');
  });

  test('counts add up whatever becomes of the records', async () => {
    const records = [1, 2, 3].map((id) => ({ record: message(id, `text ${id}`), messages: 1 }));
    const broken = [
      { record: 7, messages: 1 },
      { record: { nothing: 'of ours' }, messages: 1 },
    ];
    await expectCountsToAddUp(reader, [...records, ...broken], (all) => JSON.stringify(all), 'a.json');
  });

  test('leaves other JSON alone', () => {
    expect(reader.detect({ path: 'a.json', head: '{"messages":[{"role":"agent","text":"hi"}]}' })).toBeUndefined();
    expect(reader.detect({ path: 'a.csv', head: 'id,body' })).toBeUndefined();
  });
});

describe('roles that a product does not state', () => {
  const message = (name: string, created_at: string): unknown => ({
    body: `from ${name}`,
    visibility: 0,
    origin: 1,
    created_at,
    user: { name, email: `${name}@example.org` },
    conversation: { slug: 's' },
  });
  // Newest first, as in the product.
  const text = JSON.stringify([message('bo', '2024-01-01T10:00:00Z'), message('ann', '2024-01-01T09:00:00Z')]);

  test('the first who writes is taken for the customer, with a note', async () => {
    const { conversations, diagnostics } = await readAll(reamaze, text);
    expect(conversations[0]?.messages.map(({ author, role }) => [author, role])).toEqual([
      ['ann', 'customer'],
      ['bo', 'agent'],
    ]);
    expect(diagnostics).toMatchObject([{ code: 'guessed-roles', level: 'note' }]);
  });

  test('a message without id that comes in two pages is a duplicate', async () => {
    const page = { messages: [message('bo', '2024-01-01T10:00:00Z'), message('bo', '2024-01-01T10:01:00Z')] };
    const { conversations, skipped } = await readAll(reamaze, `${JSON.stringify(page)}\n${JSON.stringify(page)}\n`);
    expect([conversations[0]?.messages.length, skipped]).toEqual([2, { duplicate: 2 }]);
  });

  test('--agent corrects it, by name or address', async () => {
    for (const agent of ['Ann', 'ann@example.org']) {
      const { conversations, diagnostics } = await readAll(reamaze, text, { options: { agents: [agent] } });
      expect(conversations[0]?.messages.map(({ role }) => role)).toEqual(['agent', 'customer']);
      expect(diagnostics).toEqual([]);
    }
  });
});

import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/zammad/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

const article = (more: Record<string, unknown>): string =>
  JSON.stringify({
    id: 1,
    ticket_id: 2,
    type: 'email',
    sender: 'Agent',
    body: 'x',
    content_type: 'text/plain',
    internal: false,
    created_at: '2024-01-01T00:00:00.000Z',
    ...more,
  });

describe('zammad', () => {
  test.each([
    [{ sender: 'Customer' }, 'customer', undefined],
    [{ sender: 'System' }, 'system', undefined],
    [{ sender: undefined, sender_id: 2 }, 'customer', undefined],
    [{ sender: undefined, sender_id: 1, internal: true }, 'agent', 'internal'],
    [{ body: ' ' }, 'agent', 'empty'],
  ])('an article with %j', async (more, role, hidden) => {
    const { conversations } = await readAll(reader, article(more));
    const [first] = conversations[0]?.messages ?? [];
    expect([first?.role, first?.hidden]).toEqual([role, hidden]);
  });

  test.each([
    ['Nora Quist via Acme <help@acme.example.org>', 'Nora Quist'],
    ['"Quist, Nora" <nora@acme.example.org>', 'Quist, Nora'],
    ['nora@acme.example.org', 'nora@acme.example.org'],
    ['<nora@acme.example.org>', '<nora@acme.example.org>'],
    [undefined, 'login'],
  ])('the author of %j', async (from, author) => {
    const { conversations } = await readAll(reader, article({ from, created_by: 'login' }));
    expect(conversations[0]?.messages[0]?.author).toBe(author);
  });

  test('finds a place behind HTML and escapes', async () => {
    const line = article({ content_type: 'text/html; charset=utf-8', body: '<div>"a" &lt;b&gt;</div><div>WRONG</div>' });
    const { conversations } = await readAll(reader, line);
    const [first] = conversations[0]?.messages ?? [];
    if (first === undefined) throw new Error('nothing read');
    expect(first.text).toBe('"a" <b>\nWRONG');
    expect(conversations[0]?.locate?.(first, first.text.indexOf('WRONG'))).toEqual({ line: 1, column: line.indexOf('WRONG') + 1 });
  });

  test('cuts quoted history from plain mail, and markup from nothing that is plain', async () => {
    const body = 'Is 1 < 2 & <b>?\n\n> the question';
    const texts = async (type: string): Promise<unknown> =>
      (await readAll(reader, article({ body, type }))).conversations[0]?.messages[0]?.text;
    expect([await texts('email'), await texts('note')]).toEqual(['Is 1 < 2 & <b>?', body]);
  });

  test.each([
    [
      '<div>Yes.</div><div data-signature="true" data-signature-id="1"><div>Nora</div><div>Acme</div></div><div>And no.</div>',
      'Yes.\nAnd no.',
    ],
    ['<div>Yes.</div><div data-signature="true"><div>Nora', 'Yes.'],
    ['<p>Yes.</p><span class="a js-signatureMarker"></span><p>From: Acme</p>', 'Yes.'],
    ['<div><span class="js-signatureMarker"></span>-- all of it --</div>', '-- all of it --'],
  ])('the words of %j', async (body, text) => {
    const { conversations } = await readAll(reader, article({ body, content_type: 'text/html' }));
    expect(conversations[0]?.messages[0]?.text).toBe(text);
  });

  test('finds a place behind a signature', async () => {
    const line = article({ body: '<div data-signature="true">"Nora"</div><div>it is WRONG</div>', content_type: 'text/html', type: 'web' });
    const { conversations } = await readAll(reader, line);
    const [first] = conversations[0]?.messages ?? [];
    if (first === undefined) throw new Error('nothing read');
    expect(conversations[0]?.locate?.(first, first.text.indexOf('WRONG'))).toEqual({ line: 1, column: line.indexOf('WRONG') + 1 });
  });

  test('says what to do about tickets without articles', async () => {
    const page = JSON.stringify([{ id: 2, group_id: 1, number: '42', title: 't', article_count: 3 }]);
    expect(reader.detect({ path: 'tickets.json', head: page })?.confidence).toBeGreaterThanOrEqual(0.8);
    await expect(readAll(reader, page)).rejects.toMatchObject({ code: 'no-messages', hint: expect.stringContaining('by_ticket') });
  });
});

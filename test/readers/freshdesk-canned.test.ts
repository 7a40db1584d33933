import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/freshdesk-canned/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

describe('freshdesk-canned', () => {
  test('responses of one title in two folders are both read', async () => {
    const folder = (name: string): object => ({ folder: { name, canned_responses: [{ title: 'Thanks', content: `Thanks, ${name}` }] } });
    const { responses, skipped } = await readAll(reader, JSON.stringify([folder('A'), folder('B')]));
    expect(responses.map(({ text, tags }) => [text, tags])).toEqual([
      ['Thanks, A', ['A']],
      ['Thanks, B', ['B']],
    ]);
    expect(new Set(responses.map(({ id }) => id)).size).toBe(2);
    expect(skipped).toEqual({});
  });

  test('a place is exact behind tags, with placeholders as they stand', async () => {
    const line = JSON.stringify({ id: 1, title: 'x', content_html: '<p>Hi {{ticket.id}}</p><blockquote>WRONG</blockquote>' });
    const { responses } = await readAll(reader, line);
    expect(responses[0]?.text).toBe('Hi {{ticket.id}}\n\nWRONG');
    expect(responses[0]?.locate?.(responses[0].text.indexOf('WRONG'))).toEqual({ line: 1, column: line.indexOf('WRONG') + 1 });
  });

  test('folders without responses say what to dump', async () => {
    const page = JSON.stringify([{ id: 2, name: 'Shipping', personal: false, responses_count: 3 }]);
    await expect(readAll(reader, page)).rejects.toMatchObject({ code: 'no-text', hint: expect.stringContaining('canned_responses') });
  });

  test('tickets of the same export are passed over', () => {
    expect(reader.detect({ path: 'Tickets0.json', head: '[{"helpdesk_ticket":{"id":1}}]' })).toMatchObject({ side: true });
    expect(reader.detect({ path: 'a.json', head: '[{"title":"x","text":"y"}]' })).toBeUndefined();
  });
});

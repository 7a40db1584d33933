import { describe, expect, test } from 'vitest';
import type { Conversation } from '../../src/model/index.ts';
import { lazyRead, type ReadContext } from '../../src/readers/reader.ts';
import { htmlBody, looksLikeHtml, plainBody } from '../../src/readers/shared/body.ts';
import { JsonRecord } from '../../src/readers/shared/json-text.ts';
import { type Post, threadOf } from '../../src/readers/shared/posts.ts';
import { Threads } from '../../src/readers/shared/threads.ts';
import { sourceOf } from './helpers.ts';

const skipped: string[] = [];
const context: ReadContext = { options: { map: {}, agents: [] }, diagnose() {}, skip: (reason) => void skipped.push(reason) };
const line = '{"a":"x &amp; y","b":"<p>Hi&nbsp;Ann<br>it is late</p>"}';
const record = new JsonRecord(line, 3, 1, 1);
const post = (id: string, text = 'text', at?: string): Post => ({
  id,
  role: 'agent',
  at,
  body: { text, locate: () => ({ line: 1, column: 1 }) },
});

describe('bodies of records', () => {
  test('plain text leads back into the file', () => {
    const body = plainBody(record, ['a'], 'x &amp; y', { entities: true });
    expect(body.text).toBe('x & y');
    expect(body.locate(4)).toEqual({ line: 3, column: line.indexOf('y"') + 1 });
  });

  test('HTML leads back into the file', () => {
    const body = htmlBody(record, ['b'], '<p>Hi&nbsp;Ann<br>it is late</p>');
    expect(body.text).toBe('Hi Ann\nit is late');
    expect(body.locate(body.text.indexOf('late'))).toEqual({ line: 3, column: line.indexOf('late') + 1 });
  });

  test.each([
    ['<p>Hello</p>', true],
    ['Hello<br/>there', true],
    ['I <3 you & 1 < 2', false],
    ['Write <name> here', false],
  ])('%s', (text, html) => expect(looksLikeHtml(text)).toBe(html));
});

describe('threads of posts', () => {
  test('are in order of time, and what comes twice is counted', () => {
    skipped.length = 0;
    const posts = [post('2', 'b', '2024-01-02T00:00:00Z'), post('1', 'a', '2024-01-01T00:00:00Z'), post('2', 'b', '2024-01-02T00:00:00Z')];
    const { messages } = threadOf({ id: 'c', path: 'p', subject: ' ' }, posts, context);
    expect(messages.map(({ id }) => id)).toEqual(['1', '2']);
    expect(skipped).toEqual(['duplicate']);
  });

  test('a post with nothing to read is empty', () => {
    expect(threadOf({ id: 'c', path: 'p' }, [post('1', ' ')], context).messages[0]?.hidden).toBe('empty');
  });

  test('come together from a flat list; the first facts count', () => {
    const threads = new Threads(context);
    const early = [...threads.add({ id: 'a', path: 'p', channel: 'chat' }, post('1')), ...threads.add({ id: 'b', path: 'p' }, post('2'))];
    early.push(...threads.add({ id: 'a', path: 'p', channel: 'mail', subject: 's' }, post('3')));
    expect(early).toEqual([]);
    const [first, second] = [...threads.end()];
    expect(first).toMatchObject({ id: 'a', channel: 'chat', subject: 's' });
    expect([first?.messages.length, second?.messages.length, threads.count]).toEqual([2, 1, 2]);
  });
});

test('a lazy reader loads its code when it is used', async () => {
  let loads = 0;
  const read = lazyRead<Conversation>(async () => {
    loads += 1;
    return {
      async *read(source) {
        yield { id: await source.text(), path: source.path, messages: [] };
      },
    };
  });
  expect(loads).toBe(0);
  const ids: string[] = [];
  for await (const { id } of read(sourceOf('one'), context)) ids.push(id);
  expect([loads, ids]).toEqual([1, ['one']]);
});

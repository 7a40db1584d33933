import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/zendesk-macros/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

describe('zendesk-macros', () => {
  const macro = (actions: unknown, more: object = {}): string => JSON.stringify({ macros: [{ id: 5, title: 'A::B', actions, ...more }] });

  test('finds a place in HTML and in a list', async () => {
    const html = macro([{ field: 'comment_value_html', value: '<p>One &amp; "two"</p><p>WRONG</p>' }]);
    const list = macro([{ field: 'comment_value', value: ['channel:all', 'one "two" WRONG'] }]);
    for (const text of [html, list]) {
      const [response] = (await readAll(reader, text)).responses;
      expect(response?.locate?.(response.text.indexOf('WRONG'))).toEqual({ line: 1, column: text.indexOf('WRONG') + 1 });
    }
  });

  test('a text in both forms is one response', async () => {
    const actions = [
      { field: 'comment_value', value: 'Hello there' },
      { field: 'comment_value_html', value: '<p>Hello <b>there</b></p>' },
    ];
    expect((await readAll(reader, macro(actions))).responses.map(({ text }) => text)).toEqual(['Hello there']);
  });

  test.each([
    ['inactive', macro([{ field: 'comment_value', value: 'x' }], { active: false })],
    [
      'internal',
      macro([
        { field: 'comment_value', value: 'x' },
        { field: 'comment_mode_is_public', value: 'false' },
      ]),
    ],
    ['no-text', macro([{ field: 'comment_value', value: ['channel:all'] }])],
    ['side-conversation', macro([{ field: 'side_conversation', value: ['s', '<p>x</p>', 'a@example.org', 'text/html'] }])],
    ['unreadable', macro('none')],
  ])('skipped: %s', async (reason, text) => {
    const { responses, skipped } = await readAll(reader, text);
    expect(responses).toEqual([]);
    expect(skipped).toEqual({ [reason]: 1 });
  });

  test('leaves other libraries with actions alone', () => {
    const gorgias = '{"id":1,"name":"x","actions":[{"name":"setResponseText","arguments":{"body_text":"Hi"}}]}';
    expect(reader.detect({ path: 'a.json', head: gorgias })).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import chatwoot from '../../src/readers/chatwoot-canned/index.ts';
import front from '../../src/readers/front-templates/index.ts';
import gorgias from '../../src/readers/gorgias-macros/index.ts';
import helpscout from '../../src/readers/helpscout-saved/index.ts';
import type { CannedReader } from '../../src/readers/reader.ts';
import zammad from '../../src/readers/zammad-modules/index.ts';
import { readAll } from './helpers.ts';

interface Kind {
  readonly reader: CannedReader;
  /** The key under which a page lists its objects. */
  readonly list: string;
  /** `text` has no markup of its own. */
  response(id: number, text: string | null): unknown;
}

const KINDS: readonly Kind[] = [
  { reader: helpscout, list: 'items', response: (id, text) => ({ id, name: `n${id}`, text: null, chatText: text }) },
  {
    reader: front,
    list: '_results',
    response: (id, text) => ({
      id: `rsp_${id}`,
      name: `n${id}`,
      subject: null,
      body: text,
      attachments: [],
      is_available_for_all_inboxes: true,
    }),
  },
  {
    reader: gorgias,
    list: 'data',
    response: (id, text) => ({
      ...{ id, name: `n${id}`, language: 'en' },
      actions: text === null ? null : [{ name: 'setResponseText', type: 'user', title: 't', arguments: { body_html: text } }],
    }),
  },
  { reader: chatwoot, list: 'payload', response: (id, text) => ({ id, account_id: 1, short_code: `n${id}`, content: text }) },
  {
    reader: zammad,
    list: 'text_modules',
    response: (id, text) => ({ id, name: `n${id}`, keywords: 'k', content: text, active: true, group_ids: [] }),
  },
];

describe.each(KINDS.map((kind) => [kind.reader.meta.name, kind] as const))('%s', (_name, { reader, list, response }) => {
  const all = [
    response(1, 'It leaves today.'),
    response(2, 'It is "here" \u00e8 WRONG'),
    response(3, null),
    response(1, 'It leaves today.'),
  ];
  const shapes = {
    array: JSON.stringify(all),
    lines: all.map((each) => JSON.stringify(each)).join('\n'),
    page: JSON.stringify({ [list]: all }, undefined, 2),
    pages: JSON.stringify([{ [list]: all.slice(0, 2) }, { [list]: all.slice(2) }]),
  };

  test.each(Object.entries(shapes))('reads the same of every shape: %s', async (_shape, text) => {
    const { responses, skipped } = await readAll(reader, text);
    expect(responses.map((each) => each.text)).toEqual(['It leaves today.', 'It is "here" \u00e8 WRONG']);
    expect(skipped).toEqual({ unreadable: 1, duplicate: 1 });
    const [, second] = responses;
    const at = text.split('\n').findIndex((line) => line.includes('WRONG'));
    const column = (text.split('\n')[at] ?? '').indexOf('WRONG') + 1;
    expect(second?.locate?.(second.text.indexOf('WRONG'))).toEqual({ line: at + 1, column });
  });

  test('takes its own list and no other of these', () => {
    for (const kind of KINDS) {
      const detection = reader.detect({ path: 'list.json', head: JSON.stringify([kind.response(1, 'a'), kind.response(2, 'b')]) });
      if (kind.reader === reader) expect(detection?.confidence).toBeGreaterThanOrEqual(0.9);
      else expect(detection).toBeUndefined();
    }
    expect(reader.detect({ path: 'list.csv', head: 'name,content\na,b\n' })).toBeUndefined();
    expect(reader.detect({ path: 'list.json', head: '[{"id":1,"title":"t","text":"x"}]' })).toBeUndefined();
  });

  test('an empty list is no error; one in which nothing is a response says what to do', async () => {
    expect((await readAll(reader, '[]')).diagnostics).toMatchObject([{ code: 'no-responses', level: 'note' }]);
    await expect(readAll(reader, JSON.stringify([response(1, null)]))).rejects.toMatchObject({
      code: 'no-responses',
      hint: expect.stringMatching(/save/i),
    });
  });
});

describe('helpscout-saved', () => {
  test('says that a list of previews holds no texts', async () => {
    const text = '[{"id":1,"name":"a","preview":"Hi there, of course ..."}]';
    expect(helpscout.detect({ path: 'a.json', head: text })?.confidence).toBeGreaterThanOrEqual(0.8);
    await expect(readAll(helpscout, text)).rejects.toMatchObject({ code: 'no-responses', hint: expect.stringContaining('previews') });
  });

  test('is known by its placeholders where there is no text for chats', () => {
    const head = '[{"id":1,"name":"a","text":"Hi {%customer.firstName,fallback=there%}"}]';
    expect(helpscout.detect({ path: 'a.json', head })?.confidence).toBeGreaterThanOrEqual(0.9);
    expect(helpscout.detect({ path: 'a.json', head: head.replace('{%customer', '{% if customer') })).toBeUndefined();
  });

  test('is known by its bare objects where there is HTML in them', () => {
    const head = '[{"id":1,"name":"a","text":"Hi there,<br />yes"}]';
    expect(helpscout.detect({ path: 'a.json', head })?.confidence).toBeGreaterThan(0.8);
    expect(helpscout.detect({ path: 'a.json', head: head.replace('<br />', ' ') })).toBeUndefined();
    expect(helpscout.detect({ path: 'a.json', head: head.replace('"id":1', '"id":1,"tags":[]') })).toBeUndefined();
  });
});

describe('gorgias-macros', () => {
  test('leaves macros of other products alone', () => {
    expect(
      gorgias.detect({ path: 'a.json', head: '{"macros":[{"title":"t","actions":[{"field":"comment_value","value":"x"}]}]}' }),
    ).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/intercom-macros/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

const macro = (id: string, body: string | null, text: string | null): object => ({
  type: 'macro',
  id,
  name: `M${id}`,
  body,
  body_text: text,
});

describe('intercom-macros', () => {
  test('a place in the HTML is exact behind a placeholder', async () => {
    const line = JSON.stringify(macro('1', '<p>Hi <attribute key="user.name" default="there"/>, WRONG</p>', null));
    const { responses } = await readAll(reader, line);
    expect(responses[0]?.text).toBe('Hi {{user.name|fallback:"there"}}, WRONG');
    expect(responses[0]?.locate?.(responses[0].text.indexOf('WRONG'))).toEqual({ line: 1, column: line.indexOf('WRONG') + 1 });
  });

  test('a list of macros without texts says what to ask for', async () => {
    const page = JSON.stringify({ type: 'list', data: [macro('1', null, null), macro('2', null, null)] });
    await expect(readAll(reader, page)).rejects.toMatchObject({ code: 'no-text', hint: expect.stringContaining('per_page') });
  });

  test('leaves other JSON alone', () => {
    expect(reader.detect({ path: 'a.json', head: '{"macros":[{"title":"x","actions":[]}]}' })).toBeUndefined();
    expect(reader.detect({ path: 'a.json', head: '{"body_text":"x","incoming":true,"private":false}' })).toBeUndefined();
  });
});

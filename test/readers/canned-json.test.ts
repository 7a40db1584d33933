import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/canned-json/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

describe('canned-json', () => {
  test('places are exact behind escapes', async () => {
    const line = '{"id":"a","text":"one\\n\\"two\\" WRONG"}';
    const { responses } = await readAll(reader, line);
    const [response] = responses;
    expect(response?.locate?.(response.text.indexOf('WRONG'))).toEqual({ line: 1, column: line.indexOf('WRONG') + 1 });
  });

  test('honours --map', async () => {
    const { responses } = await readAll(reader, '[{"chiave":"k1","frase":"Ciao!","text":"not this"}]', {
      options: { map: { id: 'chiave', text: 'frase' } },
    });
    expect(responses).toMatchObject([{ id: 'k1', text: 'Ciao!' }]);
  });

  test('refuses a file in which nothing is a response', async () => {
    await expect(readAll(reader, '[{"id":1,"txt":"x"}]', { path: 'a.json' })).rejects.toMatchObject({ code: 'no-responses' });
    await expect(readAll(reader, '{"id":1,', { path: 'a.json' })).rejects.toMatchObject({ code: 'bad-json', line: 1 });
  });

  test('an empty list is no error', async () => {
    const { responses, diagnostics } = await readAll(reader, '{"macros":[]}');
    expect(responses).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'no-responses', level: 'note' }]);
  });

  test('leaves transcripts alone', () => {
    expect(reader.detect({ path: 'a.jsonl', head: '{"id":"1","messages":[{"role":"agent","text":"hi"}]}' })).toBeUndefined();
    expect(reader.detect({ path: 'a.csv', head: 'title,text\n' })).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/canned-folder/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

describe('canned-folder', () => {
  test('passes over a read-me', async () => {
    const { responses, skipped } = await readAll(reader, '# How we use this folder\n', { path: 'library/README.md' });
    expect(responses).toEqual([]);
    expect(skipped).toEqual({ readme: 1 });
  });

  test('diagnoses a file that is only front matter', async () => {
    const { responses, diagnostics } = await readAll(reader, '---\ntitle: Empty\n---\n', { path: 'empty.md' });
    expect(responses).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'empty-response', level: 'error' }]);
  });

  test('finds a place in the last line', async () => {
    const text = '---\ntitle: T\n---\nHi,\n\u200Esee you WRONG\n';
    const { responses } = await readAll(reader, text, { path: 't.md' });
    const [response] = responses;
    expect(response?.text).toBe('Hi,\nsee you WRONG');
    expect(response?.locate?.(response.text.indexOf('WRONG'))).toEqual({ line: 5, column: 10 });
  });

  test('does not claim CSV or JSON', () => {
    expect(reader.detect({ path: 'a.csv', head: 'title,text\n' })).toBeUndefined();
    expect(reader.detect({ path: '-', head: '[{"text":"x"}]' })).toBeUndefined();
  });
});

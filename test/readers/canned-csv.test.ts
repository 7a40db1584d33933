import { expect, test } from 'vitest';
import reader from '../../src/readers/canned-csv/index.ts';
import csv from '../../src/readers/csv/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

test('a transcript is not taken for a library, nor a library for a transcript', () => {
  const transcript = { path: 'a.csv', head: 'ticket_id,id,role,created_at,text\n1,2,agent,2024-01-01,hi\n' };
  const library = { path: 'a.csv', head: 'name,text\nhello,Hi there\n' };
  expect(reader.detect(transcript)?.confidence ?? 0).toBeLessThan(csv.detect(transcript)?.confidence ?? 0);
  expect(csv.detect(library)?.confidence ?? 0).toBeLessThan(reader.detect(library)?.confidence ?? 0);
});

test('a column that is not there', async () => {
  const reading = readAll(reader, 'macro,words\nhello,Hi\n', { options: { map: { text: 'wordz' } } });
  await expect(reading).rejects.toMatchObject({ code: 'missing-column', hint: 'Did you mean "words"?' });
});

test('no text column at all', async () => {
  await expect(readAll(reader, 'a,b\n1,2\n')).rejects.toMatchObject({
    code: 'missing-column',
    hint: expect.stringContaining('--map text='),
  });
});

test('a wrong count of fields costs one record', async () => {
  const { responses, diagnostics } = await readAll(reader, 'name,text\r\na,one\r\nb\r\nc,three\r\n');
  expect(responses.map(({ id }) => id)).toEqual(['a', 'c']);
  expect(diagnostics).toMatchObject([{ code: 'bad-record', line: 3, record: 2, level: 'error' }]);
});

test('nothing to read', async () => {
  await expect(readAll(reader, '')).rejects.toMatchObject({ code: 'not-a-table' });
});

test('HTML in a cell is read as text, with its place', async () => {
  const text = 'title,response,isenabled\nHi,"<p class=""x"">Dear %{ticket.name.first}</p>\n<p>WRONG</p>",1\nOld,Gone,0\n';
  const { responses, skipped } = await readAll(reader, text);
  const [response] = responses;
  expect(response?.text).toBe('Dear %{ticket.name.first}\n\nWRONG');
  expect(response?.locate?.(response.text.indexOf('WRONG'))).toEqual({ line: 3, column: 4 });
  expect(skipped).toEqual({ inactive: 1 });
});

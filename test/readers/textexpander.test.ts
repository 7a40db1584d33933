import { expect, test } from 'vitest';
import reader from '../../src/readers/textexpander/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

test('a place behind entities is that of its word', async () => {
  const xml =
    '<plist><dict><key>abbreviation</key><string>x</string>\n<key>plainText</key><string>A &amp; B\n  it&#39;s WRONG</string></dict></plist>';
  const { responses } = await readAll(reader, xml);
  const [response] = responses;
  expect(response?.text).toBe("A & B\n  it's WRONG");
  expect(response?.locate?.(response.text.indexOf('WRONG'))).toEqual({ line: 3, column: 12 });
});

test('a property list without snippets says so', async () => {
  await expect(readAll(reader, '<plist><dict><key>abbreviation</key></dict></plist>')).rejects.toMatchObject({ code: 'no-responses' });
});

test('tables with a header, of single words or of four columns are not taken', () => {
  for (const head of ['name,text\na,b c\n', 'x,one\ny,two\n', 'a,b c,d,e\nb,c d,e,f\n', 'a,one two\na,three four\n'])
    expect(reader.detect({ path: 'a.csv', head })).toBeUndefined();
});

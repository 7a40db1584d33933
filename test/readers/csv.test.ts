import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/csv/index.ts';
import { type CsvBroken, csvAgain, csvRecords } from '../../src/readers/shared/csv.ts';
import { CsvRecord } from '../../src/readers/shared/csv-record.ts';
import { sniffCsv } from '../../src/readers/shared/csv-table.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

async function records(text: string, delimiter = ',', step = 7): Promise<(CsvRecord | CsvBroken)[]> {
  async function* chunks(): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += step) yield text.slice(at, at + step);
  }
  const items: (CsvRecord | CsvBroken)[] = [];
  for await (const item of csvRecords(chunks(), delimiter)) items.push(item);
  return items;
}

const field = fc.string({ unit: fc.constantFrom('a', 'b', 'è', '"', ',', ';', '\n', ' ', '\u{1F600}'), maxLength: 8 });
const write = (value: string): string => (/[",;\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

describe('CSV records', () => {
  test('are those that were written, wherever the chunks end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.integer({ min: 1, max: 20 }),
        async (rows, lineBreak, ended, step) => {
          const filled = rows.filter((row) => row.some((value) => value.trim() !== ''));
          const text = filled.map((row) => row.map(write).join(',')).join(lineBreak) + (ended ? lineBreak : '');
          const found = await records(text, ',', step);
          expect(found.map((item) => (item instanceof CsvRecord ? item.values : item))).toEqual(filled);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('know where each field starts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 6 }), async (rows) => {
        const marked = rows.map((row) => row.map((value) => `x${value}`));
        const text = marked.map((row) => row.map(write).join(',')).join('\n');
        const lines = text.split('\n');
        for (const item of await records(text)) {
          if (!(item instanceof CsvRecord)) throw new Error(item.broken);
          item.values.forEach((_, index) => {
            const { line, column } = item.field(index).position;
            expect(lines[line - 1]?.[column - 1]).toBe('x');
          });
        }
      }),
    );
  });

  test('a quote that is never closed costs one record, even at the end of a large file', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `${index},${'word '.repeat(20)}`);
    const found = await records(['a,"never closed', ...rows].join('\n'), ',', 65_536);
    expect(found.filter((item) => !(item instanceof CsvRecord))).toEqual([{ line: 1, broken: 'a quote is opened and not closed' }]);
    expect(found).toHaveLength(20_001);
    expect(found.at(-1)?.line).toBe(20_001);
  });

  test('in any mess of quotes: the same wherever the chunks end, exact places, and nothing is lost without a word', async () => {
    const bits = fc.constantFrom('a', ' ', '"', '""', ',', '\n', '\r\n', '\r', '\u{1F600}', '"x"', ',"', '",', '"\n', '\n"', 'say "x" to');
    await fc.assert(
      fc.asyncProperty(fc.array(bits, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), async (pieces, step) => {
        const text = pieces.join('');
        const found = await records(text, ',', Number.MAX_SAFE_INTEGER);
        expect(await records(text, ',', step)).toEqual(found);
        const lines = text.split('\n');
        const told = new Set<number>();
        for (const item of found) {
          told.add(item.line);
          if (!(item instanceof CsvRecord)) continue;
          for (let line = item.line; line < item.line + item.source.split('\n').length; line++) told.add(line);
          item.values.forEach((value, index) => {
            const { raw, quoted, position } = item.field(index);
            expect(quoted ? raw.replaceAll('""', '"') : raw).toBe(value);
            const there = [(lines[position.line - 1] ?? '').slice(position.column - 1), ...lines.slice(position.line)].join('\n');
            expect(there.startsWith(raw)).toBe(true);
          });
        }
        lines.forEach((line, index) => {
          if (line.trim() !== '') expect(told).toContain(index + 1);
        });
        const read = found.filter((item) => item instanceof CsvRecord);
        expect(csvAgain(read, ',')).toEqual(read);
      }),
      { numRuns: 1000 },
    );
  });

  test('broken records among many cost only themselves', async () => {
    const broken = new Map([
      [7, '7,"never closed'],
      [300, '300,"never closed, either'],
      [301, '301,"and ""again""'],
      [999, '999,"at the end'],
    ]);
    const stray = (line: number): boolean => line % 90 === 3;
    const text = Array.from({ length: 1000 }, (_, index) => {
      const line = index + 1;
      return broken.get(line) ?? (stray(line) ? `${line},"a "word" too many"` : `${line},"a ""word"", plain"`);
    });
    const found = await records(text.join('\r\n'), ',', 1000);
    expect(found.filter((item) => !(item instanceof CsvRecord)).map(({ line }) => line)).toEqual([...broken.keys()]);
    for (const item of found) {
      if (!(item instanceof CsvRecord)) continue;
      expect(item.values).toEqual([`${item.line}`, stray(item.line) ? 'a "word" too many' : 'a "word", plain']);
    }
    expect(found).toHaveLength(1000);
  });

  test('blank lines and lines of another width change no line number', async () => {
    const found = await records('a,b,c\n\n1,"2\n\n",3\r\n\r\n  \n4\n5,6,7,8\n9,10,11\n');
    expect(found.map((item) => [item.line, item instanceof CsvRecord ? item.values.length : 0])).toEqual([
      [1, 3],
      [3, 3],
      [8, 1],
      [9, 4],
      [10, 3],
    ]);
  });

  test('stray quotes inside a line are text', async () => {
    const found = await records('1,a 12" screen\n2,"say "hi" twice"\n3,""No" is no answer, she said"\n4,7",""a" b "c ""d"" e"\n');
    expect(found.map((item) => (item instanceof CsvRecord ? item.values : item))).toEqual([
      ['1', 'a 12" screen'],
      ['2', 'say "hi" twice'],
      ['3', '"No" is no answer, she said'],
      ['4', '7"', '"a" b "c "d" e'],
    ]);
    const [, second, , fourth] = found as CsvRecord[];
    expect(second?.field(1)).toEqual({ raw: 'say "hi" twice', quoted: true, position: { line: 2, column: 4 } });
    expect(fourth?.field(2)).toEqual({ raw: '"a" b "c ""d"" e', quoted: true, position: { line: 4, column: 7 } });
  });
});

test.each([
  ['a;b\n1,5;2\n', ';'],
  ['a\tb\n"x;y;z"\t2\n', '\t'],
  ['a|b|c\n1|2|3\n', '|'],
  ['sep=|\na,b|c\n', '|'],
  ['text,role\n"a; b; c",agent\n', ','],
])('the delimiter of %j is %j', (text, delimiter) => {
  expect(sniffCsv(text)?.delimiter).toBe(delimiter);
});

describe('columns', () => {
  test('a mapped column that is not there names those that are, and the nearest', async () => {
    const reading = readAll(reader, 'ticket,who,words\n1,agent,hello\n', { options: { map: { text: 'wrods', role: 'who' } } });
    await expect(reading).rejects.toMatchObject({
      code: 'missing-column',
      line: 1,
      column: 1,
      message: expect.stringContaining('"ticket", "who", "words"'),
      hint: 'Did you mean "words"?',
    });
  });

  test('mapped columns win over known names', async () => {
    const { conversations } = await readAll(reader, 'id,text,body,role\n1,wrong,right,agent\n', { options: { map: { text: 'body' } } });
    expect(conversations[0]?.messages[0]?.text).toBe('right');
  });

  test('a table without any text says how to map', async () => {
    await expect(readAll(reader, 'a,b\n1,2\n')).rejects.toMatchObject({
      code: 'missing-column',
      hint: expect.stringContaining('--map text='),
    });
  });

  test('an id that comes back is the id of the conversation', async () => {
    const { conversations } = await readAll(reader, 'id,role,text\n7,user,hi\n7,agent,hello\n8,user,hey\n');
    expect(conversations.map(({ id, messages }) => [id, messages.length])).toEqual([
      ['7', 2],
      ['8', 1],
    ]);
  });

  test('without a conversation column the file is one, and says so', async () => {
    const { conversations, diagnostics } = await readAll(reader, 'role,text\nuser,hi\nagent,hello\n', { path: 'exports/may.csv' });
    expect(conversations.map(({ id }) => id)).toEqual(['may']);
    expect(diagnostics.map(({ code, level }) => [code, level])).toEqual([['one-conversation', 'note']]);
  });
});

describe('roles', () => {
  test('nobody known: the error says what to type', async () => {
    const reading = readAll(reader, 'ticket,author,text\n1,Rita,hello\n1,Omar,hi\n');
    await expect(reading).rejects.toMatchObject({ code: 'unknown-roles', hint: expect.stringContaining('--agent "Rita"') });
  });

  test('a column of names in the place of roles needs --agent too', async () => {
    const text = 'ticket,from,text\n1,Rita,hello\n1,Omar,hi\n';
    await expect(readAll(reader, text)).rejects.toMatchObject({ code: 'unknown-roles' });
    const { conversations } = await readAll(reader, text, { options: { agents: ['omar'] } });
    expect(conversations[0]?.messages.map(({ role, author }) => [role, author])).toEqual([
      ['customer', 'Rita'],
      ['agent', 'Omar'],
    ]);
  });

  test('yes or no about the side', async () => {
    const { conversations } = await readAll(reader, 'ticket,inbound,text\n1,True,hello\n1,False,hi\n');
    expect(conversations[0]?.messages.map(({ role }) => role)).toEqual(['customer', 'agent']);
  });
});

describe('times', () => {
  test.each([
    ['2024-03-04 09:12', '2024-03-04T09:12'],
    ['2024-03-04T09:12:05.120Z', '2024-03-04T09:12:05.120Z'],
    ['2024-03-04 09:12:05 UTC', '2024-03-04T09:12:05Z'],
    ['2024-03-04 09:12:05+0530', '2024-03-04T09:12:05+05:30'],
    ['1709543525', '2024-03-04T09:12:05Z'],
    ['1709543525000', '2024-03-04T09:12:05Z'],
    ['Mon, 04 Mar 2024 10:12:05 +0100', '2024-03-04T09:12:05Z'],
    ['March 4, 2024 9:12 AM', '2024-03-04T09:12:00'],
    ['25/03/2024 9:12', '2024-03-25T09:12:00'],
    ['03/25/2024 9:12 PM', '2024-03-25T21:12:00'],
    ['03/04/2024 9:12', undefined],
    ['yesterday', undefined],
  ])('%s is %s', async (time, wanted) => {
    const { conversations } = await readAll(reader, `role,text,created_at\nagent,hi,"${time}"\n`);
    expect(conversations[0]?.messages[0]?.at).toBe(wanted);
  });

  test('newest first is turned round', async () => {
    const text = 'id,ticket,role,text,at\n2,1,agent,second,2024-03-04T10:00:00Z\n1,1,user,first,2024-03-04T09:00:00Z\n';
    const { conversations } = await readAll(reader, text);
    expect(conversations[0]?.messages.map(({ id }) => id)).toEqual(['1', '2']);
  });
});

test('a BOM and CRLF change nothing', async () => {
  const text = 'ticket,role,text\n1,agent,"two\nlines"\n';
  const plain = await readAll(reader, text);
  const windows = await readAll(reader, `\uFEFF${text.replaceAll('\n', '\r\n')}`);
  const messages = (outcome: typeof plain): unknown => outcome.conversations.map((conversation) => conversation.messages);
  expect(messages(windows)).toEqual(messages(plain));
});

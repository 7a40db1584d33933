import { describe, expect, test } from 'vitest';
import type { ReadContext } from '../../src/readers/reader.ts';
import type { DataRecord } from '../../src/readers/shared/record.ts';
import { xmlRecords } from '../../src/readers/shared/xml-records.ts';
import { sourceOf } from './helpers.ts';

async function read(text: string): Promise<{ readonly records: DataRecord[]; readonly faults: (readonly [string, number | undefined])[] }> {
  const faults: (readonly [string, number | undefined])[] = [];
  const context: ReadContext = {
    options: { map: {}, agents: [] },
    diagnose: ({ code, line }) => void faults.push([code, line]),
    skip: () => undefined,
  };
  const records: DataRecord[] = [];
  for await (const record of xmlRecords(sourceOf(text), context, ['a-row'])) records.push(record);
  return { records, faults };
}

describe('records of an XML file', () => {
  test('have the values that their types say', async () => {
    const { records } = await read(
      '<rows><a-row><n type="integer">12</n><big type="integer">9007199254740993</big><yes type="boolean">true</yes><none nil="true"/>' +
        '<list type="array"><x>1</x><x><y>2</y></x></list><empty type="array"/><t>a &lt;b&gt; &#232;</t></a-row></rows>',
    );
    expect(records.map(({ value }) => value)).toEqual([
      { a_row: { n: 12, big: '9007199254740993', yes: true, none: null, list: ['1', { y: '2' }], empty: [], t: 'a <b> \u00e8' } },
    ]);
  });

  test('lead back to the place of each character, also behind entities, CDATA and chunks', async () => {
    const filler = `<x>${'blah '.repeat(60)}</x>\n`;
    const text = `<rows>\n${filler}<a-row>\n  <t>a &amp; b\n  ONE</t></a-row>\n${filler}<a-row><u>x</u>\n<t><![CDATA[<p>c</p> TWO]]></t></a-row></rows>`;
    const { records } = await read(text);
    const placeOf = (record: DataRecord | undefined, word: string): unknown => {
      const row = record?.value as { readonly a_row: { readonly t: string } } | undefined;
      return record?.place(['a_row', 't'], row?.a_row.t.indexOf(word) ?? 0);
    };
    const lines = text.split('\n');
    expect(placeOf(records[0], 'ONE')).toEqual({ line: 5, column: (lines[4] ?? '').indexOf('ONE') + 1 });
    expect(placeOf(records[0], '& b')).toEqual({ line: 4, column: (lines[3] ?? '').indexOf('&amp;') + 1 });
    expect(placeOf(records[1], 'TWO')).toEqual({ line: 8, column: (lines[7] ?? '').indexOf('TWO') + 1 });
    expect(records.map(({ line, record }) => [line, record])).toEqual([
      [3, 1],
      [7, 2],
    ]);
  });

  test('that do not end cost one diagnostic each', async () => {
    const { records, faults } = await read('<rows>\n<a-row><t>1</t>\n<a-row><t>2</t></a-row>\n<a-row><t>3</t>');
    expect(records.map(({ value }) => value)).toEqual([{ a_row: { t: '2' } }]);
    expect(faults).toEqual([
      ['bad-xml', 2],
      ['truncated-xml', 4],
    ]);
  });

  test('a file without any is refused', async () => {
    await expect(read('<html><p>Sign in</p></html>')).rejects.toMatchObject({ code: 'bad-xml' });
  });
});

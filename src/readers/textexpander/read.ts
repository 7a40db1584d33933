import type { CannedResponse } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { csvRecords } from '../shared/csv.ts';
import { CsvRecord } from '../shared/csv-record.ts';
import { csvText } from '../shared/csv-text.ts';
import { stemOf } from '../shared/file-name.ts';
import { UniqueIds } from '../shared/unique-id.ts';
import { plistSnippets } from './plist.ts';
import { snippetDelimiter } from './rows.ts';

/** The snippets of a group file or of a table without header. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<CannedResponse> {
  if (/<plist\b/.test(source.head)) yield* plistSnippets(await source.text(), source.path, context);
  else yield* tableSnippets(source, context);
}

async function* tableSnippets(source: Source, context: ReadContext): AsyncGenerator<CannedResponse> {
  const ids = new UniqueIds();
  const group = stemOf(source.path);
  let record = 0;
  for await (const item of csvRecords(source.chunks(), snippetDelimiter(source.head) ?? ',')) {
    record += 1;
    if (!(item instanceof CsvRecord) || item.values.length < 2) {
      const message =
        item instanceof CsvRecord ? 'This row has no text beside the abbreviation.' : `This record cannot be read: ${item.broken}.`;
      context.diagnose({ code: 'bad-record', message, line: item.line, record, level: 'error' });
      continue;
    }
    const { text, position, locate } = csvText(item, 1);
    if (text === '') {
      context.skip('empty');
      continue;
    }
    const abbreviation = (item.values[0] ?? '').trim();
    const label = (item.values[2] ?? '').trim();
    yield {
      id: ids.of(abbreviation === '' ? String(record) : abbreviation),
      path: source.path,
      title: label === '' ? abbreviation : label,
      text,
      tags: [group],
      position,
      ...(locate !== undefined && { locate }),
    };
  }
}

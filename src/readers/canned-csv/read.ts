import { UserError } from '../../errors.ts';
import type { CannedResponse } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { looksLikeHtml } from '../shared/body.ts';
import { cellBody, cellHtml } from '../shared/cell-body.ts';
import { cell, csvRows, headerOf, resolveColumns } from '../shared/csv-table.ts';
import { CANNED_FIELDS, keyOf } from '../shared/fields.ts';
import { responseOf } from '../shared/responses.ts';
import { booleanOf } from '../shared/roles.ts';
import { UniqueIds } from '../shared/unique-id.ts';

/** Columns in which a no takes a response out of use, in the normal form of `keyOf`. */
const IN_USE = ['isenabled', 'enabled', 'isactive', 'active'];

export async function* read(source: Source, context: ReadContext): AsyncGenerator<CannedResponse> {
  const header = headerOf(source, 'name,text');
  const columns = resolveColumns(header, source.path, context.options.map, CANNED_FIELDS);
  const textColumn = columns['text'];
  if (textColumn === undefined) {
    const there = header.names.map((name) => `"${name}"`).join(', ');
    throw new UserError('missing-column', `No column looks like the text of a reply. The columns are ${there}.`, {
      path: source.path,
      line: header.line,
      hint: 'Say which it is with --map text=COLUMN.',
    });
  }
  const ids = new UniqueIds();
  const inUse = header.names.findIndex((name) => IN_USE.includes(keyOf(name)));
  for await (const record of csvRows(source, header, context)) {
    if (inUse >= 0 && booleanOf(cell(record.values[inUse])) === false) {
      context.skip('inactive');
      continue;
    }
    const html = looksLikeHtml(record.values[textColumn] ?? '');
    const body = html ? cellHtml(record, textColumn, { cutHistory: false }) : cellBody(record, textColumn);
    if (body.text === '') {
      context.skip('empty');
      continue;
    }
    const value = (field: string): string | undefined => {
      const found = columns[field] === undefined ? '' : cell(record.values[columns[field]]);
      return found === '' || found === 'NULL' ? undefined : found;
    };
    const title = value('title');
    const language = value('language');
    const tags = value('tags')
      ?.split(/\s*[,;|]\s*/)
      .filter((tag) => tag !== '');
    yield responseOf({ id: ids.of(value('id') ?? title ?? String(record.record)), path: source.path, title, language, tags }, body);
  }
}

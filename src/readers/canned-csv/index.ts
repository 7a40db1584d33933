import { UserError } from '../../errors.ts';
import type { CannedResponse } from '../../model/index.ts';
import { defineReader } from '../reader.ts';
import { cell, csvRows, headerOf, resolveColumns, sniffCsv } from '../shared/csv-table.ts';
import { csvText } from '../shared/csv-text.ts';
import { CANNED_FIELDS, FieldFinder, MESSAGE_FIELDS } from '../shared/fields.ts';
import { UniqueIds } from '../shared/unique-id.ts';

/** Columns that a library of replies never has and a transcript nearly always has. */
const CONVERSATIONAL = ['conversation', 'role', 'at', 'author'] as const;

/** A list of canned responses: a name or shortcut, and the text. formats.md section 11.1. */
export default defineReader({
  meta: { kind: 'canned', name: 'canned-csv', title: 'Canned responses as CSV', extensions: ['csv', 'tsv'] },

  detect({ head }) {
    const header = sniffCsv(head);
    if (header === undefined) return undefined;
    const canned = new FieldFinder(CANNED_FIELDS).assign(header.names);
    if (canned.text === undefined || (canned.title === undefined && canned.id === undefined)) return undefined;
    const messages = new FieldFinder(MESSAGE_FIELDS).assign(header.names);
    const telling = CONVERSATIONAL.some(
      (field) => messages[field] !== undefined && messages[field] !== canned.title && messages[field] !== canned.id,
    );
    const names = [canned.id ?? canned.title, canned.text].map((name) => `"${name}"`).join(' and ');
    return { confidence: telling ? 0.3 : 0.7, why: `its header has the columns ${names}` };
  },

  async *read(source, context) {
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
    for await (const record of csvRows(source, header, context)) {
      const place = csvText(record, textColumn);
      if (place.text === '') {
        context.skip('empty');
        continue;
      }
      const value = (field: string): string | undefined => {
        const found = columns[field] === undefined ? '' : cell(record.values[columns[field]]);
        return found === '' ? undefined : found;
      };
      const title = value('title');
      const language = value('language');
      const tags = value('tags')
        ?.split(/\s*[,;|]\s*/)
        .filter((tag) => tag !== '');
      const response: CannedResponse = {
        id: ids.of(value('id') ?? title ?? String(record.record)),
        path: source.path,
        ...(title !== undefined && { title }),
        text: place.text,
        ...(language !== undefined && { language }),
        ...(tags !== undefined && { tags }),
        position: place.position,
        ...(place.locate !== undefined && { locate: place.locate }),
      };
      yield response;
    }
  },
});

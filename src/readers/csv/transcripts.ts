/** Tables in which a cell holds a whole conversation, as reports of chats have: `Customer: ...` and `Agent: ...` line by line. */

import type { Conversation } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { type CsvHeader, csvRows } from '../shared/csv-table.ts';
import { cellEncoding } from '../shared/csv-text.ts';
import { stemOf } from '../shared/file-name.ts';
import type { Piece } from '../shared/lines-text.ts';
import { speakerLine } from '../shared/speaker-lines.ts';
import { Speakers } from '../shared/speakers.ts';
import { type About, dayOrderOfTimes, SpeechBuilder, speechesOf } from '../shared/speeches.ts';
import { UniqueIds } from '../shared/unique-id.ts';
import type { Columns } from './columns.ts';
import { contentOf } from './rows.ts';
import { SpreadsheetTraces } from './spreadsheet.ts';

/** The conversations of such a table, one a row. A row in which nobody speaks is counted as `no-speakers`. */
export async function* transcriptsOf(
  source: Source,
  header: CsvHeader,
  columns: Columns,
  context: ReadContext,
): AsyncGenerator<Conversation> {
  const text = columns['text'] ?? 0;
  const speakers = new Speakers(context);
  const times = header.sample.flatMap(({ values }) => (values[text] ?? '').split('\n').map((line) => speakerLine(line)?.time));
  const builder = new SpeechBuilder(source.path, speakers, context, dayOrderOfTimes(times));
  const ids = new UniqueIds();
  const spoilt = new SpreadsheetTraces();
  for await (const record of csvRows(source, header, context)) {
    spoilt.look(record, columns);
    const { raw, quoted, position } = record.field(text);
    const lines = raw.split('\n').map((line, index): Piece => {
      const column = index === 0 ? position.column : 1;
      return { raw: line, line: position.line + index, column, encoding: cellEncoding(quoted) };
    });
    const value = (field: string): string | undefined => contentOf(record, columns[field]);
    const about: { -readonly [K in keyof About]: About[K] } = {
      id: ids.of(value('conversation') ?? value('id') ?? `${stemOf(source.path)}#${record.record}`),
    };
    for (const field of ['subject', 'channel', 'language'] as const) {
      const said = value(field);
      if (said !== undefined) about[field] = said;
    }
    const conversation = builder.build(speechesOf(lines, speakers, context), about);
    if (conversation === undefined) context.skip('no-speakers');
    else yield conversation;
  }
  spoilt.note(context);
  builder.end();
}

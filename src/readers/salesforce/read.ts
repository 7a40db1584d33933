import type { Conversation } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { headerOf } from '../shared/csv-table.ts';
import { FieldFinder, type Synonyms } from '../shared/fields.ts';
import { jsonLayout } from '../shared/json-records.ts';
import { jsonSites, lose } from '../shared/site.ts';
import { SiteRow } from '../shared/site-row.ts';
import { type Row, tableRows } from '../shared/table-row.ts';
import { MESSAGE_COLUMNS, readMessages } from './messages.ts';
import { objectOf, objectOfJson } from './objects.ts';
import { readTranscripts, TRANSCRIPT_COLUMNS } from './transcripts.ts';

/** Reads the records of one Salesforce object, whichever of those that hold messages it is. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const isJson = jsonLayout(source.head) !== undefined;
  const object = (isJson ? objectOfJson(source.head) : objectOf(source.head)) ?? 'EmailMessage';
  const known: Synonyms<string> = object === 'LiveChatTranscript' ? TRANSCRIPT_COLUMNS : MESSAGE_COLUMNS[object];
  const rows = isJson ? jsonRows(source, context, known, object) : csvRows(source, context, known);
  if (object === 'LiveChatTranscript') yield* readTranscripts(rows, source.path, context);
  else yield* readMessages(rows, object, source.path, context);
}

async function* csvRows(source: Source, context: ReadContext, known: Synonyms<string>): AsyncGenerator<Row> {
  yield* tableRows(source, headerOf(source, 'Id,ParentId,Incoming,MessageDate,TextBody'), context, known);
}

/** What queries answer: `{"records":[...]}`, and `{"result":{"records":[...]}}` of the command line. */
async function* jsonRows(source: Source, context: ReadContext, known: Synonyms<string>, object: string): AsyncGenerator<Row> {
  const finder = new FieldFinder<string>(known, context.options.map);
  for await (const site of jsonSites(source, context, ['records'])) {
    for (const row of site.object('result')?.list('records') ?? [site]) {
      const type = row.object('attributes')?.string('type');
      if (type === undefined || type === object) yield new SiteRow(row, finder);
      else lose(context, row, 'other-object', `This record is of ${type}: give the records of each object in a file of their own.`);
    }
  }
}

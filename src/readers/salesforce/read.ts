import type { Conversation } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { headerOf } from '../shared/csv-table.ts';
import { tableRows } from '../shared/table-row.ts';
import { readMessages } from './messages.ts';
import { objectOf } from './objects.ts';
import { readTranscripts, TRANSCRIPT_COLUMNS } from './transcripts.ts';

/** Reads a table of one Salesforce object, whichever of those that hold messages it is. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const header = headerOf(source, 'Id,ParentId,Incoming,MessageDate,TextBody');
  const object = objectOf(source.head) ?? 'EmailMessage';
  if (object === 'LiveChatTranscript') {
    yield* readTranscripts(tableRows(source, header, context, TRANSCRIPT_COLUMNS), source.path, context);
  } else yield* readMessages(source, header, object, context);
}

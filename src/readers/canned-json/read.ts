import { UserError } from '../../errors.ts';
import type { CannedResponse } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { jsonLayout, jsonRecords } from '../shared/json-records.ts';
import type { DataRecord } from '../shared/record.ts';
import { yamlRecords } from '../shared/yaml-records.ts';
import { Library } from './library.ts';

/** Keys under which exports list their responses. */
const LISTS = [
  'responses',
  'macros',
  'replies',
  'canned_responses',
  'cannedResponses',
  'canned',
  'saved_replies',
  'savedReplies',
  'templates',
  'snippets',
  'matches',
  'combos',
  'items',
  'data',
  'results',
];

export async function* read(source: Source, context: ReadContext): AsyncGenerator<CannedResponse> {
  const library = new Library(source.path, context, LISTS);
  for await (const record of recordsOf(source, context)) yield* library.take(record, [], record.value);
  if (library.responses > 0) return;
  if (library.lost > 0) {
    throw new UserError('no-responses', `${source.path} has no canned response that could be read.`, {
      path: source.path,
      hint: 'Say which key is which, such as --map text=body --map title=name.',
    });
  }
  context.diagnose({ code: 'no-responses', message: 'The file holds no canned responses.', level: 'note' });
}

async function* recordsOf(source: Source, context: ReadContext): AsyncIterable<DataRecord> {
  if (jsonLayout(source.head) === undefined) yield* await yamlRecords(source, context);
  else yield* jsonRecords(source, context, LISTS);
}

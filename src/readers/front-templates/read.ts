import type { CannedResponse } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { htmlBody } from '../shared/body.ts';
import { type CannedItem, cannedList, type Taken } from '../shared/canned-list.ts';
import { wordAt } from '../shared/lost.ts';

export function read(source: Source, context: ReadContext): AsyncGenerator<CannedResponse> {
  return cannedList(source, context, { lists: ['_results'], hint: 'Save GET /message_templates, whose objects have a "body".', take });
}

function take({ record, path, value }: CannedItem): Taken {
  const { body: raw } = value;
  if (typeof raw !== 'string') return { lost: 'A message template has no "body".' };
  return [{ id: wordAt(value, 'id'), title: wordAt(value, 'name'), body: htmlBody(record, [...path, 'body'], raw, { cutHistory: false }) }];
}

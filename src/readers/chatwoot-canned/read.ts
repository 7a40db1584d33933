import type { CannedResponse } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { mappedBody } from '../shared/body.ts';
import { type CannedItem, cannedList, type Taken } from '../shared/canned-list.ts';
import { decodedText } from '../shared/decoded-text.ts';
import { wordAt } from '../shared/lost.ts';
import { markdownEncoding } from '../shared/markdown-encoding.ts';
import { idAt } from '../shared/record.ts';

export function read(source: Source, context: ReadContext): AsyncGenerator<CannedResponse> {
  return cannedList(source, context, { lists: ['payload', 'data'], hint: 'Save GET /api/v1/accounts/ACCOUNT/canned_responses.', take });
}

/** People know a canned response by its short code. */
function take({ record, path, value }: CannedItem): Taken {
  const { content } = value;
  if (typeof content !== 'string') return { lost: 'A canned response has no "content".' };
  const id = wordAt(value, 'short_code') ?? idAt(record, [...path, 'id'], value['id']);
  return [{ id, body: mappedBody(record, [...path, 'content'], decodedText(content, markdownEncoding)) }];
}

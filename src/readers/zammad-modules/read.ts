import type { CannedResponse } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { htmlBody, looksLikeHtml, plainBody } from '../shared/body.ts';
import { type CannedItem, cannedList, type Taken } from '../shared/canned-list.ts';
import { wordAt } from '../shared/lost.ts';
import { idAt } from '../shared/record.ts';

export function read(source: Source, context: ReadContext): AsyncGenerator<CannedResponse> {
  return cannedList(source, context, { lists: ['text_modules'], hint: 'Save GET /api/v1/text_modules.', take });
}

function take({ record, path, value }: CannedItem): Taken {
  if (value['active'] === false) return { skip: 'inactive' };
  const { content } = value;
  if (typeof content !== 'string') return { lost: 'A text module has no "content".' };
  const place = [...path, 'content'];
  return [
    {
      id: idAt(record, [...path, 'id'], value['id']),
      title: wordAt(value, 'name'),
      // Text modules of old installations were written as plain text.
      body: looksLikeHtml(content) ? htmlBody(record, place, content, { cutHistory: false }) : plainBody(record, place, content),
    },
  ];
}

import type { CannedResponse } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { htmlBody, looksLikeHtml, plainBody } from '../shared/body.ts';
import { type CannedEntry, type CannedItem, cannedList, type Taken } from '../shared/canned-list.ts';
import { wordAt } from '../shared/lost.ts';
import { idAt } from '../shared/record.ts';

export function read(source: Source, context: ReadContext): AsyncGenerator<CannedResponse> {
  return cannedList(source, context, {
    lists: ['savedReplies', 'saved_replies', 'items'],
    hint: 'A list of saved replies holds previews only: save /v2/mailboxes/ID/saved-replies/ID of each.',
    take,
  });
}

/** A saved reply has a text for mail, one for chats, or both: each is judged. */
function take({ record, path, value }: CannedItem): Taken {
  const id = idAt(record, [...path, 'id'], value['id']);
  const title = wordAt(value, 'name');
  const entries: CannedEntry[] = [];
  const text = wordAt(value, 'text');
  if (text !== undefined) entries.push({ id, title, body: htmlBody(record, [...path, 'text'], text, { cutHistory: false }) });
  const chat = wordAt(value, 'chatText');
  if (chat !== undefined) {
    const place = [...path, 'chatText'];
    const body = looksLikeHtml(chat) ? htmlBody(record, place, chat, { cutHistory: false }) : plainBody(record, place, chat);
    entries.push({ id: id === undefined ? undefined : `${id}-chat`, title, body });
  }
  if (entries.length > 0) return entries;
  if (wordAt(value, 'preview', 'chatPreview') !== undefined) return { skip: 'preview-only' };
  return { lost: 'A saved reply has neither "text" nor "chatText".' };
}

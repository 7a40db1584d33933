import { UserError } from '../../errors.ts';
import type { CannedResponse } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { type Body, htmlBody, plainBody } from '../shared/body.ts';
import { stemOf } from '../shared/file-name.ts';
import { type Item, itemsOf, textOf } from '../shared/items.ts';
import { jsonRecords } from '../shared/json-records.ts';
import { idAt, isObject } from '../shared/record.ts';
import { responseOf } from '../shared/responses.ts';
import { counted } from '../shared/words.ts';

const LISTS = ['data', 'macros'];

/** Reads macros as `GET /macros` and `GET /macros/ID` give them. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<CannedResponse> {
  const seen = new Set<string>();
  let withoutText = 0;
  for await (const record of jsonRecords(source, context, LISTS)) {
    for (const item of itemsOf(record, LISTS)) {
      const { path, value } = item;
      if (!isObject(value) || !('body' in value || 'body_text' in value)) {
        const message = 'This record is no macro: it has neither "body_text" nor "body".';
        context.diagnose({ code: 'not-a-macro', message, line: record.place(path, 0).line, record: record.record, level: 'error' });
        continue;
      }
      const id = idAt(record, [...path, 'id'], value['id']) ?? `${stemOf(source.path)}#${record.record}`;
      const body = bodyOf(item, value);
      if (body === undefined) {
        withoutText += 1;
        context.skip('no-text');
      } else if (seen.has(id)) context.skip('duplicate');
      else {
        seen.add(id);
        yield responseOf({ id, path: source.path, title: textOf(value['name']) }, body);
      }
    }
    record.release();
  }
  if (withoutText === 0) return;
  const reason = `${counted(withoutText, 'macro')} came without text: Intercom leaves texts out where it lists more than 30 at a time.`;
  const hint = 'Ask for fewer a page (per_page=20), or for each macro by itself.';
  if (seen.size === 0) throw new UserError('no-text', reason, { path: source.path, hint });
  context.diagnose({ code: 'no-text', message: `${reason} ${hint}`, level: 'note' });
}

/** The plain text, in which placeholders stand as Intercom's editor shows them; else the HTML with `<attribute>` elements. */
function bodyOf({ record, path }: Item, value: Readonly<Record<string, unknown>>): Body | undefined {
  const plain = textOf(value['body_text']);
  if (plain !== undefined) return plainBody(record, [...path, 'body_text'], plain);
  const html = textOf(value['body']);
  return html === undefined ? undefined : htmlBody(record, [...path, 'body'], html, { cutHistory: false });
}

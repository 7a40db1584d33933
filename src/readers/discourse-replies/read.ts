import { UserError } from '../../errors.ts';
import type { CannedResponse } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { plainBody } from '../shared/body.ts';
import { jsonRecords } from '../shared/json-records.ts';
import { type DataRecord, idAt, isObject, type KeyPath } from '../shared/record.ts';
import { responseOf } from '../shared/responses.ts';
import { UniqueIds } from '../shared/unique-id.ts';

/** The replies of a list, of single objects, or of a map by id (as the plugin stores them). */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<CannedResponse> {
  const ids = new UniqueIds();
  let found = 0;
  let lost = 0;
  const take = function* (record: DataRecord, path: KeyPath, value: unknown): Generator<CannedResponse> {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) yield* take(record, [...path, index], item);
      return;
    }
    if (isObject(value) && Array.isArray(value['replies'])) {
      yield* take(record, [...path, 'replies'], value['replies']);
      return;
    }
    const content = isObject(value) ? value['content'] : undefined;
    if (isObject(value) && typeof content === 'string') {
      if (content.trim() === '') {
        context.skip('empty');
        return;
      }
      found += 1;
      const title = typeof value['title'] === 'string' ? value['title'] : undefined;
      const id = idAt(record, [...path, 'id'], value['id']) ?? title ?? `#${found}`;
      yield responseOf({ id: ids.of(id), path: source.path, title }, plainBody(record, [...path, 'content'], content));
      return;
    }
    const entries = isObject(value) && value['title'] === undefined ? Object.entries(value).filter(([, item]) => isObject(item)) : [];
    if (entries.length > 0) {
      for (const [key, item] of entries) yield* take(record, [...path, key], item);
      return;
    }
    lost += 1;
    const message = 'A reply has no "content".';
    context.diagnose({ code: 'missing-text', message, line: record.place(path, 0).line, record: record.record, level: 'error' });
  };
  for await (const record of jsonRecords(source, context, ['replies'])) yield* take(record, [], record.value);
  if (found > 0) return;
  if (lost > 0) {
    throw new UserError('no-responses', `${source.path} has no canned reply that could be read.`, {
      path: source.path,
      hint: 'Other lists of replies are read with --from canned-json.',
    });
  }
  context.diagnose({ code: 'no-responses', message: 'The file holds no canned replies.', level: 'note' });
}

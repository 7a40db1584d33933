import type { CannedResponse } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { looksLikeHtml } from '../shared/body.ts';
import { headerOf } from '../shared/csv-table.ts';
import { responseOf } from '../shared/responses.ts';
import { booleanOf } from '../shared/roles.ts';
import { tableRows } from '../shared/table-row.ts';

const COLUMNS = {
  id: ['id', 'quicktextid'],
  title: ['name', 'quicktextname', 'quicktextquicktextname', 'label'],
  text: ['message', 'quicktextmessage'],
  insertable: ['isinsertable', 'insertable', 'active', 'isactive'],
  deleted: ['isdeleted'],
  folder: ['foldername'],
  category: ['category'],
  channel: ['channel', 'channels'],
  language: ['language', 'locale'],
};

/** Reads quick texts; those that nobody can insert are counted as `inactive`. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<CannedResponse> {
  const header = headerOf(source, 'Id,Name,Message,Category,Channel,FolderName,IsInsertable');
  const ids = new Set<string>();
  for await (const row of tableRows(source, header, context, COLUMNS)) {
    const title = row.get('title');
    const id = row.get('id') ?? title ?? String(row.record);
    const text = row.get('text');
    if (booleanOf(row.get('insertable')) === false || booleanOf(row.get('deleted')) === true) context.skip('inactive');
    else if (text === undefined) context.skip('empty');
    else if (ids.has(id)) context.skip('duplicate');
    else {
      ids.add(id);
      const channels = row.get('channel')?.split(/\s*;\s*/) ?? [];
      const tags = [row.get('folder'), row.get('category'), ...channels].filter((tag): tag is string => tag !== undefined && tag !== '');
      const body = looksLikeHtml(text) ? row.html('text', { cutHistory: false }) : row.plain('text');
      yield responseOf({ id, path: source.path, title, language: row.get('language'), tags: [...new Set(tags)] }, body);
    }
  }
}

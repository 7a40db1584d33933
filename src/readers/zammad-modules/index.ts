import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Zammad: text modules, as its REST API gives them. */
export default defineReader({
  meta: { name: 'zammad-modules', title: 'Zammad text modules', extensions: ['json', 'jsonl', 'ndjson'], kind: 'canned' },
  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined) return undefined;
    if (
      keys.has('keywords', 'content') &&
      (keys.has('group_ids') || keys.has('foreign_id') || keys.has('updated_by_id') || keys.has('updated_by'))
    )
      return { confidence: 0.95, why: 'it is JSON of text modules with "keywords" and "content"' };
    return undefined;
  },
  read: lazyRead(() => import('./read.ts')),
});

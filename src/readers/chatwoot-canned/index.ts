import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Chatwoot: canned responses, as its API gives them. */
export default defineReader({
  meta: { name: 'chatwoot-canned', title: 'Chatwoot canned responses', extensions: ['json', 'jsonl', 'ndjson'], kind: 'canned' },
  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined) return undefined;
    if (keys.has('short_code', 'content', 'account_id')) return { confidence: 0.95, why: 'it is JSON with "short_code" and "account_id"' };
    return undefined;
  },
  read: lazyRead(() => import('./read.ts')),
});

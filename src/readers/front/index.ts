import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** The columns of the Analytics export of messages. */
const ANALYTICS = /^\W*Message ID\b.*\bConversation ID\b.*\bExtract\b/i;

/** Front: messages and comments of its API. */
export default defineReader({
  meta: { name: 'front', title: 'Front API dump', extensions: ['json', 'jsonl', 'ndjson', 'csv'], kind: 'transcript' },
  detect({ head }) {
    if (ANALYTICS.test(head.split('\n', 1)[0] ?? '')) return { confidence: 0.95, why: 'it has the columns of Front Analytics' };
    const keys = jsonKeys(head);
    if (keys === undefined) return undefined;
    if (keys.has('is_inbound') && (keys.has('blurb') || keys.has('draft_mode') || keys.has('recipients')))
      return { confidence: 0.95, why: 'it is JSON of messages with "is_inbound"' };
    if (keys.has('posted_at') && /"com_\w+"/.test(head)) return { confidence: 0.95, why: 'it is JSON of comments with "posted_at"' };
    if (keys.has('_links') && /"id"\s*:\s*"cnv_\w+"/.test(head))
      return { confidence: 0.9, why: 'it is JSON of conversations named "cnv_..."' };
    return undefined;
  },
  read: lazyRead(() => import('./read.ts')),
});

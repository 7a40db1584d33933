import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Zammad: articles of tickets, as its REST API gives them. */
export default defineReader({
  meta: { name: 'zammad', title: 'Zammad API dump', extensions: ['json', 'jsonl', 'ndjson'], kind: 'transcript' },
  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined) return undefined;
    if (keys.has('ticket_id', 'internal', 'content_type', 'body') && (keys.has('sender') || keys.has('sender_id')))
      return { confidence: 0.95, why: 'it is JSON of articles with "ticket_id", "sender" and "internal"' };
    if (keys.has('article_count', 'title', 'number') && keys.has('group_id'))
      return { confidence: 0.85, why: 'it is JSON of tickets with "article_count"' };
    return undefined;
  },
  read: lazyRead(() => import('./read.ts')),
});

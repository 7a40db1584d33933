import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Chatwoot: messages of conversations from its API, and what its webhooks send. */
export default defineReader({
  meta: { name: 'chatwoot', title: 'Chatwoot API dump or webhooks', extensions: ['json', 'jsonl', 'ndjson'], kind: 'transcript' },
  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined || !keys.has('message_type', 'content') || keys.has('message_parts')) return undefined;
    if (keys.has('content_type') && (keys.has('inbox_id') || keys.has('content_attributes') || keys.has('inbox')))
      return { confidence: 0.95, why: 'it is JSON of messages with "message_type" and "content_type"' };
    if (keys.has('conversation') && keys.is('event', 'message_created'))
      return { confidence: 0.95, why: 'it is JSON of "message_created" events' };
    return undefined;
  },
  read: lazyRead(() => import('./read.ts')),
});

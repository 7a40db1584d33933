import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Gorgias: tickets with their messages, and messages, as its API gives them. */
export default defineReader({
  meta: { name: 'gorgias', title: 'Gorgias API dump', extensions: ['json', 'jsonl', 'ndjson'], kind: 'transcript' },
  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined || !keys.has('from_agent')) return undefined;
    if (keys.has('body_html') || keys.has('stripped_text') || keys.has('stripped_html') || keys.has('sent_datetime'))
      return { confidence: 0.95, why: 'it is JSON of messages with "from_agent" and their texts' };
    if (keys.has('created_datetime') || keys.has('messages_count'))
      return { confidence: 0.85, why: 'it is JSON of tickets with "from_agent" and "created_datetime"' };
    return undefined;
  },
  read: lazyRead(() => import('./read.ts')),
});

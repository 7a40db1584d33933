import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** HubSpot: messages of the conversations inbox as its API gives them. */
export default defineReader({
  meta: { name: 'hubspot', title: 'HubSpot conversations', extensions: ['json', 'jsonl', 'ndjson'], kind: 'transcript' },
  detect({ head }) {
    const keys = jsonKeys(head);
    if (keys === undefined) return undefined;
    if (keys.has('conversationsThreadId')) return { confidence: 0.97, why: 'it is JSON of messages with "conversationsThreadId"' };
    if (keys.has('truncationStatus', 'channelAccountId', 'direction'))
      return { confidence: 0.95, why: 'it is JSON of messages with "truncationStatus" and "channelAccountId"' };
    // Threads hold no messages, but the reader can say so better than "unknown format" could.
    const threads = keys.has('originalChannelId', 'latestMessageTimestamp');
    return threads ? { confidence: 0.8, why: 'it is JSON of threads with "originalChannelId"' } : undefined;
  },
  read: lazyRead(() => import('./read.ts')),
});

import { defineReader, lazyRead } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Discord channels and threads, as DiscordChatExporter saves them in JSON or CSV. */
export default defineReader({
  meta: { name: 'discord', title: 'Discord channel (DiscordChatExporter)', extensions: ['json', 'csv'], kind: 'transcript' },
  detect({ head }) {
    if (/^"?AuthorID"?,"?Author"?,"?Date"?,"?Content"?/.test(head))
      return { confidence: 0.97, why: 'its header is that of DiscordChatExporter (AuthorID, Author, Date, Content)' };
    const keys = jsonKeys(head);
    if (keys === undefined || !keys.has('guild') || !keys.has('channel')) return undefined;
    if (!keys.has('dateRange') && !keys.has('exportedAt')) return undefined;
    return { confidence: 0.97, why: 'it is JSON with "guild", "channel" and "dateRange", as DiscordChatExporter writes it' };
  },
  read: lazyRead(() => import('./read.ts')),
});

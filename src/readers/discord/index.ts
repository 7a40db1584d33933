import { defineReader, lazyRead } from '../reader.ts';
import { keysOfHead } from '../shared/json-head.ts';

/** Discord channels and threads, as DiscordChatExporter saves them in JSON or CSV. */
export default defineReader({
  meta: { name: 'discord', title: 'Discord channel (DiscordChatExporter)', extensions: ['json', 'csv'], kind: 'transcript' },
  detect({ head }) {
    if (/^"?AuthorID"?,"?Author"?,"?Date"?,"?Content"?/.test(head))
      return { confidence: 0.97, why: 'its header is that of DiscordChatExporter (AuthorID, Author, Date, Content)' };
    const has = keysOfHead(head);
    if (has === undefined || !has('guild') || !has('channel')) return undefined;
    if (!has('dateRange') && !has('exportedAt')) return undefined;
    return { confidence: 0.97, why: 'it is JSON with "guild", "channel" and "dateRange", as DiscordChatExporter writes it' };
  },
  read: lazyRead(() => import('./read.ts')),
});

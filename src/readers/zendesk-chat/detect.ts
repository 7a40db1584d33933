import type { Detection } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';
import { headerOf, lineOf } from './lines.ts';

/** Tells chats by their keys, and written transcripts by their header and the lines in which somebody joins. */
export function detectZendeskChat(head: string): Detection | undefined {
  const keys = jsonKeys(head);
  if (keys === undefined) return detectText(head);
  const { has, is } = keys;
  if (has('history') && (is('type', 'chat.msg') || is('type', 'chat.memberjoin'))) {
    return { confidence: 0.95, why: 'it is JSON of chats whose "history" has "chat.msg"' };
  }
  if (is('type', 'offline_msg') && has('visitor', 'message')) return { confidence: 0.95, why: 'it is JSON of chats with "offline_msg"' };
  if (has('visitor', 'history', 'agent_ids'))
    return { confidence: 0.9, why: 'it is JSON of chats with "visitor", "history" and "agent_ids"' };
  return is('type', 'chat.msg') && has('msg', 'nick') ? { confidence: 0.8, why: 'it is JSON of "chat.msg" events' } : undefined;
}

function detectText(head: string): Detection | undefined {
  const lines = head.split(/\r?\n/, 200);
  const found = lines.map(lineOf).filter((line) => line !== undefined);
  const spoken = found.filter(({ label }) => label !== undefined).length;
  if (spoken === 0) return undefined;
  const joins = found.some(({ joined }) => joined !== undefined);
  const headers = lines.filter((line) => headerOf(line) !== undefined).length;
  if (!joins && headers < 2) return undefined;
  return { confidence: headers > 0 ? 0.9 : 0.75, why: 'its lines have the time in brackets, and say who joined the chat' };
}

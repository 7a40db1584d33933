import type { Detection } from '../reader.ts';
import { jsonKeys } from '../shared/json-keys.ts';

/** Tells Intercom by its keys. */
export function detectIntercom(head: string): Detection | undefined {
  if (isTable(head)) return { confidence: 0.95, why: 'its header has "message_author_type" and "conversation_id"' };
  const keys = jsonKeys(head);
  if (keys === undefined) return undefined;
  if (keys.has('conversation_parts')) return { confidence: 0.97, why: 'it is JSON of conversations with "conversation_parts"' };
  if (keys.is('type', 'conversation.list')) return { confidence: 0.95, why: 'it is JSON of the type "conversation.list"' };
  const message = keys.has('source', 'delivered_as') || keys.has('conversation_message');
  if (keys.is('type', 'conversation') && message) return { confidence: 0.95, why: 'it is JSON of the type "conversation"' };
  return undefined;
}

/** True for a table of messages as other tools make it of Intercom's. */
export function isTable(head: string): boolean {
  const [first = ''] = head.split('\n', 1);
  return (
    ['message_author_type', 'message_body', 'conversation_id'].every((name) => first.includes(name)) && !first.trimStart().startsWith('{')
  );
}

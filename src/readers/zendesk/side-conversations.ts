import { isObject } from '../shared/record.ts';

/** True for a page or a record that holds side conversations and nothing else. */
export function isAside(value: Readonly<Record<string, unknown>>): boolean {
  return value['tickets'] === undefined && value['ticket'] === undefined && value['comments'] === undefined;
}

/**
 * How many messages of side conversations a page, a ticket or a record holds. They go to colleagues, suppliers or carriers:
 * they are no replies to the customer.
 */
export function sideMessages(value: Readonly<Record<string, unknown>>): number {
  const { side_conversations: conversations, side_conversation: conversation, events } = value;
  if (Array.isArray(conversations)) return conversations.reduce((sum, one) => sum + messagesOf(one), 0);
  if (isObject(conversation)) return messagesOf(value['events'] === undefined ? conversation : value);
  if (value['side_conversation_id'] !== undefined) return 1;
  if (Array.isArray(events)) return events.filter((event) => isObject(event) && event['side_conversation_id'] !== undefined).length;
  return 0;
}

function messagesOf(conversation: unknown): number {
  if (!isObject(conversation)) return 0;
  const { events } = conversation;
  return Array.isArray(events) ? events.length : 1;
}

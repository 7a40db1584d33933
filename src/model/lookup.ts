import type { Conversation, Message } from './conversation.ts';
import type { ConversationResult, ReplyScore } from './report.ts';

const places = new WeakMap<Conversation, ReadonlyMap<string, number>>();
const owners = new WeakMap<ConversationResult, ReadonlyMap<string, ReplyScore>>();

/** Where each message stands in its conversation, by id; of two with the same id the first. Made once for each conversation. */
export function placesIn(conversation: Conversation): ReadonlyMap<string, number> {
  let known = places.get(conversation);
  if (known === undefined) {
    const { messages } = conversation;
    // Backwards, so that the first of an id stays.
    known = new Map(messages.map(({ id }, place) => [id, place] as const).reverse());
    places.set(conversation, known);
  }
  return known;
}

/** The message of an id; undefined where the conversation has none. */
export function messageIn(conversation: Conversation, id: string): Message | undefined {
  const place = placesIn(conversation).get(id);
  return place === undefined ? undefined : conversation.messages[place];
}

/**
 * The reply that each message belongs to, by the message's id: the last one that starts at it or before, as a reply names its first
 * message only. Made once for each result.
 */
export function repliesByMessage(result: ConversationResult): ReadonlyMap<string, ReplyScore> {
  let known = owners.get(result);
  if (known === undefined) {
    const starts = new Map(result.replies.map((reply) => [reply.messageId, reply]));
    const found = new Map<string, ReplyScore>();
    let current: ReplyScore | undefined;
    for (const { id } of result.conversation.messages) {
      current = starts.get(id) ?? current;
      if (current !== undefined) found.set(id, current);
    }
    known = found;
    owners.set(result, known);
  }
  return known;
}

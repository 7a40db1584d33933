import type { Conversation, Message, Role, Span } from '../model/index.ts';
import type { Turn } from '../rule/index.ts';

const JOIN = '\n';

const sideOf = (role: Role): Turn['side'] | undefined => (role === 'customer' ? 'customer' : role === 'system' ? undefined : 'team');

/** True where rules may see the message at all. */
export const isPublic = (message: Message): boolean => message.hidden === undefined && sideOf(message.role) !== undefined;

/**
 * Joins consecutive public messages of one side into turns: split tweets and runs of chat bubbles are one turn.
 * Hidden and system messages are passed over and part nothing.
 * @param draft true where the last message is a draft: it is a turn of its own, whoever wrote before it.
 */
export function turnsOf(conversation: Conversation, draft = false): Turn[] {
  const runs: { side: Turn['side']; messages: Message[] }[] = [];
  const visible = conversation.messages.filter(isPublic);
  for (const [index, message] of visible.entries()) {
    const side = sideOf(message.role) as Turn['side'];
    const last = runs.at(-1);
    if (last?.side === side && !(draft && index === visible.length - 1)) last.messages.push(message);
    else runs.push({ side, messages: [message] });
  }
  return runs.map(({ side, messages }, index) => ({
    index,
    side,
    role: side === 'customer' ? 'customer' : messages.every((message) => message.role === 'bot') ? 'bot' : 'agent',
    author: messages.findLast((message) => message.author !== undefined)?.author,
    messages,
    text: messages.length === 1 ? (messages[0] as Message).text : messages.map((message) => message.text).join(JOIN),
  }));
}

/** One message as a turn of its own, which has no place in the conversation. */
export const turnOf = (message: Message): Turn => ({
  index: -1,
  side: sideOf(message.role) ?? 'team',
  role: message.role,
  author: message.author,
  messages: [message],
  text: message.text,
});

/** The message that a span of a turn's text lies in, and the span in that message's own text. */
export function messageAt(turn: Turn, span: Span): { message: Message; span: Span } {
  let offset = 0;
  for (const message of turn.messages) {
    const end = offset + message.text.length;
    if (span.start <= end || message === turn.messages.at(-1)) {
      const start = Math.max(0, Math.min(span.start - offset, message.text.length));
      return { message, span: { start, end: Math.max(start, Math.min(span.end - offset, message.text.length)) } };
    }
    offset = end + JOIN.length;
  }
  throw new RangeError('A turn has at least one message');
}

/** Where a message's text begins in its turn's text. */
export function offsetIn(turn: Turn, message: Message): number {
  let offset = 0;
  for (const other of turn.messages) {
    if (other === message) return offset;
    offset += other.text.length + JOIN.length;
  }
  throw new RangeError('The message is not of this turn');
}

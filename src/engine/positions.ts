import type { Conversation, Message, Position } from '../model/index.ts';

/** The place in the file of an offset in a message's text. */
export const positionIn = (conversation: Conversation, message: Message, offset: number): Position =>
  conversation.locate?.(message, offset) ?? countedPosition(message.position, message.text, offset);

/** The place of an offset in a text that stands in the file as it is. */
export function countedPosition(start: Position, text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lines = before.split('\n');
  return lines.length === 1
    ? { line: start.line, column: start.column + offset }
    : { line: start.line + lines.length - 1, column: (lines.at(-1) as string).length + 1 };
}

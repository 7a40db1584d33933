import type { Conversation, Message, Role, Span } from '../model/index.ts';

/** A place in a reply where a finding is expected: the message's index and the span in its text. */
export interface Mark {
  readonly message: number;
  readonly span: Span;
}

const ROLES: Readonly<Record<string, Role>> = { A: 'agent', B: 'bot', C: 'customer', S: 'system' };

/**
 * Reads a conversation in short notation: `C: text` is the customer, `A:` an agent, `B:` a bot, `S:` the system.
 * A line without such a head continues the message. `[[...]]` marks where a finding is expected.
 * `A(Luca) 10:05: text` gives a name and a time of day.
 * @throws SyntaxError where the text breaks the notation.
 */
export function readChat(chat: string, id = 'example'): { conversation: Conversation; marks: Mark[] } {
  const raw: { role: Role; author?: string; at?: string; text: string; line: number }[] = [];
  for (const [index, line] of chat.replace(/\n+$/, '').split('\n').entries()) {
    const head = /^([ABCS])(?:\(([^)]+)\))?(?: (\d\d:\d\d))?: ?(.*)$/.exec(line);
    const last = raw.at(-1);
    if (head !== null) {
      const [, key, author, time, text] = head;
      raw.push({
        role: ROLES[key as string] as Role,
        text: text as string,
        line: index + 1,
        ...(author === undefined ? {} : { author }),
        ...(time === undefined ? {} : { at: `2025-03-03T${time}:00` }),
      });
    } else if (last !== undefined) last.text += `\n${line}`;
    else throw new SyntaxError(`Line ${index + 1} of a chat must begin with "A:", "B:", "C:" or "S:"`);
  }
  const marks: Mark[] = [];
  const messages = raw.map(({ text: marked, line, ...rest }, index): Message => {
    let text = '';
    let start = -1;
    for (const part of marked.split(/(\[\[|\]\])/)) {
      if (part === '[[') start = text.length;
      else if (part === ']]') {
        if (start < 0) throw new SyntaxError(`"]]" without "[[" in line ${line} of a chat`);
        marks.push({ message: index, span: { start, end: text.length } });
        start = -1;
      } else text += part;
    }
    if (start >= 0) throw new SyntaxError(`"[[" without "]]" in line ${line} of a chat`);
    return { id: `m${index + 1}`, ...rest, text, position: { line, column: 4 } };
  });
  return { conversation: { id, path: `${id}.chat`, messages }, marks };
}

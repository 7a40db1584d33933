import type { Conversation, Message, Role, Span } from '../model/index.ts';

/** A place in a reply where a finding is expected: the message's index and the span in its text. */
export interface Mark {
  readonly message: number;
  readonly span: Span;
}

const ROLES: Readonly<Record<string, Role>> = { A: 'agent', B: 'bot', C: 'customer', N: 'agent', S: 'system' };
const HEAD = /^([ABCNS])(?:\(([^)]+)\))?(?: (?:(\d{4}-\d\d-\d\d) )?(\d\d:\d\d))?( \+file)?: ?(.*)$/;

/**
 * Reads a conversation in short notation: `C: text` is the customer, `A:` an agent, `B:` a bot, `N:` a note among colleagues,
 * `S:` the system. A line without such a head continues the message. `[[...]]` marks where a finding is expected, brackets inside it too (`[[[name]]]`).
 * `A(Luca) 2025-03-04 10:05 +file: text` gives a name, a time (of 3 March 2025 where no day stands) and that a file came with it.
 * @throws SyntaxError where the text breaks the notation.
 */
export function readChat(chat: string, id = 'example', channel?: string): { conversation: Conversation; marks: Mark[] } {
  const raw: (Pick<Message, 'role' | 'author' | 'at' | 'text' | 'hidden' | 'attachments'> & { line: number })[] = [];
  for (const [index, line] of chat.replace(/\n+$/, '').split('\n').entries()) {
    const head = HEAD.exec(line);
    const last = raw.at(-1);
    if (head !== null) {
      const [, key, author, day = '2025-03-03', time, file, text] = head;
      raw.push({
        role: ROLES[key as string] as Role,
        text: text as string,
        line: index + 1,
        ...(author === undefined ? {} : { author }),
        ...(time === undefined ? {} : { at: `${day}T${time}:00` }),
        ...(key === 'N' ? { hidden: 'internal' as const } : {}),
        ...(file === undefined ? {} : { attachments: true }),
      });
    } else if (last !== undefined) raw[raw.length - 1] = { ...last, text: `${last.text}\n${line}` };
    else throw new SyntaxError(`Line ${index + 1} of a chat must begin with "A:", "B:", "C:", "N:" or "S:"`);
  }
  const marks: Mark[] = [];
  const messages = raw.map(({ text: marked, line, ...rest }, index): Message => {
    let text = '';
    let start = -1;
    for (const part of marked.split(/(\[\[|\]\](?!\]))/)) {
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
  return { conversation: { id, path: `${id}.chat`, messages, ...(channel === undefined ? {} : { channel }) }, marks };
}

import type { Category, Conversation, ConversationResult, Finding, Message, Severity } from '../../src/model/index.ts';

interface Said {
  readonly ruleId: string;
  readonly problem: string;
  readonly category: Category;
  /** The rule's id where it is not stated. */
  readonly cause?: string;
  readonly severity: Severity;
  readonly message: string;
  readonly confidence: number;
  readonly turn: number;
  /** Message id and the words there; without words the whole message. */
  readonly at: readonly [string, string?];
  readonly related?: readonly (readonly [messageId: string, words: string, note: string])[];
  readonly suggestions?: readonly string[];
}

function found(conversation: Conversation, said: Said): Finding {
  const place = (id: string, words?: string): { message: Message; start: number; end: number } => {
    const message = conversation.messages.find((other) => other.id === id) as Message;
    const start = words === undefined ? 0 : message.text.indexOf(words);
    if (start < 0) throw new Error(`"${words}" does not stand in ${id}`);
    return { message, start, end: start + (words ?? message.text).length };
  };
  const { message, start, end } = place(...said.at);
  return {
    ruleId: said.ruleId,
    problem: said.problem,
    category: said.category,
    cause: said.cause ?? said.ruleId,
    severity: said.severity,
    message: said.message,
    confidence: said.confidence,
    evidence: [{ fact: 'counted in the sample', weight: 1.5 }],
    path: conversation.path,
    conversationId: conversation.id,
    messageId: message.id,
    turn: said.turn,
    span: { start, end },
    position: { line: message.position.line, column: message.position.column + start },
    excerpt: message.text.slice(start, end),
    suggestions: said.suggestions ?? [],
    related: (said.related ?? []).map(([id, words, note]) => {
      const other = place(id, words);
      return { messageId: id, span: { start: other.start, end: other.end }, note };
    }),
    fingerprint: `${said.ruleId}:${conversation.id}:${start}`,
  };
}

/** One message whose text starts at column 14 of its line. */
export const message = (
  id: string,
  role: Message['role'],
  author: string | undefined,
  at: string | undefined,
  text: string,
  line: number,
): Message => ({
  id,
  role,
  text,
  position: { line, column: 14 },
  ...(author === undefined ? {} : { author }),
  ...(at === undefined ? {} : { at }),
});

/** What linting a conversation gave. */
export const result = (
  conversation: Conversation,
  score: number,
  replies: ConversationResult['replies'],
  said: readonly Said[],
): ConversationResult => ({
  conversation,
  score,
  replies,
  findings: said.map((one) => found(conversation, one)),
});

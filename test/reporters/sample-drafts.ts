import type { Conversation, ConversationResult } from '../../src/model/index.ts';
import { result } from './sample-build.ts';
import { router } from './sample-conversations.ts';

const draftOf = (conversation: Conversation, text: string): Conversation => ({
  ...conversation,
  messages: [...conversation.messages.slice(0, 1), { id: 'draft', role: 'agent', text, position: { line: 1, column: 1 } }],
});

const pending = draftOf(router, 'Abbia pazienza e buona giornata');

/** One draft against a conversation, as `check` judges it. */
export const draft: ConversationResult = result(
  pending,
  52,
  [{ messageId: 'draft', score: 52 }],
  [
    {
      ruleId: 'unanswered-question',
      problem: 'open',
      category: 'answer',
      severity: 'error',
      turn: 1,
      confidence: 0.9,
      message: 'The customer asked “Quando viene?”; the draft gives no time.',
      at: ['draft', 'Abbia pazienza'],
      related: [['a1', 'Quando viene?', 'the question']],
      suggestions: ['Il tecnico passa [giorno] tra le [ora] e le [ora].'],
    },
    {
      ruleId: 'pro-forma',
      problem: 'stock',
      category: 'substance',
      severity: 'suggestion',
      turn: 1,
      confidence: 0.8,
      message: 'Nothing in it is for this customer.',
      at: ['draft'],
    },
  ],
);

const entry = (id: string, path: string, subject: string | undefined, text: string, line: number): Conversation => ({
  id,
  path,
  messages: [{ id, role: 'agent', text, position: { line, column: 11 } }],
  ...(subject === undefined ? {} : { subject }),
});

const stock = entry(
  'delay-1',
  'macros/replies.yaml',
  'Delay, first answer',
  'Dear customer, we apologise for any inconvenience this may have caused. Your order {{order}} is on its way.',
  4,
);
const lost = entry(
  'lost-2',
  'macros/replies.yaml',
  undefined,
  'Hi {{name}}, your parcel is lost and I have sent a new one today.\nIt is with you by {{day}}.',
  9,
);
const hello = entry('hello', 'macros/more.csv', 'Greeting', 'Hi XXX! Thanks for reaching out 🙂', 2);

/** Three canned responses in two files, as `canned` judges them. */
export const canned: readonly ConversationResult[] = [
  result(
    stock,
    70.2,
    [{ messageId: 'delay-1', score: 70.2 }],
    [
      {
        ruleId: 'no-apology',
        problem: 'conditional',
        category: 'ownership',
        severity: 'warning',
        turn: 0,
        confidence: 0.8,
        message: '“any inconvenience this may have caused” doubts that there was one. Say sorry for what happened.',
        at: ['delay-1', 'any inconvenience this may have caused'],
        suggestions: ['Sorry that your order is late.'],
      },
      {
        ruleId: 'impersonal',
        problem: 'vocative',
        category: 'tone',
        severity: 'suggestion',
        turn: 0,
        confidence: 0.75,
        message: 'Call people by their name.',
        at: ['delay-1', 'Dear customer'],
        suggestions: ['Hi {{name}},'],
      },
    ],
  ),
  result(lost, 100, [{ messageId: 'lost-2', score: 100 }], []),
  result(
    hello,
    88,
    [{ messageId: 'hello', score: 88 }],
    [
      {
        ruleId: 'placeholder',
        problem: 'unfilled',
        category: 'safety',
        severity: 'error',
        turn: 0,
        confidence: 0.97,
        message: '“XXX” was meant to be filled in.',
        at: ['hello', 'XXX'],
      },
    ],
  ),
];

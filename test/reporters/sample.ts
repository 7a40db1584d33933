import type { AgentScore, ReportContext, ReportWriter } from '../../src/reporters/reporter.ts';
import type { Category, Conversation, ConversationResult, Diagnostic, Finding, Message, Severity, Summary } from '../../src/model/index.ts';
import { redact } from '../../src/text/redact.ts';

/** A report with everything that a reporter can meet, built by hand: no rule or reader takes part. */

interface Said {
  readonly ruleId: string;
  readonly problem: string;
  readonly category: Category;
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

const message = (id: string, role: Message['role'], author: string | undefined, at: string | undefined, text: string, line: number): Message => ({
  id, role, text, position: { line, column: 14 },
  ...(author === undefined ? {} : { author }),
  ...(at === undefined ? {} : { at }),
});

const router: Conversation = {
  id: 'router-0417',
  path: 'chats/social.it.jsonl',
  channel: 'twitter',
  language: 'it',
  messages: [
    message('a1', 'customer', 'marta_v', '2024-03-11T10:02:00+01:00', 'Buongiorno, il tecnico doveva passare ieri tra le 9 e le 13 e non si è visto nessuno. Quando viene? E devo restare a casa tutto il giorno? Il mio cellulare è 333 123 4567.', 3),
    message('a2', 'agent', 'Fibra Luca', '2024-03-11T10:31:00+01:00', 'Ciao Marta, abbi ancora un po’ di pazienza e buona giornata! 😊', 4),
    message('a3', 'customer', 'marta_v', '2024-03-11T10:40:00+01:00', 'Pazienza?? Sono senza internet da NOVE giorni. Quando viene il tecnico?', 5),
    message('a4', 'agent', 'Fibra Luca', '2024-03-11T11:05:00+01:00', 'Ciao Marta, abbi ancora un po’ di pazienza e buona giornata! 😊', 6),
  ],
};

const refund: Conversation = {
  id: '#8841',
  path: 'chats/mail.en.csv',
  channel: 'email',
  language: 'en',
  subject: 'Refund for order 48213',
  messages: [
    message('b1', 'customer', 'theo@example.org', '2024-03-12T08:15:00Z', 'I sent the coat back two weeks ago and I still have no refund. My card is 4111 1111 1111 1111. How long will this take? You promised five days.', 2),
    message(
      'b2', 'agent', 'Priya', '2024-03-12T16:48:00Z',
      'Dear customer,\n\nThank you for reaching out to us. We understand that returns can sometimes take a little longer than one would like. ' +
        'Our warehouse receives a large number of parcels every day and each of them is checked by hand by a colleague. ' +
        'Please be informed that your request has been forwarded to the competent department. ' +
        'The page https://example.org/returns explains every step, from the label to the payment, and answers most of what people ask about it. ' +
        'We apologise for any inconvenience this may have caused. ' +
        'Do not hesitate to write to help@example.org or to call +44 20 7946 0958 should you have further questions.\n\nKind regards,\nPriya',
      3,
    ),
  ],
};

const stand: Conversation = {
  id: 'scooter-7',
  path: 'chats/chat.ja.json',
  language: 'ja',
  messages: [
    message('c1', 'customer', '田中', '2024-03-13T09:00:00', '返品したいのですが、送料は誰が払いますか？', 8),
    message('c2', 'agent', 'ゆき', '2024-03-13T09:04:00', 'お問い合わせありがとうございます🙏🏽。担当部署に確認いたしますので、しばらくお待ちください。またのご利用をお待ちしております👩‍💻。', 9),
  ],
};

const good: Conversation = {
  id: 'good-1',
  path: 'chats/social.it.jsonl',
  channel: 'twitter',
  language: 'en',
  messages: [
    message('d1', 'customer', 'sam', '2024-03-14T12:00:00Z', 'Did my parcel elope with the driver?', 1),
    message('d2', 'agent', 'Fibra Ada', '2024-03-14T12:03:00Z', 'They got as far as the depot and came to their senses. It is with you today by 6. Sorry for the suspense!', 2),
  ],
};

const result = (conversation: Conversation, score: number, replies: ConversationResult['replies'], said: readonly Said[]): ConversationResult => ({
  conversation, score, replies, findings: said.map((one) => found(conversation, one)),
});

export const results: readonly ConversationResult[] = [
  result(router, 38.7, [{ messageId: 'a2', agent: 'Fibra Luca', score: 46.1 }, { messageId: 'a4', agent: 'Fibra Luca', score: 31.2 }], [
    {
      ruleId: 'no-apology', problem: 'never', category: 'ownership', severity: 'error', turn: 1, confidence: 0.93,
      message: 'The customer reported “non si è visto nessuno” and the conversation ends without anybody having said sorry. Open with a plain apology for exactly that.',
      at: ['a2', 'Ciao Marta, abbi ancora un po’ di pazienza e buona giornata!'], related: [['a1', 'non si è visto nessuno', 'the trouble']],
      suggestions: ['Mi dispiace che ieri non sia passato nessuno: l’errore è nostro.', 'Ci scusiamo: non doveva aspettare tutta la mattina per niente.'],
    },
    {
      ruleId: 'unanswered-question', problem: 'open', category: 'answer', severity: 'warning', turn: 1, confidence: 0.84,
      message: 'The customer asked “Quando viene?”; the reply gives no time and does not say why not. Give the time, or say when you will know it.',
      at: ['a2', 'abbi ancora un po’ di pazienza'], related: [['a1', 'Quando viene?', 'the question'], ['a1', 'devo restare a casa tutto il giorno?', 'the question']],
      suggestions: ['Il tecnico passa [giorno] tra le [ora] e le [ora].'],
    },
    {
      ruleId: 'tone-mismatch', problem: 'cheerful', category: 'tone', severity: 'suggestion', turn: 1, confidence: 0.71,
      message: 'A smile to somebody who waited in vain. Leave it out until the trouble is solved.',
      at: ['a2', 'buona giornata! 😊'], related: [['a1', 'non si è visto nessuno', 'the trouble']],
    },
    {
      ruleId: 'duplicate-reply', problem: 'exact', category: 'originality', severity: 'error', turn: 3, confidence: 0.98,
      message: 'The same text was sent before (10:31), so the customer will think that nobody is reading. Say what is new since then, or what you will do next and when.',
      at: ['a4'], related: [['a2', 'Ciao Marta, abbi ancora un po’ di pazienza e buona giornata! 😊', 'said before']],
      suggestions: ['So che questa risposta l’hai già ricevuta. Da allora abbiamo [cosa è cambiato]; ti scrivo entro [ora] con le prossime novità.'],
    },
  ]),
  result(good, 100, [{ messageId: 'd2', agent: 'Fibra Ada', score: 100 }], []),
  result(refund, 61.4, [{ messageId: 'b2', agent: 'Priya', score: 61.4 }], [
    {
      ruleId: 'pro-forma', problem: 'stock', category: 'substance', severity: 'warning', turn: 1, confidence: 0.88,
      message: 'Stock phrases take the place of an answer. Say what you did for this customer, with whom, and by when there will be news.',
      at: ['b2', 'Please be informed that your request has been forwarded to the competent department.'],
      suggestions: ['I have asked Dana in payments to send your £42 today; it is on your account by [day].'],
    },
    {
      ruleId: 'no-apology', problem: 'conditional', category: 'ownership', severity: 'warning', turn: 1, confidence: 0.79,
      message: '“any inconvenience this may have caused” doubts that there was one. Say sorry for the two weeks.',
      at: ['b2', 'any inconvenience this may have caused'], related: [['b1', 'I still have no refund', 'the trouble']],
      suggestions: ['I’m sorry that you have waited two weeks for your money.'],
    },
    {
      ruleId: 'unanswered-question', problem: 'open', category: 'answer', severity: 'error', turn: 1, confidence: 0.9,
      message: 'The customer (theo@example.org) asked how long it will take; the reply gives no time.',
      at: ['b2'], related: [['b1', 'How long will this take?', 'the question'], ['b1', 'My card is 4111 1111', 'given already']],
    },
  ]),
  result(stand, 84.5, [{ messageId: 'c2', agent: 'ゆき', score: 84.5 }], [
    {
      ruleId: 'pro-forma', problem: 'stock', category: 'substance', severity: 'warning', turn: 1, confidence: 0.66,
      message: 'Stock phrases take the place of an answer.',
      at: ['c2', '担当部署に確認いたしますので、しばらくお待ちください'], related: [['c1', '送料は誰が払いますか？', 'the question']],
      suggestions: ['送料は当社が負担いたします。'],
    },
  ]),
];

export const diagnostics: readonly Diagnostic[] = [
  { path: 'chats/mail.en.csv', line: 17, code: 'short-row', message: 'The row has 3 fields where the header has 5.' },
  { path: 'chats/mail.en.csv', line: 29, code: 'short-row', message: 'The row has 2 fields where the header has 5.' },
  { path: 'chats/social.it.jsonl', code: 'guessed-roles', message: 'Taken for the team: “Fibra Luca”, “Fibra Ada”. Name others with --agent.', level: 'note' },
];

export const summary: Summary = {
  conversations: 4, replies: 5, messages: 12, score: 64.6, grade: 'D',
  findings: { error: 3, warning: 4, suggestion: 1 },
  rules: { 'no-apology': 2, 'unanswered-question': 2, 'pro-forma': 2, 'tone-mismatch': 1, 'duplicate-reply': 1 },
  skipped: 2,
};

export const agents: readonly AgentScore[] = [
  { agent: 'Fibra Luca', replies: 2, score: 38.7, findings: 4 },
  { agent: 'Fibra Ada', replies: 1, score: 100, findings: 0 },
  { agent: 'Priya', replies: 1, score: 61.4, findings: 3 },
  { agent: 'ゆき', replies: 1, score: 84.5, findings: 1 },
];

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  'no-apology': 'A reply to a reported trouble for which nobody of the team has said sorry yet',
  'pro-forma': 'A reply made of stock phrases that would fit any customer',
  'unanswered-question': 'A question of the customer that the reply leaves open',
  'tone-mismatch': 'A tone that does not fit the mood of the customer',
  'duplicate-reply': 'A reply that says again what the team already said',
};

/** The context of a plain `lint` on a terminal of 80 columns, with changes. */
export function contextOf(changes: Partial<ReportContext> = {}): ReportContext {
  return {
    tool: { name: 'replylint', version: '0.1.0' }, command: 'lint', color: false, width: 80, showFrom: 'warning', quiet: false, redact,
    describe: (ruleId) => DESCRIPTIONS[ruleId] ?? '',
    ...changes,
  };
}

/** Everything that a writer writes for a run. */
export function written(
  writer: ReportWriter,
  run: { results?: readonly ConversationResult[]; diagnostics?: readonly Diagnostic[]; summary?: Summary; agents?: readonly AgentScore[] } = {},
): string {
  return [
    writer.start?.() ?? '',
    ...(run.results ?? results).map((one) => writer.conversation(one)),
    ...(run.diagnostics ?? diagnostics).map((one) => writer.diagnostic(one)),
    writer.end(run.summary ?? summary, run.agents ?? agents),
  ].join('');
}

const draftOf = (conversation: Conversation, text: string): Conversation => ({
  ...conversation,
  messages: [...conversation.messages.slice(0, 1), { id: 'draft', role: 'agent', text, position: { line: 1, column: 1 } }],
});

const pending = draftOf(router, 'Abbia pazienza e buona giornata');

/** One draft against a conversation, as `check` judges it. */
export const draft: ConversationResult = result(pending, 52, [{ messageId: 'draft', score: 52 }], [
  {
    ruleId: 'unanswered-question', problem: 'open', category: 'answer', severity: 'error', turn: 1, confidence: 0.9,
    message: 'The customer asked “Quando viene?”; the draft gives no time.',
    at: ['draft', 'Abbia pazienza'], related: [['a1', 'Quando viene?', 'the question']], suggestions: ['Il tecnico passa [giorno] tra le [ora] e le [ora].'],
  },
  {
    ruleId: 'pro-forma', problem: 'stock', category: 'substance', severity: 'suggestion', turn: 1, confidence: 0.8,
    message: 'Nothing in it is for this customer.', at: ['draft'],
  },
]);

const entry = (id: string, path: string, subject: string | undefined, text: string, line: number): Conversation => ({
  id, path, messages: [{ id, role: 'agent', text, position: { line, column: 11 } }], ...(subject === undefined ? {} : { subject }),
});

const stock = entry('delay-1', 'macros/replies.yaml', 'Delay, first answer', 'Dear customer, we apologise for any inconvenience this may have caused. Your order {{order}} is on its way.', 4);
const lost = entry('lost-2', 'macros/replies.yaml', undefined, 'Hi {{name}}, your parcel is lost and I have sent a new one today.\nIt is with you by {{day}}.', 9);
const hello = entry('hello', 'macros/more.csv', 'Greeting', 'Hi XXX! Thanks for reaching out 🙂', 2);

/** Three canned responses in two files, as `canned` judges them. */
export const canned: readonly ConversationResult[] = [
  result(stock, 70.2, [{ messageId: 'delay-1', score: 70.2 }], [
    {
      ruleId: 'no-apology', problem: 'conditional', category: 'ownership', severity: 'warning', turn: 0, confidence: 0.8,
      message: '“any inconvenience this may have caused” doubts that there was one. Say sorry for what happened.',
      at: ['delay-1', 'any inconvenience this may have caused'], suggestions: ['Sorry that your order is late.'],
    },
    {
      ruleId: 'impersonal', problem: 'vocative', category: 'tone', severity: 'suggestion', turn: 0, confidence: 0.75,
      message: 'Call people by their name.', at: ['delay-1', 'Dear customer'], suggestions: ['Hi {{name}},'],
    },
  ]),
  result(lost, 100, [{ messageId: 'lost-2', score: 100 }], []),
  result(hello, 88, [{ messageId: 'hello', score: 88 }], [
    {
      ruleId: 'placeholder', problem: 'unfilled', category: 'safety', severity: 'error', turn: 0, confidence: 0.97,
      message: '“XXX” was meant to be filled in.', at: ['hello', 'XXX'],
    },
  ]),
];

import { wordsIn } from '../../src/locales/index.ts';
import type { ConversationResult, Diagnostic, Finding, Summary } from '../../src/model/index.ts';
import type { AgentScore, ReportContext, ReportWriter } from '../../src/reporters/reporter.ts';
import { redact } from '../../src/text/redact.ts';
import { result } from './sample-build.ts';
import { good, refund, router, stand } from './sample-conversations.ts';

export { canned, draft } from './sample-drafts.ts';

/** A report with everything that a reporter can meet, built by hand: no rule or reader takes part. */

export const results: readonly ConversationResult[] = [
  result(
    router,
    38.7,
    [
      { messageId: 'a2', agent: 'Fibra Luca', score: 46.1 },
      { messageId: 'a4', agent: 'Fibra Luca', score: 31.2 },
    ],
    [
      {
        ruleId: 'no-apology',
        problem: 'never',
        category: 'ownership',
        severity: 'error',
        turn: 1,
        confidence: 0.93,
        message:
          'The customer reported “non si è visto nessuno” and the conversation ends without anybody having said ' +
          'sorry. Open with a plain apology for exactly that.',
        at: ['a2', 'Ciao Marta, abbi ancora un po’ di pazienza e buona giornata!'],
        related: [['a1', 'non si è visto nessuno', 'the trouble']],
        suggestions: [
          'Mi dispiace che ieri non sia passato nessuno: l’errore è nostro.',
          'Ci scusiamo: non doveva aspettare tutta la mattina per niente.',
        ],
      },
      {
        ruleId: 'unanswered-question',
        problem: 'open',
        category: 'answer',
        severity: 'warning',
        turn: 1,
        confidence: 0.84,
        message:
          'The customer asked “Quando viene?”; the reply gives no time and does not say why not. Give the time, or ' +
          'say when you will know it.',
        at: ['a2', 'abbi ancora un po’ di pazienza'],
        related: [
          ['a1', 'Quando viene?', 'the question'],
          ['a1', 'devo restare a casa tutto il giorno?', 'the question'],
        ],
        suggestions: ['Il tecnico passa [giorno] tra le [ora] e le [ora].'],
      },
      {
        ruleId: 'tone-mismatch',
        problem: 'cheerful',
        category: 'tone',
        severity: 'suggestion',
        turn: 1,
        confidence: 0.71,
        message: 'A smile to somebody who waited in vain. Leave it out until the trouble is solved.',
        at: ['a2', 'buona giornata! 😊'],
        related: [['a1', 'non si è visto nessuno', 'the trouble']],
      },
      {
        ruleId: 'duplicate-reply',
        problem: 'exact',
        category: 'originality',
        severity: 'error',
        turn: 3,
        confidence: 0.98,
        message:
          'The same text was sent before (10:31), so the customer will think that nobody is reading. Say what is new ' +
          'since then, or what you will do next and when.',
        at: ['a4'],
        related: [['a2', 'Ciao Marta, abbi ancora un po’ di pazienza e buona giornata! 😊', 'said before']],
        suggestions: [
          'So che questa risposta l’hai già ricevuta. Da allora abbiamo [cosa è cambiato]; ti scrivo entro [ora] con le prossime novità.',
        ],
      },
    ],
  ),
  result(good, 100, [{ messageId: 'd2', agent: 'Fibra Ada', score: 100 }], []),
  result(
    refund,
    61.4,
    [{ messageId: 'b2', agent: 'Priya', score: 61.4 }],
    [
      {
        ruleId: 'pro-forma',
        problem: 'stock',
        category: 'substance',
        severity: 'warning',
        turn: 1,
        confidence: 0.88,
        message:
          'Stock phrases take the place of an answer. Say what you did for this customer, with whom, and by when there will be news.',
        at: ['b2', 'Please be informed that your request has been forwarded to the competent department.'],
        suggestions: ['I have asked Dana in payments to send your £42 today; it is on your account by [day].'],
      },
      {
        ruleId: 'no-apology',
        problem: 'conditional',
        category: 'ownership',
        severity: 'warning',
        turn: 1,
        confidence: 0.79,
        message: '“any inconvenience this may have caused” doubts that there was one. Say sorry for the two weeks.',
        at: ['b2', 'any inconvenience this may have caused'],
        related: [['b1', 'I still have no refund', 'the trouble']],
        suggestions: ['I’m sorry that you have waited two weeks for your money.'],
      },
      {
        ruleId: 'unanswered-question',
        problem: 'open',
        category: 'answer',
        severity: 'error',
        turn: 1,
        confidence: 0.9,
        message: 'The customer (theo@example.org) asked how long it will take; the reply gives no time.',
        at: ['b2'],
        related: [
          ['b1', 'How long will this take?', 'the question'],
          ['b1', 'My card is 4111 1111', 'given already'],
        ],
      },
    ],
  ),
  result(
    stand,
    84.5,
    [{ messageId: 'c2', agent: 'ゆき', score: 84.5 }],
    [
      {
        ruleId: 'pro-forma',
        problem: 'stock',
        category: 'substance',
        severity: 'warning',
        turn: 1,
        confidence: 0.66,
        message: 'Stock phrases take the place of an answer.',
        at: ['c2', '担当部署に確認いたしますので、しばらくお待ちください'],
        related: [['c1', '送料は誰が払いますか？', 'the question']],
        suggestions: ['送料は当社が負担いたします。'],
      },
    ],
  ),
];

export const diagnostics: readonly Diagnostic[] = [
  { path: 'chats/mail.en.csv', line: 17, code: 'short-row', message: 'The row has 3 fields where the header has 5.' },
  { path: 'chats/mail.en.csv', line: 29, code: 'short-row', message: 'The row has 2 fields where the header has 5.' },
  {
    path: 'chats/social.it.jsonl',
    code: 'guessed-roles',
    message: 'Taken for the team: “Fibra Luca”, “Fibra Ada”. Name others with --agent.',
    level: 'note',
  },
];

export const summary: Summary = {
  conversations: 4,
  replies: 5,
  messages: 12,
  score: 64.6,
  grade: 'D',
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
    tool: { name: 'replylint', version: '0.1.0' },
    command: 'lint',
    startedAt: '2024-03-12T09:00:00.000Z',
    color: false,
    width: 80,
    showFrom: 'warning',
    quiet: false,
    redact,
    locale: 'en',
    words: wordsIn(changes.locale ?? 'en'),
    fact: (english) => english,
    describe: (ruleId) => DESCRIPTIONS[ruleId] ?? '',
    ...changes,
  };
}

/** Everything that a writer writes for a run. */
export function written(
  writer: ReportWriter,
  run: {
    results?: readonly ConversationResult[];
    diagnostics?: readonly Diagnostic[];
    corpus?: readonly Finding[];
    summary?: Summary;
    agents?: readonly AgentScore[];
  } = {},
): string {
  return [
    writer.start?.() ?? '',
    ...(run.results ?? results).map((one) => writer.conversation(one)),
    ...(run.diagnostics ?? diagnostics).map((one) => writer.diagnostic(one)),
    run.corpus === undefined ? '' : writer.corpus(run.corpus),
    writer.end(run.summary ?? summary, run.agents ?? agents),
  ].join('');
}

import { describe, expect, test } from 'vitest';
import { Anonymous } from '../../src/cli/anonymous.ts';
import type { Conversation, ConversationResult, Message } from '../../src/model/index.ts';
import { result } from '../reporters/sample-build.ts';
import { run, shoutFolder } from './harness.ts';

const FILE = [
  {
    id: 'c1',
    subject: 'For Giulia',
    messages: [
      { id: 'm1', role: 'customer', author: 'Marta', text: '@FibraGiulia ciao Giulia, dov’è il pacco?' },
      { id: 'm2', role: 'agent', author: 'FibraGiulia', text: 'Sono Giulia: shout! Buona giornata. ^GV' },
      { id: 'm3', role: 'agent', author: 'Rossi, Luca', text: 'Giulia shout, Luca shout' },
    ],
  },
  { id: 'c2', messages: [{ id: 'm1', role: 'agent', author: 'Rossi, Luca', text: 'shout' }] },
];
const folder = (): string => shoutFolder({ 'c.jsonl': FILE });
const NAMES = /Giulia|Luca|Rossi|\^GV/;

describe('--anonymous', () => {
  test.each(['terminal', 'markdown', 'csv', 'json', 'jsonl', 'html', 'sarif', 'junit', 'gitlab', 'github', 'checkstyle'])(
    '%s names no agent',
    async (format) => {
      const args = ['lint', 'c.jsonl', '--format', format, '--severity', 'suggestion'];
      const cwd = folder();
      expect((await run(args, { cwd })).out).toContain('shout');
      const { out, status } = await run([...args, '--anonymous'], { cwd });
      expect(status).toBe(1);
      expect(out).not.toMatch(NAMES);
    },
  );

  test('agents have the same number in all reports of a run, in order of appearance', async () => {
    const { out } = await run(['c.jsonl', '--anonymous', '--format', 'json'], { cwd: folder() });
    const { conversations } = JSON.parse(out);
    expect(conversations.map(({ replies }: { replies: { agent: string }[] }) => replies.map(({ agent }) => agent))).toEqual([
      ['Agent 2'],
      ['Agent 2'],
    ]);
    const { out: page } = await run(['c.jsonl', '--anonymous', '--format', 'html'], { cwd: folder() });
    expect(page).toContain('Names of agents are left out');
    expect(page).toContain('"text":"Sono Agent 1: shout! Buona giornata. ^Agent 1"');
    expect(page).toContain('"text":"Agent 1 ciao Agent 1, dov’è il pacco?"');
    expect(page).toContain('"author":"Marta"');
  });

  test('neither fingerprints nor places in the file change', async () => {
    const cwd = folder();
    const findings = async (...args: string[]): Promise<[string, object][]> => {
      const { out } = await run(['c.jsonl', '--format', 'json', ...args], { cwd });
      return JSON.parse(out).findings.map(({ fingerprint, position }: { fingerprint: string; position: object }) => [
        fingerprint,
        position,
      ]);
    };
    expect(await findings('--anonymous')).toEqual(await findings());
  });
});

describe('Anonymous', () => {
  const message = (id: string, role: Message['role'], author: string, text: string): Message => ({
    id,
    role,
    author,
    text,
    position: { line: 3, column: 10 },
  });
  const judged = (text: string, words: string): ConversationResult => {
    const conversation: Conversation = {
      id: 'c',
      path: 'c.csv',
      messages: [message('m1', 'agent', 'Dana Care Team', text)],
      locate: (_, offset) => ({ line: 1, column: offset }),
    };
    return result(
      conversation,
      50,
      [{ messageId: 'm1', agent: 'Dana Care Team', score: 50 }],
      [
        {
          ruleId: 'r',
          problem: 'p',
          category: 'tone',
          severity: 'error',
          message: 'Dana said so.',
          confidence: 1,
          turn: 0,
          at: ['m1', words],
          related: [['m1', words, 'by Dana']],
          suggestions: ['Write as Dana.'],
        },
      ],
    );
  };

  test('findings stay at their words', () => {
    const { conversation, findings, replies } = new Anonymous().conversation(
      judged('Hi, Dana here. Dana waits. Calm down, please.', 'Dana waits. Calm down'),
    );
    const [finding] = findings;
    const text = conversation.messages[0]?.text as string;
    expect(text).toBe('Hi, Agent 1 here. Agent 1 waits. Calm down, please.');
    expect(text.slice(finding?.span.start, finding?.span.end)).toBe('Agent 1 waits. Calm down');
    expect(finding).toMatchObject({
      excerpt: 'Agent 1 waits. Calm down',
      message: 'Agent 1 said so.',
      suggestions: ['Write as Agent 1.'],
      related: [{ span: finding?.span, note: 'by Agent 1' }],
    });
    expect(replies[0]?.agent).toBe('Agent 1');
  });

  test('a place behind a name is still found in the file', () => {
    const before = judged('Dana, calm down', 'calm down');
    const after = new Anonymous().conversation(before).conversation;
    const [changed] = after.messages as [Message];
    const at = changed.text.indexOf('calm');
    expect(after.locate?.(changed, at)).toEqual({ line: 1, column: before.conversation.messages[0]?.text.indexOf('calm') });
  });

  test('words that name nobody stay', () => {
    const { conversation } = new Anonymous().conversation(judged('Our care team: Team Care takes Care.', 'takes Care'));
    expect(conversation.messages[0]?.text).toBe('Our care team: Team Care takes Care.');
  });

  test('what is over all conversations loses every name that was met', () => {
    const names = new Anonymous();
    const { findings } = names.conversation(judged('Dana waits', 'waits'));
    const summary = names.summary({
      ...{ conversations: 1, replies: 1, messages: 1, score: 1, grade: 'E', skipped: 0, rules: {} },
      findings: { error: 0, warning: 0, suggestion: 0 },
      tables: [{ name: 't', title: 't', rows: [{ text: 'Dana from Care', counts: [], data: {} }] }],
    });
    expect(summary.tables?.[0]?.rows[0]?.text).toBe('Agent 1 from Care');
    expect(names.findings([{ ...(findings[0] as (typeof findings)[0]), excerpt: 'as Dana says' }])[0]?.excerpt).toBe('as Agent 1 says');
  });
});

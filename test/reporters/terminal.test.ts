import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Conversation, ConversationResult, Finding, Summary } from '../../src/model/index.ts';
import type { ReportContext } from '../../src/reporters/reporter.ts';
import terminal from '../../src/reporters/terminal/index.ts';
import { canned, contextOf, draft, results, summary, written } from './sample.ts';

const CHECKED: Summary = { ...summary, conversations: 1, replies: 1, messages: 2, score: 52, grade: 'E' };
const STOCK: Summary = { ...summary, conversations: 3, replies: 3, messages: 3, score: 86.1, grade: 'B' };
const PERFECT: Summary = { ...summary, score: 100, grade: 'A', findings: { error: 0, warning: 0, suggestion: 0 }, rules: {} };

const print = (changes: Partial<ReportContext> = {}, run: Parameters<typeof written>[1] = {}): string =>
  written(terminal.create(contextOf(changes)), run);

const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g');
const snapshot = (name: string): string => `../../fixtures/reports/${name}`;

describe('what a person reads', () => {
  it.each([60, 80, 200])('lint at %i columns', async (width) => {
    await expect(print({ width })).toMatchFileSnapshot(snapshot(`lint-${width}.txt`));
    await expect(print({ width, color: true })).toMatchFileSnapshot(snapshot(`lint-${width}.ansi`));
  });

  it('lint with suggestions', async () => {
    await expect(print({ showFrom: 'suggestion' })).toMatchFileSnapshot(snapshot('lint-suggestions.txt'));
  });

  it('check', async () => {
    const run = { results: [draft], diagnostics: [], summary: CHECKED, agents: [] };
    await expect(print({ command: 'check', showFrom: 'suggestion' }, run)).toMatchFileSnapshot(snapshot('check.txt'));
  });

  it('canned', async () => {
    const run = { results: canned, diagnostics: [], summary: STOCK, agents: [] };
    await expect(print({ command: 'canned', showFrom: 'suggestion' }, run)).toMatchFileSnapshot(snapshot('canned.txt'));
  });

  it('lint --quiet', async () => {
    await expect(print({ quiet: true })).toMatchFileSnapshot(snapshot('quiet.txt'));
  });

  it('says the same with and without colour, but for the lines of marks', () => {
    const words = (text: string): string[] => text.split('\n').filter((line) => !/^[\s│┃]*[\^~‾-]+[\s^~‾-]*$/.test(line));
    for (const width of [60, 80]) expect(words(stripVTControlCharacters(print({ width, color: true })))).toEqual(words(print({ width })));
  });

  it('counts what it hides and says how to see it', () => {
    expect(print()).toContain('1 suggestion hidden; --severity suggestion shows it.');
    expect(print({ showFrom: 'error' })).toContain('4 warnings and 1 suggestion hidden; --severity suggestion shows them.');
    expect(print({ showFrom: 'suggestion' })).not.toContain('hidden');
    expect(print({ quiet: true })).not.toContain('hidden');
  });

  it('is short about a clean draft', () => {
    const clean = { results: [{ ...draft, findings: [] }], diagnostics: [], summary: { ...PERFECT, conversations: 1 }, agents: [] };
    expect(print({ command: 'check' }, clean)).toBe('No findings. Score 100.\n');
    expect(print({ command: 'check', quiet: true }, clean)).toBe('');
    const several = { ...clean, summary: { ...PERFECT, conversations: 3 } };
    expect(print({ command: 'check' }, several)).toBe('No findings. Score 100 over 3 drafts.\n');
  });

  it('prints nothing for a clean conversation but counts it', () => {
    const out = print(
      {},
      { results: [results[1] as ConversationResult], diagnostics: [], summary: { ...PERFECT, conversations: 1, replies: 1 }, agents: [] },
    );
    expect(out.split('\n')).toEqual(['━'.repeat(80), ' 1 conversation, 1 reply  ·  score 100 (A)  ·  No findings', '']);
  });

  it('shows no agents where there is one', () => {
    expect(print({}, { agents: [{ agent: 'Ada', replies: 3, score: 50, findings: 2 }] })).not.toContain('Agents');
  });

  it('masks personal data, or not', () => {
    expect(print()).not.toMatch(/theo@|4111|333 123/);
    expect(print({ redact: (text) => text })).toMatch(/theo@example\.org[\s\S]*4111 1111 1111 1111/);
    // A way of masking that is not ours: the marks may be coarser, the words stay theirs.
    expect(print({ redact: (text) => text.replace(/marta_v|NOVE|4111[\d ]+/g, '***') })).not.toMatch(/marta_v|4111/);
  });
});

/** Words, wide characters, emoji and what could harm a terminal. */
const text = fc
  .array(
    fc.oneof(
      fc.lorem({ maxCount: 3 }),
      fc.constantFrom(
        '👩‍💻',
        '🙏🏽',
        '返品したいのですが、',
        '。',
        '\n',
        '\n\n',
        '  ',
        '\t',
        '\u001B[31m',
        '\u001B]8;;x\u0007',
        '\u202Eevil',
        'é',
        '\r',
        'x'.repeat(90),
        'anna@example.org',
        '+39 333 123 4567',
        '. ',
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(' '));

const anyResult = fc
  .record({
    reply: text,
    asked: text,
    cuts: fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 }),
    message: text,
    suggestion: text,
    name: text,
  })
  .map(({ reply, asked, cuts, message, suggestion, name }): ConversationResult => {
    const conversation: Conversation = {
      id: name,
      path: 'p.jsonl',
      subject: asked,
      messages: [
        { id: '1', role: 'customer', author: name, text: asked, position: { line: 1, column: 1 } },
        { id: '2', role: 'agent', author: name, at: '2024-01-01T10:00', text: reply, position: { line: 2, column: 1 } },
      ],
    };
    const span = (of: string, [a, b]: readonly [number, number]) => {
      const [start, end] = [a % (of.length + 1), b % (of.length + 1)].sort((x, y) => x - y) as [number, number];
      return { start, end };
    };
    const base = draft.findings[0] as Finding;
    const findings = cuts.map(
      (cut, index): Finding => ({
        ...base,
        path: 'p.jsonl',
        message,
        messageId: '2',
        span: span(reply, cut),
        excerpt: '',
        suggestions: [suggestion],
        severity: (['error', 'warning', 'suggestion'] as const)[index % 3] as Finding['severity'],
        related: [
          { messageId: '1', span: span(asked, cut), note: 'why' },
          { messageId: 'gone', span: { start: 0, end: 1 }, note: 'why' },
        ],
      }),
    );
    return { conversation, score: 50, replies: [{ messageId: '2', agent: name, score: 50 }], findings };
  });

describe('on any text', () => {
  it('never throws, stays inside the width, leaves no space at a line end and lets no control character through', () => {
    fc.assert(
      fc.property(anyResult, fc.integer({ min: 40, max: 200 }), fc.boolean(), (result, width, color) => {
        const agents = [
          { agent: result.conversation.id, replies: 1, score: 50, findings: 1 },
          { agent: 'b', replies: 1, score: 60, findings: 1 },
        ];
        // Only colours are taken off: anything else that a terminal would obey must have lost its first character.
        const { findings, conversation } = result;
        const words = conversation.messages.map(({ text }) => text);
        const corpus = findings.map(
          (finding, index): Finding => ({ ...finding, excerpt: words[index % 2] as string, conversationId: conversation.id }),
        );
        const rows = words.map((text) => ({ text, counts: ['412×', conversation.id, '33%'], data: {} }));
        const tables = [{ name: 'templates', title: 'Most pasted', rows }];
        const run = { results: [result], agents, corpus, summary: { ...summary, replies: 20, tables } };
        const out = print({ width, color, showFrom: 'suggestion' }, run).replace(COLOURS, '');
        expect(out).not.toMatch(/(?!\n)\p{Cc}|[\u202A-\u202E]/u);
        for (const line of out.split('\n')) {
          expect(line).toBe(line.trimEnd());
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('keeps the marks under the words', () => {
    const words = fc.lorem({ maxCount: 40, mode: 'words' });
    fc.assert(
      fc.property(words, fc.nat(), fc.integer({ min: 60, max: 100 }), (reply, pick, width) => {
        const all = [...reply.matchAll(/\S+/g)];
        const word = all[pick % all.length] as RegExpExecArray;
        const [first] = (results[0] as ConversationResult).findings as [Finding];
        const conversation: Conversation = {
          id: 'c',
          path: 'p',
          messages: [{ id: '1', role: 'agent', text: reply, position: { line: 1, column: 1 } }],
        };
        const finding = { ...first, messageId: '1', span: { start: word.index, end: word.index + word[0].length }, related: [] };
        fc.pre(word[0].length < reply.length);
        const lines = print({ width }, { results: [{ conversation, score: 1, replies: [], findings: [finding] }] }).split('\n');
        const below = lines.findIndex((line) => line.includes('^'));
        const signs = lines[below] as string;
        expect((lines[below - 1] as string).slice(signs.indexOf('^'), signs.lastIndexOf('^') + 1)).toBe(word[0]);
      }),
    );
  });
});

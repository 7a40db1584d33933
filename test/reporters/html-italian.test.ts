import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import type { ConversationResult, Finding, Summary } from '../../src/model/index.ts';
import reporter from '../../src/reporters/html/index.ts';
import { englishIn } from '../locales/english.ts';
import { agents, contextOf, summary, written } from './sample.ts';
import { italian, italianContext } from './sample-it.ts';

/** All texts in a value, without the keys. */
const textsIn = (value: unknown): string[] => (typeof value === 'string' ? [value] : Object.values(value as object).flatMap(textsIn));

describe('the HTML report in Italian', () => {
  const later = (result: ConversationResult, index: number): ConversationResult => ({
    ...result,
    score: 40 + index / 2,
    conversation: {
      ...result.conversation,
      id: `dopo-${index}`,
      messages: result.conversation.messages.map((message, at) => ({
        ...message,
        at: `2024-04-${10 + (index % 20)}T10:00:00Z`,
        ...(at === 0 ? { hidden: 'internal' as const } : {}),
      })),
    },
  });
  const [router] = italian.results as [ConversationResult];
  const many = [...italian.results, ...Array.from({ length: 60 }, (_, index) => later(router, index))];
  const sample = [...many, ...italian.canned];
  const corpus = Array.from({ length: 230 }, (_, index) => ({ ...(router.findings[0] as Finding), fingerprint: `insieme-${index}` }));
  const tables: Summary['tables'] = [
    {
      name: 'templates',
      title: 'Testi più incollati',
      rows: [{ text: 'Ciao', counts: [], data: { count: 14_120, upset: 97, agents: 6, example: { conversationId: 'dopo-3' } } }],
    },
  ];
  const text = written(reporter.create(italianContext({ showFrom: 'suggestion', explain: true, anonymous: true })), {
    results: many,
    corpus,
    diagnostics: [],
    summary: { ...summary, conversations: 12_040, findings: { error: 500, warning: 1, suggestion: 2 }, tables },
    agents,
  });

  /** What the page itself says: no texts, names and files of the conversations, no rule ids, wordings and facts. */
  function ownWords(page: string): string {
    const foreign = new Set([
      ...sample.flatMap(({ conversation }) => [
        conversation.id,
        conversation.path,
        conversation.subject,
        conversation.channel,
        conversation.language,
      ]),
      ...sample.flatMap(({ findings }) => findings.flatMap(({ ruleId, suggestions }) => [ruleId, ...suggestions])),
    ]);
    const said: string[] = [];
    const open: boolean[] = [];
    new Parser({
      onopentag(name, { class: kind = '', ...given }) {
        const quiet = /^(?:script|style|q|mark|kbd)$/.test(name) || /^(?:text|quote|counted|brand|words)$/.test(kind);
        open.push(quiet || open.at(-1) === true);
        const { title = '', placeholder = '' } = given;
        said.push(title, placeholder, (given['aria-label'] ?? '').replace(/[a-z]+(?:-[a-z]+)+$/, ''));
      },
      ontext: (words) => {
        if (open.at(-1) !== true && !foreign.has(words.trim())) said.push(words);
      },
      onclosetag: () => open.pop(),
    }).end(page);
    // Nor is what a finding quotes, a place in a file or an option.
    return said.join('\n').replace(/“[^”]*”|\S+\.(?:jsonl?|ya?ml|csv)\S*|--[a-z-]+/g, '');
  }

  test('no English word is left, in the page or in what its script says', () => {
    const words = ownWords(text);
    expect(text).toContain('<html lang="it">');
    expect(words).toContain('Segnalazioni per regola');
    expect(words).toContain('nota interna, non giudicata');
    expect(words).toContain('Settimana dal');
    expect(words.split('\n').filter((line) => englishIn(line).length > 0)).toEqual([]);
    // The same look at an English page finds plenty: it is able to fail.
    const english = written(reporter.create(contextOf({ showFrom: 'suggestion' })));
    expect(new Set(englishIn(ownWords(english))).size).toBeGreaterThan(20);
    const [, script = ''] = /id="replylint-words">(.*)<\/script>/.exec(text) ?? [];
    expect(englishIn(JSON.stringify(textsIn(JSON.parse(script).words)).replace(/\{\w+\}/g, ''))).toEqual([]);
  });

  test('every place in its words is filled', () => expect(ownWords(text)).not.toMatch(/\{\w+\}|undefined|NaN/));

  test('counts and writes numbers as Italian does', () => {
    expect(text).toContain('5 risposte in 12.040 conversazioni, esame del <time');
    expect(text).toContain('<b>64,6</b> <span>su 100, classe D</span>');
    expect(text).toContain('<b>1</b> <span>avviso</span>');
    expect(text).toContain('<b>2</b> <span>consigli</span>');
    expect(text).toContain('>14.120</td><td class="n">97</td>');
    expect(text).toContain('Altre 30 segnalazioni di questo tipo');
    expect(text).toMatch(/Altre 23 conversazioni con \d+ segnalazioni si vedono attivando gli script\./);
    expect(text).toContain('certezza 93%');
  });

  test.each([
    ['check', 'Bozze con segnalazioni'],
    ['canned', 'Risposte predefinite con segnalazioni'],
  ] as const)('of %s', (command, heading) => {
    const run = { results: italian[command === 'check' ? 'results' : 'canned'], diagnostics: [], agents: [] };
    const report = written(reporter.create(italianContext({ command })), run);
    expect(report).toContain(`>${heading}</h2>`);
    expect(
      ownWords(report)
        .split('\n')
        .filter((line) => englishIn(line).length > 0),
    ).toEqual([]);
  });
});

import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import type { ConversationResult, Finding, Summary } from '../../src/model/index.ts';
import { mondayOf } from '../../src/reporters/html/collect.ts';
import type { ConversationData, WeekData } from '../../src/reporters/html/data.ts';
import reporter from '../../src/reporters/html/index.ts';
import { embedded, escaped, hrefTo, html } from '../../src/reporters/html/markup.ts';
import type { ReportContext } from '../../src/reporters/reporter.ts';
import { agents, contextOf, results, summary, written } from './sample.ts';

const page = (run: Parameters<typeof written>[1] = {}, changes: Partial<ReportContext> = {}): string =>
  written(reporter.create(contextOf({ showFrom: 'suggestion', ...changes })), run);
const json = <T>(text: string, id: string): T => {
  const start = text.indexOf('>', text.indexOf(`<script type="application/json" id="${id}"`)) + 1;
  return JSON.parse(text.slice(start, text.indexOf('</script>', start))) as T;
};
const dataIn = (text: string): ConversationData[] => json(text, 'replylint-data');
/** Without script and style, which are other files. */
const structure = (text: string): string =>
  text
    .replace(/<style>[\s\S]*?<\/style>/g, '<style></style>')
    .replace(/<script>[\s\S]*?<\/script>/g, '<script></script>')
    .replace(/sha256-[^']*/g, 'sha256-');
const first = results[0] as ConversationResult;

const KNOWN_ELEMENTS = [
  ...'html head meta title link style script body a header nav p button main section h1 h2 h3 div b span time ul ol li i table thead tbody'.split(
    ' ',
  ),
  ...'tr th td small details summary form label input select noscript article sup mark q dialog dl dt dd kbd footer'.split(' '),
];
const KNOWN_ATTRIBUTES = [
  ...'lang charset http-equiv content name rel href type id class tabindex title style scope dir datetime role placeholder autocomplete'.split(
    ' ',
  ),
  ...'spellcheck method aria-label aria-labelledby aria-hidden aria-haspopup data-rule data-agent data-severity'.split(' '),
];
const NASTY = `</script><script>alert("1")</script><!-- '&amp;' \u2028\u2029 <img src=x onerror=alert(1)> ]]> \u0000\u202E`;
const nasty: ConversationResult = {
  ...first,
  conversation: {
    ...first.conversation,
    id: NASTY,
    path: NASTY,
    channel: NASTY,
    language: NASTY,
    subject: NASTY,
    messages: first.conversation.messages.map((message) => ({ ...message, author: NASTY, at: NASTY, text: `${message.text} ${NASTY}` })),
  },
  findings: first.findings.map((finding) => ({
    ...finding,
    ruleId: NASTY,
    path: `other ${NASTY}`,
    message: NASTY,
    suggestions: [NASTY, NASTY],
    evidence: [{ fact: NASTY, weight: 1 }],
    related: finding.related.map((each) => ({ ...each, note: NASTY })),
    fingerprint: NASTY,
  })),
};
const hostile: Parameters<typeof written>[1] = {
  results: [nasty],
  diagnostics: [{ path: NASTY, code: NASTY, message: NASTY }],
  corpus: nasty.findings,
  summary: {
    ...summary,
    rules: { [NASTY]: 4 },
    tables: [{ name: NASTY, title: NASTY, rows: [{ text: NASTY, counts: [NASTY], data: {} }] }],
  },
  agents: [...agents, { agent: NASTY, replies: 1, score: 1, findings: 1 }],
};

describe('html', () => {
  test('has the shared report in this structure', async () => {
    await expect(structure(page())).toMatchFileSnapshot('../../fixtures/reports/page.html');
  });

  test('holds the conversations with findings for its script, masked, with places in the masked text', () => {
    const data = dataIn(page());
    expect(data.map(({ id }) => id)).toEqual(['router-0417', '#8841', 'scooter-7']);
    const [router, refund] = data as [ConversationData, ConversationData];
    const marked = (index: number): string => {
      const { message, start, end } = refund.findings[index] as ConversationData['findings'][number];
      return refund.messages[message]?.text.slice(start, end) ?? '';
    };
    expect([marked(0), marked(1)]).toEqual([
      'Please be informed that your request has been forwarded to the competent department.',
      'any inconvenience this may have caused',
    ]);
    expect(router.findings[0]?.related[0]).toMatchObject({ message: 0, note: 'the trouble' });
    expect(router.messages[0]?.text).not.toContain('333 123');
  });

  test('masks what quotes the conversation', () => expect(page()).not.toMatch(/theo@|help@|4111 1|7946/));

  test('shows texts as they are under --no-redact', () => expect(page({}, { redact: (text) => text })).toContain('help@example.org'));

  test('leaves out what is below the severity to show', () => {
    const findings = dataIn(page({}, { showFrom: 'error' })).flatMap((data) => data.findings);
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'error', 'error']);
  });

  test('counts clean conversations by week, channel and language', () => {
    const text = page();
    const weeks = json<WeekData[]>(text, 'replylint-weeks');
    expect(weeks).toEqual([{ monday: '2024-03-11', replies: 5, score: 64.6, error: 3, warning: 4, suggestion: 1 }]);
    expect(structure(text)).toMatch(/By channel[\s\S]*<th scope="row">twitter<\/th>[\s\S]*?<td class="n">2<\/td>/);
  });

  test('draws a chart only where there is more than one week', () => {
    const later = {
      ...first,
      conversation: {
        ...first.conversation,
        id: 'later',
        messages: first.conversation.messages.map((each) => ({ ...each, at: '2024-04-02' })),
      },
    };
    expect(structure(page())).not.toContain('replylint-weeks-chart');
    expect(structure(page({ results: [...results, later] }))).toContain('replylint-weeks-chart');
  });

  test('tells which texts are pasted most, and links to an example that is in the page', () => {
    const row = (conversationId: string) => ({
      text: `Please be patient ${conversationId}`,
      counts: ['412×'],
      data: { count: 1412, upset: 97, agents: 6, example: { conversationId } },
    });
    const tables: Summary['tables'] = [{ name: 'templates', title: 'Most pasted', rows: [row('scooter-7'), row('good-1')] }];
    const text = structure(page({ summary: { ...summary, tables } }));
    expect(text).toContain('<th scope="col" class="n">To upset customers</th>');
    expect(text).toMatch(
      /patient scooter-7 <a class="example" href="#scooter-7">example<\/a><\/th>\s*<td class="n">1,412<\/td><td class="n">97<\/td>/,
    );
    expect(text).toContain('patient good-1</th>');
  });

  test('lists findings over all conversations, and counts those beyond two hundred', () => {
    const [finding] = first.findings as [Finding];
    const corpus = Array.from({ length: 230 }, (_, index) => ({ ...finding, fingerprint: `corpus-${index}` }));
    const text = structure(page({ corpus }));
    expect(text.match(/id="corpus-/g)).toHaveLength(200);
    expect(text).toContain('30 more findings of this kind');
  });

  test('without scripts the worst conversations can be read, and the rest is counted', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({
      ...first,
      score: 100 - index,
      conversation: { ...first.conversation, id: `c${index}` },
    }));
    const [, fallback = ''] = /<noscript>(<p class="left">[\s\S]*?)<\/noscript>/.exec(page({ results: many })) ?? [];
    expect([...fallback.matchAll(/<article class="conversation" id="(c\d+)"/g)].map(([, id]) => id)).toEqual(
      Array.from({ length: 40 }, (_, index) => `c${59 - index}`),
    );
    expect(fallback).toContain('20 more conversations with 80 findings');
  });

  test('says how many findings --max-findings kept back', () => {
    expect(page({ summary: { ...summary, findings: { error: 5, warning: 4, suggestion: 1 } } })).toContain(
      '2 more findings are counted and not listed',
    );
  });

  test('folds findings of one cause under the gravest of them', () => {
    const findings = first.findings.slice(0, 2).map((finding): Finding => ({ ...finding, category: 'answer', cause: 'one' }));
    const text = structure(page({ results: [{ ...first, findings }] }));
    expect(text).toMatch(/<section class="finding error"[\s\S]*<details class="finding warning"[\s\S]*<\/details><\/section>/);
  });

  test('shows counted facts under --explain only', () => {
    expect(page()).not.toContain('counted in the sample');
    expect(page({}, { explain: true })).toContain('counted in the sample');
  });

  test('is whole without anything to report', () => {
    const text = page({ results: [], diagnostics: [], agents: [], summary: { ...summary, rules: {} } });
    expect(dataIn(text)).toEqual([]);
    expect(text).toContain('There is nothing to show');
    expect(text.trimEnd()).toMatch(/<\/html>$/);
  });
});

describe('texts of strangers', () => {
  const text = page(hostile, { explain: true });

  test('are text, wherever they stand', () => {
    const elements = new Map<string, number>();
    const attributes = new Set<string>();
    new Parser({
      onopentag(name, given) {
        elements.set(name, (elements.get(name) ?? 0) + 1);
        for (const attribute of Object.keys(given)) attributes.add(attribute);
      },
      oncomment: () => expect.unreachable('a comment'),
    }).end(text);
    expect(elements.get('script')).toBe(5);
    expect([...elements.keys()].filter((name) => !KNOWN_ELEMENTS.includes(name))).toEqual([]);
    expect([...attributes].filter((name) => !KNOWN_ATTRIBUTES.includes(name))).toEqual([]);
    expect(structure(text)).not.toContain('\u0000');
  });

  test('come back whole from the data', () => {
    const [data] = dataIn(text) as [ConversationData];
    expect(data.id).toBe(NASTY);
    expect(data.messages[0]?.text).toContain(NASTY);
    expect(data.findings[0]).toMatchObject({ rule: NASTY, fingerprint: NASTY, facts: [[NASTY, 1]] });
  });
});

describe('markup', () => {
  test('escapes every value that is not markup', () => {
    expect(html`<p title="${'"<\''}">${['a & b', html`<b>${'<'}</b>`]}${undefined}${3}</p>`.text).toBe(
      '<p title="&quot;&lt;&#39;">a &amp; b<b>&lt;</b>3</p>',
    );
  });

  test('replaces what HTML cannot hold', () =>
    expect(escaped('a\u0000b\u009fc\ud800d\r\ne\rf\tg')).toBe('a\uFFFDb\uFFFDc\uFFFDd\ne\nf\tg'));

  test('keeps whole pairs of surrogates', () => expect(escaped('😀')).toBe('😀'));

  test('embeds any value without an end of script or line', () => {
    const value = { a: '</script><!--\u2028\u2029', b: ['>'] };
    expect(embedded(value)).not.toMatch(/[<>\u2028\u2029]/);
    expect(JSON.parse(embedded(value))).toEqual(value);
  });

  test('makes an address of any id', () => expect([hrefTo('a b#"<'), hrefTo('\ud800')]).toEqual(['#a%20b%23%22%3C', '#']));
});

test.each([
  ['2024-03-11T00:30:00+02:00', '2024-03-11'],
  ['2024-03-17', '2024-03-11'],
  ['2024-01-01T12:00:00Z', '2024-01-01'],
  ['2023-01-01T12:00:00Z', '2022-12-26'],
  ['yesterday', undefined],
  [undefined, undefined],
])('the week of %s begins on %s', (at, monday) => expect(mondayOf(at)).toBe(monday));

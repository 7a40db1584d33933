import { describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../src/model/index.ts';
import json from '../../src/reporters/json/index.ts';
import jsonl from '../../src/reporters/jsonl/index.ts';
import { agents, contextOf, diagnostics, results, summary, written } from './sample.ts';

const report = (text: string): Report => JSON.parse(text) as Report;
const everything = contextOf({ showFrom: 'suggestion' });
const FIELDS = [
  'ruleId',
  'problem',
  'category',
  'cause',
  'severity',
  'message',
  'confidence',
  'evidence',
  'path',
  'conversationId',
  'messageId',
  'turn',
  'span',
  'position',
  'excerpt',
  'suggestions',
  'related',
  'fingerprint',
];

describe('json', () => {
  const whole = report(written(json.create(everything)));

  it('is one object with all of the contract', () => {
    expect(Object.keys(whole).sort()).toEqual(['conversations', 'diagnostics', 'findings', 'summary', 'tool', 'version']);
    expect(whole.version).toBe(1);
    expect(whole.tool).toEqual({ name: 'replylint', version: '0.1.0' });
    expect(whole.summary).toEqual(summary);
    expect(whole.diagnostics).toEqual(diagnostics);
    expect(whole.conversations.map(({ id }) => id)).toEqual(['router-0417', 'good-1', '#8841', 'scooter-7']);
    expect(whole.conversations[0]).toEqual({ id: 'router-0417', path: 'chats/social.it.jsonl', score: 38.7, replies: results[0]?.replies });
    expect(whole.findings).toHaveLength(8);
    for (const finding of whole.findings) expect(Object.keys(finding)).toEqual(FIELDS);
  });

  it('gives each conversation a line and indents what a person reads', () => {
    const text = written(json.create(everything));
    for (const conversation of whole.conversations) expect(text).toContain(`\n    ${JSON.stringify(conversation)}`);
    expect(text).toContain(`"summary": ${JSON.stringify(whole.summary, null, 2).replaceAll('\n', '\n  ')}`);
  });

  it('is whole without anything to report', () => {
    const empty = report(written(json.create(everything), { results: [], diagnostics: [] }));
    expect([empty.conversations, empty.findings, empty.diagnostics]).toEqual([[], [], []]);
  });

  it('masks what quotes the conversation and leaves places as they are', () => {
    const given = results.flatMap(({ findings }) => findings);
    expect(JSON.stringify(whole)).not.toMatch(/theo@|help@|4111|7946/);
    expect(whole.findings.map(({ span, position, fingerprint }) => ({ span, position, fingerprint }))).toEqual(
      given.map(({ span, position, fingerprint }) => ({ span, position, fingerprint })),
    );
    const letter = whole.findings.find(({ problem, conversationId }) => problem === 'open' && conversationId === '#8841') as Finding;
    expect(letter.excerpt).toContain('write to h…@… or to call +44 … should');
    expect(letter.message).toContain('(t…@…)');
  });

  it('masks a number of which the excerpt has only half', () => {
    const { conversation, replies, score, findings } = results[2] as (typeof results)[number];
    const text = conversation.messages[1]?.text ?? '';
    const start = text.indexOf('20 7946');
    const half = { ...(findings[0] as Finding), span: { start, end: start + 7 }, excerpt: '20 7946' };
    const out = report(written(json.create(everything), { results: [{ conversation, replies, score, findings: [half] }] }));
    expect(out.findings[0]?.excerpt).toBe('+44 …');
  });

  it('quotes as it is under --no-redact', () => {
    const open = report(written(json.create(contextOf({ showFrom: 'suggestion', redact: (text) => text }))));
    expect(open.findings).toEqual(results.flatMap(({ findings }) => findings));
  });

  it('leaves out findings below the lowest severity', () => {
    expect(report(written(json.create(contextOf({ showFrom: 'error' })))).findings.map(({ severity }) => severity)).toEqual([
      'error',
      'error',
      'error',
    ]);
  });
});

describe('jsonl', () => {
  const text = written(jsonl.create(everything));
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

  it('is one object a line, each finding behind its conversation and the summary last', () => {
    expect(text.endsWith('}\n')).toBe(true);
    expect(lines.map(({ type }) => type)).toEqual([
      'conversation',
      'finding',
      'finding',
      'finding',
      'finding',
      'conversation',
      'conversation',
      'finding',
      'finding',
      'finding',
      'conversation',
      'finding',
      'diagnostic',
      'diagnostic',
      'diagnostic',
      'summary',
    ]);
  });

  it('has the fields of the contract', () => {
    expect(lines[0]).toEqual({
      type: 'conversation',
      id: 'router-0417',
      path: 'chats/social.it.jsonl',
      score: 38.7,
      replies: results[0]?.replies,
    });
    expect(Object.keys(lines[1] ?? {})).toEqual(['type', ...FIELDS]);
    expect(lines.at(-1)).toEqual({ type: 'summary', tool: everything.tool, ...summary, agents });
    expect(lines.at(-2)).toEqual({ type: 'diagnostic', ...diagnostics[2] });
  });

  it('says the same findings as json', () => {
    const found = lines.filter(({ type }) => type === 'finding').map(({ type: _, ...finding }) => finding);
    expect(found).toEqual(report(written(json.create(everything))).findings);
  });
});

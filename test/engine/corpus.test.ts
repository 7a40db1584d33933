import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import rule from '../../rules/template-repeat/index.ts';
import { builtin } from '../../src/builtin.ts';
import { FileAside } from '../../src/cli/aside.ts';
import { Corpus } from '../../src/engine/corpus.ts';
import { LanguageSet } from '../../src/engine/languages.ts';
import { type LintSettings, lintConversation } from '../../src/engine/lint.ts';
import type { Conversation, Template } from '../../src/model/index.ts';
import type { AnyRule, Mode } from '../../src/rule/index.ts';

const languages = new LanguageSet(builtin.languages ?? {});

function settings(options: object = {}, mode: Mode = 'lint', changes: Partial<LintSettings> = {}): LintSettings {
  const enabled = { id: 'template-repeat', rule: rule as AnyRule, options: v.parse((rule as AnyRule).options, options) };
  return { rules: [enabled], mode, minConfidence: 0.6, languages, ...changes };
}

async function gathered(conversations: readonly Conversation[], using: LintSettings): Promise<Corpus> {
  const corpus = new Corpus(using);
  for (const conversation of conversations) await lintConversation(conversation, using, corpus);
  return corpus;
}

const rowsOf = (corpus: Corpus): readonly Template[] =>
  corpus.finish().tables.flatMap(({ rows }) => rows.map(({ text, data }) => ({ text, ...data }) as unknown as Template));

const CALM = ['Do you take bikes?', 'Is there a lift?', 'When do you open?'];
const ANGRY = ['You left without us!! I am furious.', 'This is a disgrace, I am so angry. Nobody helps me.'];
const PASTED = [
  'Thank you for your message. We appreciate your patience and will get back to you as soon as we can.',
  'Hi Anna! Thank you for your message. We appreciate your patience and will get back to you as soon as we can. ^KO',
  'We appreciate your patience and will surely get back to you as soon as we can, thank you for your message.',
  'Your parcel 4711 is in Leeds and will be with you on Monday before noon, sorry for the wait.',
  'Your parcel 9 is in Hull and will be with you on Friday before noon, sorry for the wait.',
  'You are welcome!',
  'On deck five beside the café there are four sockets; bring your own cable with you.',
];

/** Conversations of one or two exchanges, each with an id and a place of its own. */
const conversations = fc
  .array(
    fc.record({
      exchanges: fc.array(
        fc.record({
          asked: fc.constantFrom(...CALM, ...ANGRY),
          reply: fc.constantFrom(...PASTED),
          agent: fc.constantFrom('Kim', 'Ola', 'Ida'),
        }),
        { minLength: 1, maxLength: 2 },
      ),
      file: fc.constantFrom('a.jsonl', 'b.jsonl'),
    }),
    { minLength: 1, maxLength: 24 },
  )
  .map((all) =>
    all.map(({ exchanges, file }, index): Conversation => {
      const messages = exchanges.flatMap(({ asked, reply, agent }, at) => [
        { id: `c${at}`, role: 'customer' as const, text: asked, position: { line: index + 1, column: 10 + at * 100 } },
        { id: `a${at}`, role: 'agent' as const, author: agent, text: reply, position: { line: index + 1, column: 60 + at * 100 } },
      ]);
      return { id: `t${index}`, path: file, language: 'en', messages };
    }),
  );

describe('corpus facts of template-repeat', () => {
  test('do not depend on order, nor on how the conversations are dealt out and merged again', async () => {
    await fc.assert(
      fc.asyncProperty(conversations, fc.infiniteStream(fc.nat({ max: 3 })), fc.infiniteStream(fc.nat()), async (all, deal, shuffle) => {
        const using = settings({ minCount: 2 });
        const whole = (await gathered(all, using)).finish();
        const order = all.map((conversation) => ({ conversation, key: shuffle.next().value as number })).sort((a, b) => a.key - b.key);
        const parts: Conversation[][] = [[], [], [], []];
        for (const { conversation } of order) parts[deal.next().value as number]?.push(conversation);
        const saved = await Promise.all(parts.map(async (part) => JSON.stringify((await gathered(part, using)).save())));
        // Any shape of the tree of merges: one after the other, and two by two.
        const chain = new Corpus(using);
        for (const one of saved) chain.merge(JSON.parse(one));
        const [left, right] = [new Corpus(using), new Corpus(using)];
        for (const one of saved.slice(2).reverse()) left.merge(JSON.parse(one));
        for (const one of saved.slice(0, 2)) right.merge(JSON.parse(one));
        left.merge(JSON.parse(JSON.stringify(right.save())));
        expect(chain.finish()).toEqual(whole);
        expect(left.finish()).toEqual(whole);
        expect((await gathered([...all].reverse(), using)).finish()).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  test('are the same where most of them were put aside, by one thread or two', async () => {
    await fc.assert(
      fc.asyncProperty(conversations, fc.infiniteStream(fc.boolean()), async (all, deal) => {
        const using = settings({ minCount: 2 });
        const whole = (await gathered(all, using)).finish();
        const folder = mkdtempSync(join(tmpdir(), 'replylint-aside-test-'));
        try {
          const [first, second] = ['1', '2'].map((name) => new Corpus(using, new FileAside(folder, name), 1)) as [Corpus, Corpus];
          for (const conversation of all) await lintConversation(conversation, using, deal.next().value === true ? first : second);
          first.merge(JSON.parse(JSON.stringify(second.save())));
          expect(first.finish()).toEqual(whole);
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      }),
      { numRuns: 40 },
    );
  });

  const sent = (texts: readonly (readonly [asked: string, reply: string, agent: string])[]): Conversation[] =>
    texts.map(([asked, text, author], index) => ({
      id: `t${index}`,
      path: 'day.jsonl',
      language: 'en',
      messages: [
        { id: 'c', role: 'customer', text: asked, position: { line: index + 1, column: 1 } },
        { id: 'a', role: 'agent', author, text, position: { line: index + 1, column: 50 } },
      ],
    }));
  const [first, second] = PASTED as [string, string];
  const day = sent([
    [CALM[0] as string, first, 'Kim'],
    [CALM[1] as string, second, 'Ola'],
    [ANGRY[0] as string, first, 'Kim'],
    [ANGRY[1] as string, second, 'Kim'],
    [CALM[2] as string, PASTED[2] as string, 'Ola'],
    [CALM[2] as string, PASTED[6] as string, 'Ida'],
  ]);

  test('count replies, customers, agents and the upset, and name an example', async () => {
    expect(rowsOf(await gathered(day, settings({ minCount: 3 })))).toEqual([
      {
        text: first,
        count: 5,
        share: 0.8333,
        customers: 5,
        agents: 2,
        upset: 2,
        example: { path: 'day.jsonl', conversationId: 't0', messageId: 'a', position: { line: 1, column: 50 } },
      },
    ]);
  });

  test('give one finding for each text, on the reply where it is surest, by severity, confidence and fingerprint as others', async () => {
    const { findings } = (await gathered(day, settings({ minCount: 3 }))).finish();
    expect(findings).toHaveLength(1);
    const [finding] = findings;
    expect(finding).toMatchObject({
      problem: 'unchanged',
      severity: 'suggestion',
      path: 'day.jsonl',
      messageId: 'a',
      cause: 'template-repeat',
    });
    expect(finding?.message).toContain('3 other customers');
    const later = (
      await gathered(
        [...day, ...sent([[CALM[0] as string, first, 'Kim']]).map((one) => ({ ...one, id: 'new' }))],
        settings({ minCount: 3 }),
      )
    ).finish();
    expect(later.findings[0]?.fingerprint).toBe(finding?.fingerprint);
    const [enabled] = settings({ minCount: 3 }).rules;
    const graver = settings({}, 'lint', { rules: [{ ...(enabled as NonNullable<typeof enabled>), severity: 'error' }] });
    expect((await gathered(day, graver)).finish().findings[0]?.severity).toBe('error');
    expect((await gathered(day, settings({ minCount: 3 }, 'lint', { minConfidence: 0.999 }))).finish().findings).toEqual([]);
  });

  test('of a rule that is not on give its table and no finding', async () => {
    const { rules, ...rest } = settings({ minCount: 3 });
    const { findings, tables } = (await gathered(day, { ...rest, rules: [], tables: rules })).finish();
    expect(findings).toEqual([]);
    expect(tables[0]?.rows).toHaveLength(1);
  });

  test('a rule that throws is named, and the others go on', async () => {
    const broken: AnyRule = {
      ...(rule as AnyRule),
      corpus: {
        empty: () => ({}),
        add: () => {
          throw new Error('add');
        },
        merge: () => undefined,
        finish: () => {
          throw new Error('finish');
        },
      },
    };
    const using = settings({ minCount: 3 });
    const both = { ...using, rules: [{ id: 'broken', rule: broken, options: {} }, ...using.rules] };
    const corpus = new Corpus(both);
    const outcomes = [];
    for (const conversation of day) outcomes.push(await lintConversation(conversation, both, corpus));
    expect(outcomes[0]?.crashes.map(({ ruleId, conversationId }) => `${ruleId} ${conversationId}`)).toEqual(['broken t0']);
    const { findings, crashes } = corpus.finish();
    expect(crashes.map(({ ruleId, conversationId }) => `${ruleId} ${conversationId}`)).toEqual(['broken undefined']);
    expect(findings).toHaveLength(1);
  });

  test('a state grows with the distinct texts, not with the conversations', async () => {
    const using = settings();
    const corpus = await gathered(day, using);
    const size = (): number => JSON.stringify(corpus.save()).length;
    const before = size();
    for (let round = 0; round < 30; round++) {
      for (const one of day) await lintConversation({ ...one, id: `${one.id}-${round}` }, using, corpus);
    }
    expect(size()).toBeLessThan(before + 200);
  });

  test('agents are counted to 64, then estimated', async () => {
    const agents = (count: number): Conversation[] =>
      sent(Array.from({ length: count }, (_, index) => [CALM[0] as string, first, `agent ${index}`]));
    expect(rowsOf(await gathered(agents(40), settings()))[0]?.agents).toBe(40);
    const many = rowsOf(await gathered(agents(1000), settings()))[0]?.agents ?? 0;
    expect(many).toBeGreaterThan(700);
    expect(many).toBeLessThan(1400);
  });
});

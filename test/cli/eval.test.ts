import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { conversation, folderWith, type Ran, run, SHOUT_CONFIG, SHOUT_RULE } from './harness.ts';

const fixture = (name: string): string => readFileSync(`fixtures/eval/${name}`, 'utf8');

/** Rated replies in English and Italian, and the one rule that they name. */
const FILES = {
  'ratings.en.jsonl': fixture('ratings.en.jsonl'),
  'ratings.it.jsonl': fixture('ratings.it.jsonl'),
  'brush-off.js': fixture('brush-off.js'),
  'replylint.config.yaml': 'extends: []\nplugins: [./brush-off.js]\nrules:\n  brush-off: on\n',
};
const BOTH = ['ratings.en.jsonl', 'ratings.it.jsonl'];

const evaluated = (argv: readonly string[], columns = 80): Promise<Ran> =>
  run(['eval', ...BOTH, ...argv], { cwd: folderWith(FILES), terminal: columns, env: { NO_COLOR: '1' } });
const json = async (argv: readonly string[] = []) => JSON.parse((await evaluated([...argv, '--format', 'json'])).out);

/** A conversation whose last reply carries labels. */
const rated = (id: string, labels: unknown, ...messages: string[]) => {
  const made = conversation(id, ...messages) as { messages: object[] };
  const last = made.messages.at(-1);
  return { ...made, messages: [...made.messages.slice(0, -1), { ...last, labels }] };
};
const shout = (files: Readonly<Record<string, string | object>>, argv: readonly string[] = [], config = SHOUT_CONFIG): Promise<Ran> =>
  run(['eval', ...Object.keys(files), ...argv], { cwd: folderWith({ 'shout.js': SHOUT_RULE, 'replylint.config.yaml': config, ...files }) });

describe('what a person reads', () => {
  test.for([60, 80, 120])('at %i columns', async (columns) => {
    const { out, err, status } = await evaluated([], columns);
    await expect(out).toMatchFileSnapshot(`../../fixtures/eval/report-${columns}.txt`);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
    expect(err).toBe('');
    expect(status).toBe(0);
  });

  test.for(['file', 'language', 'channel'])('--by %s', async (key) => {
    const { out } = await evaluated(['--by', key, '--max-findings', '0'], 100);
    await expect(out).toMatchFileSnapshot(`../../fixtures/eval/by-${key}.txt`);
  });

  test('--max-findings limits the list of each rule and kind, and says how many more there are', async () => {
    const { out } = await evaluated(['--max-findings', '1']);
    expect(out).toContain('\n  1 more; --max-findings 2 shows all.\n');
    expect(out).toContain('\n  2 more; --max-findings 3 shows all.\n');
    expect(out.match(/^ {4}A: /gm)).toHaveLength(2);
  });

  test('personal data is masked, or not', async () => {
    const { out } = await evaluated(['--min-confidence', '0.95']);
    expect(out).toContain('j…@…');
    expect(out).not.toContain('jo.finch');
    expect((await evaluated(['--min-confidence', '0.95', '--no-redact'])).out).toContain('jo.finch@example.org');
  });
});

describe('--format json', () => {
  test('has the figures, and counts that add up', async () => {
    const report = await json(['--by', 'language']);
    expect(report).toMatchObject({ version: 1, command: 'eval', settings: { minConfidence: 0.6, resamples: 2000, by: 'language' } });
    expect(report.summary).toEqual({ conversations: 16, replies: 18, labels: 18, unrated: 0 });
    const [rule] = report.rules;
    expect(rule).toMatchObject({
      ruleId: 'brush-off',
      n: 18,
      positives: 10,
      found: 11,
      tp: 8,
      fp: 3,
      fn: 2,
      tn: 5,
      minConfidence: 0.6,
      on: true,
    });
    expect(rule.precision.value).toBeCloseTo(8 / 11);
    expect(rule.recall.value).toBeCloseTo(0.8);
    expect(rule.f1.value).toBeCloseTo(16 / 21);
    for (const key of ['n', 'positives', 'found', 'tp', 'fp', 'fn', 'tn'])
      expect(rule.groups.en[key] + rule.groups.it[key]).toBe(rule[key]);
  });

  test('has every disagreement with its evidence, whatever --max-findings says, the widest first', async () => {
    const { disagreements } = await json(['--max-findings', '0']);
    expect(disagreements.map(({ kind, conversationId, messageId }: Record<string, string>) => [kind, conversationId, messageId])).toEqual([
      ['missed', 'school-en', 'm2'],
      ['missed', 'comune-it', 'm2'],
      ['false-alarm', 'banca-it', 'm2'],
      ['false-alarm', 'bank-en', 'm2'],
      ['false-alarm', 'asilo-it', 'm2'],
    ]);
    expect(disagreements[0]).not.toHaveProperty('finding');
    expect(disagreements[3]).toMatchObject({
      path: 'ratings.en.jsonl',
      position: { line: 5 },
      request: 'You blocked my card abroad, again. I am at a petrol station!',
      finding: { confidence: 0.69, excerpt: 'Please be patient', evidence: [{ weight: 1.5 }, { fact: 'names a number', weight: -0.7 }] },
    });
  });

  test('a miss tells what was counted and was too little', async () => {
    const { disagreements } = await json(['--min-confidence', '0.9']);
    const missed = disagreements.filter(({ kind }: { kind: string }) => kind === 'missed');
    expect(missed.map(({ finding }: { finding?: { confidence: number } }) => finding?.confidence)).toEqual([
      undefined,
      undefined,
      0.82,
      0.82,
    ]);
  });

  test('what cannot be told is null', async () => {
    const [rule] = (await json(['--min-confidence', '1'])).rules;
    expect(rule.precision).toEqual({ value: null, low: null, high: null });
    expect(rule.calibration).toEqual({ ece: null, bins: [] });
  });

  test('is the same in every run', async () => expect(await json()).toEqual(await json()));
});

describe('a reply is judged as check would judge it', () => {
  test('later messages are not seen, and earlier replies are not judged', async () => {
    const talk = {
      id: 'c1',
      messages: [
        { id: 'm1', role: 'customer', text: 'Where is it?' },
        { id: 'm2', role: 'agent', text: 'We shout.' },
        { id: 'm3', role: 'customer', text: 'Pardon?' },
        { id: 'm4', role: 'agent', text: 'In the drawer.', labels: { shout: 0 } },
        { id: 'm5', role: 'agent', text: 'We shout again.' },
      ],
    };
    const { out } = await shout({ 't.jsonl': [talk] }, ['--format', 'json']);
    expect(JSON.parse(out).rules).toMatchObject([{ n: 1, tn: 1, found: 0 }]);
  });

  test('rules see no label, of this reply or another', async () => {
    const spy = SHOUT_RULE.replace(
      'reply(reply) {',
      "reply(reply) { if (JSON.stringify(context.conversation.source).includes('labels')) throw new Error('saw a label');",
    );
    const files = { 't.jsonl': [rated('c1', { shout: 1 }, 'C: Hi', 'A: We shout.')], 'shout.js': spy };
    const { status, err } = await run(['eval', 't.jsonl'], { cwd: folderWith({ 'replylint.config.yaml': SHOUT_CONFIG, ...files }) });
    expect(err).toBe('');
    expect(status).toBe(0);
  });

  test('agrees with check --last on the same replies', async () => {
    const cwd = folderWith(FILES);
    const { out } = await run(['check', '--last', ...BOTH, '--format', 'jsonl', '--fail-on', 'never'], { cwd });
    const checked = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ type }) => type === 'finding').length;
    const { rules, disagreements } = await json();
    // The two earlier replies with labels are false alarms that check --last does not look at.
    expect(
      disagreements.filter(({ messageId, kind }: Record<string, string>) => messageId === 'm2' && kind === 'false-alarm'),
    ).toHaveLength(3);
    expect(rules[0].found).toBe(checked + 2);
  });
});

describe('labels', () => {
  test('null is not counted, and conversations without labels are counted apart', async () => {
    const files = {
      't.jsonl': [
        rated('c1', { shout: 1 }, 'C: Hi', 'A: We shout.'),
        rated('c2', { shout: null }, 'C: Hi', 'A: We shout.'),
        conversation('c3', 'C: Hi', 'A: We shout.'),
      ],
    };
    const { out } = await shout(files);
    expect(out).toMatch(/^1 rating of 1 reply in 1 conversation, [\s\S]* 1\nmore conversation without labels is left out\.\n/);
  });

  test('a rule that is off runs all the same, with its options and threshold, and that is said', async () => {
    const files = { 't.jsonl': [rated('c1', { shout: 1 }, 'C: Hi', 'A: We shout.')] };
    const { out, err } = await shout(
      files,
      ['--format', 'json'],
      'extends: []\nplugins: [./shout.js]\nrules: { shout: { severity: off, minConfidence: 0.97 } }\n',
    );
    expect(err).toBe('replylint: note: Off in the configuration, and run here because labels name it: shout.\n');
    expect(JSON.parse(out).rules).toMatchObject([{ on: false, minConfidence: 0.97, fn: 1 }]);
    expect((await shout(files, ['--quiet'], 'plugins: [./shout.js]\nrules: { shout: off }\n')).err).toBe('');
  });

  test('labels of a rule that judges no drafts are not counted, and that is said', async () => {
    const rule = SHOUT_RULE.replace("presets: ['recommended', 'canned'],", "presets: [], modes: ['lint'],");
    const files = { 't.jsonl': [rated('c1', { shout: 1, 'no-apology': 0 }, 'C: Hi', 'A: Hello.')], 'shout.js': rule };
    const { out, err } = await run(['eval', 't.jsonl', '--format', 'json'], {
      cwd: folderWith({ 'replylint.config.yaml': SHOUT_CONFIG, ...files }),
    });
    expect(err).toContain('note: Not judged in drafts, so that its labels are not counted: shout.\n');
    expect(JSON.parse(out).rules).toMatchObject([{ ruleId: 'no-apology' }]);
  });

  test('mistakes are told all at once with their places, and nothing is printed', async () => {
    const files = {
      'a.jsonl': [
        rated('c1', { shuot: 1 }, 'C: Hi', 'A: We shout.'),
        rated('c2', { shuot: 0, shout: 'yes' }, 'C: Hi', 'A: We shout.'),
        rated('c3', [1], 'C: Hi', 'A: We shout.'),
      ],
      'b.jsonl': [conversation('c4', 'C: Hi', 'A: We shout.')],
    };
    const { out, err, status } = await shout(files);
    expect(out).toBe('');
    expect(err.split('\n')).toEqual([
      'replylint: Unknown rule "shuot" in 2 labels, first here (a.jsonl:1). Did you mean "shout"?',
      'replylint: The label "shout" must be 0, 1 or null, not "yes" (a.jsonl:2). 1: the rule should flag the reply; 0: it should not; null: not counted.',
      expect.stringMatching(/^replylint: "labels" must be a mapping of rule ids to 0, 1 or null \(a\.jsonl:3\)\. For example "labels": /),
      expect.stringMatching(/^replylint: b\.jsonl has no reply with a label of 0 or 1\. For example "labels": .* See docs\/eval\.md\.$/),
      '',
    ]);
    expect(status).toBe(2);
  });

  test('labels on what is no reply are a diagnostic', async () => {
    const files = { 't.jsonl': [rated('c1', { shout: 1 }, 'C: We shout.'), rated('c2', { shout: 0 }, 'C: Hi', 'A: Hello.')] };
    const { err, status } = await shout(files);
    expect(err).toMatch(
      /^replylint: The message m1 of c1 carries labels and is no public reply of the team: they are not counted \(t\.jsonl:1\)\.\n$/,
    );
    expect(status).toBe(0);
  });
});

test('a rule that throws, and an input that is cut off, make the status 2', async () => {
  const good = rated('c1', { shout: 1 }, 'C: Hi', 'A: We shout.');
  const broken = SHOUT_RULE.replace('reply(reply) {', "reply(reply) { throw new Error('boom');");
  const crashed = await run(['eval', 't.jsonl'], {
    cwd: folderWith({ 'replylint.config.yaml': SHOUT_CONFIG, 'shout.js': broken, 't.jsonl': [good] }),
  });
  expect(crashed.err).toContain('the rule "shout" crashed on the conversation "c1"');
  expect(crashed.status).toBe(2);
  const cut = await shout({ 't.jsonl': `${JSON.stringify(good)}\n{"id": "c2", "mess` });
  expect(cut.out).toContain('1 rating of 1 reply');
  expect(cut.status).toBe(2);
});

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { reportSchema } from '../../src/config/schemas/report.ts';
import type { Report } from '../../src/model/index.ts';
import { conversation, folderWith, type Ran, run, SHOUT_RULE, shoutFolder } from './harness.ts';

const FORMATS = ['json', 'jsonl', 'markdown', 'gitlab', 'checkstyle'];
const NEEDED = ['--format', 'json'];
/** The rule of these tests, and one that looks over all conversations. */
const CONFIG = "extends: []\nplugins: [./shout.js]\nrules: { shout: 'on', template-repeat: { minCount: 2, onlyUpset: false } }\n";

const toFiles = (name: string): string[] => FORMATS.flatMap((format) => ['--format', `${format}=${name}.${format}`]);
const reportsIn = (cwd: string, name: string): string[] => FORMATS.map((format) => readFileSync(join(cwd, `${name}.${format}`), 'utf8'));

/** Makes the shards of a run into `1.json`, `2.json` ... */
async function shards(cwd: string, of: number, ...argv: string[]): Promise<string[]> {
  const files: string[] = [];
  for (let index = 1; index <= of; index++) {
    const { status, err } = await run(['lint', ...argv, '--shard', `${index}/${of}`, '--format', `json=${index}.json`], { cwd });
    expect({ status, err: err.includes('bug') }).toEqual({ status: 0, err: false });
    files.push(`${index}.json`);
  }
  return files;
}

/** A run, and the merge of its shards, with every format that a merge has. */
async function both(
  cwd: string,
  of: number,
  ...argv: string[]
): Promise<{ readonly whole: Ran; readonly merged: Ran; readonly reports: string[] }> {
  const whole = await run(['lint', ...argv, ...toFiles('whole')], { cwd });
  const merged = await run(['merge', ...(await shards(cwd, of, ...argv)), ...toFiles('merged')], { cwd });
  const reports = reportsIn(cwd, 'merged');
  expect(reports).toEqual(reportsIn(cwd, 'whole'));
  expect(merged.status).toBe(whole.status);
  return { whole, merged, reports };
}

const TEXTS = [
  'We shout at the parcel that left the depot on the way to you.',
  'We mutter about the parcel that left the depot on the way to you.',
  'Thank you for your message. We appreciate your patience and will get back to you as soon as we can.',
  'Hi Sam! Thank you for your message. We appreciate your patience and will get back to you as soon as we can. hint7',
  'Write to jane.doe@example.org or call +44 20 7946 0958, and we shout back.',
  'Fine.',
];
const talk = fc.record({
  file: fc.constantFrom('a.jsonl', 'b.jsonl'),
  replies: fc.array(fc.record({ text: fc.constantFrom(...TEXTS), agent: fc.constantFrom('Ann', 'Jo Frost', 'Zoë') }), { maxLength: 3 }),
  broken: fc.integer({ min: 0, max: 7 }),
});

function linesOf(talks: readonly (typeof talk extends fc.Arbitrary<infer T> ? T : never)[], wanted: string): string {
  return talks
    .map(({ file, replies, broken }, index) => {
      if (file !== wanted) return '';
      const messages = replies.flatMap(({ text, agent }, at) => [
        { id: `c${at}`, role: 'customer', text: 'This is a disgrace!! I am furious, where is it?' },
        { id: `a${at}`, role: 'agent', author: agent, text },
      ]);
      const line = JSON.stringify({ id: `t${index}`, messages: [{ id: 'c', role: 'customer', text: 'Hello?' }, ...messages] });
      // Some records cannot be read, some come twice.
      return broken === 0 ? `${line.slice(0, 30)}\n` : broken === 1 ? `${line}\n${line}\n` : `${line}\n`;
    })
    .join('');
}

describe('the merge of shards is the report of one run', () => {
  test('however many shards there are, in any order and grouping', async () => {
    const groups = fc.array(fc.nat({ max: 2 }), { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(talk, { minLength: 1, maxLength: 14 }),
        fc.integer({ min: 1, max: 5 }),
        groups,
        async (talks, of, dealt) => {
          const cwd = shoutFolder({
            'replylint.config.yaml': CONFIG,
            'a.jsonl': `${linesOf(talks, 'a.jsonl')}${JSON.stringify(conversation('last', 'C: Hi?', 'A: Bye.'))}\n`,
            'b.jsonl': `${linesOf(talks, 'b.jsonl')}${JSON.stringify(conversation('end', 'C: Hi?', 'A: Bye.'))}\n`,
          });
          const { status } = await run(['lint', 'a.jsonl', 'b.jsonl', ...toFiles('whole')], { cwd });
          const files = await shards(cwd, of, 'a.jsonl', 'b.jsonl');
          // Some are merged before, and the rest with what came of that, the last first.
          const parts: string[] = [];
          for (const group of [0, 1, 2]) {
            const own = files.filter((_, index) => dealt[index] === group);
            if (own.length === 0) continue;
            await run(['merge', ...own, '--partial', '--format', `json=part${group}.json`], { cwd });
            parts.unshift(`part${group}.json`);
          }
          const merged = await run(['merge', ...parts, ...toFiles('merged')], { cwd });
          expect(reportsIn(cwd, 'merged')).toEqual(reportsIn(cwd, 'whole'));
          expect(merged.status).toBe(status);
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);

  test('with all rules, and with every option that changes a report', async () => {
    const cwd = folderWith({});
    cpSync(resolve('fixtures/conversations'), join(cwd, 'talks'), { recursive: true });
    for (const options of [
      ['--preset', 'strict', '--explain'],
      ['--anonymous', '--severity', 'warning'],
      ['--no-redact', '--max-findings', '7', '--locale', 'it', '--threads', '2'],
    ]) {
      const { reports, merged } = await both(cwd, 3, 'talks', ...options);
      expect(JSON.parse(reports[0] as string).findings.length).toBeGreaterThan(5);
      expect(merged.err.includes('7')).toBe(options.includes('--max-findings'));
    }
  }, 120_000);

  test('with a baseline', async () => {
    const cwd = shoutFolder({ 'replylint.config.yaml': CONFIG, 'a.jsonl': many(9) });
    await run(['lint', 'a.jsonl', '--baseline', 'b.json', '--update-baseline'], { cwd });
    writeFileSync(
      join(cwd, 'a.jsonl'),
      [...many(9), conversation('new', 'C: Hi?', 'A: We shout.')].map((each) => `${JSON.stringify(each)}\n`).join(''),
    );
    const { reports } = await both(cwd, 4, 'a.jsonl', '--baseline', 'b.json');
    expect(JSON.parse(reports[0] as string).findings).toHaveLength(1);
  });

  test('exit status included', async () => {
    const cwd = shoutFolder({
      'replylint.config.yaml': CONFIG,
      'a.jsonl': many(6),
      'bad.jsonl': `${JSON.stringify(many(1)[0])}\n{"id":\n${JSON.stringify(many(2)[1])}\n`,
    });
    expect((await both(cwd, 2, 'a.jsonl')).merged.status).toBe(1);
    expect((await both(cwd, 2, 'a.jsonl', '--fail-on', 'never')).merged.status).toBe(0);
    expect((await both(cwd, 2, 'a.jsonl', '--fail-on', 'never', '--fail-under', '99')).merged.status).toBe(1);
    expect((await run(['merge', '1.json', '2.json', '--fail-under', '1', '--fail-on', 'never'], { cwd })).status).toBe(0);
    const strict = ['lint', 'bad.jsonl', '--strict-input', '--fail-on', 'never'];
    expect((await run([...strict, '--shard', '1/1', '--format', 'json=1.json'], { cwd })).status).toBe(2);
    expect((await run(['merge', '1.json'], { cwd })).status).toBe(2);
    const broken = shoutFolder({
      'shout.js': SHOUT_RULE.replace('context.report(', "throw new Error('no'); context.report("),
      'a.jsonl': many(2),
    });
    const statuses = [];
    for (const shard of ['1/2', '2/2'])
      statuses.push((await run(['lint', 'a.jsonl', '--shard', shard, '--format', `json=${shard[0]}.json`], { cwd: broken })).status);
    expect([...statuses, (await run(['merge', '1.json', '2.json'], { cwd: broken })).status]).toEqual([2, 2, 2]);
  });
});

const many = (count: number): object[] =>
  Array.from({ length: count }, (_, index) =>
    conversation(`c${index}`, 'C: Where is it? This is terrible!', `A: ${TEXTS[index % TEXTS.length]}`),
  );

describe('the report of a shard', () => {
  const judged = async (...argv: string[]): Promise<Report> => {
    const cwd = shoutFolder({ 'replylint.config.yaml': CONFIG, 'a.jsonl': many(12) });
    return JSON.parse((await run(['lint', 'a.jsonl', '--shard', '1/2', ...NEEDED, ...argv], { cwd })).out);
  };

  test('is one by the schema, with its own part of the conversations', async () => {
    const report = await judged();
    expect(v.safeParse(reportSchema, report).issues).toBeUndefined();
    expect(report.conversations.map(({ id }) => id)).toEqual(['c0', 'c2', 'c4', 'c6', 'c8', 'c10']);
    expect(report.summary).toMatchObject({ conversations: 6, messages: 12 });
    expect(report.shard).toMatchObject({ of: 2, parts: [1], read: 12 });
  });

  test('holds personal data only where it was asked for', async () => {
    expect(JSON.stringify((await judged()).shard)).not.toMatch(/jane|7946/);
    expect(JSON.stringify((await judged('--no-redact')).shard)).toMatch(/jane\.doe/);
    expect(JSON.stringify(await judged('--anonymous'))).not.toContain('"Ann"');
  });

  test('is refused where a rule does not say how to mask what it keeps', async () => {
    const keeps =
      "\n  corpus: { empty: () => ({ said: [] }), add(state) { state.said.push('x'); }, merge(into, from) { into.said.push(...from.said); }, finish() {} },\n};\n";
    const cwd = shoutFolder({ 'shout.js': SHOUT_RULE.replace(/\n\};\n$/, keeps), 'a.jsonl': many(2) });
    const { status, err } = await run(['lint', 'a.jsonl', '--shard', '1/2', ...NEEDED], { cwd });
    expect(status).toBe(2);
    expect(err).toMatch(/^replylint: The rule "shout" does not say how to mask .*--no-redact/);
    expect((await both(cwd, 2, 'a.jsonl', '--no-redact')).merged.status).toBe(1);
  });

  test.each([
    [['--shard', '1/2'], 'the format must be json, not terminal'],
    [['--shard', '1/2', '--format', 'html=x.html'], 'the format must be json, not html'],
    [['--shard', '1/2', ...NEEDED, '--update-baseline'], 'not of a shard'],
    [['--shard', '0/2', ...NEEDED], 'needs I/N with I from 1 to N, not "0/2"'],
    [['--shard', '3/2', ...NEEDED], 'needs I/N with I from 1 to N, not "3/2"'],
    [['--shard', '2', ...NEEDED], 'needs I/N with I from 1 to N, not "2"'],
  ])('is not made by %j', async (argv, why) => {
    const { status, err, out } = await run(['lint', 'a.jsonl', ...argv], { cwd: shoutFolder({ 'a.jsonl': many(2) }) });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(why);
  });
});

describe('merge refuses', () => {
  const made = async (): Promise<string> => {
    const cwd = shoutFolder({ 'a.jsonl': many(6), 'b.jsonl': many(5) });
    await shards(cwd, 3, 'a.jsonl');
    const lint = async (to: string, ...argv: string[]) => run(['lint', ...argv, '--format', `json=${to}.json`], { cwd });
    await lint('other-input', 'b.jsonl', '--shard', '2/3');
    await lint('other-settings', 'a.jsonl', '--shard', '2/3', '--min-confidence', '0.9');
    await lint('other-number', 'a.jsonl', '--shard', '2/4');
    await lint('run', 'a.jsonl');
    const whole = readFileSync(join(cwd, '2.json'), 'utf8');
    writeFileSync(join(cwd, 'cut.json'), whole.slice(0, 400));
    const report = JSON.parse(whole);
    report.findings.pop();
    writeFileSync(join(cwd, 'damaged.json'), JSON.stringify(report));
    return cwd;
  };

  test('what does not belong together, and says why', async () => {
    const cwd = await made();
    for (const [argv, why] of [
      [['1.json', '2.json'], 'Of 3 shards 1 are missing: 3. Give all reports at once, or --partial'],
      [['1.json', '2.json', '2.json', '3.json'], 'Shard 2 of 3 is in 2.json and in 2.json'],
      [['1.json', 'other-input.json', '3.json'], 'other-input.json and 1.json have read different conversations (5 and 6)'],
      [['1.json', 'other-settings.json', '3.json'], 'other-settings.json and 1.json are of different runs'],
      [['1.json', 'other-number.json', '3.json'], 'other-number.json and 1.json are of different runs'],
      [['run.json'], 'run.json is the report of a whole run, not of a shard'],
      [['1.json', 'cut.json'], 'The report cut.json cannot be merged'],
      [['1.json', 'damaged.json', '3.json'], 'The report damaged.json cannot be merged: something of it is missing'],
      [['none.json'], 'There is no report none.json'],
      [['a.jsonl'], 'The report a.jsonl cannot be merged'],
      [['1.json', '2.json', '3.json', '--format', 'html'], 'The format "html" quotes conversations'],
      [['1.json', '--partial', '--format', 'jsonl'], 'Some of the shards are merged into JSON, not into jsonl'],
      [[], 'replylint merge needs REPORTS'],
    ] as const) {
      const { status, err, out } = await run(['merge', ...argv], { cwd });
      expect({ status, out }).toEqual({ status: 2, out: '' });
      expect(err).toContain(why);
    }
  }, 30_000);

  test('shards that another configuration judged', async () => {
    const cwd = await made();
    writeFileSync(join(cwd, 'replylint.config.yaml'), 'extends: []\nplugins: [./shout.js]\nrules: { shout: warning }\n');
    const { status, err } = await run(['merge', '1.json', '2.json', '3.json'], { cwd });
    expect(status).toBe(2);
    expect(err).toContain('The configuration here is not the one that the shards were judged by');
  });
});

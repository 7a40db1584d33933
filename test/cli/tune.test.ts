import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, type Ran, run } from './harness.ts';

const RULE = readFileSync('fixtures/eval/brush-off.js', 'utf8');
const CONFIG = 'extends: []\nplugins: [./brush-off.js]\nrules:\n  # Everybody hates waiting.\n  brush-off: warning # for now\n';

/** [reply, rating]: the rule is sure of the short ones; of those that name a number or say much else it is not, and is wrong. */
const REPLIES: readonly (readonly [string, 0 | 1])[] = [
  ['Please be patient, dear customer.', 1],
  ['La preghiamo di attendere.', 1],
  ['Bear with us, we will write as soon as possible, thank you all.', 1],
  ['Please be patient for 3 more minutes, I am on the line with the depot about it.', 0],
  ['I put a new one in the post to you and it is on its way; the old one may go in the bin, and we refund the fee as soon as possible.', 0],
  ['Your seat is C 14.', 0],
];

/** Rated replies, each in a conversation of its own. */
const rated = (count: number): object[] =>
  Array.from({ length: count }, (_, index) => {
    const [text, label] = REPLIES[index % REPLIES.length] as (typeof REPLIES)[number];
    return {
      id: `c${index}`,
      messages: [
        { id: 'm1', role: 'customer', text: 'Where is it?' },
        { id: 'm2', role: 'agent', text, labels: { 'brush-off': label } },
      ],
    };
  });

const tuned = async (
  argv: readonly string[],
  files: Record<string, string | object> = {},
  columns = 80,
): Promise<Ran & { cwd: string }> => {
  const cwd = folderWith({ 't.jsonl': rated(60), 'brush-off.js': RULE, 'replylint.config.yaml': CONFIG, ...files });
  return { ...(await run(['eval', 't.jsonl', '--tune', ...argv], { cwd, terminal: columns, env: { NO_COLOR: '1' } })), cwd };
};
const configOf = (cwd: string): string => readFileSync(join(cwd, 'replylint.config.yaml'), 'utf8');

describe('--tune', () => {
  test('prints what it would be now and then, and writes it where the gain is more than noise', async () => {
    const { out, err, status, cwd } = await tuned([]);
    await expect(out).toMatchFileSnapshot('../../fixtures/eval/tune.txt');
    expect(err).toBe('replylint: note: Wrote the new thresholds into replylint.config.yaml.\n');
    expect(status).toBe(0);
    expect(configOf(cwd)).toBe(
      'extends: []\nplugins: [./brush-off.js]\nrules:\n  # Everybody hates waiting.\n  brush-off:\n    severity: warning # for now\n    minConfidence: 0.7 # by replylint eval --tune\n',
    );
  });

  test('what was written is what holds afterwards, and a second run leaves it', async () => {
    const { cwd } = await tuned([]);
    const report = JSON.parse((await run(['eval', 't.jsonl', '--format', 'json'], { cwd })).out);
    expect(report.rules).toMatchObject([{ minConfidence: 0.7, fp: 0, tp: 30 }]);
    const text = configOf(cwd);
    const again = await run(['eval', 't.jsonl', '--tune'], { cwd });
    expect(again.out).toContain('No other threshold is better');
    expect(again.err).toBe('replylint: note: No rule changes: replylint.config.yaml stays as it is.\n');
    expect(configOf(cwd)).toBe(text);
  });

  test('--dry-run writes nothing', async () => {
    const { out, err, cwd } = await tuned(['--dry-run']);
    expect(out).toContain('0.60 → 0.70');
    expect(err).toBe('replylint: note: Nothing was written (--dry-run).\n');
    expect(configOf(cwd)).toBe(CONFIG);
  });

  test('--format json has the figures of both, the folds and the file', async () => {
    const { tuning } = JSON.parse((await tuned(['--format', 'json', '--folds', '4', '--beta', '1'])).out);
    expect(tuning).toMatchObject({ beta: 1, folds: 4, written: 'replylint.config.yaml' });
    expect(tuning.rules['brush-off']).toMatchObject({
      verdict: 'changes',
      ratings: 60,
      positives: 30,
      current: 0.6,
      best: 0.7,
      ofFolds: [0.7, 0.7, 0.7, 0.7],
      before: { counts: { tp: 30, fp: 10, fn: 0, tn: 20 } },
      after: { precision: 1, recall: 1, f: 1 },
    });
  });

  test('too few ratings: the rule is left alone, and it is said why', async () => {
    const { out, cwd } = await tuned([], { 't.jsonl': rated(19) });
    expect(out).toContain('Too few to choose by: 19 of at least 20 ratings.');
    expect(configOf(cwd)).toBe(CONFIG);
  });

  test('without a configuration it writes a new one and says so', async () => {
    const apologies = Array.from({ length: 40 }, (_, index) => ({
      id: `c${index}`,
      messages: [
        { id: 'm1', role: 'customer', text: 'You charged me twice, this is a disgrace!' },
        { id: 'm2', role: 'agent', text: 'Send us the receipt.', labels: { 'banned-phrase': index % 2 } },
      ],
    }));
    const cwd = folderWith({ 't.jsonl': apologies });
    const { err } = await run(['eval', 't.jsonl', '--tune'], { cwd });
    expect(err).toContain('No rule changes: nothing was written.');
    expect(existsSync(join(cwd, 'replylint.config.yaml'))).toBe(false);
    const { ThresholdFile } = await import('../../src/cli/eval/thresholds.ts');
    const file = await ThresholdFile.open({ config: {} }, cwd);
    expect(file.told(await file.write({ 'no-apology': 0.7 }))).toBe(
      'Wrote the new thresholds into replylint.config.yaml, which is new: there was no configuration.',
    );
    expect((await run(['rules'], { cwd })).status).toBe(0);
  });

  test.for([
    [['--beta', '1'], '--beta does nothing without --tune. Add --tune.'],
    [['--dry-run'], '--dry-run does nothing without --tune. Add --tune.'],
    [['--tune', '--by', 'file'], '--by does not go with --tune. Leave one of the two out.'],
    [['--tune', '--min-confidence', '0.5'], '--min-confidence does not go with --tune. Leave one of the two out.'],
    [['--tune', '--folds', '1'], '--folds must be a whole number, from 2 to 20, not "1".'],
  ] as const)('%o', async ([argv, says]) => {
    const { err, status } = await run(['eval', 't.jsonl', ...argv], { cwd: folderWith({ 't.jsonl': rated(3) }) });
    expect(err).toBe(`replylint: ${says}\n`);
    expect(status).toBe(2);
  });
});

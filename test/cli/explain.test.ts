import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { conversation, folderWith, run, SHOUT_RULE, shoutFolder } from './harness.ts';

const loud = conversation('c1', 'C: Where is it?', 'A: We shout, we mutter, we hint.');

/** The numbers at the start of the score's lines, the result last. */
const scoreLines = (out: string): number[] =>
  (out.split(/100\.0 {2}start\n/)[1] ?? '')
    .split('\n\n')[0]
    ?.split('\n')
    .map((line) => Number(/^\s*([−+]?)\s*(\d+\.\d)/.exec(line)?.slice(1).join('').replace('−', '-') ?? Number.NaN))
    .filter((number) => !Number.isNaN(number)) ?? [];

test.for([
  ['lint', ['t.jsonl']],
  ['check', ['check', 'We shout, we mutter, we hint.']],
  ['canned', ['canned', 'replies.csv']],
] as const)('%s --explain: facts under each finding, and a score that adds up', async ([, argv]) => {
  const cwd = shoutFolder({ 't.jsonl': [loud], 'replies.csv': 'title,text\nGreeting,"We shout, we mutter, we hint."\n' });
  const { out } = await run([...argv, '--explain'], { cwd });
  expect(out).toContain('Counted\n');
  expect(out).toMatch(/\+3\.00 {2}said it\n\s+\+3\.00 {2}together: 95% sure\n/);
  const numbers = scoreLines(out);
  expect(numbers).toHaveLength(4);
  const sum = 100 + numbers.slice(0, -1).reduce((total, number) => total + number, 0);
  expect(numbers.at(-1)).toBeCloseTo(sum, 5);
  expect(out).toMatch(new RegExp(`score ${numbers.at(-1)}\\b`, 'i'));
});

test('a finding that is not shown costs points too, and its line says so', async () => {
  const { out } = await run(['t.jsonl', '--explain'], { cwd: shoutFolder({ 't.jsonl': [loud] }) });
  expect(out).toMatch(/−\d\.\d {2}tone {2}shout\/said \(suggestion, not shown\)\n/);
});

test('without --explain nothing of it is printed, and with it the machine formats have the losses', async () => {
  const cwd = shoutFolder({ 't.jsonl': [loud] });
  const plain = await run(['t.jsonl'], { cwd });
  expect(plain.out).not.toMatch(/Counted|start\n/);
  expect(JSON.parse((await run(['t.jsonl', '--format', 'json'], { cwd })).out).conversations[0].replies[0]).not.toHaveProperty('losses');
  const [reply] = JSON.parse((await run(['t.jsonl', '--format', 'json', '--explain'], { cwd })).out).conversations[0].replies;
  const points = reply.losses.reduce((sum: number, loss: { points: number }) => sum + loss.points, 0);
  expect(100 - points).toBeCloseTo(reply.score, 5);
});

test('the report of two small chats, explained', async () => {
  const cwd = folderWith({
    'brush-off.js': readFileSync('fixtures/eval/brush-off.js', 'utf8'),
    'shout.js': SHOUT_RULE,
    'replylint.config.yaml': "extends: []\nplugins: [./brush-off.js, ./shout.js]\nrules: { brush-off: 'on', shout: 'on' }\n",
    't.jsonl': [
      conversation(
        'lavatrice',
        'C: Buongiorno, la lavatrice montata ieri perde acqua. Quando venite?',
        'A: Gentile cliente, la preghiamo di attendere, qui nessuno fa shout.',
      ),
      conversation('boiler', 'C: No hot water since Monday.', 'A: Please be patient, +39 333 123 4567 is our shout line, and mutter8.'),
    ],
  });
  for (const columns of [60, 80]) {
    const { out } = await run(['t.jsonl', '--explain'], { cwd, terminal: columns, env: { NO_COLOR: '1' } });
    await expect(out).toMatchFileSnapshot(`../../fixtures/eval/explain-${columns}.txt`);
  }
});

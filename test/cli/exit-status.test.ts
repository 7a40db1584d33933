import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { repository } from './git.ts';
import { conversation, folderWith, type Ran, run, SHOUT_CONFIG, shoutFolder } from './harness.ts';

const clean = conversation('c1', 'C: Where is it?', 'A: In the drawer.');
const loud = conversation('c2', 'C: Where is it?', 'A: We shout.');
const muttered = conversation('c3', 'C: Where is it?', 'A: We mutter.');
const rated = (ruleId: string) => ({
  id: 'c4',
  messages: [
    { id: 'm1', role: 'customer', text: 'Where is it?' },
    { id: 'm2', role: 'agent', text: 'We shout.', labels: { [ruleId]: 0 } },
  ],
});

const shard = (cwd: string, part: string): Promise<Ran> =>
  run(['lint', 't.jsonl', '--shard', part, '--format', 'json=report.json'], { cwd });

/** One case for each row of docs/exit-codes.md that can be shown inside one process, by its first column. */
const CASES: Readonly<Record<string, () => Promise<Ran>>> = {
  'No finding at or above the fail level (`--fail-on`, by default `error`)': () =>
    run(['t.jsonl'], { cwd: shoutFolder({ 't.jsonl': [clean] }) }),
  'A finding at or above the fail level, shown or not': () =>
    run(['t.jsonl', '--max-findings', '0'], { cwd: shoutFolder({ 't.jsonl': [loud] }) }),
  'Only findings below the fail level': () => run(['t.jsonl'], { cwd: shoutFolder({ 't.jsonl': [muttered] }) }),
  'Only findings that are less sure than `--min-confidence`': () =>
    run(['t.jsonl', '--min-confidence', '0.97'], { cwd: shoutFolder({ 't.jsonl': [loud] }) }),
  'Findings of any severity under `--fail-on never`': () =>
    run(['t.jsonl', '--fail-on', 'never'], { cwd: shoutFolder({ 't.jsonl': [loud] }) }),
  'The mean score is below `--fail-under`': () => run(['t.jsonl', '--fail-under', '99'], { cwd: shoutFolder({ 't.jsonl': [muttered] }) }),
  'Records that could not be read, beside others that could': () =>
    run(['t.jsonl'], { cwd: shoutFolder({ 't.jsonl': `{"id": "c9", "mess\n${JSON.stringify(clean)}\n` }) }),
  'The input ends in the middle of a record': () =>
    run(['t.jsonl'], { cwd: shoutFolder({ 't.jsonl': `${JSON.stringify(clean)}\n{"id": "c9", "mess` }) }),
  'Records that could not be read, under `--strict-input`': () =>
    run(['t.jsonl', '--strict-input'], { cwd: shoutFolder({ 't.jsonl': `{"id": "c9", "mess\n${JSON.stringify(clean)}\n` }) }),
  'Only findings that `--baseline` accepts': async () => {
    const cwd = shoutFolder({ 't.jsonl': [loud] });
    await run(['t.jsonl', '--update-baseline'], { cwd });
    return run(['t.jsonl', '--baseline', '.replylint-baseline.json'], { cwd });
  },
  '`--update-baseline`, whatever was found': () => run(['t.jsonl', '--update-baseline'], { cwd: shoutFolder({ 't.jsonl': [loud] }) }),
  'A baseline that is missing or cannot be read': () =>
    run(['t.jsonl', '--baseline', 'none.json'], { cwd: shoutFolder({ 't.jsonl': [clean] }) }),
  'Nothing changed under `--changed`': () => run(['t.jsonl', '--changed'], { cwd: repository(shoutFolder({ 't.jsonl': [loud] })) }),
  '`--changed` outside git, or since an unknown commit': () => run(['t.jsonl', '--changed'], { cwd: shoutFolder({ 't.jsonl': [clean] }) }),
  'Nothing that was named can be read': () => run(['t.txt'], { cwd: shoutFolder({ 't.txt': 'Nobody speaks here.\n' }) }),
  'A named file does not exist': () => run(['nowhere.jsonl'], { cwd: shoutFolder() }),
  'A wrong option, command, rule, preset, reader or format name': () =>
    run(['t.jsonl', '--formt', 'json'], { cwd: shoutFolder({ 't.jsonl': [clean] }) }),
  "A mistake in the configuration or in a plugin's shape": () =>
    run(['t.jsonl'], { cwd: folderWith({ 'replylint.config.yaml': 'rulez: {}\n', 't.jsonl': [clean] }) }),
  'An empty draft, or none': () => run(['check', ' ']),
  'No argument at all (the help is printed)': () => run([]),
  'A rule threw: the run goes on without it and ends so': () =>
    run(['t.jsonl'], {
      cwd: shoutFolder({
        't.jsonl': [clean],
        'shout.js':
          "export default { meta: { description: 'x', category: 'tone', severity: 'error', since: '1.0.0', presets: [], problems: { a: 'b' } }, create: () => ({ reply() { throw new Error('boom'); } }) };",
      }),
    }),
  '`--help` and `--version`': () => run(['--version']),
  '`init` where a configuration exists already': () => run(['init'], { cwd: folderWith({ 'replylint.config.yaml': SHOUT_CONFIG }) }),
  '`eval`, however the rules agree with the labels': () => run(['eval', 't.jsonl'], { cwd: shoutFolder({ 't.jsonl': [rated('shout')] }) }),
  '`eval` on a file without labels, or with labels of an unknown rule': () =>
    run(['eval', 't.jsonl'], { cwd: shoutFolder({ 't.jsonl': [rated('shuot')] }) }),
  '`eval --tune` where the configuration is a program': () =>
    run(['eval', 't.jsonl', '--tune'], { cwd: folderWith({ 'replylint.config.mjs': 'export default {};\n', 't.jsonl': [clean] }) }),
  '`lint --shard`, whatever was found: the verdict is that of the merge': () => shard(shoutFolder({ 't.jsonl': [loud] }), '1/1'),
  '`merge`: a finding at or above the fail level of the shards': async () => {
    const cwd = shoutFolder({ 't.jsonl': [loud] });
    await shard(cwd, '1/1');
    return run(['merge', 'report.json'], { cwd });
  },
  '`merge` of reports that are not of one run, or not all of its shards': async () => {
    const cwd = shoutFolder({ 't.jsonl': [loud] });
    await shard(cwd, '1/2');
    return run(['merge', 'report.json'], { cwd });
  },
};

/** Shown by a real process in spawn.test.ts. */
const SPAWNED = [
  'Standard output was closed early (`replylint ... | head`)',
  'Interrupted (Ctrl-C)',
  'Ended by `kill` or by the system (SIGTERM)',
];

const rows = [...readFileSync('docs/exit-codes.md', 'utf8').matchAll(/^\| (?!situation|---)(.+) \| (\d+) \|$/gm)].map(
  ([, situation = '', status]) => ({
    situation,
    status: Number(status),
  }),
);

describe('docs/exit-codes.md', () => {
  test.for(rows.filter(({ situation }) => !SPAWNED.includes(situation)))('$status: $situation', async ({ situation, status }) => {
    const ran = await (CASES[situation] as () => Promise<Ran>)();
    expect(ran.status, ran.err).toBe(status);
  });

  test('has a row for each case and a case for each row', () => {
    expect(rows.map(({ situation }) => situation).sort()).toEqual([...Object.keys(CASES), ...SPAWNED].sort());
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { conversation, run, shoutFolder } from './harness.ts';

const mixed = conversation('c1', 'C: Where is it?', 'A: We shout.', 'C: Why?', 'A: We mutter.', 'C: What?', 'A: We hint.');

test('a bare path is lint', async () => {
  const cwd = shoutFolder({ 't.jsonl': [mixed] });
  const bare = await run(['t.jsonl'], { cwd });
  expect(bare).toEqual(await run(['lint', 't.jsonl'], { cwd }));
  expect(bare.status).toBe(1);
});

test('the terminal shows warnings and errors and says how many suggestions it hides', async () => {
  const cwd = shoutFolder({ 't.jsonl': [mixed] });
  const { out } = await run(['t.jsonl'], { cwd });
  expect(out).toContain('The reply says mutter.');
  expect(out).not.toContain('The reply says hint.');
  expect(out).toMatch(/1 suggestion hidden/);
  expect((await run(['t.jsonl', '--severity', 'suggestion'], { cwd })).out).toContain('The reply says hint.');
});

test('machine formats carry everything, or what --severity says; the sums are those of the list', async () => {
  const cwd = shoutFolder({ 't.jsonl': [mixed] });
  const all = JSON.parse((await run(['t.jsonl', '--format', 'json'], { cwd })).out);
  expect(all.findings.map((finding: { severity: string }) => finding.severity)).toEqual(['error', 'warning', 'suggestion']);
  expect(all.summary).toMatchObject({
    conversations: 1,
    replies: 3,
    messages: 6,
    findings: { error: 1, warning: 1, suggestion: 1 },
    rules: { shout: 3 },
    skipped: 0,
  });
  const some = JSON.parse((await run(['t.jsonl', '--format', 'json', '--severity', 'warning'], { cwd })).out);
  expect(some.findings).toHaveLength(2);
  expect(some.summary.findings).toEqual({ error: 1, warning: 1, suggestion: 0 });
  expect(some.summary.score).toBe(all.summary.score);
});

test('--quiet shows errors only and no notes', async () => {
  const cwd = shoutFolder({ 't.jsonl': [mixed, conversation('c2', 'C: Anyone?')] });
  const { out, err, status } = await run(['t.jsonl', '--quiet'], { cwd });
  expect(out).toContain('The reply says shout.');
  expect(out).not.toContain('mutter');
  expect(err).toBe('');
  expect(status).toBe(1);
});

test('--max-findings limits what is shown and says what it kept back', async () => {
  const cwd = shoutFolder({ 't.jsonl': [mixed] });
  const { out, err, status } = await run(['t.jsonl', '--format', 'jsonl', '--max-findings', '1'], { cwd });
  expect(out.split('\n').filter((line) => line.startsWith('{"type":"finding"'))).toHaveLength(1);
  expect(err).toContain('2 more findings are not shown');
  expect(status).toBe(1);
});

test('--rule and --min-confidence change what counts', async () => {
  const cwd = shoutFolder({ 't.jsonl': [conversation('c1', 'C: Where?', 'A: We shout5.')] });
  expect((await run(['t.jsonl'], { cwd })).status).toBe(1);
  expect((await run(['t.jsonl', '--rule', 'shout=warning'], { cwd })).status).toBe(0);
  expect((await run(['t.jsonl', '--rule', 'shout=off'], { cwd })).out).not.toContain('shout5');
  expect((await run(['t.jsonl', '--min-confidence', '0.7'], { cwd })).out).not.toContain('shout5');
});

test('several reports at once: one on standard output, others in files whose folders are made', async () => {
  const cwd = shoutFolder({ 't.jsonl': [mixed] });
  const { out } = await run(['t.jsonl', '--format', 'terminal', '--format', 'json=out/report.json', '--format', 'jsonl=out/report.jsonl'], {
    cwd,
  });
  expect(out).toContain('The reply says shout.');
  expect(JSON.parse(readFileSync(join(cwd, 'out/report.json'), 'utf8')).findings).toHaveLength(3);
  expect(readFileSync(join(cwd, 'out/report.jsonl'), 'utf8').trimEnd().split('\n').at(-1)).toContain('"type":"summary"');
});

test('a report that cannot be written is a user error', async () => {
  const cwd = shoutFolder({ 't.jsonl': [mixed], file: 'x' });
  const { status, err } = await run(['t.jsonl', '--format', 'json=file/report.json'], { cwd });
  expect(err).toMatch(/^replylint: The report could not be written: .*\(file\/report\.json\)/);
  expect(status).toBe(2);
});

test('standard input is read as -', async () => {
  const { out, status } = await run(['lint', '-', '--format', 'json'], { cwd: shoutFolder(), stdin: `${JSON.stringify(mixed)}\n` });
  expect(JSON.parse(out).findings[0]).toMatchObject({ path: '-', conversationId: 'c1', position: { line: 1 } });
  expect(status).toBe(1);
});

test('a file that no reader knows is told and passed over where others are read', async () => {
  const cwd = shoutFolder({ 'in/a.jsonl': [mixed], 'in/b.txt': 'Nobody speaks here.\n' });
  const { out, err, status } = await run(['in', '--format', 'json'], { cwd });
  expect(JSON.parse(out).summary.conversations).toBe(1);
  expect(err).toContain('in/b.txt: no reader knows this format');
  expect(status).toBe(1);
  expect((await run(['in', '--strict-input'], { cwd })).status).toBe(2);
});

test('hidden and system messages count as messages and as skipped', async () => {
  const odd = {
    id: 'c1',
    messages: [
      { id: 'm1', role: 'customer', text: 'Hello?' },
      { id: 'm2', role: 'agent', text: 'Rude one.', internal: true },
      { id: 'm3', role: 'system', text: 'Ticket opened.' },
      { id: 'm4', role: 'agent', author: 'Ann', text: 'Hello, how can I help?' },
    ],
  };
  const { out } = await run(['t.jsonl', '--format', 'json'], { cwd: shoutFolder({ 't.jsonl': [odd] }) });
  expect(JSON.parse(out).summary).toMatchObject({ messages: 4, replies: 1, skipped: 2 });
});

test('agents are scored by name', async () => {
  const cwd = shoutFolder({ 't.jsonl': [mixed] });
  const { out } = await run(['t.jsonl', '--format', 'jsonl'], { cwd });
  const summary = JSON.parse(out.trimEnd().split('\n').at(-1) as string);
  expect(summary.agents).toMatchObject([{ agent: 'Ann', replies: 3, findings: 3 }]);
  expect(summary.agents[0].score).toBe(summary.score);
});

test('a language without phrases and an export without a team are told once', async () => {
  const dutch = ['1', '2'].map((id) =>
    conversation(
      id,
      'C: Waar is mijn pakket? Het is er nog niet en ik heb er al voor betaald.',
      'A: Het is bij de bezorger en wordt morgen bij u gebracht.',
    ),
  );
  const { err } = await run(['t.jsonl'], { cwd: shoutFolder({ 't.jsonl': dutch }) });
  expect(err.match(/No phrases for nl/g)).toHaveLength(1);
  const alone = await run(['t.jsonl'], { cwd: shoutFolder({ 't.jsonl': [conversation('c1', 'C: Where is my parcel?')] }) });
  expect(alone.err).toContain('--agent NAME');
});

test('colour: FORCE_COLOR wins over NO_COLOR, --no-color over both; a pipe has none', async () => {
  const cwd = shoutFolder({ 't.jsonl': [mixed] });
  const colored = async (argv: string[], env: Record<string, string>, terminal?: number): Promise<boolean> =>
    (await run(['t.jsonl', ...argv], { cwd, env, ...(terminal === undefined ? {} : { terminal }) })).out.includes('\u001b[');
  expect(await colored([], {})).toBe(false);
  expect(await colored([], {}, 80)).toBe(true);
  expect(await colored([], { NO_COLOR: '1' }, 80)).toBe(false);
  expect(await colored([], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(true);
  expect(await colored(['--no-color'], { FORCE_COLOR: '1' }, 80)).toBe(false);
});

test('the width is that of the terminal', async () => {
  const cwd = shoutFolder({ 't.jsonl': [mixed] });
  const widest = async (terminal: number): Promise<number> =>
    Math.max(...(await run(['t.jsonl', '--no-color'], { cwd, terminal })).out.split('\n').map((line) => line.length));
  expect(await widest(60)).toBeLessThanOrEqual(60);
  expect(await widest(100)).toBeGreaterThan(60);
});

test('personal data is masked unless --no-redact', async () => {
  const cwd = shoutFolder({ 't.jsonl': [conversation('c1', 'C: Hi', 'A: Write to ann.smith@example.com, we shout.')] });
  expect((await run(['t.jsonl'], { cwd })).out).not.toContain('ann.smith@example.com');
  expect((await run(['t.jsonl', '--no-redact'], { cwd })).out).toContain('ann.smith@example.com');
});

test('canned: each stored reply is judged on its own, by the preset canned', async () => {
  const responses = [
    { id: 'r1', title: 'Loud', text: 'Hello, we shout.' },
    { id: 'r2', title: 'Calm', text: 'Hello, we whisper.' },
  ];
  const cwd = shoutFolder({ 'replies.json': { responses }, 'defaults.yaml': 'plugins: [./shout.js]\n' });
  const { out, status } = await run(['canned', 'replies.json', '--config', 'defaults.yaml', '--format', 'json'], { cwd });
  const report = JSON.parse(out);
  expect(report.conversations.map(({ id }: { id: string }) => id)).toEqual(['r1', 'r2']);
  const [finding] = report.findings.filter(({ ruleId }: { ruleId: string }) => ruleId === 'shout');
  const line = readFileSync(join(cwd, 'replies.json'), 'utf8').split('\n')[finding.position.line - 1] as string;
  expect(line.slice(finding.position.column - 1)).toMatch(/^shout/);
  expect(status).toBe(1);
});

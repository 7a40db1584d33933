import { expect, test } from 'vitest';
import { conversation, run, shoutFolder } from './harness.ts';

const asked = conversation('c1', 'C: Where is it?', 'A: We shout.', 'C: Pardon?');
const answered = conversation('c2', 'C: Where is it?', 'A: We shout.');

test('a draft alone, as an argument and on standard input', async () => {
  const cwd = shoutFolder();
  const argument = await run(['check', 'Sorry, we shout.', '--format', 'json'], { cwd });
  expect(JSON.parse(argument.out).findings).toMatchObject([
    { ruleId: 'shout', path: 'draft', messageId: 'draft', position: { line: 1, column: 11 }, excerpt: 'shout' },
  ]);
  expect(argument.status).toBe(1);
  for (const argv of [['check'], ['check', '-']]) {
    const { out, status } = await run([...argv, '--format', 'json'], { cwd, stdin: 'Sorry,\r\nwe shout.\n' });
    expect(JSON.parse(out).findings).toMatchObject([{ path: '-', position: { line: 2, column: 4 } }]);
    expect(status).toBe(1);
  }
});

test('a draft after a conversation: only the draft is judged', async () => {
  const cwd = shoutFolder({ 't.jsonl': [asked] });
  const { out, status } = await run(['check', 'It is in the drawer.', '--conversation', 't.jsonl', '--format', 'json'], { cwd });
  expect(JSON.parse(out)).toMatchObject({
    findings: [],
    conversations: [{ id: 'c1', replies: [{ messageId: 'draft' }] }],
    summary: { replies: 1 },
  });
  expect(status).toBe(0);
});

test('of several conversations the last one is continued, and that is said', async () => {
  const cwd = shoutFolder({ 't.jsonl': [asked, conversation('c9', 'C: And me?')] });
  const { out, err } = await run(['check', 'It is in the drawer.', '--conversation', 't.jsonl', '--format', 'json'], { cwd });
  expect(JSON.parse(out).conversations).toMatchObject([{ id: 'c9' }]);
  expect(err).toMatch(/^replylint: note: There are 2 conversations in t\.jsonl: .* c9\.\n$/);
});

test('the conversation may come from standard input', async () => {
  const { out } = await run(['check', 'We shout.', '--conversation', '-', '--format', 'json'], {
    cwd: shoutFolder(),
    stdin: JSON.stringify(asked),
  });
  expect(JSON.parse(out).conversations).toMatchObject([{ id: 'c1', path: 'draft' }]);
  const both = await run(['check', '-', '--conversation', '-'], { stdin: 'x' });
  expect(both.err).toMatch(/cannot both come from standard input/);
});

test('--last: every conversation has its line, and one that does not end with a reply is a note', async () => {
  const cwd = shoutFolder({ 'a.jsonl': [asked, answered], 'b.jsonl': [conversation('c3', 'C: Hi', 'A: Hello.')] });
  const { out, err, status } = await run(['check', '--last', 'a.jsonl', 'b.jsonl', '--format', 'jsonl'], { cwd });
  const rows = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows.filter(({ type }) => type === 'conversation').map(({ id }) => id)).toEqual(['c1', 'c2', 'c3']);
  expect(rows.filter(({ type }) => type === 'finding')).toMatchObject([{ conversationId: 'c2' }]);
  expect(rows.filter(({ type }) => type === 'diagnostic')).toMatchObject([{ code: 'no-draft', path: 'a.jsonl' }]);
  expect(rows.at(-1)).toMatchObject({ type: 'summary', conversations: 3, replies: 2 });
  expect(err).toMatch(/^replylint: note: The conversation c1 does not end with a reply/);
  expect(status).toBe(1);
});

test('--last judges only the last reply', async () => {
  const cwd = shoutFolder({ 't.jsonl': [conversation('c1', 'C: Where?', 'A: We shout.', 'C: Pardon?', 'A: In the drawer.')] });
  expect((await run(['check', '--last', 't.jsonl'], { cwd })).status).toBe(0);
});

test('a draft in a language that nobody knows is judged without a word about it', async () => {
  const { err, status } = await run(['check', 'Ihre bestelling is onderweg en komt morgen bij u aan.', '--lang', 'xx'], {
    cwd: shoutFolder(),
  });
  expect(err).toBe('');
  expect(status).toBe(0);
});

test('check prints suggestions on the terminal', async () => {
  expect((await run(['check', 'We hint.'], { cwd: shoutFolder() })).out).toContain('The reply says hint.');
});

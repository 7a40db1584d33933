import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// A draft is checked by a script of its own (bin/replylint.js, scripts/build-check.mjs), all else by modules: both must say the same.

const BIN = resolve('bin/replylint.js');
const chat = [
  { role: 'customer', text: 'My parcel arrived broken and nobody answers the phone! When will I get a new one?' },
  { role: 'agent', text: 'We will look into it.' },
  { role: 'customer', text: 'Still nothing?? I am really disappointed.' },
].map((message, index) => ({ id: `m${index}`, ...message }));
let folder: string;
let modules: string;

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(program: string, args: readonly string[], input: string | undefined, env: Record<string, string> = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'check', ...args], {
    cwd: folder,
    encoding: 'utf8',
    ...(input === undefined ? {} : { input }),
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'kept'), ...env },
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'replylint-check-'));
  modules = join(folder, 'modules.mjs');
  writeFileSync(modules, `import { start } from ${JSON.stringify(resolve('dist/cli.js'))};\nawait start();\n`);
  writeFileSync(join(folder, 'chat.jsonl'), `${JSON.stringify({ id: 'c', messages: chat })}\n`);
  const bodies = chat.map(({ role, text }) => `<p><b>${role === 'agent' ? 'Agent' : 'Customer'}:</b> ${text}</p>`).join('');
  const comments = chat.map(({ role, text }, index) => ({
    id: index,
    author_id: role === 'agent' ? 1 : 2,
    html_body: `<p>${text}</p>`,
    public: true,
  }));
  writeFileSync(join(folder, 'zendesk.json'), JSON.stringify({ tickets: [{ id: 1, requester_id: 2, comments }], bodies }));
  writeFileSync(join(folder, 'chat.txt'), chat.map(({ role, text }) => `${role === 'agent' ? 'Agent' : 'Customer'}: ${text}\n`).join(''));
  writeFileSync(join(folder, 'own.yaml'), 'extends: [recommended, strict]\nplugins: [./loud.mjs]\nrules:\n  loud: error\n');
  writeFileSync(join(folder, 'bad.yaml'), 'extends: recommended\nruls: {}\n');
  writeFileSync(
    join(folder, 'loud.mjs'),
    `import { UserError, defineRule } from ${JSON.stringify(resolve('dist/index.js'))};
export default defineRule({
  meta: { description: 'x', category: 'tone', severity: 'error', since: '1.0.0', presets: [], problems: { a: 'Too loud.' } },
  create: (context) => ({ reply: (reply) => context.report({ problem: 'a', at: reply, evidence: [{ fact: 'y', weight: 3 }] }) }),
});`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the script says what the modules say', () => {
  test.each<[string, string[], string | undefined]>([
    ['a draft with a conversation', ['--conversation', 'chat.jsonl'], 'Please fill in the form on our website.\n'],
    ['one that is an argument', ['We are sorry for that, Ann. Your new lamp leaves today.', '--conversation=chat.txt'], undefined],
    ['an export of a help desk', ['--conversation', 'zendesk.json'], 'Please fill in the form.'],
    [
      'emoji, accents and colours',
      ['--format', 'terminal'],
      'Perché non guarda sul sito 😀 日本語? La invitiamo a compilare il modulo. Saluti',
    ],
    ['another report', ['--format', 'sarif', '--conversation', 'chat.jsonl'], 'Please fill in the form.'],
    ['a report for programs', ['--format', 'json', '--conversation', 'chat.jsonl'], 'Please fill in the form.'],
    ['another language', ['--locale', 'it', '--conversation', 'chat.jsonl'], 'Please fill in the form.'],
    ['a configuration with a plugin', ['--config', 'own.yaml'], 'Try to restart it.'],
    ['a configuration with a mistake', ['--config', 'bad.yaml'], 'Hello'],
    ['an empty draft', [], ' \n'],
    ['a file that is not there', ['--conversation', 'chat.jsonn'], 'Hello'],
    ['an option that there is not', ['--convrsation', 'chat.txt'], 'Hello'],
    ['--help', ['--help'], undefined],
  ])('%s', (_, args, input) => {
    const expected = run(modules, args, input);
    expect(run(BIN, args, input)).toEqual(expected);
    expect(expected.stdout + expected.stderr).not.toBe('');
  });

  test('in colour', () => {
    const args = ['--conversation', 'chat.jsonl'];
    const color = { FORCE_COLOR: '1' };
    const expected = run(modules, args, 'Please fill in the form.', color);
    expect(run(BIN, args, 'Please fill in the form.', color)).toEqual(expected);
    expect(expected.stdout).toContain('\u001b[');
  });
});

describe('its compiled code', () => {
  const draft = 'Please fill in the form on our website.';
  const kept = (name: string): string => join(folder, name, 'replylint');

  test('is kept in a folder of the user, and a run from it is like any other', () => {
    const env = { NODE_COMPILE_CACHE: join(folder, 'a') };
    const first = run(BIN, [], draft, env);
    const [name = '', ...more] = readdirSync(kept('a'));
    expect(more).toEqual([]);
    const { mode, mtimeMs, size } = statSync(join(kept('a'), name));
    expect(mode & 0o777).toBe(0o600);
    expect(size).toBeGreaterThan(10_000);
    expect(run(BIN, [], draft, env)).toEqual(first);
    expect(statSync(join(kept('a'), name)).mtimeMs).toBe(mtimeMs);
  });

  test.each<[string, (path: string) => void]>([
    ['is damaged', (path) => writeFileSync(path, 'no code')],
    ['others may write to', (path) => chmodSync(path, 0o666)],
  ])('is made again where the file %s', (_, spoil) => {
    const env = { NODE_COMPILE_CACHE: join(folder, 'b') };
    const first = run(BIN, [], draft, env);
    const path = join(kept('b'), readdirSync(kept('b'))[0] as string);
    spoil(path);
    expect(run(BIN, [], draft, env)).toEqual(first);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(path).size).toBeGreaterThan(10_000);
  });

  test('may be impossible to keep, or unwanted', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(run(BIN, [], draft, { NODE_COMPILE_CACHE: join(folder, 'file') })).toEqual(run(modules, [], draft));
    mkdirSync(join(folder, 'c'));
    expect(run(BIN, [], draft, { NODE_COMPILE_CACHE: join(folder, 'c'), NODE_DISABLE_COMPILE_CACHE: '1' }).stderr).toBe('');
    expect(readdirSync(join(folder, 'c'))).toEqual([]);
  });

  test('belongs to one version of the script, which its first line names', () =>
    expect(readFileSync('dist/check.cjs', 'latin1')).toMatch(/^\/\/ [0-9a-f]{32}\n/));
});

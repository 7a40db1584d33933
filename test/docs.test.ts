/** What docs tell people to paste is run, or at least read by the parser of its format. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commit, git, repository, write } from './cli/git.ts';
import { folderWith } from './cli/harness.ts';

const BIN = resolve('bin/replylint.js');
const CONFIG = 'extends: []\nrules:\n  banned-phrase: { severity: error, phrases: ["any inconvenience caused"] }\n';
const BAD = '{"id":"a","text":"Hello {{name}}, sorry for any inconvenience caused."}\n';
const GOOD = '{"id":"b","text":"Hello {{name}}, your parcel leaves on Friday."}\n';

const blocks = (file: string, language: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, tag]) => tag === language)
    .map(([, , text = '']) => text);

/** A folder for programs with a `replylint`, and an `npx` that starts it. */
function programs(cwd: string): string {
  const folder = join(cwd, 'programs');
  mkdirSync(folder);
  const own = `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`;
  const npx = `#!/bin/sh\nwhile :; do case "$1" in --*|replylint|replylint@*) shift;; *) break;; esac; done\nexec "${process.execPath}" "${BIN}" "$@"\n`;
  for (const [name, text] of Object.entries({ replylint: own, npx })) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
  return `${folder}:${process.env['PATH']}`;
}

describe('docs/ci.md', () => {
  const yaml = blocks('docs/ci.md', 'yaml');

  test('every YAML file is read', () => {
    expect(yaml.length).toBeGreaterThan(4);
    for (const text of yaml) expect(typeof parse(text)).toBe('object');
  });

  test('every command line in it is one: on a clean library it ends with 0, on a bad one with 1', () => {
    const text = readFileSync('docs/ci.md', 'utf8')
      .replaceAll(/>\n\s+npx/g, 'npx')
      .replaceAll(/\n\s+--/g, ' --');
    const lines = [...text.matchAll(/npx --yes replylint@latest (.*?)(?:'?$)/gm)].map(([, rest = '']) => rest);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      const cwd = folderWith({
        'macros/a.jsonl': GOOD,
        'replylint.config.yaml': CONFIG,
        '.replylint-baseline.json': { version: 1, findings: {} },
      });
      const lint = (): number | null => spawnSync(process.execPath, [BIN, ...line.split(' ')], { cwd }).status;
      expect(lint(), line).toBe(0);
      writeFileSync(join(cwd, 'macros/a.jsonl'), GOOD + BAD);
      expect(lint(), line).toBe(1);
    }
  });

  test('the hook without the framework judges what is new', () => {
    const [hook = ''] = blocks('docs/ci.md', 'sh').filter((text) => text.startsWith('#!'));
    const cwd = folderWith({
      'macros/a.jsonl': GOOD,
      'replylint.config.yaml': CONFIG,
      '.replylint-baseline.json': { version: 1, findings: {} },
    });
    const env = { ...process.env, PATH: programs(cwd) };
    repository(cwd);
    write(cwd, '.git/hooks/pre-commit', hook);
    chmodSync(join(cwd, '.git/hooks/pre-commit'), 0o755);
    const commitNow = () =>
      spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-qam', 'x'], { cwd, env, encoding: 'utf8' });
    write(cwd, 'macros/a.jsonl', GOOD + BAD);
    expect(commitNow()).toMatchObject({ status: 1, stderr: expect.stringContaining('inconvenience') });
    write(cwd, 'macros/a.jsonl', GOOD + GOOD);
    expect(commitNow().status).toBe(0);
  });
});

describe('action.yml', () => {
  const action: { inputs: Record<string, { default?: string }>; runs: { steps: { env: Record<string, string>; run: string }[] } } = parse(
    readFileSync('action.yml', 'utf8'),
  );
  const step = action.runs.steps[0] as (typeof action.runs.steps)[0];

  /** What GitHub does: inputs into variables, the script into bash. */
  function act(cwd: string, inputs: Record<string, string>, env: Record<string, string> = {}) {
    const all = Object.fromEntries(Object.entries(action.inputs).map(([name, { default: value = '' }]) => [name, value]));
    const given: Record<string, string> = { ...all, ...inputs };
    const variables = Object.fromEntries(
      Object.entries(step.env).map(([name, text]) => [
        name,
        text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/, (_, input: string) => given[input] as string),
      ]),
    );
    const output = join(cwd, 'output');
    writeFileSync(output, '');
    const ran = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, ...variables, GITHUB_OUTPUT: output, ...env },
    });
    return { ...ran, output: readFileSync(output, 'utf8') };
  }

  const library = (): string => folderWith({ 'my macros/a.jsonl': GOOD, 'b.jsonl': GOOD, 'replylint.config.yaml': CONFIG });

  test('all inputs reach the script as variables, none as code', () => {
    expect(step.run).not.toContain('${{');
    const used = Object.values(step.env).map((text) => /inputs\.([\w-]+)/.exec(text)?.[1]);
    expect(used.sort()).toEqual(Object.keys(action.inputs).sort());
  });

  test('judges the named paths, annotates, writes SARIF and gives the status', () => {
    const cwd = library();
    const PATH = programs(cwd);
    const inputs = { paths: 'my macros/\nb.jsonl\n', sarif: 'out.sarif', options: '--fail-under=10\n' };
    expect(act(cwd, inputs, { PATH })).toMatchObject({ status: 0, stdout: '', output: 'status=0\n' });
    writeFileSync(join(cwd, 'b.jsonl'), GOOD + BAD);
    const { status, stdout, output } = act(cwd, inputs, { PATH });
    expect(status).toBe(1);
    expect(output).toBe('status=1\n');
    expect(stdout).toMatch(/^::error file=b\.jsonl,line=2,/);
    expect(JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8')).runs[0].results).toHaveLength(1);
    expect(act(cwd, { ...inputs, 'fail-on': 'never' }, { PATH }).status).toBe(0);
  });

  test('"auto" judges what a pull request changes, and all on a push', () => {
    const origin = folderWith({ 'a.jsonl': BAD, 'replylint.config.yaml': CONFIG });
    repository(origin);
    const cwd = folderWith({});
    const env = { PATH: programs(cwd) };
    git(cwd, 'init', '-q');
    git(cwd, 'remote', 'add', 'origin', origin);
    git(cwd, 'fetch', '-q', 'origin');
    git(cwd, 'checkout', '-q', '-b', 'topic', 'origin/main');
    write(cwd, '.gitignore', 'programs\noutput\n');
    write(cwd, 'b.jsonl', GOOD);
    commit(cwd);
    const inputs = { paths: 'a.jsonl\nb.jsonl', changed: 'auto' };
    expect(act(cwd, inputs, { ...env, GITHUB_BASE_REF: 'main' })).toMatchObject({ status: 0 });
    expect(act(cwd, inputs, env)).toMatchObject({ status: 1 });
    expect(act(cwd, { ...inputs, changed: 'HEAD' }, env)).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('Nothing of the 2 files'),
    });
  });

  test('what an input holds is never run', () => {
    const cwd = library();
    act(cwd, { paths: '$(touch hacked)\n`touch hacked`\n"; touch hacked; "' }, { PATH: programs(cwd) });
    expect(execFileSync('ls', [cwd], { encoding: 'utf8' })).not.toContain('hacked');
  });
});

describe('.pre-commit-hooks.yaml', () => {
  const hooks: { id: string; entry: string; files: string; language: string }[] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));

  test('has what the framework asks for, and starts commands that there are', () => {
    const bin = JSON.parse(readFileSync('package.json', 'utf8')).bin;
    for (const hook of hooks) {
      expect(hook).toMatchObject({ id: expect.any(String), name: expect.any(String), language: 'node' });
      const [program = '', ...args] = hook.entry.split(' ');
      expect(Object.keys(bin)).toContain(program);
      const cwd = folderWith({
        'b.jsonl': GOOD,
        't.jsonl': '{"id":"c","messages":[{"id":"1","role":"agent","text":"Hello."}]}\n',
        'replylint.config.yaml': CONFIG,
      });
      const file = args[0] === 'canned' ? 'b.jsonl' : 't.jsonl';
      expect(spawnSync(process.execPath, [BIN, ...args, file], { cwd }).status).toBe(0);
    }
  });

  test.each([
    ['macros/refunds.csv', true],
    ['support/saved_replies.json', true],
    ['canned-responses.yaml', true],
    ['src/main.json', false],
  ])('%s is a library: %s', (path, is) => {
    const [canned] = hooks;
    expect(new RegExp(canned?.files ?? '').test(path)).toBe(is);
  });
});

describe('docs/pre-send.md', () => {
  test('the call from Node runs as it stands', () => {
    const [program = ''] = blocks('docs/pre-send.md', 'js');
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
    expect(out).toMatch(/^Score \d+(?:\.\d)?\n(?:error|warning): \S/);
  });

  describe('the shell hook', () => {
    const [hook = ''] = blocks('docs/pre-send.md', 'sh').filter((text) => text.startsWith('#!'));

    function send(draft: string, answer: string, config = CONFIG) {
      const cwd = folderWith({
        'draft.txt': draft,
        'chat.txt': 'Customer: Hello?\nAgent: Hello.\nCustomer: Where is my parcel?\n',
        'send-reply': hook,
        'replylint.config.yaml': config,
      });
      const env = { ...process.env, PATH: programs(cwd) };
      return spawnSync('sh', ['send-reply', 'draft.txt', 'chat.txt'], { cwd, env, encoding: 'utf8', input: answer });
    }

    const good = 'It is in Leeds.\n';
    const bad = 'Sorry for any inconvenience caused.\n';

    test('sends a good reply', () =>
      expect(send(good, '')).toMatchObject({ status: 0, stdout: good, stderr: expect.not.stringContaining('?') }));

    test('asks before it sends a bad one', () => {
      expect(send(bad, 'n\n')).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('Send it all the same?') });
      expect(send(bad, 'y\n')).toMatchObject({ status: 0, stdout: bad });
    });

    test('does not hold a reply back where the check could not run', () =>
      expect(send(good, '', 'rulez: {}\n')).toMatchObject({ status: 0, stdout: good, stderr: expect.stringContaining('unchecked') }));
  });
});

describe('examples/help-desk', () => {
  let server: ChildProcess;
  let address = '';
  beforeAll(async () => {
    server = spawn(process.execPath, ['examples/help-desk/server.mjs'], {
      env: { ...process.env, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    address = await new Promise<string>((resolved) => server.stdout?.on('data', (text: Buffer) => resolved(text.toString().trim())));
  });
  afterAll(() => void server.kill());

  const ask = (body: unknown) =>
    fetch(`${address}/check`, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }).then(async (response) => ({
      status: response.status,
      ...((await response.json()) as object),
    }));
  const messages = [{ role: 'customer', text: 'My parcel arrived broken and nobody answers the phone! I am furious.' }];

  test('judges a draft by its conversation', async () => {
    const bad = await ask({ messages, draft: 'Please fill in the form on our website.' });
    expect(bad).toMatchObject({
      status: 200,
      findings: expect.arrayContaining([expect.objectContaining({ message: expect.any(String), span: expect.any(Object) })]),
    });
    expect(bad, JSON.stringify(bad)).toHaveProperty('ok', false);
    expect(await ask({ draft: 'Thank you, Sam. Your parcel is in Leeds and arrives on Friday.' })).toMatchObject({
      ok: true,
      findings: [],
    });
  });

  test.each([
    ['no JSON', '{'],
    ['no draft', { messages }],
    ['messages of another shape', { messages: [{ text: 'x' }], draft: 'Hello.' }],
    ['too much', { draft: 'x'.repeat(2 ** 21) }],
  ])('%s is a mistake of the caller', async (_, body) => expect(await ask(body)).toMatchObject({ status: 400, error: expect.any(String) }));

  test('shows its sidebar, which is all in one file', async () => {
    const page = await (await fetch(address)).text();
    expect(page).toContain('<title>Before you send</title>');
    expect(page).not.toMatch(/(?:src|href)=|innerHTML/);
    expect((await fetch(`${address}/nowhere`)).status).toBe(404);
  });
});

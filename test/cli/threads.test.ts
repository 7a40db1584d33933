import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { talks } from '../../bench/generate/talk.ts';
import { main } from '../../src/cli/main.ts';
import { conversation, folderWith, type Ran, run, SHOUT_RULE, shoutFolder } from './harness.ts';

const FORMATS = ['terminal', 'json', 'jsonl', 'sarif', 'junit', 'github', 'gitlab', 'checkstyle', 'csv', 'markdown', 'html'];
const BIN = resolve('bin/replylint.js');

/** The clock stands still, as some formats name the time of the run. */
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2024, 2, 1) }));
afterEach(() => void vi.useRealTimers());

/** What a command gives with one, two and three threads: every report, the status, and what it says on standard error. */
async function everyReport(cwd: string, ...argv: string[]): Promise<(Ran & { readonly reports: readonly string[] })[]> {
  const all = [];
  for (const threads of ['1', '2', '3']) {
    const files = FORMATS.map((name) => `report.${name}`);
    const formats = FORMATS.flatMap((name, index) => ['--format', `${name}=${files[index]}`]);
    const ran = await run([...argv, ...formats, '--threads', threads], { cwd });
    // The frames of a trace are those of the thread.
    const err = ran.err.replaceAll(/^ {4}at .*\n/gm, '');
    all.push({ ...ran, err, reports: files.map((file) => readFileSync(join(cwd, file), 'utf8')) });
  }
  return all;
}

async function expectSame(cwd: string, ...argv: string[]): Promise<Ran & { readonly reports: readonly string[] }> {
  const [one, two, three] = await everyReport(cwd, ...argv);
  if (one === undefined) throw new Error('no run');
  expect(two).toEqual(one);
  expect(three).toEqual(one);
  return one;
}

/** Generated conversations, some of them with words for the rule of these tests. */
function generated(count: number): object[] {
  const all: object[] = [];
  for (const { number, customer, agent, subject, turns } of talks(11)) {
    if (number > count) return all;
    const said = ['', ' We shout.', ' We mutter and hint.', ' hint3 hint7'][number % 4];
    const messages = turns.map(({ side, text }, index) => ({
      id: `${number}-${index}`,
      role: side,
      author: side === 'agent' ? agent : customer,
      text: side === 'agent' ? `${text}${said}` : text,
    }));
    all.push({ id: `c${number}`, subject, messages });
  }
  return all;
}

describe('with any number of threads all reports are the same', () => {
  test('on fixtures, with all rules', async () => {
    const cwd = folderWith({});
    cpSync(resolve('fixtures/conversations'), join(cwd, 'talks'), { recursive: true });
    const { status, reports } = await expectSame(cwd, 'lint', 'talks', '--preset', 'strict', '--explain', '--severity', 'suggestion');
    expect(status).toBe(1);
    expect(JSON.parse(reports[1] as string).findings.length).toBeGreaterThan(20);
  }, 60_000);

  test('on some thousand conversations, with corpus facts of many', async () => {
    const config = "extends: []\nplugins: [./shout.js]\nrules: { shout: 'on', template-repeat: { minCount: 4, onlyUpset: false } }\n";
    const cwd = shoutFolder({ 'talks.jsonl': generated(1200), 'replylint.config.yaml': config });
    const { status, reports } = await expectSame(cwd, 'lint', 'talks.jsonl');
    expect(status).toBe(1);
    const { summary, findings } = JSON.parse(reports[1] as string);
    expect(summary).toMatchObject({ conversations: 1200, rules: { shout: expect.any(Number), 'template-repeat': expect.any(Number) } });
    expect(summary.templates.length).toBeGreaterThan(2);
    expect(findings.length).toBeGreaterThan(1200);
  }, 120_000);

  test('on a library of canned responses', async () => {
    const cwd = folderWith({});
    cpSync(resolve('fixtures/canned'), join(cwd, 'library'), { recursive: true });
    const { reports } = await expectSame(cwd, 'canned', 'library');
    expect(JSON.parse(reports[1] as string).findings.length).toBeGreaterThan(2);
  }, 60_000);

  test('in a batch of drafts', async () => {
    const cwd = shoutFolder({ 'talks.jsonl': generated(300) });
    await expectSame(cwd, 'check', '--last', 'talks.jsonl');
  });

  test('with broken records in between, copies, and words that no phrases are for', async () => {
    const lines = generated(400).map((each) => JSON.stringify(each));
    lines[20] = lines[20]?.slice(0, 60) as string;
    lines.splice(120, 0, '{"id":"x","messages":[{"role":"agent"}]}', lines[100] as string);
    lines[300] = JSON.stringify(
      conversation('sv', 'C: Var är mitt paket? Jag har väntat i en vecka.', 'A: Hej, det är på väg och kommer fram i morgon.'),
    );
    const cwd = shoutFolder({ 'a.jsonl': `${lines.join('\n')}\n`, 'b.jsonl': `${lines[0]}\n{"id":` });
    const { err, reports } = await expectSame(cwd, 'lint', 'a.jsonl', 'b.jsonl');
    expect(err).toContain('a.jsonl:21');
    expect(err).toContain('sv');
    const codes = (reports[2] as string)
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
      .map(({ type, code }) => code ?? type);
    // Where it stood in the input, not where a thread was done.
    expect(codes.indexOf('bad-json')).toBeGreaterThan(20);
    expect(codes.indexOf('bad-json')).toBeLessThan(90);
  }, 60_000);

  test('with a baseline, since a day, and with a cache', async () => {
    const cwd = shoutFolder({ 'a.jsonl': generated(500) });
    await run(['lint', 'a.jsonl', '--baseline', 'b.json', '--update-baseline', '--threads', '1'], { cwd });
    const alone = readFileSync(join(cwd, 'b.json'), 'utf8');
    await run(['lint', 'a.jsonl', '--baseline', 'b.json', '--update-baseline', '--threads', '3'], { cwd });
    expect(readFileSync(join(cwd, 'b.json'), 'utf8')).toBe(alone);
    const { out } = await run(['lint', 'a.jsonl', '--baseline', 'b.json', '--threads', '2'], { cwd });
    expect(out).toContain('No findings');
    const plain = folderWith({ 'a.jsonl': generated(60), 'replylint.config.yaml': "extends: []\nrules: { placeholder: 'on' }\n" });
    const caches = [];
    for (const threads of ['1', '2']) {
      await run(['lint', 'a.jsonl', `--cache=${threads}.json`, '--threads', threads], { cwd: plain });
      caches.push(readFileSync(join(plain, `${threads}.json`), 'utf8'));
    }
    expect(caches[1]).toBe(caches[0]);
    const [first, again] = await everyReport(plain, 'lint', 'a.jsonl', '--cache=2.json', '--since', '2020-01-01');
    expect(again).toEqual(first);
  }, 60_000);

  test('with a rule that throws', async () => {
    const broken = SHOUT_RULE.replace(
      'context.report({',
      "if (Number(weight) === 7) throw new TypeError('seven is too much'); context.report({",
    );
    const cwd = shoutFolder({ 'shout.js': broken, 'a.jsonl': generated(500) });
    const { status, err } = await expectSame(cwd, 'lint', 'a.jsonl');
    expect(status).toBe(2);
    expect(err).toContain('replylint: the rule "shout" crashed on the conversation "c3".\nTypeError: seven is too much\n');
    expect(err).toContain('crashed on 125 conversations');
  }, 60_000);
});

describe('judging threads', () => {
  test('see all that a rule of a plugin may ask for', async () => {
    const asks = `export default {
      meta: { description: 'x', category: 'tone', severity: 'error', since: '1.0.0', presets: [], problems: { a: '{{what}}.' } },
      create: ({ conversation: { source }, report }) => ({ reply(at) {
        const all = [source.id, source.channel, source.language, source.subject, source.messages, source.meta];
        report({ problem: 'a', at, evidence: [{ fact: 'x', weight: 3 }], data: { what: JSON.stringify(all) } });
      } }),
    };`;
    const all = {
      ...conversation('c', 'C: Hello?', 'A: Hi, Sam.'),
      channel: 'chat',
      language: 'en',
      subject: 'My order',
      shop: { town: 'Leeds', numbers: [1, 2] },
    };
    const cwd = folderWith({
      'asks.js': asks,
      'replylint.config.yaml': "extends: []\nplugins: [./asks.js]\nrules: { asks: 'on' }\n",
      'a.jsonl': [all],
    });
    const { reports } = await expectSame(cwd, 'lint', 'a.jsonl', '--no-redact');
    const { message } = JSON.parse(reports[1] as string).findings[0];
    expect(message).toContain('"shop":{"town":"Leeds","numbers":[1,2]}');
    expect(message).toContain('"position":{"line":1,');
  });

  test('that end before their time end the run with a reason', async () => {
    const dies = "import { workerData } from 'node:worker_threads';\nif (workerData?.mode === 'lint') throw new Error('not here');\n";
    const cwd = shoutFolder({ 'shout.js': dies + SHOUT_RULE, 'a.jsonl': generated(50) });
    const { status, err } = await run(['lint', 'a.jsonl', '--threads', '2'], { cwd });
    expect(status).toBe(2);
    expect(err).toMatch(/A judging thread came to its end.*--threads 1[\s\S]*not here/);
  });

  test('do not hold back what comes slowly', async () => {
    const cwd = shoutFolder();
    let seen = '';
    let reported: (() => void) | undefined;
    const shown = new Promise<void>((resolve) => {
      reported = resolve;
    });
    const text = (id: string): string => `${JSON.stringify(conversation(id, 'C: Hello?', 'A: We shout.'))}\n`;
    const output = {
      isTTY: false,
      columns: undefined,
      async write(piece: string) {
        seen += piece;
        if (piece.includes('"c1"')) reported?.();
      },
    };
    const stdin = {
      isTTY: false,
      async *[Symbol.asyncIterator]() {
        // Enough for the reader to know what it reads; then nothing comes until the report is there.
        yield Buffer.from(`${text('c1')}${text('c2')}${' '.repeat(70_000)}\n`);
        await shown;
        yield Buffer.from(text('c3'));
      },
    };
    const io = { cwd, env: {}, stdin, stdout: { ...output, isTTY: true, columns: 80 }, stderr: output };
    expect(await main(['lint', '-', '--from', 'transcript', '--format', 'jsonl', '--threads', '2'], io)).toBe(1);
    expect(seen.match(/"type":"finding"/g)).toHaveLength(3);
  });

  test.each(['0', '1.5', 'many', '-1'])('are no number such as %s', async (value) => {
    const { status, err } = await run(['lint', 'x', '--threads', value]);
    expect(status).toBe(2);
    expect(err).toMatch(/^replylint: --threads must be a whole number, from 1 to 256, not "/);
  });

  test('end with the process: by Ctrl-C, and where nobody reads on', async () => {
    const cwd = shoutFolder({ 'a.jsonl': generated(3000) });
    for (const signal of ['SIGINT', undefined] as const) {
      const child = spawn(process.execPath, [BIN, 'lint', '-', '--format', 'jsonl', '--threads', '3'], { cwd });
      child.stdin.on('error', () => undefined);
      child.stdin.write(readFileSync(join(cwd, 'a.jsonl')));
      await once(child.stdout, 'data');
      if (signal === undefined) {
        child.stdout.destroy();
        child.stdin.end();
      } else child.kill(signal);
      const [status] = await once(child, 'exit');
      expect(status).toBe(signal === undefined ? 0 : 130);
    }
  }, 60_000);
});

import { type ChildProcess, spawn } from 'node:child_process';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type CliIo, ClosedOutput, type Output } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import { run, shoutFolder } from './harness.ts';

const BIN = resolve('bin/replylint.js');
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** A watching process, and a way to wait for what it says. */
function watching(cwd: string, ...argv: string[]) {
  const child = spawn(process.execPath, [BIN, 'check', '--watch', 'draft.txt', ...argv], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let text = '';
  let wake = (): void => undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (piece: Buffer) => {
      text += piece.toString();
      wake();
    });
  }
  return {
    child,
    /** What was said until the pattern came, which is then forgotten. */
    async until(pattern: RegExp): Promise<string> {
      for (;;) {
        const match = pattern.exec(text);
        if (match !== null) {
          const said = text.slice(0, match.index + match[0].length);
          text = text.slice(said.length);
          return said;
        }
        await new Promise<void>((resolved) => {
          wake = resolved;
        });
      }
    },
  };
}

const WAITS = /watching draft\.txt, Ctrl-C ends\n/;

describe('check --watch', () => {
  test('judges again on each save, however the editor saves, and ends with Ctrl-C', async () => {
    const cwd = shoutFolder({ 'draft.txt': 'We shout.\n' });
    const { child, until } = watching(cwd);
    const first = await until(WAITS);
    expect(first).toContain('Say it quietly');
    expect(first).not.toContain('\u001b');

    writeFileSync(join(cwd, 'draft.txt'), 'We whisper.\n');
    expect(await until(WAITS)).not.toContain('Say it quietly');

    writeFileSync(join(cwd, 'new.txt'), 'We shout\nand shout.\n');
    renameSync(join(cwd, 'new.txt'), join(cwd, 'draft.txt'));
    expect(await until(WAITS)).toContain('Say it quietly');

    // A moment without a text is told, and waited out.
    writeFileSync(join(cwd, 'draft.txt'), '');
    expect(await until(WAITS)).toContain('replylint: The draft is empty (draft.txt).');
    writeFileSync(join(cwd, 'draft.txt'), 'We mutter.');
    expect(await until(WAITS)).toContain('Say it quietly');

    const ended = new Promise<number | null>((resolved) => child.on('exit', resolved));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
  });

  test('judges again when the conversation is saved', async () => {
    const chat = (...lines: string[]): string =>
      `${JSON.stringify({ id: 'c1', messages: lines.map((text, n) => ({ id: `m${n}`, role: 'customer', text })) })}\n`;
    const cwd = shoutFolder({ 'draft.txt': 'We shout.', 'chats/c.jsonl': chat('Where is it?') });
    const { until } = watching(cwd, '--conversation', 'chats/c.jsonl', '--format', 'jsonl');
    expect(await until(WAITS)).toContain('"turn":1');
    writeFileSync(join(cwd, 'chats/c.jsonl'), '{"id":"c1","messages":[{"id":"m1","ro');
    await until(WAITS);
    writeFileSync(join(cwd, 'chats/c.jsonl'), chat('Where is it?', 'Hello?'));
    expect(await until(WAITS)).toContain('"id":"c1"');
  });

  test('a terminal is wiped before each report', async () => {
    const cwd = shoutFolder({ 'draft.txt': 'We shout.' });
    const out: string[] = [];
    const err: string[] = [];
    const stdout: Output = {
      isTTY: true,
      columns: 80,
      async write(text) {
        // The third time, the terminal is gone.
        if (out.filter((piece) => piece.includes('\u001b[2J')).length === 2 && text.includes('\u001b[2J')) throw new ClosedOutput();
        out.push(text);
      },
    };
    const stderr: Output = {
      isTTY: false,
      columns: undefined,
      async write(text) {
        err.push(text);
        if (WAITS.test(text)) writeFileSync(join(cwd, 'draft.txt'), `We shout ${err.length}.`);
      },
    };
    const io: CliIo = { cwd, env: { NO_COLOR: '1' }, stdin: { isTTY: true, async *[Symbol.asyncIterator]() {} }, stdout, stderr };
    expect(await main(['check', '--watch', 'draft.txt'], io)).toBe(0);
    expect(out[0]).toBe('\u001b[2J\u001b[3J\u001b[H');
    expect(out.join('').match(/Say it quietly/g)).toHaveLength(2);
  });

  test.each([
    ['a missing file', ['--watch', 'none.txt'], /^replylint: There is no file none\.txt to watch\. /],
    ['beside a draft', ['hello', '--watch', 'draft.txt'], /^replylint: --watch takes the draft from its file: .* a draft\. /],
    ['beside --last', ['--watch', 'draft.txt', '--last', 'draft.txt'], /^replylint: --watch takes .* --last\. /],
  ])('%s ends with status 2', async (_, argv, says) => {
    const { status, err, out } = await run(['check', ...argv], { cwd: shoutFolder({ 'draft.txt': 'Hello.' }) });
    expect(err).toMatch(says);
    expect(out).toBe('');
    expect(status).toBe(2);
  });

  test('a draft that is taken away is waited for', async () => {
    const cwd = shoutFolder({ 'draft.txt': 'We shout.' });
    const { until } = watching(cwd);
    await until(WAITS);
    rmSync(join(cwd, 'draft.txt'));
    expect(await until(WAITS)).toMatch(/^replylint: draft\.txt cannot be read: .* It is judged when it is there again\.\n/);
    writeFileSync(join(cwd, 'draft.txt'), 'We shout.');
    expect(await until(WAITS)).toContain('Say it quietly');
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import type { CliIo, Output } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

export interface RunOptions {
  readonly cwd?: string;
  /** Text on standard input; without it, standard input is a terminal. */
  readonly stdin?: string;
  readonly env?: Record<string, string>;
  /** Columns of a terminal on standard output; without it, output goes to a pipe. */
  readonly terminal?: number;
  /** Milliseconds since the process began. */
  readonly clock?: () => number;
}

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line inside this process. */
export async function run(argv: readonly string[], { cwd = tmpdir(), stdin, env = {}, terminal, clock }: RunOptions = {}): Promise<Ran> {
  const text = { out: '', err: '' };
  const output = (to: 'out' | 'err', columns: number | undefined): Output => ({
    async write(piece) {
      text[to] += piece;
    },
    isTTY: columns !== undefined,
    columns,
  });
  const io: CliIo = {
    cwd,
    env,
    stdin: {
      isTTY: stdin === undefined,
      async *[Symbol.asyncIterator]() {
        if (stdin !== undefined) yield Buffer.from(stdin);
      },
    },
    stdout: output('out', terminal),
    stderr: output('err', undefined),
    ...(clock === undefined ? {} : { clock }),
  };
  const status = await main(argv, io);
  return { status, ...text };
}

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files, gone after the test. Objects are written as JSON, lists of objects as JSON Lines. */
export function folderWith(files: Readonly<Record<string, string | Buffer | object>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'replylint-test-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : textOf(content));
  }
  return folder;
}

const textOf = (content: object): string =>
  Array.isArray(content) ? content.map((item) => `${JSON.stringify(item)}\n`).join('') : JSON.stringify(content, null, 2);

/** A conversation in the transcript format: `C: ...` by the customer, `A: ...` by the agent Ann. */
export function conversation(id: string, ...messages: string[]): object {
  return {
    id,
    messages: messages.map((message, index) => {
      const agent = message.startsWith('A: ');
      return { id: `m${index + 1}`, role: agent ? 'agent' : 'customer', ...(agent ? { author: 'Ann' } : {}), text: message.slice(3) };
    }),
  };
}

/**
 * A plugin with one rule in plain JavaScript: each reply that says "shout" is a finding of the named severity.
 * Commands are tested with it, so that the judgement of the built-in rules can change without breaking them.
 */
export const SHOUT_RULE = `export default {
  meta: {
    description: 'A reply that says shout', category: 'tone', severity: 'error', since: '1.0.0', presets: ['recommended', 'canned'],
    problems: { said: 'The reply says {{word}}. Say it quietly.' },
  },
  create: (context) => ({
    reply(reply) {
      for (const match of reply.text.matchAll(/(shout|mutter|hint)(\\d*)/g)) {
        const [word, kind, weight] = match;
        context.report({
          problem: 'said',
          at: { turn: reply, span: { start: match.index, end: match.index + word.length } },
          evidence: [{ fact: 'said it', weight: weight === '' ? 3 : Number(weight) / 10 }],
          severity: { shout: 'error', mutter: 'warning', hint: 'suggestion' }[kind],
          data: { word },
        });
      }
    },
  }),
};
`;

/** A configuration in which only the rule above runs. */
export const SHOUT_CONFIG = "extends: []\nplugins: [./shout.js]\nrules: { shout: 'on' }\n";

/** A folder where only the rule above runs. */
export const shoutFolder = (files: Readonly<Record<string, string | Buffer | object>> = {}): string =>
  folderWith({ 'shout.js': SHOUT_RULE, 'replylint.config.yaml': SHOUT_CONFIG, ...files });

/** Each fixture through the whole command line: its own reader takes it, be it given to inspect, lint or canned. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtin } from '../../src/builtin.ts';
import { run } from './harness.ts';

const ROOT = join(import.meta.dirname, '../../fixtures/readers');
/** Exports that hold conversations and canned responses side by side: inspect tells the conversations. */
const MIXED = new Set(['freshdesk-canned/account-export', 'freshdesk-canned/account-export-zip']);
const cases = (builtin.readers ?? []).flatMap(({ meta }) =>
  readdirSync(join(ROOT, meta.name))
    .filter((name) => !existsSync(join(ROOT, meta.name, name, 'options.json')))
    .map((name) => {
      const folder = join(ROOT, meta.name, name);
      const input = readdirSync(folder).find((file) => file === 'input' || file.startsWith('input.')) ?? '';
      return { name: `${meta.name}/${name}`, reader: meta.name, kind: meta.kind, path: join(folder, input) };
    }),
);

test.each(cases)('$name', async ({ name, reader, kind, path }) => {
  const inspected = await run(['inspect', path, '--format', 'json']);
  expect(inspected.err).not.toMatch(/wrong|Use "replylint/);
  const { files } = JSON.parse(inspected.out);
  if (!MIXED.has(name)) expect(new Set(files.map((file: { reader: string }) => file.reader))).toEqual(new Set([reader]));

  const judged = await run([kind === 'canned' ? 'canned' : 'lint', path, '--format', 'json', '--fail-on', 'never']);
  expect(judged.err).not.toMatch(/crashed|Use "replylint/);
  const { summary } = JSON.parse(judged.out);
  if (kind === 'canned') return;
  // What inspect counts is what lint counts.
  expect(summary.messages).toBe(files.reduce((sum: number, file: { messages: number }) => sum + file.messages, 0));
});

import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { SeenConversations } from '../../src/cli/seen.ts';
import type { Conversation } from '../../src/model/index.ts';
import { conversation, run, shoutFolder } from './harness.ts';

const first = conversation('c1', 'C: Where is it?', 'A: We shout.');
const second = conversation('c2', 'C: Where is it?', 'A: We mutter.');
const zipped = (files: Record<string, string>): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))));

test('an archive is linted, and its findings name the file in it', async () => {
  const cwd = shoutFolder({ 'all.zip': zipped({ 'a/t.jsonl': JSON.stringify(first), 'b/odd.json': '{"foo":1}', 'c.jpg': 'x' }) });
  const { out, err, status } = await run(['all.zip', '--format', 'json'], { cwd });
  const report = JSON.parse(out);
  expect(report.findings.map(({ path, position }: { path: string; position: object }) => [path, position])).toEqual([
    ['all.zip/a/t.jsonl', expect.objectContaining({ line: 1 })],
  ]);
  expect(report.diagnostics.map(({ code }: { code: string }) => code).sort()).toEqual(['binary-file', 'unknown-format']);
  expect(err).toContain('all.zip/b/odd.json');
  expect(status).toBe(1);
});

test('what no reader knows is an error where it is all there is', async () => {
  const cwd = shoutFolder({ 'odd.zip': zipped({ 'odd.json': '{"foo":1}' }) });
  const { err, status } = await run(['odd.zip'], { cwd });
  expect(err).toContain('no reader knows this format');
  expect(status).toBe(2);
});

test('the same conversation in two exports is judged once, and counted', async () => {
  const cwd = shoutFolder({ 'old.jsonl': [first, second], 'new.jsonl': [first, conversation('c2', 'C: Where is it?', 'A: We shout.')] });
  const { out, err } = await run(['old.jsonl', 'new.jsonl', '--format', 'json'], { cwd });
  const { summary, conversations } = JSON.parse(out);
  expect(conversations.map(({ id }: { id: string }) => id)).toEqual(['c1', 'c2', 'c2']);
  expect(summary).toMatchObject({ messages: 8, skipped: 2, replies: 3 });
  expect(err).toContain('A conversation was read before');
});

test('conversations are told apart by id, text, time and role, however many there are', () => {
  const of = (id: string, text: string): Conversation => ({
    id,
    path: 'p',
    messages: [{ id: 'm', role: 'agent', text, position: { line: 1, column: 1 } }],
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(300), fc.nat(5)), { maxLength: 400 }), (pairs) => {
      const seen = new SeenConversations();
      const known = new Set<string>();
      for (const [id, text] of pairs) {
        const key = `${id} ${text}`;
        expect(seen.isNew(of(`c${id}`, `t${text}`))).toBe(!known.has(key));
        known.add(key);
      }
    }),
  );
  const many = new SeenConversations();
  for (let index = 0; index < 50_000; index++) expect(many.isNew(of(`c${index}`, 'same'))).toBe(true);
  for (let index = 0; index < 50_000; index += 97) expect(many.isNew(of(`c${index}`, 'same'))).toBe(false);
});

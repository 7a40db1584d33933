import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';
import { openInputs } from '../../src/io/open.ts';
import type { Conversation, Diagnostic } from '../../src/model/index.ts';
import reader from '../../src/readers/meta/index.ts';
import { metaBody, repaired } from '../../src/readers/meta/mojibake.ts';
import { JsonRecord } from '../../src/readers/shared/json-text.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

test.each([
  ['Perch\u00c3\u00a9 no? \u00f0\u009f\u0098\u008a', 'Perché no? 😊'],
  ['already fine: perché 😊', 'already fine: perché 😊'],
  ['caf\u00e9 in Latin-1', 'café in Latin-1'],
  ['plain', 'plain'],
])('%j reads %j', (raw, text) => expect(repaired(raw)).toBe(text));

test('a place behind repaired characters is that of the character in the file', () => {
  const line = String.raw`{"content":"\u00f0\u009f\u0098\u008a Perch\u00c3\u00a9 \u00e2\u0080\u008eno?"}`;
  const record = new JsonRecord(line, 7, 1, 1);
  const body = metaBody(record, ['content'], (JSON.parse(line) as { content: string }).content);
  expect(body.text).toBe('😊 Perché no?');
  const column = (text: string): number => line.indexOf(text) + 1;
  expect(body.locate(0)).toEqual({ line: 7, column: column(String.raw`\u00f0`) });
  expect(body.locate(3)).toEqual({ line: 7, column: column('Perch') });
  expect(body.locate(body.text.indexOf('é'))).toEqual({ line: 7, column: column(String.raw`\u00c3`) });
  expect(body.locate(body.text.indexOf('no?'))).toEqual({ line: 7, column: column('no?') });
});

const message = (sender_name: string, minute: number, content: string): object => ({
  sender_name,
  timestamp_ms: 1716200000000 + minute * 60_000,
  content,
});
const thread = (names: readonly string[], messages: readonly object[], title = names[0]): string =>
  JSON.stringify({ participants: names.map((name) => ({ name })), messages, title, is_still_participant: true, thread_path: 'inbox/x_1' });

describe('the team', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  const readZip = async (
    files: Record<string, string>,
    agents: readonly string[] = [],
  ): Promise<{ conversations: Conversation[]; diagnostics: Diagnostic[] }> => {
    const folder = mkdtempSync(join(tmpdir(), 'meta-'));
    folders.push(folder);
    writeFileSync(
      join(folder, 'x.zip'),
      zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]))),
    );
    const conversations: Conversation[] = [];
    const diagnostics: Diagnostic[] = [];
    for await (const source of openInputs(['x.zip'], { cwd: folder, stdin: (async function* () {})() })) {
      if (reader.detect(source)?.side !== undefined || reader.detect(source) === undefined) continue;
      const context = {
        options: { map: {}, agents },
        diagnose: (diagnostic: Omit<Diagnostic, 'path'>) => void diagnostics.push({ path: source.path, ...diagnostic }),
        skip() {},
      };
      for await (const conversation of reader.read(source, context)) conversations.push(conversation);
    }
    return { conversations, diagnostics };
  };
  const agentsOf = (conversations: readonly Conversation[]): string[] => [
    ...new Set(conversations.flatMap(({ messages }) => messages.filter(({ role }) => role === 'agent').map(({ author = '' }) => author))),
  ];

  // The team writes first everywhere, and the titles name nobody.
  const files = {
    'messages/inbox/a_1/message_1.json': thread(['Acme', 'Ann'], [message('Ann', 2, 'thanks'), message('Acme', 1, 'it is here')], '?'),
    'messages/inbox/b_2/message_1.json': thread(['Acme', 'Bob'], [message('Bob', 2, 'thanks'), message('Acme', 1, 'it is here')], '?'),
    'messages/filtered_threads/c_3/message_1.json': thread(['Cleo', 'Acme'], [message('Acme', 2, 'yes'), message('Cleo', 1, 'open?')], '?'),
  };

  test('is the one who is in every thread, said once for the whole archive', async () => {
    const { conversations, diagnostics } = await readZip(files);
    expect(agentsOf(conversations)).toEqual(['Acme']);
    expect(conversations).toHaveLength(3);
    expect(diagnostics.map(({ code }) => code)).toEqual(['guessed-roles']);
    expect(diagnostics[0]?.message).toContain('--agent');
  });

  test('a message of an older file of the thread names that file', async () => {
    const older = thread(['Acme', 'Ann'], [message('Ann', 0, 'hello')], '?');
    const { conversations } = await readZip({ ...files, 'messages/inbox/a_1/message_2.json': older });
    const conversation = conversations.find(({ messages }) => messages.length === 3);
    const paths = conversation?.messages.map(({ path }) => path ?? conversation.path);
    expect(paths?.map((path) => path.slice(-14))).toEqual(['message_2.json', 'message_1.json', 'message_1.json']);
  });

  test('is whom --agent names, without a guess', async () => {
    const { conversations, diagnostics } = await readZip(files, ['ann', 'bob', 'cleo']);
    expect(agentsOf(conversations).sort()).toEqual(['Ann', 'Bob', 'Cleo']);
    expect(diagnostics).toEqual([]);
  });

  test('is the owner of whom the download says so', async () => {
    const profile = JSON.stringify({ profile_v2: { name: { full_name: 'Ann', first_name: 'Ann', last_name: '' } } });
    const { conversations, diagnostics } = await readZip({
      ...files,
      'personal_information/profile_information/profile_information.json': profile,
    });
    expect(agentsOf(conversations)).toEqual(['Ann']);
    expect(diagnostics).toEqual([]);
  });

  test('a thread that is no JSON does not cost the others', async () => {
    const broken = '{"participants":[{"name":"Acme"}], "messages": [{"sender_name": "Acme", "timestamp_ms": 17';
    const { conversations, diagnostics } = await readZip({ ...files, 'messages/inbox/d_4/message_1.json': broken });
    expect(conversations).toHaveLength(3);
    expect(diagnostics.find(({ level }) => level === 'error')).toMatchObject({
      path: 'x.zip/messages/inbox/d_4/message_1.json',
      code: 'bad-json',
    });
  });

  test('of a single thread is the one after whom it is not called', async () => {
    const text = thread(['Acme', 'Ann Lee'], [message('Acme', 1, 'it is here')], 'Ann Lee');
    const { conversations } = await readAll(reader, text, { path: 'messages/inbox/annlee_1/message_1.json' });
    expect(agentsOf(conversations)).toEqual(['Acme']);
  });

  test('a group alone needs --agent', async () => {
    const text = thread(['Ann', 'Bob', 'Cleo'], [message('Ann', 3, 'a'), message('Bob', 2, 'b'), message('Cleo', 1, 'c')], 'Club');
    await expect(readAll(reader, text, { path: 'message_1.json' })).rejects.toMatchObject({ code: 'unknown-roles' });
  });
});

test.each([
  ['I sent a photo.', 'customer', 'I sent a photo.'],
  ['I missed a call from you', 'customer', 'I missed a call from you'],
  ['Ann sent a photo.', 'customer', ''],
  ['Ann Lee missed a call', 'system', 'Ann Lee missed a call'],
])('%j is what it is', async (content, role, text) => {
  const { conversations } = await readAll(reader, thread(['Ann Lee', 'Acme'], [message('Ann Lee', 1, content)]), {
    options: { agents: ['Acme'] },
  });
  expect(conversations[0]?.messages[0]).toMatchObject({ role, text });
});

test('what is cut off or shuffled is counted', async () => {
  const records = Array.from({ length: 12 }, (_, index) =>
    JSON.stringify(message(index % 2 === 0 ? 'Ann' : 'Acme', (index * 7) % 12, `m${index}`)),
  );
  const text = `{"participants":[{"name":"Ann"},{"name":"Acme"}],\n"messages":[\n${records.join(',\n')}\n]}`;
  for (let cut = text.indexOf('m1"'); cut < text.length; cut += 61) {
    const { conversations, skipped } = await readAll(reader, text.slice(0, cut), { options: { agents: ['Acme'] } });
    const read = conversations.flatMap(({ messages }) => messages);
    const begun = text.slice(0, cut).split('\n{').length - 1;
    expect(read.length + (skipped['unreadable'] ?? 0)).toBe(begun);
    expect(read.map(({ at = '' }) => at)).toEqual(read.map(({ at = '' }) => at).toSorted());
  }
});

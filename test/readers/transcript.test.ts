import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/transcript/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

const one = (text: string, id = 'c'): string => JSON.stringify({ id, messages: [{ id: 'm', role: 'agent', text }] });

describe('transcript', () => {
  test('places are exact behind escapes, surrogates and invisible marks', async () => {
    const line = '{"id":"c","messages":[{"id":"m","role":"agent","text":"\u200Ehi \\ud83d\\ude00 \\"x\\"\\n 😀 WRONG"}]}';
    const { conversations } = await readAll(reader, `\n${line}\n`);
    const [conversation] = conversations;
    const [message] = conversation?.messages ?? [];
    if (conversation === undefined || message === undefined) throw new Error('nothing read');
    expect(message.text).toBe('hi 😀 "x"\n 😀 WRONG');
    expect(message.position).toEqual({ line: 2, column: line.indexOf('hi') + 1 });
    expect(conversation.locate?.(message, message.text.indexOf('WRONG'))).toEqual({ line: 2, column: line.indexOf('WRONG') + 1 });
    // A copy, such as one without personal data, still finds its place.
    expect(conversation.locate?.({ ...message }, 0)).toEqual({ line: 2, column: line.indexOf('hi') + 1 });
  });

  test('any text comes back as it was, whatever the layout', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('lines', 'array', 'pretty'),
        async (texts, layout) => {
          // Marks that are removed on purpose are not part of this promise.
          const clean = texts.map((text) => text.replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\u00A0\u202F\u2007]/g, ''));
          const records = clean.map((text, index) => JSON.parse(one(text, `c${index}`)) as unknown);
          const file =
            layout === 'lines'
              ? records.map((r) => JSON.stringify(r)).join('\n')
              : JSON.stringify(records, undefined, layout === 'pretty' ? 2 : undefined);
          const { conversations, skipped } = await readAll(reader, file);
          expect(conversations.map(({ messages }) => messages[0]?.text)).toEqual(clean);
          expect(skipped).toEqual({});
          const lines = file.split('\n');
          conversations.forEach(({ messages }, index) => {
            const { line = 0, column = 0 } = messages[0]?.position ?? {};
            const escaped = JSON.stringify(clean[index]).slice(1);
            expect(lines[line - 1]?.slice(column - 1).startsWith(escaped)).toBe(true);
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  test('a broken record costs only itself, and says where', async () => {
    const file = [one('a', '1'), '{"id":"2","messages":[{"id":"m","role":"agent","text":"b}', one('c', '3')].join('\r\n');
    const { conversations, diagnostics, skipped } = await readAll(reader, file);
    expect(conversations.map(({ id }) => id)).toEqual(['1', '3']);
    expect(diagnostics).toMatchObject([{ code: 'bad-json', line: 2, record: 2, level: 'error' }]);
    expect(skipped).toEqual({ unreadable: 1 });
  });

  test('a first broken line does not make the file something else', async () => {
    const { conversations, skipped } = await readAll(reader, `{"id":"1", oops}\n${one('b', '2')}\n${one('c', '3')}\n`);
    expect(conversations.map(({ id }) => id)).toEqual(['2', '3']);
    expect(skipped).toEqual({ unreadable: 1 });
  });

  test('in a laid-out array an unclosed object costs only itself', async () => {
    const file = `[\n  ${one('a', '1')},\n  {"id":"2","messages":[{"id":"m","role":"agent","text":"b"},\n  ${one('c', '3')},\n  ${one('d', '4')}\n]\n`;
    const { conversations, skipped } = await readAll(reader, file);
    expect(conversations.map(({ id }) => id)).toEqual(['1', '3', '4']);
    expect(conversations[2]?.messages[0]?.position.line).toBe(5);
    expect(skipped).toEqual({ unreadable: 1 });
  });

  test('a wrapper with one conversation a line is a document', async () => {
    const file = `{"conversations":[\n${one('a', '1')},\n${one('b', '2')}\n],"count":2}\n`;
    const { conversations } = await readAll(reader, file);
    expect(conversations.map(({ id }) => id)).toEqual(['1', '2']);
  });

  test('a wrapper in a single line, and one conversation laid out', async () => {
    const wrapped = await readAll(reader, `{"conversations":[${one('a', '1')},${one('b', '2')}]}`);
    expect(wrapped.conversations.map(({ id }) => id)).toEqual(['1', '2']);
    const single = await readAll(reader, JSON.stringify(JSON.parse(one('a', '7')), undefined, 4));
    expect(single.conversations).toMatchObject([{ id: '7', messages: [{ id: 'm', role: 'agent', text: 'a' }] }]);
  });

  test('single messages without a conversation key are one conversation, and it says so', async () => {
    const { conversations, diagnostics } = await readAll(reader, '{"sender":"Ann","text":"a"}\n{"sender":"Bob","text":"b"}\n', {
      path: 'x/chat.jsonl',
      options: { agents: ['bob'] },
    });
    expect(conversations).toMatchObject([
      {
        id: 'chat',
        messages: [
          { author: 'Ann', role: 'customer' },
          { author: 'Bob', role: 'agent' },
        ],
      },
    ]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['one-conversation', 'numbered-messages']);
  });

  test('a key of the same name elsewhere does not lead astray', async () => {
    const line =
      '{"id":"c","messages":[{"id":"1","quoted":{"text":"old"},"role":"agent","text":"new"},{"id":"2","role":"agent","text":"newer"}]}';
    const { conversations } = await readAll(reader, line);
    const columns = conversations[0]?.messages.map(({ position }) => position.column);
    expect(columns).toEqual([line.indexOf('new"') + 1, line.indexOf('newer') + 1]);
  });

  test('names the key that was meant', async () => {
    const { diagnostics } = await readAll(
      reader,
      '{"id":"c","messages":[{"id":"1","role":"agent","text":"x"},{"id":"2","rle":"agent","text":"x"},{"id":"3","role":"agnet","text":"x"}]}',
    );
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'A message has no "role". Did you mean "rle"? Try --map role=rle.',
      'Unknown role "agnet". Did you mean "agent"?',
    ]);
  });

  test('says so when a mapped key is nowhere', async () => {
    const { diagnostics } = await readAll(reader, one('x'), { options: { map: { at: 'wehn' } } });
    expect(diagnostics).toMatchObject([{ code: 'missing-key', level: 'note' }]);
  });

  test.each([
    ['no JSON in any line', '{"id": oops}\n{"id": oops}\n', 'bad-json'],
    ['no message in any record', '{"id":"1","role":"x","text":"a"}\n', 'no-messages'],
    ['YAML with a wrong indentation', '- role: agent\n   text: a\n  b: [\n', 'bad-yaml'],
  ])('throws with a hint: %s', async (_name, file, code) => {
    await expect(readAll(reader, file, { path: 'x' })).rejects.toMatchObject({ code, path: 'x', hint: expect.any(String) });
  });

  test('an empty list is no error', async () => {
    const { conversations, diagnostics } = await readAll(reader, '{"conversations":[]}');
    expect(conversations).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'no-messages', level: 'note' }]);
  });

  test.each([
    ['a.jsonl', one('x'), true],
    ['a.yaml', '- role: agent\n  text: hi\n', true],
    ['a.md', '---\nid: x\nrole: agent\n---\n**Agent:** hi\n', false],
    ['a.txt', 'Agent: hi\nCustomer: hello\n', false],
    ['a.csv', 'role,text\nagent,hi\n', false],
    ['a.json', '{"a":1}', false],
    ['a.txt', '[10:02] Anna: hi\n', false],
  ])('detection of %s %j: %s', (path, head, own) => {
    expect(reader.detect({ path, head }) !== undefined).toBe(own);
  });
});

test('places in an answer that was dumped as HTML, and in a refusal', async () => {
  const text = JSON.stringify([
    { conversations: [{ from: 'gpt', value: '<div><p>A &amp; B</p><p>is "WRONG"</p></div>' }] },
    { messages: [{ role: 'assistant', content: null, refusal: 'No, "WRONG"' }] },
  ]);
  const { conversations } = await readAll(reader, text);
  const found = conversations.map(({ messages: [message], locate }) => message && locate?.(message, message.text.indexOf('WRONG')).column);
  expect(found).toEqual([text.indexOf('WRONG') + 1, text.lastIndexOf('WRONG') + 1]);
});

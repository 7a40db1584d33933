import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/markdown/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

test.each([
  '**Agent:** hi',
  '**Agent**: hi',
  '__Agent__: hi',
  '*Agent:* hi',
  '- **Agent:** hi',
  '> **Agent:** hi',
  '**Anna (agent)**: hi',
  '**Agent**\nhi',
])('%j is an agent who says hi', async (line) => {
  const { conversations } = await readAll(reader, `**Customer:** hello\n${line}\n`);
  expect(conversations[0]?.messages[1]).toMatchObject({ role: 'agent', text: 'hi' });
});

test('names as headings that come back are speakers, other headings begin conversations', async () => {
  const text = '# First\n### Rita\nhello\n### Omar\nhi\n# Second\n### Rita\nhey\n### Omar\nyes?\n';
  const { conversations } = await readAll(reader, text, { options: { agents: ['Omar'] } });
  expect(conversations.map(({ subject, messages }) => [subject, messages.map(({ role }) => role)])).toEqual([
    ['First', ['customer', 'agent']],
    ['Second', ['customer', 'agent']],
  ]);
});

test('a table of questions and answers', async () => {
  const { conversations } = await readAll(reader, '| Customer | Agent |\n|---|---|\n| Open today? | Until 7. |\n');
  expect(conversations[0]?.messages.map(({ role, text }) => `${role}: ${text}`)).toEqual(['customer: Open today?', 'agent: Until 7.']);
});

describe('front matter', () => {
  test('that is no YAML is told, and the rest is read', async () => {
    const { conversations, diagnostics } = await readAll(reader, '---\nid: [1\n---\n**Customer:** a\n\n**Agent:** b\n');
    expect(diagnostics.map(({ code }) => code)).toEqual(['bad-front-matter']);
    expect(conversations[0]?.messages).toHaveLength(2);
  });

  test('may name several agents', async () => {
    const text = '---\nagents: [Lena, Omar]\n---\n**Rita:** a\n\n**Lena:** b\n\n**Omar:** c\n';
    const { conversations } = await readAll(reader, text);
    expect(conversations[0]?.messages.map(({ role }) => role)).toEqual(['customer', 'agent', 'agent']);
  });
});

test('arithmetic, snake_case and escapes keep their marks', async () => {
  const { conversations } = await readAll(reader, '**Customer:** x\n\n**Agent:** 5 * 3, my_file_name, \\*so\\*, 2*2\n');
  expect(conversations[0]?.messages[1]?.text).toBe('5 * 3, my_file_name, *so*, 2*2');
});

test('an ordinary document is not taken', () => {
  expect(
    reader.detect({ path: 'README.md', head: '# Tool\n\n**Note:** read this.\n\n- Install: `npm i`\n- Usage: run it\n' }),
  ).toBeUndefined();
});

test('a BOM and CRLF change nothing', async () => {
  const text = '**Customer:** one\ntwo\n\n**Agent:** three\n';
  const messages = async (input: string): Promise<unknown> => (await readAll(reader, input)).conversations[0]?.messages;
  expect(await messages(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(await messages(text));
});

import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/subtitles/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

const vtt = (...cues: readonly string[]): string =>
  `WEBVTT\n\n${cues.map((cue, index) => `00:00:0${index}.000 --> 00:00:0${index + 1}.000\n${cue}`).join('\n\n')}\n`;

/** Line and column of a word of the file, from 1. */
function placeOf(text: string, word: string): { line: number; column: number } {
  const before = text.slice(0, text.indexOf(word));
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}

describe('subtitles', () => {
  test('cues of one speaker are one message, and places in each of them are exact', async () => {
    const text = vtt(
      '<v Nora (agent)>Hi &amp; <i>welcome</i>,\n  FIRST line</v>',
      '<v Nora (agent)>then SECOND &gt; THIRD</v>',
      '<v Bob>LAST</v>',
    );
    const { conversations } = await readAll(reader, text);
    const [conversation] = conversations;
    const [reply] = conversation?.messages ?? [];
    if (conversation === undefined || reply === undefined) throw new Error('nothing read');
    expect(reply.text).toBe('Hi & welcome, FIRST line then SECOND > THIRD');
    for (const word of ['welcome', 'FIRST', 'SECOND', 'THIRD'])
      expect(conversation.locate?.(reply, reply.text.indexOf(word))).toEqual(placeOf(text, word));
    expect(conversation.messages.map(({ role }) => role)).toEqual(['agent', 'customer']);
  });

  test('a call has no time of day', async () => {
    const { conversations } = await readAll(reader, vtt('AGENT: a', 'CUSTOMER: b'));
    expect(conversations[0]?.channel).toBe('voice');
    expect(conversations[0]?.messages.map(({ at }) => at)).toEqual([undefined, undefined]);
  });

  test.each([
    ['a greeting of a company', ['[Ann] Hello?', '[Lena] Hi, thank you for calling Fern. How can I help?'], ['customer', 'agent']],
    ['who picks up', ['[Ann] Fern Energy.', '[Lena] Hi, my bill is wrong.'], ['agent', 'customer']],
  ])('two names: %s tells the team, with a note', async (_what, cues, roles) => {
    const { conversations, diagnostics } = await readAll(reader, vtt(...cues));
    expect(conversations[0]?.messages.map(({ role }) => role)).toEqual(roles);
    expect(diagnostics).toMatchObject([{ code: 'guessed-roles', message: expect.stringContaining('--agent') }]);
  });

  test('--agent names the team', async () => {
    const { conversations, diagnostics } = await readAll(reader, vtt('[Ann] a', '[Lena] b', '[Olaf] c'), { options: { agents: ['lena'] } });
    expect(conversations[0]?.messages.map(({ role }) => role)).toEqual(['customer', 'agent', 'customer']);
    expect(diagnostics).toEqual([]);
  });

  test('three names need --agent', async () => {
    await expect(readAll(reader, vtt('[Ann] a', '[Lena] b', '[Olaf] c'))).rejects.toMatchObject({ code: 'unknown-roles' });
  });

  test('subtitles without speakers are an error that says what to export', async () => {
    await expect(readAll(reader, vtt('hello there', 'hello to you'))).rejects.toMatchObject({
      code: 'no-speakers',
      hint: expect.stringContaining('names'),
    });
  });

  test('a remark with a colon is no speaker', async () => {
    const { conversations } = await readAll(reader, vtt('AGENT: Two things.', 'Delivery: tomorrow.', 'CUSTOMER: Good.'));
    expect(conversations[0]?.messages.map(({ text }) => text)).toEqual(['Two things. Delivery: tomorrow.', 'Good.']);
  });

  test('sounds are counted, comments are not', async () => {
    const { conversations, skipped } = await readAll(reader, `${vtt('AGENT: a', '[music]', '(phone rings)', 'CUSTOMER: b')}\nNOTE done\n`);
    expect(skipped).toEqual({ sound: 2 });
    expect(conversations[0]?.messages).toHaveLength(2);
  });

  test('leaves other texts alone', () => {
    expect(reader.detect({ path: 'a.txt', head: 'WEBVTTX\n' })).toBeUndefined();
    expect(reader.detect({ path: 'a.srt', head: '1\nAgent: hello\n' })).toBeUndefined();
  });
});

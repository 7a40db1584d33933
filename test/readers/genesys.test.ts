import { expect, test } from 'vitest';
import reader from '../../src/readers/genesys/index.ts';
import { expectCounts } from './accounted.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

const phrase = (participantPurpose: string, text: string, more: object = {}) => ({ participantPurpose, text, ...more });
const file = (phrases: readonly unknown[], more: object = {}): string =>
  JSON.stringify({ conversationId: 'c', communicationId: 'd', mediaType: 'voice', ...more, transcripts: [{ transcriptId: 't', phrases }] });

test('the decorated text is read, and its place is the finding’s', async () => {
  const text = file([phrase('internal', 'hi it is wrong', { decoratedText: 'Hi, it is WRONG.' })]);
  const { conversations } = await readAll(reader, text);
  const [message] = conversations[0]?.messages ?? [];
  if (message === undefined) throw new Error('nothing read');
  expect(message.text).toBe('Hi, it is WRONG.');
  expect(conversations[0]?.locate?.(message, message.text.indexOf('WRONG'))).toEqual({ line: 1, column: text.indexOf('WRONG') + 1 });
});

test('without a decorated text the plain one is read', async () => {
  const { conversations } = await readAll(reader, file([phrase('internal', 'hi there', { decoratedText: '' })]));
  expect(conversations[0]?.messages[0]?.text).toBe('hi there');
});

test.each([
  ['a start of the call and an offset', { conversationStartTime: 1710234000000 }, { startTimeMs: 5000 }, '2024-03-12T09:00:05Z'],
  ['an epoch time', {}, { startTimeMs: 1710234005000 }, '2024-03-12T09:00:05Z'],
  ['a nested offset', { conversationStartTime: 1710234000000 }, { startTime: { milliseconds: 5000 } }, '2024-03-12T09:00:05Z'],
  ['an offset alone', {}, { startTimeMs: 5000 }, undefined],
])('the time of %s', async (_what, about, more, at) => {
  const { conversations } = await readAll(reader, file([phrase('agent', 'a', more)], about));
  expect(conversations[0]?.messages[0]?.at).toBe(at);
});

test('what two recordings heard is put in order of time', async () => {
  const text = JSON.stringify({
    conversationId: 'c',
    communicationId: 'd',
    transcripts: [
      { transcriptId: 'x', phrases: [phrase('external', 'a', { startTimeMs: 1 }), phrase('external', 'c', { startTimeMs: 30 })] },
      { transcriptId: 'y', phrases: [phrase('internal', 'b', { startTimeMs: 20 })] },
    ],
  });
  const { conversations } = await readAll(reader, text);
  expect(conversations[0]?.messages.map((message) => message.text).join('')).toBe('abc');
});

test('a file without transcripts is an error', async () => {
  await expect(readAll(reader, '{"conversationId":"c"}')).rejects.toMatchObject({ code: 'no-transcripts' });
});

test('every record is accounted for', async () => {
  await expectCounts(
    reader,
    [phrase('agent', 'a'), phrase('external', 'b'), phrase('acd', '')],
    [null, phrase('x', 'y'), {}],
    (list) => file(list),
    {},
  );
});

import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/contact-lens/index.ts';
import { expectCounts } from './accounted.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

const item = (id: string, who: string, Content: string, more: object = {}) => ({ Id: id, ParticipantId: who, Content, ...more });
const call = (Transcript: readonly unknown[]): string =>
  JSON.stringify({
    Version: 'VOICE-2022-11-30',
    Channel: 'VOICE',
    CustomerMetadata: { ContactId: 'c1' },
    Participants: [
      { ParticipantId: 'AGENT', ParticipantRole: 'AGENT' },
      { ParticipantId: 'CUSTOMER', ParticipantRole: 'CUSTOMER' },
    ],
    Transcript,
  });

describe('contact-lens', () => {
  test('a call has no times of day: offsets are left out', async () => {
    const { conversations } = await readAll(reader, call([item('1', 'AGENT', 'Hello', { BeginOffsetMillis: 5, EndOffsetMillis: 9 })]));
    expect(conversations[0]).toMatchObject({ id: 'c1', channel: 'voice' });
    expect(conversations[0]?.messages[0]?.at).toBeUndefined();
  });

  test('masks stay as they are, and places behind escapes are exact', async () => {
    const text = call([item('1', 'AGENT', 'Your card is "[PII]" WRONG')]);
    const { conversations } = await readAll(reader, text);
    const [message] = conversations[0]?.messages ?? [];
    if (message === undefined) throw new Error('nothing read');
    expect(message.text).toContain('[PII]');
    expect(conversations[0]?.locate?.(message, message.text.indexOf('WRONG'))).toEqual({ line: 1, column: text.indexOf('WRONG') + 1 });
  });

  test('a file without a transcript is an error that says where to look', async () => {
    await expect(readAll(reader, '{"Version":"x","JobStatus":"FAILED"}')).rejects.toMatchObject({
      code: 'no-transcript',
      hint: expect.stringContaining('S3'),
    });
  });

  test('every record is accounted for', async () => {
    const records = [
      item('1', 'AGENT', 'a'),
      item('2', 'CUSTOMER', 'b'),
      { Id: '3', Type: 'EVENT', ContentType: 'application/vnd.amazonaws.connect.event.chat.ended' },
      { Id: '4', Type: 'ATTACHMENT', ParticipantId: 'CUSTOMER', Attachments: [{}] },
    ];
    await expectCounts(reader, records, [null, item('5', 'NOBODY', 'x'), { Id: '6', ParticipantId: 'AGENT' }], call, {});
  });
});

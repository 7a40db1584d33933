import fc from 'fast-check';
import { expect } from 'vitest';
import type { TranscriptReader } from '../../src/readers/reader.ts';
import { readAll } from './helpers.ts';

/**
 * Whatever records are left out, come twice or in another order: what is read and what is skipped add up to what the file has.
 * @param records with the count of message records that each of them is
 * @param text the file of some of them
 * @param besides messages that `text` adds to every file
 */
export async function expectCountsToAddUp<T>(
  reader: TranscriptReader,
  records: readonly { readonly record: T; readonly messages: number }[],
  text: (records: readonly T[]) => string,
  path = 'input.txt',
  besides = 0,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...records, ...records], { minLength: 1 }), async (chosen) => {
      const { conversations, skipped } = await readAll(reader, text(chosen.map(({ record }) => record)), { path });
      const read = conversations.reduce((sum, { messages }) => sum + messages.length, 0);
      const left = Object.values(skipped).reduce((sum, count) => sum + count, 0);
      expect(read + left).toBe(chosen.reduce((sum, { messages }) => sum + messages, besides));
    }),
    { numRuns: 50 },
  );
}

/** Wherever a file breaks off, what stands before that is read as it is in the whole file: `lines` are records that need no other one. */
export async function expectCutsToCostOneRecord(reader: TranscriptReader, lines: readonly string[], path: string): Promise<void> {
  const text = lines.join('\n');
  const whole = await readAll(reader, text, { path });
  const [first = ''] = lines;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: first.length + 1, max: text.length - 1 }), async (length) => {
      const { conversations } = await readAll(reader, text.slice(0, length), { path });
      const complete = text.slice(0, length + 1).split('\n').length - 1;
      expect(conversations.length).toBeGreaterThanOrEqual(complete);
      expect(conversations.slice(0, complete).map(({ id, messages }) => [id, messages.length])).toEqual(
        whole.conversations.slice(0, complete).map(({ id, messages }) => [id, messages.length]),
      );
    }),
    { numRuns: 60 },
  );
}

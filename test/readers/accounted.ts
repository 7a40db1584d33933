import fc from 'fast-check';
import { expect } from 'vitest';
import type { Conversation } from '../../src/model/index.ts';
import type { TranscriptReader } from '../../src/readers/reader.ts';
import { type ReadCase, readAll } from './helpers.ts';

/** Message records that a reading accounts for: those in conversations and those that were skipped or lost. */
export function accounted({ conversations, skipped }: { conversations: readonly Conversation[]; skipped: Record<string, number> }): number {
  const read = conversations.reduce((sum, { messages }) => sum + messages.length, 0);
  return Object.values(skipped).reduce((sum, count) => sum + count, read);
}

/**
 * However records are dropped, repeated, spoilt and shuffled, each of them is in a conversation or counted as skipped.
 * @param spoilt what may stand in the place of a record
 */
export async function expectCounts(
  reader: TranscriptReader,
  records: readonly unknown[],
  spoilt: readonly unknown[],
  write: (records: readonly unknown[]) => string,
  how: ReadCase,
): Promise<void> {
  const all = [...records, ...spoilt];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(all.length - 1), { minLength: 1, maxLength: 20 }), async (picks) => {
      const picked = picks.map((index) => all[index]);
      expect(accounted(await readAll(reader, write(picked), how))).toBe(picked.length);
    }),
    { numRuns: 60 },
  );
}

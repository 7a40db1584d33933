import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import type { TranscriptReader } from '../../src/readers/reader.ts';
import { readAll } from './helpers.ts';

const root = join(import.meta.dirname, '../../fixtures/readers');
const names = ['ccai', 'contact-lens', 'discord', 'genesys', 'google-chat', 'slack', 'subtitles', 'teams'];
const cases = names.flatMap((name) =>
  readdirSync(join(root, name)).flatMap((fixture) => {
    const file = readdirSync(join(root, name, fixture)).find((one) => /^input\.(?!zip)/.test(one));
    return file === undefined ? [] : [[name, fixture, join(root, name, fixture, file)] as const];
  }),
);

test.each(cases)('%s/%s: a file that is cut off is read as far as it goes, or is an error for the user', async (name, _fixture, file) => {
  const reader = ((await import(`../../src/readers/${name}/index.ts`)) as { default: TranscriptReader }).default;
  const text = readFileSync(file, 'utf8');
  // Names of the fixtures' agents, so that what is left of a chat is not refused for want of them.
  const how = { options: { agents: ['Ida', 'Elsa Brandt', 'Petra', 'Bea', 'Marta Riva'] } };
  const whole = (await readAll(reader, text, how)).conversations.reduce((sum, { messages }) => sum + messages.length, 0);
  await fc.assert(
    fc.asyncProperty(fc.nat(text.length), async (end) => {
      try {
        const { conversations } = await readAll(reader, text.slice(0, end), how);
        expect(conversations.reduce((sum, { messages }) => sum + messages.length, 0)).toBeLessThanOrEqual(whole);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    }),
    { numRuns: 25 },
  );
});

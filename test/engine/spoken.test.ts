import { expect, test } from 'vitest';
import { run } from '../cli/harness.ts';

const call = (channel: string | undefined): string =>
  JSON.stringify({
    id: 'call',
    ...(channel === undefined ? {} : { channel }),
    messages: [
      { id: '1', role: 'customer', text: 'hi my parcel was due monday and it still has not come' },
      { id: '2', role: 'agent', text: 'thank you for reaching out, we appreciate your patience' },
      { id: '3', role: 'customer', text: 'so where is it' },
      { id: '4', role: 'agent', text: 'sorry about that, it is at the depot in leeds and comes tomorrow before noon' },
    ],
  });

const rulesOf = async (channel: string | undefined): Promise<string[]> => {
  const { out } = await run(['-', '--format', 'json'], { stdin: call(channel) });
  return [...new Set(JSON.parse(out).findings.map(({ ruleId }: { ruleId: string }) => ruleId))].sort() as string[];
};

test('turns of a call are not judged as whole texts, and the sorry may come in the next one', async () => {
  const written = await rulesOf('email');
  expect(written).toContain('pro-forma');
  expect(written).toContain('no-apology');
  const spoken = await rulesOf('voice');
  expect(spoken).not.toContain('pro-forma');
  expect(spoken).not.toContain('no-apology');
  expect(await rulesOf('phone')).toEqual(spoken);
});

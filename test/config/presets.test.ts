import { expect, test } from 'vitest';
import { conversation, folderWith, run } from '../cli/harness.ts';

const complaint = [conversation('c1', 'C: The kettle that came on Monday has a broken lid.', 'A: Press the lid down until it clicks.')];

const severityOf = async (...argv: string[]): Promise<string[]> => {
  const { out } = await run(['t.jsonl', '--format', 'jsonl', '--fail-on', 'never', ...argv], { cwd: folderWith({ 't.jsonl': complaint }) });
  return out
    .split('\n')
    .filter((line) => line.includes('"type":"finding"') && line.includes('"ruleId":"no-apology"'))
    .map((line) => (JSON.parse(line) as { severity: string }).severity);
};

test('strict takes findings on ownership one step more seriously, unless a severity is stated', async () => {
  const [usual] = await severityOf();
  const [strict] = await severityOf('--preset', 'strict');
  expect([usual, strict]).toEqual(['suggestion', 'warning']);
  expect(await severityOf('--preset', 'strict', '--rule', 'no-apology=error')).toEqual(['error']);
});

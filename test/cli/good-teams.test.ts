import { expect, test } from 'vitest';
import { run } from './harness.ts';

// The promise of the product: a warm, funny or brief good reply comes out clean.
test.each(['en', 'it'])('the replies of praised teams come out clean (%s)', async (language) => {
  const path = `fixtures/conversations/good-teams.${language}.yaml`;
  const { status, out } = await run(['lint', path, '--format', 'json'], { cwd: process.cwd() });
  const { findings, summary } = JSON.parse(out);
  expect(findings).toEqual([]);
  expect(summary.replies).toBeGreaterThan(3);
  expect(status).toBe(0);
});

import { expect, test } from 'vitest';
import { conversation, folderWith, type Ran, run, SHOUT_RULE } from '../cli/harness.ts';

/** 0.95 for "shout", 0.69 for "mutter8". */
const transcript = [conversation('c1', 'C: Where is it?', 'A: We shout and mutter8.')];

const linted = (config: string, ...argv: string[]): Promise<Ran> =>
  run(['t.jsonl', '--format', 'json', ...argv], {
    cwd: folderWith({ 't.jsonl': transcript, 'shout.js': SHOUT_RULE, 'replylint.config.yaml': `plugins: [./shout.js]\n${config}` }),
  });

const said = async (config: string, ...argv: string[]): Promise<string[]> =>
  JSON.parse((await linted(config, ...argv)).out)
    .findings.filter(({ ruleId }: { ruleId: string }) => ruleId === 'shout')
    .map(({ excerpt }: { excerpt: string }) => excerpt);

test('a rule may have its own minConfidence, in either direction', async () => {
  expect(await said('')).toEqual(['shout', 'mutter8']);
  expect(await said('rules: { shout: { minConfidence: 0.8 } }\n')).toEqual(['shout']);
  expect(await said('minConfidence: 0.9\nrules: { shout: { minConfidence: 0.6 } }\n')).toEqual(['shout', 'mutter8']);
});

test('the command line wins over it', async () => {
  expect(await said('rules: { shout: { minConfidence: 0.8 } }\n', '--min-confidence', '0.5')).toEqual(['shout', 'mutter8']);
});

test('alone it switches nothing on or off', async () => {
  expect(await said('extends: []\nrules: { shout: { minConfidence: 0.1 } }\n')).toEqual([]);
  expect(await said('extends: []\nrules: { shout: { severity: "on", minConfidence: 0.8 } }\n')).toEqual(['shout']);
  expect(await said('rules: { shout: { severity: "off", minConfidence: 0.1 } }\n')).toEqual([]);
});

test('it must be from 0 to 1, and a slip in its name is told', async () => {
  const wrong = await linted('rules: { shout: { minConfidence: 7 } }\n');
  expect(wrong.err).toMatch(/"rules\.shout\.minConfidence" must be from 0 to 1, not 7 \(replylint\.config\.yaml:2:34\)/);
  const slip = await linted('rules: { shout: { minConfidense: 0.7 } }\n');
  expect(slip.err).toMatch(/Unknown key "minConfidense" in "rules\.shout"/);
  expect(slip.status).toBe(2);
});

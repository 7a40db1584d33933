import { describe, expect, test } from 'vitest';
import { conversation, folderWith, run, SHOUT_RULE } from '../cli/harness.ts';

const transcript = [conversation('c1', 'C: Where is it?', 'A: We shout.')];

/** A rule with options, in plain JavaScript: valibot's shape is asked for through the standard interface that the bundle re-exports. */
const OPTIONS_RULE = `import * as v from '${import.meta.resolve('valibot')}';
export default {
  meta: { description: 'x', category: 'tone', severity: 'warning', since: '1.0.0', presets: [], problems: { a: 'Says {{words}}.' } },
  options: v.object({ words: v.optional(v.array(v.string()), ['shout']), most: v.optional(v.pipe(v.number(), v.minValue(1)), 3) }),
  create: (context) => ({ reply: (reply) => context.report({ problem: 'a', at: reply, evidence: [{ fact: 'y', weight: 3 }], data: { words: context.options.words.join('+') } }) }),
};
`;

const errorsOf = async (files: Record<string, string | object>, argv: string[] = []): Promise<string> => {
  const { status, out, err } = await run(['t.jsonl', ...argv], { cwd: folderWith({ 't.jsonl': transcript, ...files }) });
  expect(status).toBe(2);
  expect(out).toBe('');
  expect(err).not.toContain('    at ');
  return err;
};

describe('what is wrong in a configuration has its place and a hint', () => {
  const CASES: readonly [name: string, file: string, text: string, says: RegExp][] = [
    [
      'unknown key, YAML',
      'replylint.config.yaml',
      'language: en\nrulez: {}\n',
      /^replylint: Unknown key "rulez" \(replylint\.config\.yaml:2:1\)\. Did you mean "rules"\?\n$/,
    ],
    [
      'unknown key, JSON',
      'replylint.config.json',
      '{\n  "failon": "error"\n}',
      /\(replylint\.config\.json:2:3\)\. Did you mean "failOn"\?/,
    ],
    [
      'unknown key, package.json',
      'package.json',
      '{"name": "x",\n "replylint": {"agent": []}}',
      /^replylint: Unknown key "agent" \(package\.json:2:16\)\. Did you mean "agents"\?/,
    ],
    ['unknown key, .replylintrc.yaml', '.replylintrc.yaml', 'redcat: no\n', /\(\.replylintrc\.yaml:1:1\)\. Did you mean "redact"\?/],
    [
      'unknown key, .mjs',
      'replylint.config.mjs',
      'export default { failon: 1 };',
      /^replylint: Unknown key "failon" \(replylint\.config\.mjs\)\. Did you mean "failOn"\?/,
    ],
    [
      'unknown key, .ts',
      'replylint.config.ts',
      'const wrong: string = "x";\nexport default { failon: wrong };',
      /^replylint: Unknown key "failon" \(replylint\.config\.ts\)\. /,
    ],
    [
      'unknown rule',
      'replylint.config.yaml',
      'rules:\n  no-apology: off\n  pro-froma: off\n',
      /^replylint: Unknown rule "pro-froma" \(replylint\.config\.yaml:3:3\)\. Did you mean "pro-forma"\?/,
    ],
    [
      'wrong severity',
      'replylint.config.yaml',
      'rules:\n  no-apology: eror\n',
      /^replylint: "rules\.no-apology" must be .*, not "eror" \(replylint\.config\.yaml:2:15\)\. Did you mean "error"\?/,
    ],
    [
      'wrong severity inside',
      'replylint.config.yaml',
      'rules:\n  no-apology: { severity: warn }\n',
      /"rules\.no-apology\.severity" must be .* \(replylint\.config\.yaml:2:27\)\. Did you mean "warning"\?/,
    ],
    [
      'wrong level',
      'replylint.config.json',
      '{ "failOn": "warn" }',
      /"failOn" must be .*, not "warn" \(replylint\.config\.json:1:13\)\. Did you mean "warning"\?/,
    ],
    ['wrong type', 'replylint.config.yaml', 'agents: Anna\n', /"agents" must be a list, not "Anna" \(replylint\.config\.yaml:1:9\)\./],
    [
      'wrong type in a list',
      'replylint.config.yaml',
      'extends: [recommended, 3]\n',
      /"extends\[1\]" must be text, not 3 \(replylint\.config\.yaml:1:24\)\./,
    ],
    [
      'number out of range',
      'replylint.config.yaml',
      'minConfidence: 60\n',
      /"minConfidence" must be from 0 to 1, not 60 \(replylint\.config\.yaml:1:16\)\./,
    ],
    [
      'unknown preset',
      'replylint.config.yaml',
      'extends:\n  - recommended\n  - socail\n',
      /^replylint: Unknown preset "socail" \(replylint\.config\.yaml:3:5\)\. Did you mean "social"\?/,
    ],
    [
      'unknown reader',
      'replylint.config.yaml',
      'from: cvs\n',
      /^replylint: Unknown reader "cvs" \(replylint\.config\.yaml:1:7\)\. Did you mean "csv"\?/,
    ],
    [
      'unknown field',
      'replylint.config.yaml',
      'map:\n  Body: txt\n',
      /^replylint: Unknown field "txt" \(replylint\.config\.yaml:2:9\)\. Did you mean "text"\?/,
    ],
    ['no YAML', 'replylint.config.yaml', 'rules:\n  a: [1\n', /^replylint: Not valid YAML: .* \(replylint\.config\.yaml:\d:\d+\)\./],
    [
      'no JSON',
      'replylint.config.json',
      '{\n  "failOn" "error"\n}',
      /^replylint: Not valid JSON: colon expected \(replylint\.config\.json:2:12\)\./,
    ],
    ['no mapping', 'replylint.config.yaml', '- a\n', /^replylint: The configuration must be a mapping of keys to values, not a list/],
    [
      'a module that throws',
      'replylint.config.mjs',
      'throw new Error("boom");',
      /^replylint: replylint\.config\.mjs could not be loaded: boom\.\n$/,
    ],
  ];
  test.for(CASES)('%s', async ([, file, text, says]) => {
    expect(await errorsOf({ [file]: text })).toMatch(says);
  });

  test('several problems are told at once, in the order of the file', async () => {
    const err = await errorsOf({ 'replylint.config.yaml': 'rulez: {}\nfailOn: warn\nagents: 3\nlangauge: it\n' });
    expect(
      err
        .trimEnd()
        .split('\n')
        .map((line) => /:(\d+):/.exec(line)?.[1]),
    ).toEqual(['1', '2', '3', '4'].map((line) => expect.stringMatching(line)));
  });

  test('options of a rule are checked with its own schema', async () => {
    const plugin = { 'loud.mjs': OPTIONS_RULE };
    const config = (options: string): Record<string, string> => ({
      ...plugin,
      'replylint.config.yaml': `plugins: [./loud.mjs]\nrules:\n  loud: ${options}\n`,
    });
    expect(await errorsOf(config('{ wrods: [a] }'))).toMatch(
      /Unknown key "wrods" in "rules\.loud" \(replylint\.config\.yaml:3:11\)\. Did you mean "words"\?/,
    );
    expect(await errorsOf(config('{ words: [a, 2] }'))).toMatch(
      /"rules\.loud\.words\[1\]" must be text, not 2 \(replylint\.config\.yaml:3:22\)/,
    );
    expect(await errorsOf(config('{ severity: off, most: 0 }'))).toMatch(
      /"rules\.loud\.most" must be at least 1, not 0 \(replylint\.config\.yaml:3:32\)/,
    );
    const { out } = await run(['t.jsonl', '--format', 'json'], {
      cwd: folderWith({ 't.jsonl': transcript, ...config('{ severity: error }') }),
    });
    expect(JSON.parse(out).findings.filter(({ ruleId }: { ruleId: string }) => ruleId === 'loud')).toMatchObject([
      { message: 'Says shout.', severity: 'error' },
    ]);
  });

  test('a rule without options takes none', async () => {
    expect(
      await errorsOf({ 'shout.js': SHOUT_RULE, 'replylint.config.yaml': 'plugins: [./shout.js]\nrules: { shout: { most: 3 } }\n' }),
    ).toMatch(/Unknown key "most" in "rules\.shout" \(replylint\.config\.yaml:2:19\)\. The rule takes no options/);
  });
});

describe('which configuration holds', () => {
  const off = 'plugins: [./shout.js]\nextends: []\n';
  const on = `${off}rules: { shout: error }\n`;

  test('the nearest one upwards', async () => {
    const cwd = folderWith({
      'shout.js': SHOUT_RULE,
      'replylint.config.yaml': on,
      'deep/er/t.jsonl': transcript,
      'near/shout.js': SHOUT_RULE,
      'near/.replylintrc.yaml': off,
      'near/t.jsonl': transcript,
    });
    expect((await run(['t.jsonl'], { cwd: `${cwd}/deep/er` })).status).toBe(1);
    expect((await run(['t.jsonl'], { cwd: `${cwd}/near` })).status).toBe(0);
  });

  test('--config wins', async () => {
    const cwd = folderWith({
      'shout.js': SHOUT_RULE,
      'replylint.config.yaml': on,
      'ci/quiet.yaml': 'plugins: [../shout.js]\nextends: []\n',
      't.jsonl': transcript,
    });
    expect((await run(['t.jsonl', '--config', 'ci/quiet.yaml'], { cwd })).status).toBe(0);
  });

  test('two in one folder are one too many', async () => {
    expect(await errorsOf({ 'replylint.config.yaml': '', '.replylintrc.yaml': '' })).toMatch(
      /^replylint: There are two configurations: .* Keep one/,
    );
  });

  test('an empty one changes nothing; JSON may have comments', async () => {
    for (const files of [{ 'replylint.config.yaml': '# nothing yet\n' }, { 'replylint.config.json': '{\n  // nothing yet\n}' }]) {
      expect((await run(['t.jsonl'], { cwd: folderWith({ 't.jsonl': transcript, ...files }) })).err).toBe('');
    }
  });

  test('a package.json that somebody else broke does no harm', async () => {
    expect((await run(['t.jsonl'], { cwd: folderWith({ 't.jsonl': transcript, 'package.json': '{ broken' }) })).err).toBe('');
  });

  test('the command line wins over the file, the file over presets', async () => {
    const cwd = folderWith({
      'shout.js': SHOUT_RULE,
      'replylint.config.yaml': 'plugins: [./shout.js]\nextends: recommended\nrules: { shout: warning }\nfailOn: warning\n',
      't.jsonl': transcript,
    });
    expect((await run(['t.jsonl'], { cwd })).status).toBe(1);
    expect((await run(['t.jsonl', '--fail-on', 'error'], { cwd })).status).toBe(0);
    expect((await run(['t.jsonl', '--fail-on', 'error', '--rule', 'shout=error'], { cwd })).status).toBe(1);
    const { out } = await run(['t.jsonl', '--format', 'json', '--preset', 'email'], { cwd });
    expect(JSON.parse(out).summary.rules.shout).toBe(1);
  });

  test('every key is in docs/configuration.md', async () => {
    const { readFileSync } = await import('node:fs');
    const { configSchema } = await import('../../src/config/schema.ts');
    const page = readFileSync('docs/configuration.md', 'utf8');
    for (const key of Object.keys(configSchema.entries)) expect(page).toContain(`\`${key}\``);
  });
});

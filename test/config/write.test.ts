import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { checkConfig } from '../../src/config/discover.ts';
import { parseJson, parseYaml } from '../../src/config/document.ts';
import { newConfig, withThresholds, writableKind } from '../../src/config/write.ts';

const NOTE = 'by replylint eval --tune';
const yaml = (text: string, thresholds: Record<string, number> = { 'no-apology': 0.7 }) => withThresholds(text, 'yaml', thresholds, NOTE);

describe('YAML', () => {
  test('comments, order and other values stay', async () => {
    const before = `# Our configuration.
agents: [Anna, "@help"] # both write

rules:
  # We never beg.
  pro-forma: off
  no-apology: error # harm comes first
  tone-mismatch: # ask Ben
    severity: warning

# How loud.
minConfidence: 0.6
`;
    expect(
      await yaml(before, { 'no-apology': 0.7, 'tone-mismatch': 0.55, 'pro-forma': 0.8, 'duplicate-reply': 0.65 }),
    ).toBe(`# Our configuration.
agents: [Anna, "@help"] # both write

rules:
  # We never beg.
  pro-forma:
    severity: off
    minConfidence: 0.8 # by replylint eval --tune
  no-apology:
    severity: error # harm comes first
    minConfidence: 0.7 # by replylint eval --tune
  tone-mismatch:
    # ask Ben
    severity: warning
    minConfidence: 0.55 # by replylint eval --tune
  duplicate-reply:
    minConfidence: 0.65 # by replylint eval --tune

# How loud.
minConfidence: 0.6
`);
  });

  test.for([
    ['no rules', 'language: it\n', 'language: it\nrules:\n  no-apology:\n    minConfidence: 0.7 # by replylint eval --tune\n'],
    ['an empty file', '', 'rules:\n  no-apology:\n    minConfidence: 0.7 # by replylint eval --tune\n'],
    ['empty rules', 'rules: {}\n', 'rules:\n  no-apology:\n    minConfidence: 0.7 # by replylint eval --tune\n'],
    [
      'rules without a value',
      'rules: # none yet\nlanguage: it\n',
      /rules:\n {2}# none yet\n {2}no-apology:\n {4}minConfidence: 0\.7 #.*\nlanguage: it\n/,
    ],
    ['braces', 'rules: { no-apology: error }\n', 'rules: { no-apology: { severity: error, minConfidence: 0.7 } }\n'],
    [
      'an older value',
      'rules:\n  no-apology:\n    minConfidence: 0.9 # legal asked\n',
      'rules:\n  no-apology:\n    minConfidence: 0.7 # legal asked\n',
    ],
  ] as const)('%s', async ([, before, after]) => {
    const out = await yaml(before);
    if (typeof after === 'string') expect(out).toBe(after);
    else expect(out).toMatch(after);
  });

  test('what an alias stands for elsewhere does not change', async () => {
    const out = await yaml('rules:\n  pro-forma: &loud\n    severity: error\n  no-apology: *loud\n');
    expect(parse(out)).toEqual({ rules: { 'pro-forma': { severity: 'error' }, 'no-apology': { severity: 'error', minConfidence: 0.7 } } });
  });

  test('line ends and a byte order mark stay', async () => {
    const out = await yaml('\uFEFFlanguage: it\r\nrules:\r\n  no-apology: error\r\n');
    expect(out).toMatch(/^\uFEFFlanguage: it\r\n/);
    expect(out.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('twice is once', async () => {
    const once = await yaml('rules:\n  no-apology: error\n');
    expect(await yaml(once)).toBe(once);
  });

  test('on any valid configuration only the thresholds change, and it stays valid', async () => {
    const id = fc.constantFrom('no-apology', 'pro-forma', 'tone-mismatch');
    const setting = fc.constantFrom('off', 'on', 'error', 'warning');
    const rule = fc.oneof(
      setting,
      fc.record({ severity: setting, minConfidence: fc.constantFrom(0.5, 0.9), words: fc.array(fc.lorem()) }, { requiredKeys: [] }),
    );
    const config = fc.record(
      { agents: fc.array(fc.lorem()), language: fc.constant('it'), rules: fc.dictionary(id, rule) },
      { requiredKeys: [] },
    );
    const thresholds = fc.dictionary(id, fc.constantFrom(0.3, 0.75, 0.95), { minKeys: 1 });
    await fc.assert(
      fc.asyncProperty(config, thresholds, fc.boolean(), async (before, changes, flow) => {
        const expected = structuredClone(before) as { rules?: Record<string, unknown> };
        expected.rules ??= {};
        for (const [name, minConfidence] of Object.entries(changes)) {
          const old = expected.rules[name];
          expected.rules[name] = typeof old === 'string' ? { severity: old, minConfidence } : { ...(old as object), minConfidence };
        }
        const inYaml = await yaml(stringify(before, { collectionStyle: flow ? 'flow' : 'any' }), changes);
        expect(checkConfig((await parseYaml(inYaml, 'x')).value)).toEqual(expected);
        const inJson = await withThresholds(JSON.stringify(before, null, 2), 'json', changes, NOTE);
        expect(checkConfig((await parseJson(inJson, 'x')).value)).toEqual(expected);
      }),
    );
  });
});

describe('JSON', () => {
  test('comments, order and indentation stay', async () => {
    const before =
      '{\n    // loud\n    "rules": {\n        "no-apology": "error", // harm\n        "pro-forma": { "severity": "off" }\n    },\n    "language": "it"\n}\n';
    const out = await withThresholds(before, 'json', { 'no-apology': 0.7, 'pro-forma': 0.8 }, NOTE);
    expect(out).toContain('// loud');
    expect(out).toContain('// harm');
    expect(out).toMatch(/"minConfidence": 0\.7\n[\s\S]*"minConfidence": 0\.8/);
    expect((await parseJson(out, 'x')).value).toEqual({
      rules: { 'no-apology': { severity: 'error', minConfidence: 0.7 }, 'pro-forma': { severity: 'off', minConfidence: 0.8 } },
      language: 'it',
    });
  });

  test('in package.json only our part changes', async () => {
    const before = '{\n  "name": "x",\n  "replylint": {\n    "language": "it"\n  },\n  "private": true\n}\n';
    const out = JSON.parse(await withThresholds(before, 'package', { 'no-apology': 0.7 }, NOTE));
    expect(out).toEqual({ name: 'x', replylint: { language: 'it', rules: { 'no-apology': { minConfidence: 0.7 } } }, private: true });
  });
});

test('what a file is by its name', () => {
  expect(writableKind('/a/replylint.config.ts', '')).toBeUndefined();
  expect(writableKind('/a/x.mjs', '')).toBeUndefined();
  expect(writableKind('/a/package.json', '{}')).toBe('package');
  expect(writableKind('/a/my-package.json', '{}')).toBe('json');
  expect(writableKind('/a/.replylintrc.yaml', '{}')).toBe('yaml');
  expect(writableKind('/a/rc', ' {}')).toBe('json');
});

test('a new configuration is a valid one', async () => {
  const { value } = await parseYaml(newConfig({ 'no-apology': 0.7, 'pro-forma': 0.35 }, NOTE), 'x');
  expect(checkConfig(value)).toEqual({ rules: { 'no-apology': { minConfidence: 0.7 }, 'pro-forma': { minConfidence: 0.35 } } });
});

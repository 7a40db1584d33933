import { describe, expect, test } from 'vitest';
import { conversation, folderWith, run, SHOUT_RULE } from '../cli/harness.ts';

const transcript = [conversation('c1', 'C: Where is it?', 'A: We shout.')];
const lint = (files: Record<string, string>, argv: string[] = []) =>
  run(['t.jsonl', '--format', 'json', ...argv], { cwd: folderWith({ 't.jsonl': transcript, ...files }) });

/** The same rule as a typed one: types are taken away when it is loaded. */
const TYPED = SHOUT_RULE.replace('export default {', 'interface Never { readonly a: string }\nexport default {').replace(
  /;\n$/,
  ' satisfies object as object;\nexport type { Never };\n',
);

const PLUGIN = `import shout from './shout.js';
export default {
  meta: { name: 'acme', version: '1.0.0' },
  rules: { 'acme-shout': shout },
  presets: { acme: { description: 'Ours.', rules: { 'acme-shout': { severity: 'warning' } } } },
  reporters: { count: async () => ({
    meta: { name: 'count', title: 'A number', mediaType: 'text/plain' },
    create: () => { let n = 0; return { conversation: ({ findings }) => { n += findings.length; return ''; }, diagnostic: () => '', end: () => n + '\\n' }; },
  }) },
};
`;

describe('a rule of the team', () => {
  test.for([
    ['JavaScript', 'shout.js', SHOUT_RULE],
    ['a module', 'shout.mjs', SHOUT_RULE],
    ['TypeScript', 'shout.ts', TYPED],
    ['a folder', 'shout/index.ts', TYPED],
  ])('in %s is a plugin, its file name the id', async ([, file, text]) => {
    const { out, err, status } = await lint({
      [file as string]: text as string,
      'replylint.config.yaml': `extends: []\nplugins: [./${file}]\nrules: { shout: on }\n`,
    });
    expect(err).toBe('');
    expect(JSON.parse(out).findings).toMatchObject([{ ruleId: 'shout', excerpt: 'shout' }]);
    expect(status).toBe(1);
  });

  test('paths start from the configuration, not from the working folder', async () => {
    const cwd = folderWith({
      'conf/shout.js': SHOUT_RULE,
      'conf/c.yaml': 'extends: []\nplugins: [shout.js]\nrules: { shout: on }\n',
      't.jsonl': transcript,
    });
    expect((await run(['t.jsonl', '--config', 'conf/c.yaml'], { cwd })).status).toBe(1);
  });
});

describe('a plugin', () => {
  const files = { 'shout.js': SHOUT_RULE, 'acme.js': PLUGIN };

  test('brings rules, presets and reports', async () => {
    const { out, status } = await lint({ ...files, 'replylint.config.yaml': 'extends: [acme]\nplugins: [./acme.js]\n' });
    expect(JSON.parse(out).findings).toMatchObject([{ ruleId: 'acme-shout', severity: 'warning' }]);
    expect(status).toBe(0);
    const counted = await run(['t.jsonl', '--format', 'count'], {
      cwd: folderWith({ 't.jsonl': transcript, ...files, 'replylint.config.yaml': 'extends: [acme]\nplugins: [./acme.js]\n' }),
    });
    expect(counted.out).toBe('1\n');
  });

  test('comes from an installed package too', async () => {
    const { out } = await lint({
      'node_modules/replylint-plugin-acme/package.json':
        '{"name":"replylint-plugin-acme","type":"module","exports":{"import":"./acme.js"}}',
      'node_modules/replylint-plugin-acme/acme.js': PLUGIN,
      'node_modules/replylint-plugin-acme/shout.js': SHOUT_RULE,
      'replylint.config.json': '{"extends": "acme", "plugins": ["replylint-plugin-acme"]}',
    });
    expect(JSON.parse(out).findings).toMatchObject([{ ruleId: 'acme-shout' }]);
  });

  const WRONG: readonly [name: string, files: Record<string, string>, says: RegExp][] = [
    ['no such file', {}, /^replylint: There is no plugin file \.\/p\.js\. Its path starts from /],
    [
      'no such package',
      { 'replylint.config.yaml': 'plugins: [replylint-plugin-none]\n' },
      /^replylint: The plugin package replylint-plugin-none is not installed\. Try: npm install/,
    ],
    ['that throws', { 'p.js': 'throw new Error("boom");' }, /^replylint: The plugin \.\/p\.js could not be loaded: boom\.\n$/],
    [
      'with a slip in its syntax',
      { 'p.js': 'export default {' },
      /^replylint: The plugin \.\/p\.js could not be loaded: (?:Unexpected|Failed to parse)/,
    ],
    [
      'without a default export',
      { 'p.js': 'export const rule = {};' },
      /^replylint: \.\/p\.js is not a plugin: it has no default export\. /,
    ],
    [
      'that is something else',
      { 'p.js': 'export default { a: 1 };' },
      /^replylint: \.\/p\.js is not a plugin: it has neither "create", as a rule has, nor "meta\.name"/,
    ],
    [
      'whose rule lacks texts',
      { 'p.js': "export default { meta: { description: 'x' }, create() {} };" },
      /is not a plugin: "meta\.problems" must hold texts by problem\. /,
    ],
    [
      'whose rule is one of ours',
      {
        'p.js': `import r from './r.js';\nexport default { meta: { name: 'p', version: '1' }, rules: { 'no-apology': r } };`,
        'r.js': SHOUT_RULE,
      },
      /^replylint: The rule "no-apology" comes from replylint and from \.\/p\.js\. /,
    ],
  ];
  test.for(WRONG)('%s is a user error that names it', async ([, wrong, says]) => {
    const { status, out, err } = await lint({ 'replylint.config.yaml': 'plugins: [./p.js]\n', ...wrong });
    expect(err).toMatch(says);
    expect(err).not.toContain('    at ');
    expect(out).toBe('');
    expect(status).toBe(2);
  });
});

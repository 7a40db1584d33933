import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { configSchema } from '../../src/config/schema.ts';
import { conversation, folderWith, run, shoutFolder } from './harness.ts';

describe('help', () => {
  test('no argument prints the help on standard error', async () => {
    const { out, err } = await run([]);
    expect(out).toBe('');
    expect(err).toContain('Usage: replylint');
  });

  test.for(['', 'lint', 'check', 'canned', 'rules', 'inspect', 'eval', 'init', 'completion'])(
    '%s --help ends with examples',
    async (command) => {
      const { out, err, status } = await run(command === '' ? ['--help'] : [command, '--help']);
      expect(out).toMatch(/\nExamples:\n(?: {2}\$ (?:.* \| |source <\()?replylint .*\n){2,4}$/);
      expect(err).toBe('');
      expect(status).toBe(0);
    },
  );

  test('--version is that of the package', async () => {
    expect((await run(['--version'])).out).toBe(`${JSON.parse(readFileSync('package.json', 'utf8')).version}\n`);
  });
});

describe('rules', () => {
  test('lists every rule, the plugin ones too, and says which are on', async () => {
    const cwd = shoutFolder();
    const { out, status } = await run(['rules'], { cwd, terminal: 120, env: { NO_COLOR: '1' } });
    expect(out).toMatch(/● .*shout.*error.*A reply that says shout/);
    expect(out).toContain('on here: 1 of ');
    expect(status).toBe(0);
    // Those of one category stand together, those that are off name the presets that have them.
    expect(out.indexOf('Tone')).toBeLessThan(out.indexOf(' shout '));
    expect(out.indexOf(' shout ')).toBeLessThan(out.indexOf('Originality'));
    expect(out).toMatch(/○ {2}slow-response [^●○]*\(strict,\s+social,\s+email,\s+chat\)/);
    const list = JSON.parse((await run(['rules', '--format', 'json'], { cwd })).out);
    expect(list.find(({ id }: { id: string }) => id === 'shout')).toMatchObject({
      on: true,
      severity: 'error',
      problems: { said: expect.any(String) },
      options: [],
    });
  });

  test('explains one with its options and their defaults', async () => {
    const { out } = await run(['rules', 'banned-phrase', '--format', 'json'], { cwd: folderWith({}) });
    const info = JSON.parse(out);
    expect(info).toMatchObject({ id: 'banned-phrase', category: expect.any(String) });
    expect(info.options.length).toBeGreaterThan(0);
    expect(info.options[0]).toHaveProperty('default');
    const text = (await run(['rules', 'banned-phrase'], { cwd: folderWith({}) })).out;
    for (const { name } of info.options) expect(text).toContain(name);
  });
});

describe.each([80, 120])('at %i columns', (terminal) => {
  const env = { NO_COLOR: '1' };

  test('the list is aligned and fits', async () => {
    const { out } = await run(['rules'], { cwd: folderWith({}), terminal, env });
    const lines = out.split('\n');
    for (const line of lines.slice(0, -2)) expect(line.length).toBeLessThanOrEqual(terminal);
    const rows = lines.filter((line) => /^ {2}[●○]/.test(line));
    expect(rows).toHaveLength(Object.keys(rules).length);
    // Id, severity and description each begin in one column.
    const columns = new Set(
      rows.map((row) => [row.search(/\b(?:error|warning|suggestion) /), row.search(/(?<=(?:error|warning|suggestion) +)\S/)].join()),
    );
    expect(columns.size).toBe(1);
  });

  test.each(['no-apology', 'template-repeat', 'banned-phrase'])('the page of %s', async (id) => {
    const { out } = await run(['rules', id], { cwd: folderWith({}), terminal, env: { ...env, LANG: 'en_GB.UTF-8' } });
    for (const line of out.split('\n')) if (!line.startsWith('  /')) expect(line.length).toBeLessThanOrEqual(terminal);
    expect(out.replace(/\n {2}\/.*\n$/, '\n  PATH\n')).toMatchSnapshot();
  });
});

test('examples and wordings are in the language of the terminal, where there are any', async () => {
  const page = async (LANG: string): Promise<string> => (await run(['rules', 'no-apology'], { cwd: folderWith({}), env: { LANG } })).out;
  expect(await page('it_IT.UTF-8')).toMatch(/meglio: .*(?:dispiace|scus)/i);
  expect(await page('fi_FI.UTF-8')).toBe(await page('en_US.UTF-8'));
});

describe('rules ID says how the rule decides', () => {
  test.for(Object.keys(rules))('%s', async (id) => {
    const info = JSON.parse((await run(['rules', id, '--format', 'json'], { cwd: folderWith({}) })).out);
    expect(info.decides).toMatch(/^1\. /);
    expect(readFileSync(info.documentation, 'utf8')).toContain(info.decides);
    const { out } = await run(['rules', id], { cwd: folderWith({}), terminal: 70, env: { NO_COLOR: '1' } });
    const words = (text: string): string =>
      text
        .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
        .replace(/[`*]/g, '')
        .replace(/\s+/g, ' ');
    expect(words(out)).toContain(words(info.decides).slice(0, 120));
    const [, section = ''] = /\nHow it decides\n((?: {2}.*\n)+)/.exec(out) ?? [];
    for (const line of section.split('\n')) expect(line.length).toBeLessThanOrEqual(70);
    expect(out).toContain(`\nDocumentation\n  ${info.documentation}\n`);
  });

  test('a rule of a plugin without a page is explained without', async () => {
    const { out, status } = await run(['rules', 'shout'], { cwd: shoutFolder() });
    expect(out).not.toMatch(/How it decides|Documentation/);
    expect(status).toBe(0);
  });
});

describe('inspect', () => {
  const seen = {
    id: 'c1',
    messages: [
      { id: 'm1', role: 'customer', text: 'My parcel has not arrived. When will it come?' },
      { id: 'm2', role: 'agent', text: 'Difficult one.', internal: true },
      { id: 'm3', role: 'system', text: 'Ticket opened.' },
      { id: 'm4', role: 'agent', author: 'Ann', text: 'We are sorry for that, it comes tomorrow.' },
      { id: 'm5', role: 'agent', author: 'Ann', text: '' },
    ],
  };

  test('--format json counts every record once', async () => {
    const cwd = folderWith({ 't.jsonl': `${JSON.stringify(seen)}\n{"id":"c2","mess` });
    const { out, status } = await run(['inspect', 't.jsonl', '--format', 'json'], { cwd });
    const { files } = JSON.parse(out);
    expect(files).toMatchObject([
      {
        path: 't.jsonl',
        reader: 'transcript',
        conversations: 1,
        messages: 6,
        roles: { customer: 1, agent: 1, bot: 0, system: 1 },
        internal: 1,
        skipped: { empty: 1, unreadable: 1 },
        diagnostics: [{ path: 't.jsonl', line: 2 }],
      },
    ]);
    expect(Object.keys(files[0])).toEqual([
      'path',
      'reader',
      'why',
      'conversations',
      'messages',
      'roles',
      'internal',
      'skipped',
      'diagnostics',
    ]);
    expect(status).toBe(0);
  });

  test('shows people what the language layer saw', async () => {
    const { out } = await run(['inspect', 't.jsonl'], {
      cwd: folderWith({ 't.jsonl': [seen, conversation('c2', 'C: Ciao, dove si trova il mio pacco?', 'A: È a Bologna.')] }),
    });
    expect(out).toMatch(/read as .*--from transcript/);
    expect(out).toMatch(/language +en 1, it 1/);
    expect(out).toMatch(/apology\/\w+ +"(?:We are )?sorry/);
    expect(out).toMatch(/asks time +"When will it come\?"/);
    expect(out).toMatch(/reads as +trouble \d+ %, upset \d+ %/);
  });
});

describe('init', () => {
  test('writes a configuration that is read back, and not over an existing one', async () => {
    const cwd = folderWith({ 't.jsonl': [conversation('c1', 'C: Hi', 'A: Hello Sam, it is in the drawer.')] });
    expect((await run(['init'], { cwd })).status).toBe(0);
    const written = readFileSync(join(cwd, 'replylint.config.yaml'), 'utf8');
    for (const key of Object.keys(configSchema.entries)) if (key !== '$schema') expect(written).toMatch(new RegExp(`^(?:# )?${key}:`, 'm'));
    expect((await run(['t.jsonl'], { cwd })).status).toBe(0);
    const again = await run(['init'], { cwd });
    expect(again.status).toBe(2);
    expect(again.err).toMatch(/^replylint: There is a replylint\.config\.yaml already\. Use --force/);
    expect((await run(['init', '--force'], { cwd })).status).toBe(0);
  });

  test('every commented line of it is a valid configuration too', async () => {
    const cwd = folderWith({});
    await run(['init'], { cwd });
    const text = readFileSync(join(cwd, 'replylint.config.yaml'), 'utf8');
    const lines = text
      .replace(/^rules: \{\}\n#/m, 'rules:\n#')
      .split('\n')
      .filter((line) => /^(?:rules|# (?:\w+:| {2,}\S))/.test(line) || /^# {3,}/.test(line));
    const { parseYaml } = await import('../../src/config/document.ts');
    const { checkConfig } = await import('../../src/config/discover.ts');
    const { value } = await parseYaml(lines.map((line) => line.replace(/^# ?/, '')).join('\n'), 'starter');
    expect(Object.keys(checkConfig(value)).length).toBeGreaterThan(8);
  });

  test('another configuration of the folder is not put out of force unseen', async () => {
    const { status, err } = await run(['init'], { cwd: folderWith({ 'package.json': { name: 'x', replylint: {} } }) });
    expect(err).toContain('package.json');
    expect(status).toBe(2);
  });
});

test('--from without a name lists what can be read', async () => {
  for (const argv of [
    ['lint', '--from'],
    ['inspect', '--from'],
    ['canned', '--from'],
  ]) {
    const { out, err, status } = await run(argv, {});
    expect(status).toBe(0);
    expect(err).toBe('');
    expect(out).toMatch(/^ +zendesk +\S/m);
    expect(out).toMatch(/^ +canned-csv +\S/m);
  }
});

test('inspect tells canned responses too, and takes the reader that is named', async () => {
  const macros = { macros: [{ id: 7, title: 'Late', active: true, actions: [{ field: 'comment_value', value: 'Hello, it is late.' }] }] };
  const cwd = folderWith({ 'macros.json': JSON.stringify(macros), 'list.csv': 'title,body\nLate,It is late.\n' });
  const { out, status } = await run(['inspect', 'macros.json', 'list.csv', '--format', 'json'], { cwd });
  expect(status).toBe(0);
  expect(JSON.parse(out).files).toMatchObject([
    { reader: 'zendesk-macros', responses: 1, conversations: 0, messages: 0 },
    { reader: 'canned-csv', responses: 1 },
  ]);
  const told = await run(['inspect', 'macros.json'], { cwd });
  expect(told.out).toContain('1 canned response');
  expect(told.out).toContain('"Hello, it is late."');
  expect((await run(['inspect', 'list.csv', '--from', 'canned-csv'], { cwd })).out).toContain('It is late.');
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createLinter } from '../../src/io/linter.ts';
import { englishIn } from '../locales/english.ts';
import { conversation, folderWith, run, SHOUT_CONFIG, SHOUT_RULE, shoutFolder } from './harness.ts';

const root = process.cwd();
const ITALIAN = ['phone-company', 'good-teams', 'repeats'].map((name) => `fixtures/conversations/${name}.it.yaml`);

/** What a report says itself: without quotes, ids, paths and what it was given to read. */
const ownWords = (out: string): string =>
  out
    .split('\n')
    .filter((line) => !/^\s*[│┃─]/.test(line))
    .join(' ')
    .replace(/“[^”]*”/g, ' ')
    .replace(/\bfixtures\/\S+|[a-z-]+\/[a-z-]+|--severity \w+/g, ' ');

describe('--locale it', () => {
  test('leaves no English in the report of Italian conversations', async () => {
    const { out, err } = await run(['lint', ...ITALIAN, '--locale', 'it', '--preset', 'strict', '--no-color'], {
      cwd: root,
      terminal: 100,
    });
    expect(out).toContain('Meglio: “');
    expect(out).toContain('Testi più incollati');
    expect(englishIn(ownWords(out))).toEqual([]);
    expect(err).toBe('');
  });

  test('leaves none in the report of a library', async () => {
    const { out } = await run(['canned', 'fixtures/canned/twins.yaml', '--locale', 'it', '--no-color'], { cwd: root, terminal: 100 });
    expect(out).toMatch(/riga \d+/);
    expect(englishIn(ownWords(out))).toEqual([]);
  });

  test('quotes and suggests in the language of the reply', async () => {
    const { out } = await run(['lint', 'fixtures/conversations/phone-company.en.yaml', '--locale', 'it', '--no-color'], {
      cwd: root,
      terminal: 100,
    });
    expect(out).toMatch(/Meglio: “[^”]*\b(?:the|you|we|is|have)\b/);
    expect(out).toContain('Il cliente ha segnalato “');
  });

  test('finds the same as in English, with the same fingerprints', async () => {
    const report = async (locale: string) => {
      const { status, out } = await run(['lint', ...ITALIAN, '--locale', locale, '--format', 'json'], { cwd: root });
      return { status, ...JSON.parse(out) };
    };
    const [english, italian] = [await report('en'), await report('it')];
    const bare = ({ message, related, ...rest }: { message: string; related: { note: string }[] }) => ({
      ...rest,
      related: related.map(({ note, ...place }) => place),
    });
    expect(italian.findings.map(bare)).toEqual(english.findings.map(bare));
    expect({ ...italian, findings: [] }).toEqual({ ...english, findings: [] });
    expect(italian.findings.every(({ message }: { message: string }) => englishIn(message.replace(/“[^”]*”/g, '')).length === 0)).toBe(
      true,
    );
  });

  test('lists and explains the rules in Italian', async () => {
    const list = await run(['rules', '--locale', 'it'], { terminal: 110 });
    expect(list.out).toContain('Un’espressione che il team ha deciso di non usare');
    expect(list.out).toContain('Profili');
    expect(list.out).toContain('Quello che quasi ogni team dovrebbe correggere');
    const one = await run(['rules', 'no-apology', '--locale', 'it', '--format', 'json']);
    expect(JSON.parse(one.out)).toMatchObject({
      id: 'no-apology',
      category: 'ownership',
      severity: 'warning',
      problems: { missing: expect.stringMatching(/^Il cliente ha segnalato “\{\{trouble\}\}”/) },
    });
  });

  test('is followed by the notes at the end of a run', async () => {
    const cwd = folderWith({ 'a.jsonl': [conversation('c1', 'C: Do you ship to Malta?')] });
    const { err } = await run(['lint', 'a.jsonl', '--locale', 'it'], { cwd });
    expect(err).toContain('replylint: nota: Nessuna risposta del team trovata: indica chi scrive per il team con --agent NOME.');
  });
});

describe('which language a report is in', () => {
  const files = { 'a.jsonl': [conversation('c1', 'C: Hello', 'A: shout')] };
  const summaryOf = async (argv: string[], env: Record<string, string> = {}, config = SHOUT_CONFIG): Promise<string> =>
    (await run(['check', 'All done.', ...argv], { cwd: folderWith({ 'shout.js': SHOUT_RULE, 'replylint.config.yaml': config }), env })).out;

  test('English where nobody says', async () => expect(await summaryOf([])).toBe('No findings. Score 100.\n'));
  test('the environment', async () => expect(await summaryOf([], { LANG: 'it_IT.UTF-8' })).toBe('Nessuna segnalazione. Punteggio 100.\n'));
  test('the configuration wins over the environment', async () =>
    expect(await summaryOf([], { LC_ALL: 'it_IT' }, `locale: en-GB\n${SHOUT_CONFIG}`)).toMatch(/^No findings/));
  test('the command line wins over both', async () =>
    expect(await summaryOf(['--locale', 'it-IT'], { LC_ALL: 'C' }, `locale: en\n${SHOUT_CONFIG}`)).toMatch(/^Nessuna/));
  test('one that there are no reports in is English', async () => expect(await summaryOf(['--locale', 'fr'])).toMatch(/^No findings/));

  test('a rule of a plugin without translation stays English, whole', async () => {
    const { out } = await run(['lint', 'a.jsonl', '--locale', 'it'], { cwd: shoutFolder(files) });
    expect(out).toContain('✖ errore  shout/said');
    expect(out).toContain('The reply says shout. Say it quietly.');
  });

  test('a rule may bring its own translations', async () => {
    const rule = SHOUT_RULE.replace(
      '  create:',
      "  translations: { it: { description: 'Una risposta che dice shout', problems: { said: 'La risposta dice {{word}}. Dillo piano.' } } },\n  create:",
    );
    const cwd = shoutFolder({ ...files, 'shout.js': rule });
    expect((await run(['lint', 'a.jsonl', '--locale', 'it'], { cwd })).out).toContain('La risposta dice shout. Dillo piano.');
    expect((await run(['lint', 'a.jsonl'], { cwd })).out).toContain('The reply says shout. Say it quietly.');
    expect((await run(['rules', '--locale', 'it'], { cwd })).out).toContain('Una risposta che dice shout');
  });
});

test('a linter for programs takes the language from its configuration, not from the environment', async () => {
  const text = readFileSync(ITALIAN[0] as string, 'utf8');
  expect(text).toContain('language: it');
  const talk = {
    id: 'x',
    path: 'x',
    messages: [
      { id: '1', role: 'customer', text: 'Il corriere non è arrivato e nessuno risponde.', position: { line: 1, column: 1 } },
      { id: '2', role: 'agent', text: 'Abbia pazienza.', position: { line: 2, column: 1 } },
    ],
  } as const;
  const only = { extends: [], rules: { 'no-apology': 'on' as const } };
  const messages = async (config: object) =>
    (await (await createLinter({ ...only, ...config })).lint(talk)).findings.map(({ message }) => message);
  expect((await messages({ locale: 'it' }))[0]).toMatch(/^Il cliente ha segnalato/);
  expect((await messages({}))[0]).toMatch(/^The customer reported/);
});

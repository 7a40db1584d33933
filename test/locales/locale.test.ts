import { describe, expect, test } from 'vitest';
import { LOCALES, localeFrom, localeOf, wordsIn } from '../../src/locales/index.ts';

describe('the language of reports', () => {
  test.each([
    ['it', 'it'],
    ['IT', 'it'],
    ['it-IT', 'it'],
    ['it_CH.UTF-8', 'it'],
    ['it_IT@euro', 'it'],
    ['en_GB.UTF-8', 'en'],
    ['C.UTF-8', 'en'],
    ['POSIX', 'en'],
    ['', 'en'],
    ['fr_FR.UTF-8', 'en'],
    ['ita', 'en'],
  ])('of the tag %o is %s', (tag, locale) => expect(localeOf(tag)).toBe(locale));

  test('of the environment: LC_ALL, then LC_MESSAGES, then LANG; an empty one is not set', () => {
    expect(localeFrom({})).toBe('en');
    expect(localeFrom({ LANG: 'it_IT.UTF-8' })).toBe('it');
    expect(localeFrom({ LC_MESSAGES: 'en_US.UTF-8', LANG: 'it_IT.UTF-8' })).toBe('en');
    expect(localeFrom({ LC_ALL: 'it_IT.UTF-8', LC_MESSAGES: 'en_US.UTF-8', LANG: 'C' })).toBe('it');
    expect(localeFrom({ LC_ALL: '', LANG: 'it_IT.UTF-8' })).toBe('it');
    expect(localeFrom({ LC_ALL: 'C', LANG: 'it_IT.UTF-8' })).toBe('en');
    expect(localeFrom({ LC_CTYPE: 'it_IT.UTF-8' })).toBe('en');
  });
});

/** Every text of a catalogue by its path; functions are called with values of the kind that they take. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    return [1, 2].map((count) => [`${path}(${count})`, String(value(...Array.from({ length: value.length }, () => count)))]);
  }
  return Object.entries(value as object).flatMap(([key, each]) => (key === 'figures' ? [] : textsOf(each, `${path}.${key}`)));
}

describe('the words of reports', () => {
  test.each(LOCALES)('are all there in %s', (locale) => {
    for (const [path, text] of textsOf(wordsIn(locale))) expect(text, path).toMatch(/\S/);
  });

  test('are other words in Italian, but for those that both languages have', () => {
    const english = new Map(textsOf(wordsIn('en')));
    const same = textsOf(wordsIn('it')).filter(([path, text]) => english.get(path) === text);
    expect(new Set(same.map(([path]) => path.replace(/\(\d\)$/, '')))).toEqual(
      new Set(['.roles.bot', '.markdown.summary', '.page.repliesIn', '.page.script.found', '.rules.in']),
    );
  });

  test('count and write numbers as the language does', () => {
    const { count, figures, hidden, more, notes, sure } = wordsIn('it');
    expect(count.replies(1)).toBe('1 risposta');
    expect(count.replies(2)).toBe('2 risposte');
    expect(count.replies(12345)).toBe('12.345 risposte');
    expect(count.findings(1_000_000)).toBe('1.000.000 segnalazioni');
    expect(figures.number(87.6)).toBe('87,6');
    expect(figures.fixed(100, 1)).toBe('100,0');
    expect(figures.list(['1 avviso', '2 consigli'])).toBe('1 avviso e 2 consigli');
    expect(hidden('1 avviso', 1, '--severity warning')).toBe('1 avviso nascosto; per vederlo: --severity warning.');
    expect(more(1)).toBe('e un altro');
    expect(sure(93)).toBe('certezza 93%');
    expect(notes.baselineStale(1)).toMatch(/^1 di quelle accettate non si è presentata:/);
    expect(wordsIn('en').count.replies(12345)).toBe('12,345 replies');
  });
});

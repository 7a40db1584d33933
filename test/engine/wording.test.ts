import { describe, expect, test } from 'vitest';
import { filled, noted, worded } from '../../src/engine/wording.ts';
import { lengthInWords, say, sayCount, sayLanguage, sayList, type Translation } from '../../src/rule/index.ts';

const italian: Translation = {
  locale: 'it',
  description: '',
  problems: {},
  words: {
    'the trouble': 'il problema',
    'reply {{number}}': 'risposta {{number}}',
    '{{count}} agents': { one: '{{count}} operatore', other: '{{count}} operatori' },
    ' in {{time}}': ' in {{time}}',
  },
};

describe('what a rule says', () => {
  test.each([
    ['a quote, which is nobody’s to translate', 'the trouble', 'the trouble', 'the trouble'],
    ['a number', 12345.5, '12,345.5', '12.345,5'],
    ['words', say('the trouble'), 'the trouble', 'il problema'],
    ['words with a value', say('reply {{number}}', { number: 1234567 }), 'reply 1,234,567', 'risposta 1.234.567'],
    ['one', sayCount(1, '{{count}} agent', '{{count}} agents'), '1 agent', '1 operatore'],
    ['many', sayCount(3, '{{count}} agent', '{{count}} agents'), '3 agents', '3 operatori'],
    [
      'a million, which has a plural of its own',
      sayCount(1_000_000, '{{count}} agent', '{{count}} agents'),
      '1,000,000 agents',
      '1.000.000 operatori',
    ],
    ['a length of time', lengthInWords(3 * 3_600_000), '3 hours', '3 ore'],
    ['one minute', lengthInWords(60_000), '1 minute', '1 minuto'],
    ['words with a length in them', say(' in {{time}}', { time: lengthInWords(5 * 86_400_000) }), ' in 5 days', ' in 5 giorni'],
    ['a language', sayLanguage('de'), 'German', 'tedesco'],
    ['no language', sayLanguage('?'), '?', '?'],
    ['a list', sayList([say('the trouble'), '“hm”']), 'the trouble, “hm”', 'il problema, “hm”'],
    [
      'words that the translation lacks, with all in them',
      say('only {{time}}', { time: lengthInWords(60_000) }),
      'only 1 minute',
      'only 1 minute',
    ],
  ])('%s', (_, value, english, other) => {
    expect(worded(value)).toBe(english);
    expect(worded(value, italian)).toBe(other);
  });

  test('a note is always the rule’s own', () => {
    expect(noted('the trouble', italian)).toBe('il problema');
    expect(noted('the trouble')).toBe('the trouble');
    expect(noted('nobody knows it', italian)).toBe('nobody knows it');
  });

  test('fills places once: what a quote holds is not filled again', () => {
    expect(filled('“{{a}}” {{b}} {{missing}}', { a: '{{b}}', b: say('the trouble') }, italian)).toBe('“{{b}}” il problema ');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, redact, redactWithMap } from '../../src/text/redact.ts';

describe('masks', () => {
  it.each([
    ['Scriva a anna.bianchi@example.org, grazie', 'Scriva a a…@…, grazie'],
    ['(élodie@exemple.fr)', '(é…@…)'],
    ['Ciao @anna_83, ci scriva', 'Ciao @…, ci scriva'],
    ['boost by @ann@social.example.', 'boost by @….'],
    ['Chiami +39 333 123 4567 ora', 'Chiami +39 … ora'],
    ['Call +44 (0)20 7946 0958.', 'Call +44 ….'],
    ['Call +1-555-012-3456', 'Call +1 …'],
    ['0039 06 1234567', '0039 …'],
    ['il mio numero 3331234567', 'il mio numero 33…'],
    ['333 12 34 567', '33…'],
    ['333/1234567', '33…'],
    ['ufficio: 06 12345678', 'ufficio: 06…'],
    ['0151/23456789', '01…'],
    ['06.12.34.56.78 le matin', '06… le matin'],
    ['(555) 012-3456', '(55…'],
    ['555-012-3456', '55…'],
    ['07700 900123', '07…'],
    ['020 7946 0958', '02…'],
    ['612 345 678', '61…'],
    ['91 234 56 78', '91…'],
    ['telefono: 12345678', 'telefono: 12…'],
    ['Cell. 345 678', 'Cell. 34…'],
    ['carta 4111 1111 1111 1111.', 'carta •••• 1111.'],
    ['card 4111111111111111', 'card •••• 1111'],
    ['5500-0000-0000-0004', '•••• 0004'],
    ['amex 3782 822463 10005', 'amex •••• 0005'],
    ['IBAN IT60 X054 2811 1010 0000 0123 456 grazie', 'IBAN IT… grazie'],
    ['de89370400440532013000', 'de…'],
    ['GB82WEST12345698765432, thanks', 'GB…, thanks'],
    ['CF RSSMRA85T10A562S', 'CF R…'],
    ['account 1234567890 closed', 'account 12… closed'],
    ['parcel RR123456789IT', 'parcel RR12…IT'],
  ])('%s', (text, masked) => {
    expect(redact(text)).toBe(masked);
  });
});

describe('leaves alone', () => {
  it.each([
    'Ordine 48213, ticket #12345678',
    'il 17/06/2015 alle 12:30, tra le 9-13',
    '2024-01-15 10:30:45',
    '2015-06-17T12:00:00+02:00',
    'dal 08/01/2024 10:30 al 09.02.2024',
    'Costa € 1.234.567,89 o 1000000000 euro',
    'It is $ 1000000000 or 123456789.50',
    'version 10.15.7, Node 20.19.0',
    'errore 0x80070005, code E-1042, HTTP 404',
    'IP 192.168.100.200',
    'backup-20240115123046.zip',
    'pi is 3.14159265358',
    'ABCDEF12G34H567I',
    'GB00WEST12345698765432'.slice(0, 12),
    '3 pieces @ 5 €',
    'open 0800-1230',
    'Buona giornata! 😊',
    '8 800 1000 users',
    'rates: 10/12/14',
  ])('%s', (text) => {
    expect(redact(text)).toBe(text);
  });
});

/** Texts with much of what the detectors look for, in every order. */
const risky = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '@',
        '.',
        '-',
        ' ',
        '/',
        '+',
        '00',
        '(',
        ')',
        'IT60',
        'tel ',
        '€',
        '…',
        '•',
        'x',
        '0x',
        ',',
        ':',
        '\u00A0',
        '_',
        'a@b.it',
        '4111 1111 1111 1111',
        '\n',
      ),
      fc.stringMatching(/^[0-9]{1,12}$/),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

const luhn = (digits: string): boolean =>
  [...digits].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0) %
    10 ===
  0;

const withCheckDigit = (digits: string): string => [...'0123456789'].map((digit) => digits + digit).find(luhn) as string;

describe('properties', () => {
  it('never throws and does nothing more the second time', () => {
    fc.assert(
      fc.property(fc.oneof(risky, fc.string({ unit: 'binary', maxLength: 60 })), (text) => redact(redact(text)) === redact(text)),
      { numRuns: 3000 },
    );
  });

  it('lets no card number through, whatever stands around it', () => {
    const card = fc.stringMatching(/^[0-9]{12,18}$/).map(withCheckDigit);
    fc.assert(
      fc.property(risky, card, risky, (before, number, after) => {
        const left = redact(`${before}${number}${after}`).match(/\d+/g) ?? [];
        expect(left.filter((run) => run.length >= 13 && run.length <= 19 && luhn(run))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds a card in groups too', () => {
    const card = fc.stringMatching(/^[0-9]{15}$/).map(withCheckDigit);
    fc.assert(
      fc.property(card, fc.constantFrom(' ', '-', '.', '\u00A0'), (number, gap) => {
        const grouped = (number.match(/\d{4}/g) as string[]).join(gap);
        return !redact(`my card is ${grouped} ok`).includes(grouped);
      }),
    );
  });

  it('keeps places in order, inside the text and on the same words', () => {
    fc.assert(
      fc.property(risky, fc.nat(), fc.nat(), (text, a, b) => {
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        const masked = redactWithMap(text);
        const [from, to] = [masked.at(start, 'start'), masked.at(end, 'end')];
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(masked.text.length);
        if (end > start) expect(to).toBeGreaterThan(from);
        if (masked.text === text) expect([from, to]).toEqual([start, end]);
      }),
    );
  });

  it('maps the words beside a mask exactly', () => {
    const text = 'Scriva a anna@example.org oppure chiami +39 333 123 4567 domani';
    const masked = redactWithMap(text);
    for (const word of ['Scriva', 'oppure', 'chiami', 'domani']) {
      const start = text.indexOf(word);
      expect(masked.text.slice(masked.at(start, 'start'), masked.at(start + word.length, 'end'))).toBe(word);
    }
    const inside = text.indexOf('example');
    expect(masked.text.slice(masked.at(inside, 'start'), masked.at(inside + 3, 'end'))).toBe('a…@…');
  });
});

describe('time', () => {
  it.each([['a'], ['1'], ['1 '], ['@'], ['a@'], ['@a '], ['a@b.it '], ['333 1234567 '], ['0-'], ['IT60 '], ['+1'], ['.a'], ['tel ']])(
    'is linear on %j repeated',
    (piece) => {
      const begin = performance.now();
      redact(piece.repeat(40_000));
      expect(performance.now() - begin).toBeLessThan(2000);
    },
  );
});

describe('applyEdits', () => {
  it('leaves places outside of edits where they belong', () => {
    const edited = applyEdits('abcdef', [
      { start: 1, end: 3, text: 'X' },
      { start: 4, end: 4, text: 'YY' },
    ]);
    expect(edited.text).toBe('aXdYYef');
    expect([0, 1, 2, 3, 4, 5, 6].map((offset) => edited.at(offset, 'start'))).toEqual([0, 1, 1, 2, 3, 6, 7]);
    expect(edited.at(2, 'end')).toBe(2);
  });
});

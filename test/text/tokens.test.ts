import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentencesOf } from '../../src/text/sentences.ts';
import { tokenise } from '../../src/text/tokens.ts';

const kinds = (text: string): string[] => tokenise(text).map(({ kind, form }) => `${kind}:${form}`);

describe('tokenise', () => {
  test.each([
    ["i 'm here", ['word:i', 'word:am', 'word:here']],
    ['see https://shop.example/a?b=1.', ['word:see', 'link:https://shop.example/a?b=1', 'end:.']],
    ['write to help@shop.example', ['word:write', 'word:to', 'email:help@shop.example']],
    ['at 14:30, £74.20', ['word:at', 'number:14:30', 'punctuation:,', 'number:£74.20']],
    ['hi {{name}}!', ['word:hi', 'slot:{{name}}', 'end:!']],
    ['@anna_b ok 😀', ['handle:@anna_b', 'word:ok', 'emoji:😀']],
    ['really?!', ['word:really', 'end:?!']],
    ['<URL> [PII]', ['mask:<URL>', 'mask:[PII]']],
    ['fine :)', ['word:fine', 'emoji::)']],
    ['family 👨‍👩‍👧 here', ['word:family', 'emoji:👨‍👩‍👧', 'word:here']],
  ])('%s', (text, expected) => expect(kinds(text)).toEqual(expected));

  test('every token lies inside the text, in order, and is what stands there', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), (text) => {
        let last = 0;
        for (const { start, end } of tokenise(text)) {
          if (start < last || end <= start || end > text.length) return false;
          last = start;
        }
        return true;
      }),
    );
  });
});

describe('sentencesOf', () => {
  const cut = (text: string): string[] =>
    sentencesOf(tokenise(text), new Set(['sig', 'mr'])).map(({ start, end }) => text.slice(start, end));
  test.each([
    ['One. Two? Three!', ['One.', 'Two?', 'Three!']],
    ['Mr. Oakes called.', ['Mr. Oakes called.']],
    ['Il sig. Rossi ha pagato 3.50 euro', ['Il sig. Rossi ha pagato 3.50 euro']],
    ['one\n\ntwo', ['one', 'two']],
    ['... ', []],
  ])('%s', (text, expected) => expect(cut(text)).toEqual(expected));
});

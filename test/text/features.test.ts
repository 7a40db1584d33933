import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featuresOf, type TextPiece } from '../../src/text/features.ts';
import { LinearModel } from '../../src/text/linear.ts';
import { tokenise } from '../../src/text/tokens.ts';

const WORDS = [
  'we',
  'have',
  'not',
  'sent',
  'it',
  'Sent',
  '24',
  'yet',
  ',',
  '.',
  '?',
  '!',
  '😞',
  '@ann',
  '<URL>',
  '{{name}}',
  'a@b.example',
  '\n',
  ';',
];
const CONCEPTS = [
  { concept: 'promise', group: 'act' },
  { concept: 'promise', group: 'timed' },
  { concept: 'stock', group: 'act' },
];

const piece = fc
  .tuple(fc.array(fc.constantFrom(...WORDS), { maxLength: 20 }), fc.array(fc.constantFrom(...CONCEPTS), { maxLength: 3 }))
  .map(
    ([words, concepts]): TextPiece => ({
      tokens: tokenise(words.join(' ')),
      stem: ({ form }) => form.slice(0, 3),
      negates: ({ form }) => form === 'not',
      concepts,
    }),
  );

describe('features of a text', () => {
  it('are words, stems, pairs inside a clause, negated stems, marks and concepts', () => {
    const tokens = tokenise('We have not sent it, sorry!');
    const features = featuresOf({
      tokens,
      stem: ({ form }) => form.slice(0, 3),
      negates: ({ form }) => form === 'not',
      concepts: CONCEPTS.slice(0, 1),
    });
    expect([...features]).toEqual(
      ['we', '^ we', '~we', 'have', 'we have', '~hav', 'not', 'have not', '~not', 'sent', 'not sent', '~sen', '-sen']
        .concat(['it', 'sent it', '~it', '-it', 'sorry', ', sorry', '~sor', '-sor', '!'])
        .concat(['§promise', '§promise.act']),
    );
  });

  it('weigh the same when they are counted by word, in whatever order texts come', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 5 }), (pieces, step) => {
        const all = [...new Set(pieces.flatMap((each) => [...featuresOf(each)]))];
        const features = all.filter((_, at) => at % step === 0);
        const levels = features.map((_, at) => ((at * 7) % 91) - 45);
        const model = LinearModel.of({ features, labels: { stock: { bias: 0.5, step: 0.1, levels } } });
        for (const each of [...pieces, ...pieces]) expect(model.judgePiece(each)).toEqual(model.judge(featuresOf(each)));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PhraseMatcher } from '../../src/text/automaton.ts';
import { compilePhrases } from '../../src/text/compile.ts';
import { PatternError, parsePattern } from '../../src/text/pattern.ts';
import { tokenise } from '../../src/text/tokens.ts';

/** The texts that phrases match in a text, each with the phrase's index. */
function found(phrases: readonly string[], text: string, macros = new Map<string, string>()): string[] {
  const matcher = new PhraseMatcher(compilePhrases(phrases.map((phrase, label) => ({ pattern: parsePattern(phrase, macros), label }))));
  const tokens = tokenise(text);
  return matcher.match(tokens).map(({ label, first, last }) => `${label}: ${text.slice(tokens[first]?.start, tokens[last - 1]?.end)}`);
}

describe('phrases', () => {
  test.each<[string, string, string[]]>([
    ['sorry (for|about) *', 'We are SORRY, about that.', ['0: SORRY, about']],
    ['(i am|we are) [so|very] sorry', "we're very sorry", ["0: we're very sorry"]],
    ['scus~', 'scusateci per ieri', ['0: scusateci']],
    ['do not hesitate', "Don't hesitate", ["0: Don't hesitate"]],
    ['your * has been forwarded', 'Your kind note of today has been forwarded', ['0: Your kind note of today has been forwarded']],
    ['your * has been forwarded', 'Your note came. It has been forwarded', []],
    ['within {num} hours', 'within 24 hours', ['0: within 24 hours']],
    ['hi {name}', 'oh hi Anna', ['0: hi Anna']],
    ['hi {name}', 'oh hi there', []],
    ['^thanks', 'Thanks a lot, thanks', ['0: Thanks']],
    ['^thanks', '@anna Thanks', ['0: Thanks']],
    ['good day$', 'good day to you, good day!', ['0: good day']],
    ['really\\?', 'really? really.', ['0: really?']],
    ['l attesa', "scusa l'attesa", ["0: l'attesa"]],
    ['a b', 'a. b', []],
  ])('%s in "%s"', (phrase, text, expected) => expect(found([phrase], text)).toEqual(expected));

  test('the longest match from a place counts', () =>
    expect(found(['thank you [very much]'], 'thank you very much')).toEqual(['0: thank you very much']));

  test('what was learnt may be forgotten at any time', () => {
    const machine = compilePhrases(
      ['sorry (for|about) *', 'hi {name}', '^thanks', 'within {num} hours'].map((phrase, label) => ({
        pattern: parsePattern(phrase),
        label,
      })),
    );
    const texts = ['Hi Rose, sorry about the wait', 'thanks, hi Ann', 'within 24 hours, within two', 'so sorry for that, hi Bo', 'Thanks'];
    const hits = (matcher: PhraseMatcher): unknown => [...texts, ...texts].map((text) => matcher.match(tokenise(text)));
    expect(hits(new PhraseMatcher(machine, 3))).toEqual(hits(new PhraseMatcher(machine)));
  });

  test('a capital is told apart whatever text came before', () => {
    const matcher = new PhraseMatcher(compilePhrases([{ pattern: parsePattern('hi {name}'), label: 0 }]));
    const count = (text: string): number => matcher.match(tokenise(text)).length;
    expect([count('hi Rose'), count('hi rose'), count('hi Rose')]).toEqual([1, 0, 1]);
  });

  test('macros stand for notation', () =>
    expect(found(['<we> (got|had) it wrong'], 'I got it wrong', new Map([['we', 'we|i']]))).toEqual(['0: I got it wrong']));

  test.each(['', '*', '[maybe]', '(a|', 'a)', '{nobody}', '<unknown>', '\\x'])('"%s" is refused', (phrase) =>
    expect(() => parsePattern(phrase)).toThrow(PatternError),
  );

  test('matching agrees with a plain search, phrase by phrase and place by place', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd');
    const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.uniqueArray(phrase, { minLength: 1, maxLength: 6 }), fc.array(word, { maxLength: 12 }), (phrases, words) => {
        const expected = words.flatMap((_, at) =>
          phrases.flatMap((each, label) => (words.slice(at, at + each.split(' ').length).join(' ') === each ? [`${label}: ${each}`] : [])),
        );
        expect(found(phrases, words.join(' ')).sort()).toEqual(expected.sort());
      }),
    );
  });
});

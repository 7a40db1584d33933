import { expect, test } from 'vitest';
import { didYouMean, nearest } from '../../src/text/nearest.ts';

test.each([
  ['agnet', ['agent', 'customer'], 'agent'],
  ['Boddy', ['body', 'text'], 'body'],
  ['zendesk', ['zendesk'], 'zendesk'],
  ['zzz', ['agent', 'body'], undefined],
  ['x', ['a', 'b'], undefined],
  ['no-apolgy', ['no-apology', 'non-apology'], 'no-apology'],
])('%s among %j: %s', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});

test('a clause for errors', () => {
  expect(didYouMean('agnet', ['agent'])).toBe(' Did you mean "agent"?');
  expect(didYouMean('zzz', ['agent'])).toBe('');
});

import { describe, expect, test } from 'vitest';
import { audienceOf, channelKind, clip } from '../../src/rule/index.ts';

describe('channels', () => {
  test.each([
    ['twitter', 'public', 'social'],
    ['instagram-dm', 'private', 'messaging'],
    ['Facebook Messenger', 'private', 'messaging'],
    ['facebook', 'public', 'facebook'],
    ['google_play_review', 'public', 'review'],
    ['live chat', 'private', 'chat'],
    ['e-mail', 'private', 'email'],
    ['phone', 'private', 'voice'],
    ['carrier pigeon', 'unknown', undefined],
    [undefined, 'unknown', undefined],
  ] as const)('%s is %s', (channel, audience, kind) => {
    expect(audienceOf(channel)).toBe(audience);
    expect(channelKind(channel)).toBe(kind);
  });
});

describe('clip', () => {
  test('a short text is on one line', () => expect(clip('where is\n my  parcel')).toBe('where is my parcel'));
  test('a long one is cut at a word', () => expect(clip('one two three four five', 12)).toBe('one two …'));
  test('one long word is cut inside', () => expect(clip('a'.repeat(100), 10)).toBe(`${'a'.repeat(8)} …`));
});

import { describe, expect, test } from 'vitest';
import { builtin } from '../../src/builtin.ts';
import { wordOf } from '../../src/text/words.ts';

describe('common words', () => {
  test.for(Object.entries(builtin.languages ?? {}))('%s: each is known by its stem', async ([, load]) => {
    const { words, entry, isCommon } = await load();
    const stem = (form: string): string => entry(wordOf(form)).stem;
    expect(words.common.size).toBeGreaterThan(50);
    // They are found by the head of the stem: a stemmer that changed it would hide the word.
    expect([...words.common].filter((word) => !isCommon(stem(word)))).toEqual([]);
    expect(isCommon(stem('xylophonist'))).toBe(false);
  });
});

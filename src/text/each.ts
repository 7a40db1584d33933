/** Gives a pattern; the same one each time. */
export type LazyPattern = () => RegExp;

/** Makes a pattern when a text first needs it: one with classes of letters is dear to read, and a run for one draft needs few. */
export function lazily(make: () => RegExp): LazyPattern {
  let made: RegExp | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/**
 * All matches of a pattern, as `matchAll` gives them. That copies the pattern first, which costs more than the search in most texts.
 * @param given a pattern with the flag `g`, or what makes one; where its `lastIndex` stands does not matter
 * @param hint what every text with a match holds, where that is cheaper to look for
 */
export function allMatches(text: string, given: RegExp | LazyPattern, hint?: RegExp): readonly RegExpExecArray[] {
  if (hint?.test(text) === false) return NONE;
  const pattern = typeof given === 'function' ? given() : given;
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return NONE;
  const found: RegExpExecArray[] = [];
  for (; match !== null; match = pattern.exec(text)) {
    found.push(match);
    // Behind an empty match the search goes on one character later, and with the flag `u` a pair of surrogates is one.
    if (match[0] === '') pattern.lastIndex += pattern.unicode && (text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1;
  }
  return found;
}

/**
 * Matches that begin at the head of a line, at most one a line. Where a pattern finds nothing else, to try it there costs much less
 * than to search the text.
 * @param given a pattern with the flag `y`, or what makes one
 */
export function matchesAtHeads(text: string, given: RegExp | LazyPattern): readonly RegExpExecArray[] {
  const pattern = typeof given === 'function' ? given() : given;
  let found: RegExpExecArray[] | undefined;
  for (let head = 0; ; ) {
    pattern.lastIndex = head;
    const match = pattern.exec(text);
    if (match !== null) {
      found ??= [];
      found.push(match);
    }
    const end = text.indexOf('\n', match === null ? head : Math.max(head, match.index + match[0].length - 1));
    if (end < 0) return found ?? NONE;
    head = end + 1;
  }
}

const NONE: readonly RegExpExecArray[] = [];

import type { Token } from './tokens.ts';

/** A sentence as a range of tokens, with the mark that ends it. */
export interface SentenceRange {
  readonly first: number;
  /** Index after the last token, the end mark included. */
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly mark: '.' | '?' | '!' | '';
}

/** "Non so dov'è. E poi ...": a small e that a new word with a capital follows is "è", or "e" as people write it. */
const isVerb = ({ form, capital, end }: Token, next: Token | undefined): boolean =>
  form === 'e' && !capital && next?.kind === 'word' && next.capital && next.start > end + 1;

/**
 * Cuts tokens into sentences at end marks and line breaks.
 * A full stop after an abbreviation or a single letter ends nothing; neither does one between digits (the tokeniser keeps those).
 */
export function sentencesOf(tokens: readonly Token[], abbreviations: ReadonlySet<string>): SentenceRange[] {
  const sentences: SentenceRange[] = [];
  let first = 0;
  /** True where something other than marks was met since the first token. */
  let says = false;
  const close = (last: number, mark: SentenceRange['mark']): void => {
    const head = tokens[first];
    const tail = tokens[last - 1];
    if (head !== undefined && tail !== undefined && last > first && says) {
      sentences.push({ first, last, start: head.start, end: tail.end, mark });
    }
    first = last;
    says = false;
  };
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.kind === 'break') {
      close(index, '');
      first = index + 1;
    } else if (token.kind === 'end') {
      const previous = tokens[index - 1];
      const isStop = token.form === '.';
      if (
        isStop &&
        previous?.kind === 'word' &&
        previous.end === token.start &&
        (abbreviations.has(previous.form) || previous.form.length === 1) &&
        !isVerb(previous, tokens[index + 1])
      )
        continue;
      close(index + 1, token.form.includes('?') ? '?' : token.form.includes('!') ? '!' : '.');
    } else says = true;
  }
  close(tokens.length, '');
  return sentences;
}

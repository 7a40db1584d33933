import type { Span } from '../model/index.ts';
import type { Match, Place, Sentence, TurnFacts } from './facts.ts';

/** True where the first span lies in the second. */
export const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;

/** True where two spans share a character. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** True where a place begins inside a sentence. */
export const inSentence = (place: Pick<Place, 'span'>, { span }: Pick<Sentence, 'span'>): boolean =>
  place.span.start >= span.start && place.span.start < span.end;

/** The sentence in which a place begins. */
export const sentenceOf = (facts: TurnFacts, place: Pick<Place, 'span'>): Sentence | undefined =>
  facts.sentences.find((sentence) => inSentence(place, sentence));

const NO_MATCHES: readonly Match[] = [];

/** The matches of several concepts, one concept after the other. */
export function matchesOf(facts: TurnFacts, concepts: readonly string[]): readonly Match[] {
  // Most concepts are in few texts: mostly there is nothing to put together.
  let all = NO_MATCHES;
  for (const concept of concepts) {
    const found = facts.matches(concept);
    if (found.length > 0) all = all.length === 0 ? found : [...all, ...found];
  }
  return all;
}

/** True where one of the matches begins inside a sentence. */
export function anyInSentence(matches: readonly Match[], sentence: Pick<Sentence, 'span'>): boolean {
  for (const match of matches) if (inSentence(match, sentence)) return true;
  return false;
}

/** True where one of the matches covers the span. */
export function anyCovers(matches: readonly Match[], { start, end }: Span): boolean {
  for (const { span } of matches) if (start >= span.start && end <= span.end) return true;
  return false;
}

/** How many words of a text are in a list of its language. @param phrases what stands in them is not counted. */
export function countOf(list: string, facts: TurnFacts, phrases: readonly Match[] = NO_MATCHES): number {
  let count = 0;
  for (const token of facts.tokens) {
    if (token.kind === 'word' && facts.inList(list, token.form) && !anyCovers(phrases, token)) count++;
  }
  return count;
}

/** The words at a place. */
export const textAt = ({ turn, span }: Place): string => turn.text.slice(span.start, span.end);

/** A text on one line, cut at a word break where it is longer than `most` characters: for the message of a finding. */
export function clip(text: string, most = 80): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const space = line.lastIndexOf(' ', most - 2);
  return `${line.slice(0, space > 0 ? space : most - 2)} …`;
}

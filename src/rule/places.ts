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

/** How many words of a text are in a list of its language. @param phrases what stands in them is not counted. */
export const countOf = (list: string, facts: TurnFacts, phrases: readonly Match[] = []): number =>
  facts.tokens.filter(
    ({ kind, form, start, end }) =>
      kind === 'word' && facts.inList(list, form) && !phrases.some(({ span }) => start >= span.start && end <= span.end),
  ).length;

/** The words at a place. */
export const textAt = ({ turn, span }: Place): string => turn.text.slice(span.start, span.end);

/** A text on one line, cut at a word break where it is longer than `most` characters: for the message of a finding. */
export function clip(text: string, most = 80): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const space = line.lastIndexOf(' ', most - 2);
  return `${line.slice(0, space > 0 ? space : most - 2)} …`;
}

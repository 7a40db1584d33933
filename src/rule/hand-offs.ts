import type { Match, Sentence, TurnFacts } from './facts.ts';
import { inSentence } from './places.ts';

/** How a reply sends the customer elsewhere. */
export interface HandOffs {
  /** All its sentences that hand off, in order. */
  readonly all: readonly Sentence[];
  /** Those that count: the plain ones; where there are none, the standing offers and last resorts. */
  readonly counted: readonly Sentence[];
  /** True where it hands off only in case the rest does not help. */
  readonly spare: boolean;
  /** The phrases in the counted sentences. */
  readonly moves: readonly Match[];
}

/**
 * Finds the sentences by which a reply sends the customer to another channel, page or person; undefined where none does.
 * A question whether the customer has been there already sends nobody anywhere.
 * @param counts which phrases count, by group; all by default.
 */
export function handOffsOf(facts: TurnFacts, counts: (group: string) => boolean = () => true): HandOffs | undefined {
  const moves = facts.matches('deflection').filter(({ group }) => counts(group));
  if (moves.length === 0) return undefined;
  const holds = (sentence: Sentence, matches: readonly Match[]): boolean => matches.some((match) => inSentence(match, sentence));
  const asked = facts.matches('done-already');
  const fallback = facts.matches('fallback');
  const all = facts.sentences.filter((sentence) => holds(sentence, moves) && !holds(sentence, asked));
  if (all.length === 0) return undefined;
  const plain = all.filter((sentence) => !holds(sentence, fallback));
  const counted = plain.length > 0 ? plain : all;
  return {
    all,
    counted,
    spare: plain.length === 0,
    moves: moves.filter((move) => counted.some((sentence) => inSentence(move, sentence))),
  };
}

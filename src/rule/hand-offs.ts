import type { Match, Sentence, TurnFacts } from './facts.ts';
import { anyInSentence, inSentence, sentenceOf } from './places.ts';

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
 * An address behind what the customer is asked to write, in whatever words: "could you share your number and the date with
 * help@…". A link counts where only a mark stands before it ("tell us what happened: …"), or the words of a link do ("here …").
 */
function written(facts: TurnFacts, moves: readonly Match[]): Match[] {
  if (facts.links.length === 0) return [];
  const found: Match[] = [];
  for (const asks of facts.matches('hand-over', 'plain')) {
    const index = facts.sentences.findIndex((sentence) => inSentence(asks, sentence));
    const sentence = facts.sentences[index];
    if (sentence === undefined || moves.some((move) => inSentence(move, sentence))) continue;
    const next = facts.sentences[index + 1];
    const leads = facts.links.some((link) => {
      if (link.start < asks.span.end) return false;
      if (link.start >= sentence.span.end) return next?.span.start === link.start && sentence.mark !== '?';
      if (link.kind === 'email') return true;
      const before = facts.tokens[facts.tokens.indexOf(link) - 1];
      return before?.kind !== 'word' || /[:>-]/.test(facts.turn.text.slice(before.end, link.start));
    });
    if (leads) found.push({ ...asks, concept: 'deflection', group: 'intake' });
  }
  return found;
}

/** So far from its words, in tokens, another account may be named. */
const NEAR = 6;

/** Another account by its @name, behind "contact" or before "can help": the customer is to turn to it. */
function pointed(facts: TurnFacts, moves: readonly Match[]): Match[] {
  const words = facts.matches('pointed-to');
  if (words.length === 0) return [];
  const { tokens } = facts;
  const first = tokens.findIndex(({ kind }) => kind !== 'handle');
  return words
    .filter((match) => {
      const { group, span } = match;
      if (moves.some((move) => sentenceOf(facts, move) === sentenceOf(facts, match))) return false;
      return tokens.some((token, index) => {
        // The names at the start are those who are spoken to; of two the last one may begin the sentence.
        if (token.kind !== 'handle' || (index < first && (group === 'move' || index === 0 || index < first - 1))) return false;
        const between = group === 'move' ? { start: span.end, end: token.start } : { start: token.end, end: span.start };
        if (between.end < between.start) return false;
        const passed = tokens.filter(({ start, end }) => start >= between.start && end <= between.end);
        return passed.length <= (group === 'move' ? NEAR : 2) && passed.every(({ kind }) => kind === 'word' || kind === 'handle');
      });
    })
    .map((match) => ({ ...match, concept: 'deflection', group: 'person' }));
}

/** A page is no page where the customer is to write something there. */
const asMeant = (facts: TurnFacts, move: Match): Match => {
  if (move.group !== 'page') return move;
  const sentence = facts.sentences.find((sentence) => inSentence(move, sentence));
  // Nor is a mailbox.
  if (sentence && facts.links.some((link) => link.kind === 'email' && inSentence({ span: link }, sentence)))
    return { ...move, group: 'mail' };
  const asked =
    sentence && facts.matches('hand-over', 'plain').some((ask) => inSentence(ask, sentence) && ask.span.start < move.span.start);
  return asked ? { ...move, group: 'intake' } : move;
};

/**
 * Finds the sentences by which a reply sends the customer to another channel, page or person; undefined where none does.
 * A question whether the customer has been there already sends nobody anywhere.
 * @param counts which phrases count, by group; all by default.
 */
export function handOffsOf(facts: TurnFacts, counts: (group: string) => boolean = () => true): HandOffs | undefined {
  // Most replies send nobody anywhere.
  if (!facts.has('deflection') && !facts.has('pointed-to') && !facts.has('hand-over')) return undefined;
  // "We have answered your message" tells where the answer is.
  const said = facts.matches('deflection').filter(({ group }) => group !== 'answered');
  const moves = [...said.map((move) => asMeant(facts, move)), ...written(facts, said), ...pointed(facts, said)]
    .filter(({ group }) => counts(group))
    .sort((a, b) => a.span.start - b.span.start);
  if (moves.length === 0) return undefined;
  const asked = facts.matches('done-already', 'asks');
  const fallback = facts.matches('fallback');
  const all = facts.sentences.filter((sentence) => anyInSentence(moves, sentence) && !anyInSentence(asked, sentence));
  if (all.length === 0) return undefined;
  const plain = all.filter((sentence) => !anyInSentence(fallback, sentence));
  const counted = plain.length > 0 ? plain : all;
  return {
    all,
    counted,
    spare: plain.length === 0,
    moves: moves.filter((move) => counted.some((sentence) => inSentence(move, sentence))),
  };
}

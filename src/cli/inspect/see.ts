import { LazyTurnFacts } from '../../engine/facts.ts';
import { LanguageSet, readTurns } from '../../engine/languages.ts';
import { troubleIn, upsetIn } from '../../engine/situation.ts';
import { turnsOf } from '../../engine/turns.ts';
import type { Language } from '../../languages/language.ts';
import type { Conversation } from '../../model/index.ts';
import type { Ask, Match, Turn } from '../../rule/index.ts';

/** What the language layer saw in one turn. */
export interface SeenTurn {
  readonly turn: Turn;
  readonly language: string;
  readonly matches: readonly Match[];
  readonly asks: readonly Ask[];
  /** Probabilities, for customer turns. */
  readonly trouble?: number;
  readonly upset?: number;
}

/** Reads the turns of one conversation with the eyes of the rules. */
export async function seeTurns(
  conversation: Conversation,
  stated: string | undefined,
  loaders: Readonly<Record<string, () => Promise<Language>>>,
): Promise<readonly SeenTurn[]> {
  const read = readTurns(turnsOf(conversation), stated ?? conversation.language);
  const languages = new LanguageSet(loaders);
  await languages.load(read);
  return read.turns.map(({ turn, language, tokens }) => {
    const pack = languages.get(language);
    const facts = new LazyTurnFacts(turn, pack, tokens);
    const matches = Object.keys(pack?.packs.sides ?? {})
      .flatMap((concept) => facts.matches(concept))
      .sort((a, b) => a.span.start - b.span.start);
    return {
      turn,
      language,
      matches,
      asks: facts.asks,
      ...(turn.side === 'customer' && pack !== undefined
        ? { trouble: troubleIn(facts).probability, upset: upsetIn(facts).probability }
        : {}),
    };
  });
}

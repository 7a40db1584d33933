import { Evidence, type Match, overlaps, type Turn, type TurnFacts } from '../../src/rule/index.ts';
import type { Clash } from './state.ts';

/** Officialese to slang, slang to formal address. In between anything goes. */
export function register(
  own: TurnFacts,
  turns: readonly Turn[],
  facts: (turn: Turn) => TurnFacts,
): Clash<'register', { words: string; state: string }> | undefined {
  // A plain word inside an apology is humble, not chummy.
  const casual = own.matches('casual').filter(({ span }) => !own.matches('apology').some((sorry) => overlaps(sorry.span, span)));
  const stiff = [...own.matches('bureaucratic'), ...own.matches('greeting', 'formal'), ...own.matches('greeting', 'impersonal')];
  if (casual.length === 0 && stiff.length === 0) return undefined;
  const customer = turns.map(facts);
  const sum = (concept: string): number => customer.reduce((total, each) => total + each.weight(concept), 0);
  const quote = (concept: string): string => customer.flatMap((each) => each.matches(concept))[0]?.text ?? '';
  const formal = sum('formal') - sum('slang');
  const clash = (at: Match, evidence: Evidence, state: string): ReturnType<typeof register> => ({
    problem: 'register',
    at,
    evidence: evidence.facts,
    data: { words: at.text, state },
  });
  if (casual[0] !== undefined && formal > 0) {
    const evidence = new Evidence(-1.2)
      .add('very casual words', 1.2 * Math.min(own.weight('casual'), 2.5))
      .add('the customer writes formally', 0.7 * Math.min(formal, 2.5));
    return clash(casual[0], evidence, quote('formal'));
  }
  if (stiff[0] !== undefined && formal < 0) {
    const evidence = new Evidence(-1.5)
      .add('stiff words', 0.9 * Math.min(own.weight('bureaucratic') + 0.5 * stiff.length, 3))
      .add('the customer writes casually', 0.8 * Math.min(-formal, 2.5));
    return clash(stiff[0], evidence, quote('slang'));
  }
  return undefined;
}

/** Two ways of saying "you" in one reply. */
export function mixed(own: TurnFacts): (Clash<'mixed', { words: string; other: string }> & { readonly second: Match }) | undefined {
  const tu = own.matches('address', 'tu').filter((match) => !isLabel(match, own));
  if (tu.length === 0) return undefined;
  // "Suo" with a capital inside a sentence is polite beyond doubt; without it may be his or hers.
  const written = own
    .matches('address', 'lei-weak')
    .filter(({ span, text }) => /^\p{Lu}\S+$/u.test(text) && !own.sentences.some((each) => each.span.start === span.start));
  const lei = [...own.matches('address', 'lei'), ...written];
  const [at, second] = [tu[0], lei[0]];
  if (at === undefined || second === undefined) return undefined;
  const evidence = new Evidence(-2.2)
    .add('familiar address', 1.5 * Math.min(own.weight('address', 'tu'), 1.5))
    .add('polite address', 1.5 * Math.min(own.weight('address', 'lei') + written.length, 1.5));
  return { problem: 'mixed', at, second, evidence: evidence.facts, data: { words: at.text, other: second.text } };
}

/** The name of a button or a menu ("press Accedi", "Notifiche > Avvisami"): a capital inside a sentence, or behind an arrow. */
function isLabel({ span, text }: Match, own: TurnFacts): boolean {
  const before = own.turn.text.slice(Math.max(0, span.start - 3), span.start);
  if (/[>→»›"“«]\s?$/.test(before)) return true;
  return /^\p{Lu}\p{Ll}/u.test(text) && /[\p{Ll},] $/u.test(before);
}

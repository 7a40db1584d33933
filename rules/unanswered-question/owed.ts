import type { Ask, Situation, Turn, TurnFacts } from '../../src/rule/index.ts';
import { dealWith } from './answers.ts';
import { begsForMoment, MOMENT } from './talk.ts';

/** What a reply owes an answer to. */
export interface Owed {
  readonly asks: readonly Ask[];
  /** The turn that asks. */
  readonly request: TurnFacts;
  /** The team asked back or begged for a moment in between. */
  readonly pending: boolean;
}

/**
 * The questions of the latest customer turn. Where it asks nothing but gives what the team asked for, or waits as the team begged, those
 * before it are still open.
 */
export function owedBy(now: Situation, factsOf: (turn: Turn) => TurnFacts): Owed | undefined {
  if (now.request === undefined) return undefined;
  const request = factsOf(now.request);
  const asks = askedIn(now.asks);
  if (asks.length > 0) return { asks, request, pending: false };
  const [team, before] = [now.team.at(-1), now.customer.at(-2)];
  if (team === undefined || before?.index !== team.index - 1 || team.index !== now.request.index - 1) return undefined;
  const [between, asking] = [factsOf(team), factsOf(before)];
  if (!goesOn(request, between)) return undefined;
  const open = askedIn(asking.asks).filter(({ kind, weight }) => kind !== 'open' && weight >= 0.7);
  const said = { has: (word: string): boolean => asking.content.has(word) };
  // "Sure, one moment" says yes to nothing.
  const dealt = (): boolean => !begsForMoment(between) && dealWith(open, asking, between, said).some(({ answered }) => answered);
  if (open.length === 0 || dealt()) return undefined;
  return { asks: open, request: asking, pending: true };
}

const askedIn = (asks: readonly Ask[]): readonly Ask[] => (asks.length === 1 ? asks : asks.filter(({ kind }) => kind !== 'help'));

/** True where a turn gives what the team asked for, or waits as it begged. */
function goesOn(request: TurnFacts, between: TurnFacts): boolean {
  if (request.has('resolved') || request.has('praise') || request.words === 0) return false;
  if (between.sentences.at(-1)?.mark === '?' && !between.has('closing')) return request.content.size > 0 || request.numbers.length > 0;
  return request.words <= MOMENT && begsForMoment(between);
}

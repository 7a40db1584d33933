import { type Ask, type AskKind, Evidence, type Heard, sentenceOf, type Token, type TurnFacts } from '../../src/rule/index.ts';
import { type Dealt, FACTUAL } from './answers.ts';
import type { Moves } from './moves.ts';
import type { Owed } from './owed.ts';
import { clausesOf, isBrief, isKind, substanceOf } from './talk.ts';

/** Questions that ask for something definite: without it they are not answered. */
const DEFINITE: ReadonlySet<AskKind> = new Set(['time', 'place', 'quantity', 'status', 'method', 'yesno', 'thing', 'reason']);

/** All that the judgement looks at. */
export interface Seen extends Owed {
  readonly dealt: readonly Dealt[];
  readonly moves: Moves;
  readonly reply: TurnFacts;
  /** What the customer said so far. */
  readonly said: Heard;
  /** How probable it is that the customer is upset. */
  readonly upset: number;
}

/** Words from which a customer tells a whole story, with steps tried and texts of errors: what looks like a question there seldom is one. */
const STORY = 60;

/** How much a question weighs less in a long story, in log-odds. */
const longTold = (request: TurnFacts): number => 2.2 * Math.max(0, Math.min(Math.log(request.words / STORY), 1));

/** What a reply does instead of answering, and how far that makes up for it: in the order of what it costs to know. */
const INSTEAD = { asks: -2.5, redirects: -2.5, promises: -2.3 } as const;
const MOVES = Object.keys(INSTEAD) as (keyof typeof INSTEAD)[];

/** What is said in the words of an earlier reply was not said to this question. */
const AGAIN = -0.8;

/** What work in general is worth to who asks for something that can be told. */
const AT_WORK = -1;

/** Questions that are served by telling alone. */
const TOLD: ReadonlySet<AskKind> = new Set(['yesno', 'thing', 'quantity', 'method', 'place', 'person']);

/** What was asked a turn ago may have been set aside meanwhile. */
const PENDING = -0.4;

/** The most that the words of a reply can add: none is only of this matter, and none was asked about. */
const NOTHING_OF_IT = 0.8;
const UNTOUCHED = 0.5;
const CHOICE = 0.3;

/**
 * The case that nothing was dealt with; undefined where an ask is plainly answered or too much else speaks for the reply.
 * @param shows that log-odds are enough for a finding
 */
export function passedOver(seen: Seen, shows: (logOdds: number) => boolean, repeats: () => boolean): Evidence | undefined {
  const { asks, dealt, moves, pending, reply, request, said, upset } = seen;
  const definite = asks.some(({ kind }) => DEFINITE.has(kind));
  const indirect = asks.every((ask) => ask.indirect);
  // Who wants something done is not served by what is told about it.
  const acts = asks[0]?.kind === 'action';
  const brushes = reply.weight('dismissive') >= 1 || reply.has('dismissive', 'patience') || reply.has('dismissive', 'polite-wait');
  const resolved = isResolved(request) && asks[0]?.kind === 'open';
  // "Do you or not?" is a question all the more.
  const heldUp = request.matches('rhetorical').some(({ group }) => group !== 'tag');
  const told = heldUp || request.has('praise') || (request.has('wish') && indirect);
  const long = longTold(request);
  const evidence = new Evidence(1.2)
    .when(definite, 'asks for something definite', 0.6)
    .when(indirect, 'asked without a question mark', asks.some(({ weight }) => weight >= 0.7) ? (acts ? -0.3 : -0.7) : -1.4);
  const manner = new Evidence()
    .add('among much else that was told', -long)
    .when(indirect && long > 0, 'told rather than asked', -0.6)
    .when(pending, 'asked before the team asked back', PENDING)
    .when(brushes, 'brushes the customer off', 0.8)
    .when(reply.weight('blame') >= 1, 'puts it on the customer', -2);
  const about = new Evidence()
    .when(told, 'more said than asked', -1)
    .when(resolved, 'the customer says it is solved', -2)
    .when(asks[0]?.kind === 'open' && upset >= 0.5, 'asked in anger', -0.8);
  let known: boolean | undefined;
  const repeated = (): boolean => {
    known ??= repeats();
    return known;
  };
  const served = asks.some(({ kind }) => !TOLD.has(kind));
  const presses = asks.every(({ kind }) => kind === 'status');
  const instead = (move: keyof typeof INSTEAD): number => {
    if (!moves[move]) return 0;
    // That all are hard at work tells nobody whether or which.
    if (move === 'promises' && !served && !moves.commits) return AT_WORK;
    // "Any news?" is no new question: there the same promise is as much of an answer as it was before.
    return presses || !repeated() ? INSTEAD[move] : AGAIN;
  };
  let most = evidence.logOdds + manner.logOdds + about.logOdds + UNTOUCHED + CHOICE;
  if (!shows(most + NOTHING_OF_IT) || dealt.some(({ firm }) => firm)) return undefined;
  for (const move of MOVES) {
    most += instead(move);
    if (!shows(most)) return undefined;
  }
  const answered = dealt.some((each) => each.answered);
  // "How do we swap them?" has its matter in what was told before it.
  const toldBefore =
    asks.every(({ topic }) => topic.size <= 1) && [...reply.content].some((stem) => request.content.has(stem) && !reply.isCommon(stem));
  const untouched = dealt.every(({ touched }) => touched === 0) && !toldBefore;
  const substance = substanceOf(reply, said, asks) ?? 0;
  const brief = isBrief(reply);
  // Which of two, and when, is told by a few things only: whatever else is said, however definite, does not tell it.
  const choice = dealt.every(({ pick }) => pick === 'none');
  const timed = asks.every(({ kind, indirect: told }) => kind === 'time' && !told);
  const share = (acts ? 0.1 : untouched ? 0.8 : 0.4) * (timed ? 0.4 : choice ? 0.6 : 1);
  evidence
    // In the words of before it was no answer then.
    .when(answered, 'may hold an answer of that kind', !presses && repeated() ? -0.4 : choice ? -0.8 : -1.5)
    .when(choice, 'names none of the two that were to choose from', CHOICE)
    .when(!choice && dealt.every(({ pick }) => pick === 'one'), 'names one of the two that were to choose from', -0.8)
    .add(
      untouched ? 'says something definite in words of its own' : 'says something definite',
      // What was said before is no news.
      substance > 0 && repeated() ? 0 : -share * Math.max(0, Math.min(substance, 4)),
    )
    // Who answers briefly leaves out what was asked about; who says it again in a full sentence may just talk about it.
    .when(brief && !repeated(), 'is brief and to the point', untouched && (answered || !choice) ? -1.2 : -0.5)
    .add(
      'says nothing that is only of this matter',
      // The surer that is, the more it counts.
      brief || answered || moves.any ? 0 : NOTHING_OF_IT * Math.max(0, Math.min(-0.4 - substance, 1)),
    )
    .addAll(manner)
    .add('asks back', instead('asks'))
    .add('promises to look into it', instead('promises'))
    .when(moves.handled && !moves.promises, 'says that it is in hand', -1.2)
    .add('points to a page or person', instead('redirects'))
    .when(moves.steps && repeated(), 'gives a step that was given before', -0.4)
    .when(moves.steps && !repeated(), 'gives a step', -2)
    .when(untouched && substance <= 0, 'touches none of the words asked about', UNTOUCHED)
    .addAll(about);
  // Grammar is dear: it is asked only where the finding hangs on it.
  if (evidence.probability >= 0.5 && !moves.steps && asks.some(({ kind }) => !FACTUAL.has(kind))) {
    evidence.when(
      reply.commands.some((sentence) => !isKind(reply, sentence)),
      'tells what to do',
      -1.5,
    );
  }
  return evidence;
}

/** "Is the gas back on?" asks what "the gas is back on" says. */
const isResolved = (request: TurnFacts): boolean => request.matches('resolved').some((match) => sentenceOf(request, match)?.mark !== '?');

/** "We do" picks one of two: "do I bring it or do you?" */
const picksOne = (reply: TurnFacts): boolean =>
  reply.tokens.some(
    (token, index) =>
      token.kind === 'word' &&
      reply.tokens[index - 1]?.kind !== 'word' &&
      reply.tokens[index + 1]?.kind === 'word' &&
      reply.inList('echo', reply.tokens[index + 1]?.form ?? '') &&
      reply.tokens[index + 2]?.kind !== 'word',
  );

/** "Yes to both" and "the second is free" speak of questions, "second class" and "the third floor" do not. */
const counts = ({ kind, form }: Token, next: Token | undefined, reply: TurnFacts): boolean =>
  kind === 'word' &&
  reply.inList('counting', form) &&
  (next?.kind !== 'word' ||
    reply.inList('stopwords', next.form) ||
    reply.matches('answer', 'done').some(({ span }) => span.start <= next.start && next.end <= span.end));

/** The most that can speak for an ask being left open. */
const MOST_OPEN = 0.4 + 0.5 + 0.4 + 0.3 + 0.4;

/**
 * The case that one of several asks is left untouched, with the clearest one; undefined where none is.
 * @param shows that log-odds are enough for a finding
 */
export function leftOpen(
  { asks, dealt, moves, pending, reply, request, said }: Seen,
  shows: (logOdds: number) => boolean,
): { ask: Ask; open: number; evidence: Evidence } | undefined {
  const isOpen = (ask: Ask, index: number): boolean => {
    const deal = dealt[index] as Dealt;
    if (deal.touched >= 0.5 || deal.named > 1) return false;
    // Who does it may be anybody with a name or a trade: where the deed is named, so is the doer.
    if (ask.kind === 'person' && deal.named > 0) return false;
    if (FACTUAL.has(ask.kind) && !deal.own) return true;
    // A plain answer right after the questions is taken for the first.
    return deal.touched === 0 && deal.tellable && !(index === 0 && (asks.length === 2 ? deal.answered : deal.yes));
  };
  const long = longTold(request);
  if (asks.length < 2 || !shows(MOST_OPEN - long)) return undefined;
  const open = asks.filter(isOpen);
  // "Any update, please?" presses for an answer to what was asked before; it is no second question.
  const closed = asks.filter((ask) => !open.includes(ask) && (ask.topic.size > 0 || FACTUAL.has(ask.kind) || ask.kind === 'yesno'));
  if (open.length === 0 || closed.length === 0) return undefined;
  if (!shows(MOST_OPEN - long - (moves.redirects ? 1.2 : 0) - (moves.asks ? 0.4 : 0))) return undefined;
  const clauses = clausesOf(reply, said);
  // "Yes to both" and "no to the second" deal with questions that they do not name.
  const counted = reply.tokens.some((token, index) => counts(token, reply.tokens[index + 1], reply));
  let best: { ask: Ask; open: number; evidence: Evidence } | undefined;
  for (const ask of open) {
    const deal = dealt[asks.indexOf(ask)] as Dealt;
    const factual = FACTUAL.has(ask.kind);
    const own = factual && deal.own;
    const only = asks.every((other) => other === ask || other.kind !== ask.kind);
    // Plainly answered, another one shows that the reply passed this one over.
    const settled = asks.some(
      (other, index) => other !== ask && dealt[index]?.firm && (dealt[index]?.own || (dealt[index]?.touched ?? 0) > 0),
    );
    // A yes or no goes to the one question that it can answer.
    const polar =
      deal.yes &&
      asks.every(
        (other, index) =>
          other === ask || (FACTUAL.has(other.kind) ? !(other.kind === 'quantity' && dealt[index]?.firm) : !dealt[index]?.yes),
      );
    const evidence = new Evidence(0.4)
      .when(ask.topic.size > 0, 'asks about something definite', ask.topic.size > 1 ? 0.5 : deal.yes ? 0 : 0.3)
      .when(settled, 'answers another question plainly', 0.4)
      .when(polar, 'says yes or no to this alone', -1.5)
      .when(DEFINITE.has(ask.kind), 'asks for something definite', 0.3)
      .when(counted, 'speaks of all the questions', -2)
      .when(/\bor\b/i.test(ask.text) && picksOne(reply), 'says which of two', -1.2)
      .when(own && only, 'holds just what was asked for', -1.5)
      .when((!factual || (own && !only)) && deal.answered, 'may hold an answer of that kind', deal.yes ? -0.4 : -0.3)
      .when(factual && !own, 'holds no answer of that kind', deal.answered ? 0.2 : 0.4)
      .add('touches the matter', -deal.touched)
      .when(ask.indirect && ask.weight < 1, 'asked without a question mark', asks.some((other) => !other.indirect) ? -0.6 : -0.2)
      .add('among much else that was told', -long)
      .when(ask.indirect && long > 0, 'told rather than asked', -0.6)
      .when(pending, 'asked before the team asked back', PENDING)
      .when(reply.has('dismissive', 'nothing'), 'refuses', -1)
      .when(isResolved(request), 'the customer says it is solved', -1)
      .when(moves.requests, 'asks for details', -2.4)
      .when(moves.asks && !moves.requests, 'asks back', settled ? -0.4 : -1.6)
      .when(moves.promises, 'promises to look into it', -0.4)
      .when(moves.redirects, 'points to a page or person', -1.2)
      .when(clauses >= asks.length, 'says as many things as were asked', -0.9);
    if (best === undefined || evidence.probability > best.evidence.probability) best = { ask, open: open.length, evidence };
  }
  return best;
}

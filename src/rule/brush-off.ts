import { overlapOf } from '../text/similarity.ts';
import { Evidence, logOddsOf } from './evidence.ts';
import type { Match, Sentence, Situation, Turn, TurnFacts } from './facts.ts';
import { inSentence, overlaps, sentenceOf } from './places.ts';

/** In which way a reply brushes somebody off. */
export type BrushOffProblem = 'patience' | 'calm' | 'repeated' | 'nothing' | 'silence' | 'lecture';

/** Kinds that are fair where nothing was reported, and that ask little room. */
const FLAT = new Set(['refuse', 'shut', 'done-with', 'known-already', 'too-late', 'not-us']);

/** The number of another case, by which this one is closed as told there: "see #867". */
const ELSEWHERE = /(?:^|\s)#\d+\b/;

/**
 * By group of the phrase: what it is reported as, how surely its words alone brush somebody off (log-odds), and how much help in
 * the same reply makes up for them. An order about feelings is not made good by help; a refusal is.
 */
const KINDS: Readonly<Record<string, { problem: BrushOffProblem; base: number; help: number; words: string }>> = {
  calm: { problem: 'calm', base: 1.2, help: 0.6, words: 'tells the customer how to feel' },
  stop: { problem: 'silence', base: 1.2, help: 0.4, words: 'tells the customer not to write' },
  patience: { problem: 'patience', base: 0.9, help: 0.8, words: 'orders patience' },
  'as-said': { problem: 'repeated', base: 0.9, help: 1, words: 'says that it was said before' },
  pointer: { problem: 'repeated', base: 0.7, help: 1, words: 'points back at an earlier answer' },
  nothing: { problem: 'nothing', base: 0.6, help: 1.3, words: 'says that nothing can be done' },
  policy: { problem: 'nothing', base: 0.4, help: 1.2, words: 'gives a rule for a reason' },
  shrug: { problem: 'nothing', base: 0.4, help: 1.2, words: 'shrugs' },
  'too-late': { problem: 'nothing', base: -0.3, help: 1.3, words: 'says that the time is over' },
  refuse: { problem: 'nothing', base: 0.3, help: 1.2, words: 'a flat no' },
  'done-with': { problem: 'nothing', base: 0.4, help: 1.1, words: 'calls the matter settled' },
  shut: { problem: 'nothing', base: 0, help: 1.1, words: 'shuts the matter' },
  'talk-down': { problem: 'lecture', base: 0.5, help: 0.8, words: 'talks down to the customer' },
  warn: { problem: 'silence', base: 0.8, help: 0.5, words: 'threatens, or forbids to write' },
  'known-already': { problem: 'repeated', base: 0.4, help: 1, words: 'says that it is known already' },
  'not-us': { problem: 'nothing', base: 0.2, help: 1.3, words: 'says that the fault is not theirs' },
  queue: { problem: 'patience', base: -0.5, help: 1, words: 'tells of a queue' },
  'polite-wait': { problem: 'patience', base: -0.7, help: 1, words: 'asks to wait' },
};

/** Answers that tell what happened, when, or why. */
const TELLING = new Set(['reason', 'time', 'done', 'state', 'amount']);

const SYMPATHY = new Set(['understanding', 'understood', 'hardship', 'not-okay', 'interjection']);

/** The words of a reply that brush the customer off most, and what speaks for and against it. */
export interface BrushOff {
  readonly match: Match;
  readonly problem: BrushOffProblem;
  readonly evidence: Evidence;
}

/**
 * Judges whether a reply brushes the customer off: orders patience or calm, points back, ends at "nothing we can do". Undefined where no
 * words of that kind stand in it; else the evidence (log-odds, set on labelled replies, docs/evidence.md) says how surely it does.
 * @param allowTimed let "please wait" pass where the reply says until when
 */
export function brushOffOf(
  reply: Turn,
  own: TurnFacts,
  now: Situation,
  facts: (turn: Turn) => TurnFacts,
  allowTimed = true,
): BrushOff | undefined {
  if (!own.has('dismissive') && !own.has('brusque')) return undefined;
  const found = [...own.matches('dismissive'), ...own.matches('brusque', 'shut')].filter(
    (match) => match.group in KINDS && !isReported(own, reply, match),
  );
  if (found.length === 0) return undefined;
  const { customer, team, trouble, upset } = now;
  const latest = customer.at(-1);
  const told = Math.max(-0.5, Math.min(2, logOddsOf(trouble.probability)));
  const again = team.some((turn) => saysAgain(own, facts(turn)));
  const timed = own.has('promise', 'timed') || own.has('answer', 'time');
  const brushing = new Set(found.map((match) => sentenceOf(own, match)));
  const apart = (each: Match): boolean => !brushing.has(sentenceOf(own, each));
  const outside = (each: Match): boolean => !found.some(({ span }) => overlaps(span, each.span));
  const help = helpOf(own, brushing, apart, outside);
  let worst: BrushOff | undefined;
  for (const match of found) {
    const kind = KINDS[match.group] as (typeof KINDS)[string];
    const flat = FLAT.has(match.group);
    const fresh = flat && match.group !== 'too-late';
    const others = new Set(found.filter(({ group }) => group !== match.group && !(flat && group === 'pointer')).map(({ group }) => group))
      .size;
    const evidence = new Evidence(kind.base, kind.words)
      .add('and in a second way', 0.7 * Math.min(others, 2))
      .add('how surely a trouble was reported', 0.25 * told)
      .when(upset.probability >= 0.5, 'the customer is upset', 0.4)
      .when(kind.problem === 'repeated' && team.length === 0, 'nobody has answered before', match.group === 'pointer' ? -1 : -0.3)
      .when(kind.problem === 'repeated' && again, 'says nothing new', 0.9)
      .add('helps all the same', -kind.help * help)
      .when(allowTimed && timed && kind.problem === 'patience', 'says until when', -1.2)
      .when(
        own.matches('apology').some((each) => each.weight >= 1 && apart(each)),
        'apologises',
        -0.6,
      )
      .when(
        own.matches('empathy').some((each) => SYMPATHY.has(each.group) && apart(each)),
        'shows understanding',
        -0.5,
      )
      .when(latest !== undefined && (facts(latest).has('playful') || facts(latest).has('praise')), 'the customer is in good spirits', -1)
      .when(kind.problem === 'calm' && latest !== undefined && facts(latest).has('own-doing'), 'soothes somebody who made a slip', -0.8)
      .when(
        match.group === 'pointer' &&
          own.matches('info-request').some((each) => !apart(each) && sentenceOf(own, each) === sentenceOf(own, match)),
        'points there for what it asks',
        -1,
      )
      .when(match.group === 'pointer' && linkBeside(own, match), 'gives the link that it points at', -1.2)
      .when(match.concept === 'brusque' && own.has('fallback', 'reopen'), 'leaves the door open', -1.5)
      .when(match.concept === 'brusque' && ELSEWHERE.test(reply.text), 'names where it is dealt with', -1.5)
      .when(flat && own.words < 25, 'and nothing more', 0.6)
      .when(fresh && own.matches('answer').some((each) => TELLING.has(each.group) && apart(each)), 'tells something as well', -0.7)
      .when(fresh && told < 0, 'nothing was reported', trouble.probability < 0.25 ? -1 : -0.3)
      .when(flat && own.words > 40, 'a longer reply', -0.6)
      .when(kind.problem === 'patience' && team.some((turn) => facts(turn).has('dismissive', match.group)), 'orders it again', 0.9)
      .when(own.emoji.happy.length > 0 || own.matches('warm').some(apart), 'a kind word', -0.4);
    if (worst === undefined || evidence.logOdds > worst.evidence.logOdds) worst = { match, problem: kind.problem, evidence };
  }
  return worst;
}

/** How much a reply does for the customer outside the sentences that brush off, 0 to 2. */
function helpOf(
  own: TurnFacts,
  brushing: ReadonlySet<Sentence | undefined>,
  apart: (match: Match) => boolean,
  outside: (match: Match) => boolean,
): number {
  // "Please check the link provided" is no help, though it has the form of a step; nor is "Read it."
  const plain = [
    own.matches('promise').some(apart),
    own.matches('instruction').some(apart) || own.commands.some((each) => !brushing.has(each) && each.last - each.first > 4),
    own.matches('info-request').some(apart) || own.sentences.some((each) => !brushing.has(each) && each.mark === '?'),
    own.matches('alternative').some(outside),
  ].filter(Boolean).length;
  // "We have checked", "you can" and a link may help or not.
  const perhaps = [
    own.matches('answer', 'done').some(outside),
    own.matches('answer', 'possible').some(outside),
    own.links.some((link) => !brushing.has(own.sentences.find((each) => inSentence({ span: link }, each)))),
  ].filter(Boolean).length;
  return Math.min(2, plain + perhaps / 2);
}

/** True where most of a reply's matter stood in an earlier reply. */
const saysAgain = (own: TurnFacts, earlier: TurnFacts): boolean =>
  own.residue.size >= 3 && overlapOf([...own.residue], [...earlier.residue]).contained >= 0.4;

/** True where the link that the words point at stands in their sentence or behind it. */
function linkBeside(own: TurnFacts, match: Match): boolean {
  const at = own.sentences.findIndex((each) => inSentence(match, each));
  return own.links.some((link) => {
    const place = own.sentences.findIndex((each) => inSentence({ span: link }, each));
    return link.start >= match.span.end && place - at <= 1;
  });
}

/** True where the words are quoted, regretted, or told of somebody else, or denied. */
function isReported(own: TurnFacts, reply: Turn, { span }: Match): boolean {
  const denied = own
    .matches('not-meant')
    // "I'm sorry you have to wait" is sorry for the wait; "sorry, you have to wait" is not.
    .filter(({ group, text }) => group !== 'regretted' || !/[,;–—-]/u.test(text));
  if (denied.some((other) => overlaps(span, other.span))) return true;
  return /["“«„]\s*(?:[\p{L}’']+\s+){0,4}$/u.test(reply.text.slice(Math.max(0, span.start - 40), span.start));
}

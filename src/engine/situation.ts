import {
  type Ask,
  Evidence,
  type Graded,
  type Heard,
  inSentence,
  type Place,
  type Situation,
  type Turn,
  type TurnFacts,
} from '../rule/index.ts';
import { needsAnswer } from './needs.ts';

/**
 * That a customer turn reports something which went wrong and which the company is answerable for.
 * The weights are log-odds, set on labelled replies (docs/evidence.md says how).
 */
export function troubleIn(facts: TurnFacts): Graded {
  const evidence = new Evidence(-1.55);
  const weak = weightToday(facts, 'problem', 'weak');
  const problem = weightToday(facts, 'problem') - weak;
  // What only hints at a trouble needs the rest of the words to bear it out.
  const borneOut = problem >= 1 || (facts.impression()?.of('trouble') ?? 0) > 0;
  const implied = (borneOut ? 1 : 0.6) * weightToday(facts, 'implied');
  evidence.add('reports a fault, loss, delay or wrong', 2.7 * Math.min(problem, 1) + 0.6 * above(problem, 1));
  evidence.add('speaks of a problem', 1.5 * Math.min(weak, 1.5));
  evidence.add('tells of something that went wrong', 1.5 * Math.min(implied, 1) + 0.4 * above(implied, 1));
  evidence.add('is upset', 0.8 * Math.min(weightToday(facts, 'upset'), 2.5));
  evidence.when(facts.emoji.sad.length > 0, 'a sad or angry emoji', 0.8);
  evidence.when(facts.has('tried'), 'usual steps did not help', 1.2);
  evidence.when(facts.sentiment < -0.3, 'negative words', 0.5);
  evidence.add('wishes for something new', (problem >= 1 ? -0.3 : -0.9) * Math.min(facts.weight('wish'), 1.5));
  evidence.add('praise', -0.5 * Math.min(facts.weight('praise'), 2));
  evidence.add('praises how it was put right', -3.4 * Math.min(facts.weight('rescued'), 2));
  evidence.when(tellsTale(facts), 'tells of old times', -1.2);
  evidence.add('speaks of somebody else', -3.2 * Math.min(facts.weight('third-party'), 2));
  evidence.when(problem < 1 && facts.has('stakes', 'bereaved'), 'a death, which is nobody’s doing here', -3);
  evidence.when(facts.has('brings-in'), 'wants a thing of their own seen to', -3);
  evidence.add('tells of a need of their own', -2.3 * Math.min(facts.weight('own-need'), 1.3));
  evidence.add('says that it was their own doing', -2.3 * Math.min(facts.weight('own-doing'), 1.5));
  // The more is told, the more words of trouble stand in it by chance.
  evidence.add('a long text', -0.8 * Math.min(Math.max(facts.words - 30, 0) / 30, 2));
  const at =
    firstOf([...facts.matches('problem'), ...facts.matches('implied'), ...facts.matches('upset')].filter((match) => match.weight >= 0.7)) ??
    firstOf(facts.matches('problem')) ??
    wholeOf(facts);
  return grade(withImpression(evidence, facts, 'trouble', 'a report of trouble'), at);
}

/** True where somebody tells of their life: years long past and those who are gone. */
const tellsTale = (facts: TurnFacts): boolean =>
  facts.has('old-times') && facts.weight('old-times', 'life') + 0.5 * facts.weight('old-times', 'years') >= 1.5;

/** Weight of a concept; what went wrong in a tale of old times is not today's. */
function weightToday(facts: TurnFacts, concept: string, group?: string): number {
  if (!tellsTale(facts)) return facts.weight(concept, group);
  const past = facts.sentences.filter((sentence) => facts.matches('old-times').some((match) => inSentence(match, sentence)));
  const today = facts.matches(concept, group).filter((match) => !past.some((sentence) => inSentence(match, sentence)));
  return Math.min(
    facts.weight(concept, group),
    today.reduce((sum, { weight }) => sum + weight, 0),
  );
}

/** What a sum of weights holds beyond its first match, up to two more. */
const above = (weight: number, first: number): number => Math.min(Math.max(weight - first, 0), 2);

/** That a customer turn shows anger, worry or hurt. */
export function upsetIn(facts: TurnFacts): Graded {
  const evidence = new Evidence(-2);
  evidence.add('words of anger, worry or hurt', 1.5 * Math.min(weightToday(facts, 'upset'), 4));
  evidence.add('asks what wants no answer', 1.1 * Math.min(heldUp(facts), 2));
  evidence.when(facts.has('sent-around'), 'was sent from one to the next', 0.8);
  evidence.add('nobody called or wrote', 0.5 * Math.min(facts.weight('unkept', 'silence'), 2));
  evidence.add('praises how it was put right', -1.5 * Math.min(facts.weight('rescued'), 2));
  evidence.when(facts.has('human-request'), 'doubts to be talking to a person', 1.5);
  evidence.add('tears or rage in emoji', 1.0 * Math.min(facts.emoji.sad.length, 2));
  evidence.when(facts.shouted.length > 0, 'capitals', 0.6);
  evidence.when(facts.exclamations > 1 || /[!?]{2,}/.test(facts.turn.text), 'doubled marks', 0.5);
  evidence.when(facts.sentiment < -0.4, 'negative words', 0.6);
  evidence.when(facts.has('playful') || facts.emoji.happy.length > 0, 'jokes or smiles', -1.0);
  evidence.when(facts.has('praise') && facts.sentiment > 0, 'praise', -0.8);
  // Who says it in plain words says it, however calm the rest sounds.
  const least = weightToday(facts, 'upset') >= PLAINLY ? CALMEST : -SUREST;
  return grade(withImpression(evidence, facts, 'upset', 'an upset customer', least), firstOf(facts.matches('upset')));
}

/** Weight of questions that hold something up to the company; a tag ("right?") and small talk hold up nothing. */
const heldUp = (facts: TurnFacts): number =>
  ['disbelief', 'exasperation', 'outrage'].reduce((sum, group) => sum + facts.weight('rhetorical', group), 0) +
  0.5 * (facts.weight('rhetorical', 'anyone-there') + facts.weight('rhetorical', 'knock'));

/** How much phrases and classifier count where a language has both: fitted on lines that neither had seen (docs/classifier.md). */
const PHRASES = 0.8;
const CLASSIFIER = { trouble: 0.5, upset: 0.575 } as const;
/** No classifier is so sure that phrases could not outweigh it. */
const SUREST = 4;
/** Words of anger or hurt of this weight leave no more room than that for a classifier that calls the text calm. */
const PLAINLY = 1.3;
const CALMEST = -1;

/** The counted facts together with what the classifier makes of all the words. */
function withImpression(evidence: Evidence, facts: TurnFacts, kind: keyof typeof CLASSIFIER, name: string, least = -SUREST): Evidence {
  const impression = facts.impression();
  if (impression === undefined) return evidence;
  const logOdds = impression.of(kind);
  const both = new Evidence();
  for (const { fact, weight } of evidence.facts) both.add(fact, PHRASES * weight);
  return both.add(
    `the words together are ${logOdds > 0 ? '' : 'not '}those of ${name}`,
    CLASSIFIER[kind] * Math.max(least, Math.min(SUREST, logOdds)),
  );
}

/** Where no words say it, the whole message does. */
const wholeOf = (facts: TurnFacts): Place => facts.sentences[0] ?? { turn: facts.turn, span: { start: 0, end: facts.turn.text.length } };

const firstOf = (places: readonly Place[]): Place | undefined =>
  places.length === 0 ? undefined : places.reduce((a, b) => (b.span.start < a.span.start ? b : a));

const grade = (evidence: Evidence, at: Place | undefined): Graded => ({
  probability: evidence.probability,
  evidence: evidence.facts,
  ...(at === undefined ? {} : { at }),
});

const NOTHING: Graded = { probability: 0, evidence: [] };
const stronger = (a: Graded, b: Graded): Graded => (b.probability > a.probability ? b : a);

/** A conversation as its replies find it. What many replies ask about one turn is judged once. */
export class Course {
  readonly #turns: readonly Turn[];
  readonly #factsOf: (turn: Turn) => TurnFacts;
  /** True where the last turn is not sent yet: it owes what the replies before it still owe. */
  readonly #draft: boolean;
  readonly #situations = new Map<Turn, Situation>();
  /** After how many customer turns each stem of matter was first said, and how many turns were heard. */
  readonly #firstSaid = new Map<string, number>();
  #heard = 0;
  readonly #said = new Map<number, Heard>();
  readonly #customer: readonly Turn[];
  readonly #team: readonly Turn[];
  /** The strongest trouble among the first so many customer turns. */
  readonly #troubles: Graded[] = [NOTHING];

  constructor(turns: readonly Turn[], factsOf: (turn: Turn) => TurnFacts, draft = false) {
    this.#turns = turns;
    this.#factsOf = factsOf;
    this.#draft = draft;
    this.#customer = turns.filter(({ side }) => side === 'customer');
    this.#team = turns.filter(({ side }) => side === 'team');
  }

  readonly troubleOf = once((turn) => troubleIn(this.#factsOf(turn)));

  readonly #upsetOf = once((turn) => upsetIn(this.#factsOf(turn)));

  readonly needsAnswer = once((turn) => {
    const before = this.#turns[turn.index - 1];
    return needsAnswer(this.#factsOf(turn), before && this.#factsOf(before), this.troubleOf(turn));
  });

  /** The state just before a reply. */
  readonly situation = (reply: Turn): Situation => {
    let found = this.#situations.get(reply);
    if (found === undefined) {
      found = this.#situationAt(reply);
      this.#situations.set(reply, found);
    }
    return found;
  };

  #situationAt(reply: Turn): Situation {
    const customer = this.#customer.slice(0, countBefore(this.#customer, reply));
    const team = this.#team.slice(0, countBefore(this.#team, reply));
    const latest = customer.at(-1);
    const request = this.#draft || latest?.index === reply.index - 1 ? latest : undefined;
    return new SituationAt(this, request, customer, team);
  }

  /** What a customer turn asks for. */
  asksOf(turn: Turn): readonly Ask[] {
    return this.#factsOf(turn).asks;
  }

  /** How upset somebody is who wrote these turns. */
  upsetAfter(customer: readonly Turn[]): Graded {
    const latest = customer.at(-1);
    if (latest === undefined) return NOTHING;
    const facts = this.#factsOf(latest);
    // Feelings cool: what was felt two turns ago counts for less than what is felt now.
    // Who thanks or says that all is well again is upset no more.
    const over = OVER.some((concept) => facts.has(concept));
    return customer
      .slice(over ? -1 : -2)
      .map(this.#upsetOf)
      .reduce(stronger, NOTHING);
  }

  /** What the first so many customer turns said; the same object for all replies after them. */
  saidUpTo(count: number): Heard {
    let said = this.#said.get(count);
    if (said === undefined) {
      for (; this.#heard < count; this.#heard++) {
        for (const stem of this.#factsOf(this.#customer[this.#heard] as Turn).content) {
          if (!this.#firstSaid.has(stem)) this.#firstSaid.set(stem, this.#heard);
        }
      }
      const firstSaid = this.#firstSaid;
      said = { has: (stem) => (firstSaid.get(stem) ?? count) < count };
      this.#said.set(count, said);
    }
    return said;
  }

  /** The strongest trouble of the first so many customer turns. */
  troubleUpTo(count: number): Graded {
    for (let done = this.#troubles.length; done <= count; done++) {
      this.#troubles.push(stronger(this.#troubles[done - 1] as Graded, this.troubleOf(this.#customer[done - 1] as Turn)));
    }
    return this.#troubles[count] as Graded;
  }
}

/** Concepts by which a customer shows that all is well again. */
const OVER: readonly string[] = ['resolved', 'thanks', 'praise'];

/** The state just before one reply; what is asked of it is worked out then. */
class SituationAt implements Situation {
  readonly request: Turn | undefined;
  readonly customer: readonly Turn[];
  readonly team: readonly Turn[];
  readonly #course: Course;
  #upset: Graded | undefined;

  constructor(course: Course, request: Turn | undefined, customer: readonly Turn[], team: readonly Turn[]) {
    this.#course = course;
    this.request = request;
    this.customer = customer;
    this.team = team;
  }

  get trouble(): Graded {
    return this.#course.troubleUpTo(this.customer.length);
  }

  get upset(): Graded {
    this.#upset ??= this.#course.upsetAfter(this.customer);
    return this.#upset;
  }

  get asks(): readonly Ask[] {
    return this.request === undefined ? [] : this.#course.asksOf(this.request);
  }

  get said(): Heard {
    return this.#course.saidUpTo(this.customer.length);
  }
}

/** How many of these turns, which rise, stand before another one. */
function countBefore(turns: readonly Turn[], { index }: Turn): number {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((turns[middle] as Turn).index < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

function once<T extends object>(judge: (turn: Turn) => T): (turn: Turn) => T {
  const known = new Map<Turn, T>();
  return (turn) => {
    let found = known.get(turn);
    if (found === undefined) {
      found = judge(turn);
      known.set(turn, found);
    }
    return found;
  };
}

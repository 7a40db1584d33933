import {
  clip,
  DAY,
  defineRule,
  Evidence,
  elapsed,
  HOUR,
  isWorkingDay,
  type Message,
  MINUTE,
  type Moment,
  momentOf,
  newestTime,
  scheduleOf,
  scheduleOptions,
  type Turn,
  v,
} from '../../src/rule/index.ts';
import { promisesIn, type TimedPromise } from './promises.ts';

/** What follows a promise this closely belongs to it, or is its goodbye. */
const SAME_BREATH = 30 * MINUTE;

interface Missed {
  readonly promise: TimedPromise;
  readonly evidence: Evidence;
  /** The customer says that it was not kept. */
  readonly complained: boolean;
  /** Index of the first turn at which it was broken. */
  readonly from: number;
}

export default defineRule({
  meta: {
    description: 'A promise with a time ("we will call you by tomorrow") that was not kept, or is made again after it was not',
    category: 'time',
    severity: 'warning',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat'],
    modes: ['lint', 'check'],
    concepts: ['follow-up', 'deadline'],
    problems: {
      missed: 'The customer was told “{{promise}}”, and heard nothing by then. Write when you said you would, even without news.',
      stale: '“{{promise}}” was promised before and not kept. Say what went wrong, and who now sees to it by when.',
    },
  },
  suggestions: {
    missed: {
      en: ['I said I would write today: I have no news yet, and will write again by [time].'],
      it: ['Le avevo promesso notizie per oggi: non ne ho ancora, le riscrivo entro [ora].'],
    },
    stale: {
      en: ['We said [time] and did not call: that was our failure. [Name] will call you at [time].'],
      it: ['Avevamo detto [tempo] e non l’abbiamo fatto: ci scusiamo. La chiamerà [nome] alle [ora].'],
    },
  },
  options: v.strictObject({
    graceHours: v.optional(
      v.pipe(
        v.number(),
        v.minValue(0),
        v.description('Hours after the promised time that are not counted; half the promised time at most.'),
      ),
      2,
    ),
    ...scheduleOptions,
  }),
  create({ conversation, mode, options, facts, factsOf, needsAnswer, troubleOf, report }) {
    const schedule = scheduleOf(options);
    const missed: Missed[] = [];

    return {
      'conversation:exit'({ turns, source }) {
        let newest: Moment | undefined;
        let looked = false;
        for (const turn of turns) {
          if (turn.side !== 'team') continue;
          for (const promise of promisesIn(turn, facts(turn), schedule, options.timezone)) {
            // Few conversations hold such a promise: the times of the others are not read.
            if (!looked) newest = newestTime(source, options.timezone);
            looked = true;
            again(promise);
            const later = turns.slice(turn.index + 1);
            const found = promise.deadline === undefined ? untimed(promise, later) : timed(promise, later, newest);
            if (found !== undefined && found.evidence.probability >= 0.5 && !spoken(promise)) missed.push(found);
          }
        }
        if (mode === 'check') return;
        for (const { promise, evidence, complained } of missed) {
          report({
            problem: 'missed',
            at: promise.at,
            evidence: evidence.facts,
            severity: complained ? 'error' : 'warning',
            data: { promise: clip(promise.text, 70) },
          });
        }
      },
    };

    /** Reports a promise that was made before in the same terms and not kept. */
    function again(promise: TimedPromise): void {
      if (mode === 'check' && promise.turn.index !== conversation.turns.length - 1) return;
      const before = missed.findLast(({ from }) => from <= promise.turn.index);
      if (before === undefined || (promise.kind === 'act' && promise.term !== before.promise.term)) return;
      const own = facts(promise.turn);
      const evidence = new Evidence(before.evidence.logOdds, 'an earlier promise was not kept')
        .add(
          before.promise.term === promise.term ? 'the same time again' : 'another time',
          before.promise.term === promise.term ? 0.6 : -1.2,
        )
        .when(own.has('apology'), 'the reply says sorry', -0.4);
      report({
        problem: 'stale',
        at: promise.at,
        related: [{ at: before.promise.at, note: 'promised before' }],
        evidence: evidence.facts,
        data: { promise: clip(promise.text, 70) },
      });
    }

    /** That the two sides spoke, by a note, a notice, or their own words later on. */
    function spoken(promise: TimedPromise): boolean {
      const { messages } = conversation.source;
      return messages.slice(messages.indexOf(promise.message) + 1).some((message) => factsOf(message).has('by-phone'));
    }

    /** That a customer turn needs an answer and is about what was spoken of before the promise. */
    function asksAgain(turn: Turn, promised: Turn): boolean {
      if (needsAnswer(turn).probability < 0.5) return false;
      const { content } = facts(turn);
      const before = conversation.turns.filter(({ side, index }) => side === 'customer' && index < promised.index);
      return content.size === 0 || before.some((each) => [...facts(each).content].some((stem) => content.has(stem)));
    }

    /** That a customer turn reports a trouble with what was promised. */
    function complainsOf(turn: Turn, promised: Turn): boolean {
      const { content } = facts(promised);
      return troubleOf(turn).probability >= 0.5 && [...facts(turn).content].some((stem) => content.has(stem));
    }

    /** Without times only the customer can tell that a promise was not kept. */
    function untimed(promise: TimedPromise, later: readonly Turn[]): Missed | undefined {
      const complaint = later.find((turn) => turn.side === 'customer' && facts(turn).has('unkept'));
      if (complaint === undefined) return undefined;
      const between = later.filter((turn) => turn.index < complaint.index);
      if (between.some((turn) => facts(turn).has('resolved'))) return undefined;
      const replies = between.filter((turn) => turn.side === 'team' && facts(turn).residue.size > 1).length;
      const evidence = new Evidence(0)
        .add('the customer says so', 1.5)
        .when(promise.kind === 'act', 'something to be done, not said', -0.5)
        .add('replies in between', -0.6 * Math.min(replies, 3));
      return { promise, evidence, complained: true, from: complaint.index };
    }

    function timed(promise: TimedPromise, later: readonly Turn[], newest: Moment | undefined): Missed | undefined {
      const { said, deadline, kind } = promise;
      if (said === undefined || deadline === undefined || newest === undefined) return undefined;
      const period = deadline.due - said.wall;
      const grace =
        Math.min(options.graceHours * HOUR, Math.max(period / 2, 10 * MINUTE)) + (said.guessed && period > 6 * HOUR ? DAY / 2 : 0);
      const due = deadline.due - said.wall;
      const after = (message: Message): number | undefined => {
        const moment = momentOf(message.at, options.timezone);
        return moment && elapsed(said, moment);
      };
      const messagesOf = (side: Turn['side']): { turn: Turn; message: Message; time: number }[] =>
        [promise.turn, ...later]
          .filter((turn) => turn.side === side)
          .flatMap((turn) => turn.messages.map((message) => ({ turn, message, time: after(message) ?? -1 })))
          .filter(({ message, time }) => time >= 0 && message !== promise.message);

      const customer = messagesOf('customer');
      if (customer.some(({ message, time }) => time <= due + grace && factsOf(message).has('resolved'))) return undefined;
      const reminder = customer.find(({ message, time }) => time > due && factsOf(message).has('unkept'));
      const known = elapsed(said, newest) ?? 0;
      if (reminder === undefined && known <= due + grace) return undefined;

      const breath = Math.min(SAME_BREATH, period / 2);
      const team = messagesOf('team').filter(({ message }) => message.role !== 'bot' && !factsOf(message).has('auto-reply'));
      const kept = team.filter(
        ({ turn, message, time }) => time <= due + grace && (time > breath || (turn !== promise.turn && factsOf(message).residue.size > 1)),
      );
      // Who says that nobody called was perhaps written to, early on, about something else.
      if (reminder === undefined ? kept.length > 0 : kept.some(({ time }) => time > period / 2)) return undefined;
      const wrote = customer.find(({ time }) => time > due);
      const trouble = kind === 'act' && wrote !== undefined && complainsOf(wrote.turn, promise.turn);
      if (kind === 'act' && reminder === undefined && !trouble) return undefined;
      const late = team.find(({ time }) => time > due);
      const evidence = new Evidence(
        kind === 'write' ? 1 : kind === 'call' ? 0 : -0.5,
        kind === 'call' ? 'a call is promised' : 'a time is promised',
      )
        .when(reminder !== undefined, 'the customer says that it was not kept', 2)
        .when(reminder === undefined && wrote !== undefined && asksAgain(wrote.turn, promise.turn), 'the customer had to ask again', 0.7)
        .when(trouble && reminder === undefined, 'a trouble with what was promised', 0.7)
        .when(late !== undefined && facts(late.turn).has('apology'), 'the team says sorry when it writes', 0.5)
        .when(!isWorkingDay(deadline.due - 1, schedule), 'the time ran out on a day off', -0.6);
      const broken = [wrote, late].flatMap((each) => (each === undefined ? [] : [each.turn.index]));
      return { promise, evidence, complained: reminder !== undefined, from: Math.min(...broken) };
    }
  },
});

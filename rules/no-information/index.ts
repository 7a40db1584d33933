import {
  bringsMatter,
  defineRule,
  Evidence,
  logOddsOf,
  newsIn,
  type Reading,
  readingOf,
  type Said,
  say,
  type Turn,
  talkShareOf,
  v,
} from '../../src/rule/index.ts';

/** From here a reply counts as empty for the one after it. */
const SURE = 0.6;

/** Below this nobody would say that the customer is in trouble, or upset. */
const NO_TROUBLE = 0.35;

/** How private messages are called in every language that we read. */
const PRIVATE = new Set(['dm', 'dms', 'pm', 'pms', 'inbox']);

const BASE = -0.3;
/** What makes a reply an empty one. `talk` is for all of its words, and counts up to a share of them. */
const EMPTY = { talk: 2.2, dismissive: 0.6, holding: 0.4, upset: 0.3, asked: 0.3 } as const;
const MOST_TALK = 0.8;
/** The most that they can add up to. */
const MOST = EMPTY.talk * MOST_TALK + EMPTY.dismissive + EMPTY.holding + EMPTY.upset + EMPTY.asked;

interface Judgement {
  readonly evidence: Evidence;
  readonly reading: Reading;
}

export default defineRule({
  meta: {
    description: 'A reply that tells the customer nothing: no fact, step, answer, question or time',
    category: 'substance',
    cause: 'empty',
    severity: 'warning',
    since: '0.1.0',
    written: true,
    presets: ['recommended', 'strict', 'social', 'email', 'chat'],
    modes: ['lint', 'check'],
    concepts: ['stock', 'holding', 'answer'],
    problems: {
      empty:
        'This reply tells the customer nothing new about their matter ({{signs}}). Add one fact: what you checked, what happens next, or by when.',
      again:
        'The second reply running that tells the customer nothing new ({{signs}}). Say what you found out, what is still open, and by when you will write.',
    },
  },
  suggestions: {
    empty: {
      en: ['I have checked [what] and found [what]. Next [what happens], by [time].'],
      it: ['Ho controllato [cosa] e risulta [cosa]. Adesso [che cosa succede], entro [quando].'],
    },
    again: {
      en: ['So far I know [what]; still open is [what]. I’ll write to you at [time], with news or without.'],
      it: ['Finora so [cosa]; resta da chiarire [cosa]. Vi scrivo alle [ora], con novità o senza.'],
    },
  },
  options: v.strictObject({
    allowFirst: v.optional(v.pipe(v.boolean(), v.description('Do not judge the first reply: it may be a receipt only.')), false),
  }),
  create({ facts, situation, troubleOf, options, mayShow, report }) {
    let latest: { readonly reply: Turn; readonly found: Judgement | undefined } | undefined;
    // It matters to the next reply too whether one is empty.
    const matters = (logOdds: number): boolean => logOdds >= logOddsOf(SURE) || mayShow(logOdds);
    return {
      reply(reply) {
        const { team } = situation(reply);
        if (options.allowFirst && team.length === 0) return;
        const earlier = latest;
        const found = judge(reply);
        latest = { reply, found };
        if (found === undefined || !mayShow(found.evidence.logOdds)) return;
        const before = team.at(-1);
        // In `check` the reply before was not walked.
        const again =
          before !== undefined && ((earlier?.reply === before ? earlier.found : judge(before))?.evidence.probability ?? 0) >= SURE;
        report({
          problem: again ? 'again' : 'empty',
          at: reply,
          ...(again ? { related: [{ at: before, note: 'the empty reply before' }] } : {}),
          severity: again ? 'error' : 'warning',
          evidence: found.evidence.facts,
          data: { signs: signsOf(found.reading) },
        });
      },
    };

    /** The customer's turn stands between a request for details and this reply. */
    function gaveWhatWasAsked(before: Turn | undefined, reply: Turn): boolean {
      return before !== undefined && before.index === reply.index - 2 && facts(before).has('info-request');
    }

    /** Undefined where it says too much to be an empty reply. */
    function judge(reply: Turn): Judgement | undefined {
      const state = situation(reply);
      const own = facts(reply);
      const { request } = state;
      if (request === undefined || !bringsMatter(state, facts, own)) return undefined;
      const reading = readingOf(own, state.said);
      const residue = own.residue.size;
      const evidence = new Evidence(BASE)
        .add(`${count(reading.own)} words of its own matter`, -0.8 * Math.min(reading.own, 5))
        .add(`${residue} words outside set phrases`, -0.2 * Math.min(residue, 4))
        .add(`${count(reading.shared)} words of the customer’s matter`, -0.9 * Math.min(reading.shared, 4))
        .add(`${reading.figures} figures`, -1.2 * Math.min(reading.figures, 2));
      // Most replies say enough of their matter.
      if (!matters(evidence.logOdds + MOST)) return undefined;
      if (reply.messages.some(({ attachments }) => attachments === true)) return undefined;
      const { team, asks, trouble, upset } = state;
      const asked = facts(request);
      const settled = ['thanks', 'resolved', 'praise'].some((concept) => asked.has(concept));
      const calm = upset.probability < 0.5;
      if (settled && asks.length === 0 && troubleOf(request).probability < 0.5) return undefined;
      // "It works again": over is over, however the trouble is told.
      if (asks.length === 0 && calm && (asked.has('resolved') || asked.has('made-good'))) return undefined;
      // A remark, a wish for luck, a bare mention: with no trouble and no request there is nothing to tell.
      if (asks.length === 0 && trouble.probability < NO_TROUBLE && upset.probability < NO_TROUBLE) return undefined;
      const news = newsIn(own, state.said);
      // To say once that nothing is known is an answer; said again to somebody who waits it is holding them off.
      const admits = own.has('answer', 'unknown') && !team.some((before) => facts(before).has('holding'));
      evidence
        .add('an answer', -1.6 * Math.min(news.answers, 2))
        .add('a step', -2.2 * Math.min(news.steps, 2))
        .add('a question', -2.5 * Math.min(news.asks, 2))
        .add('a place to turn to', -2.5 * Math.min(news.pointers, 2));
      if (!matters(evidence.logOdds + MOST)) return undefined;
      const talk = talkShareOf(own);
      const wishes = trouble.probability < 0.5 && asks.every(({ kind }) => kind !== 'time' && kind !== 'status');
      const named = own.tokens.some(({ kind, form }) => kind === 'word' && PRIVATE.has(form));
      const live = own.has('moment') && own.words <= 25 && !own.has('dismissive', 'patience');
      evidence
        .add(`${Math.round(talk * 100)}% of its words fit any matter`, EMPTY.talk * Math.min(talk, MOST_TALK))
        .add('a time', -1.5 * Math.min(news.times, 2))
        .when(own.has('promise', 'contact') || own.has('promise', 'will'), 'a promise to do something', team.length === 0 ? -1.1 : -0.5)
        .when(named, 'speaks of a private message', -1.2)
        .when(
          own.has('promise', 'passed') || own.has('promise', 'pass-on'),
          'says that it was passed on',
          wishes ? -1.8 : asks.length === 0 && team.length === 0 ? -0.9 : -0.4,
        )
        .when(
          asks.length === 0 && gaveWhatWasAsked(team.at(-1), reply) && own.has('promise'),
          'takes what it had asked for and goes on',
          -1.2,
        )
        .when(news.feeling > 0, 'meets the feeling', -0.8)
        .when(admits, 'says that it is not known', -1.6)
        .when(own.words <= 4 && asks.length === 0 && !own.has('holding') && !own.has('dismissive'), 'a nod in mid-talk', -3)
        .when(settled && trouble.probability < 0.5, 'the customer is glad', -1)
        .when(live, 'asks for a moment, as in a live chat', -3)
        .when(own.has('dismissive'), 'brushes the customer off', EMPTY.dismissive)
        .when(!admits && (own.has('holding') || own.has('stock', 'handling')), 'holds the customer off', EMPTY.holding)
        .when(upset.probability >= 0.5, 'the customer is upset', EMPTY.upset)
        .when(asks.length > 0, 'the customer asked', EMPTY.asked);
      // Grammar is dear: it is asked only where the finding hangs on it.
      if (evidence.probability >= SURE) evidence.when(own.commands.length > 0 && !own.has('dismissive'), 'tells what to do', -2);
      return { evidence, reading };
    }
  },
});

const count = (value: number): number => Math.round(value * 10) / 10;

const signsOf = ({ shared }: Reading): Said =>
  shared === 0
    ? say('no fact, step, answer, question or time, and no word of their matter')
    : say('no fact, step, answer, question or time');

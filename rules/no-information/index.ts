import { bringsMatter, defineRule, Evidence, type News, newsIn, type Said, say, type Turn, v } from '../../src/rule/index.ts';

/** From here a reply counts as empty for the one after it. */
const SURE = 0.6;

/** How private messages are called in every language that we read. */
const PRIVATE = new Set(['dm', 'dms', 'pm', 'pms', 'inbox']);

interface Judgement {
  readonly evidence: Evidence;
  readonly news: News;
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
  create({ facts, situation, troubleOf, options, report }) {
    const known = new Map<Turn, Judgement | undefined>();
    const judged = (reply: Turn): Judgement | undefined => {
      if (!known.has(reply)) known.set(reply, judge(reply));
      return known.get(reply);
    };
    return {
      reply(reply) {
        const { team } = situation(reply);
        if (options.allowFirst && team.length === 0) return;
        const before = team.at(-1);
        // In `check` the reply before was not walked.
        const again = before !== undefined && (judged(before)?.evidence.probability ?? 0) >= SURE;
        const found = judged(reply);
        if (found === undefined) return;
        report({
          problem: again ? 'again' : 'empty',
          at: reply,
          ...(again ? { related: [{ at: before, note: 'the empty reply before' }] } : {}),
          severity: again ? 'error' : 'warning',
          evidence: found.evidence.facts,
          data: { signs: signsOf(found.news) },
        });
      },
    };

    function judge(reply: Turn): Judgement | undefined {
      const state = situation(reply);
      const { team, asks, upset, trouble, request } = state;
      const own = facts(reply);
      if (request === undefined || !bringsMatter(state, facts, own)) return undefined;
      if (reply.messages.some(({ attachments }) => attachments === true)) return undefined;
      const asked = facts(request);
      const settled = ['thanks', 'resolved', 'praise'].some((concept) => asked.has(concept));
      if (settled && asks.length === 0 && troubleOf(request).probability < 0.5) return undefined;
      const news = newsIn(own, state.said);
      const wishes = trouble.probability < 0.5 && asks.every(({ kind }) => kind !== 'time' && kind !== 'status');
      const named = own.tokens.some(({ kind, form }) => kind === 'word' && PRIVATE.has(form));
      const live = own.has('moment') && own.words <= 25 && !own.has('dismissive', 'patience');
      const evidence = new Evidence(-0.3)
        .add(`${Math.round(news.talk * 100)}% of its words fit any matter`, 2.2 * Math.min(news.talk, 0.8))
        .add(`${count(news.own)} words of its own matter`, -0.8 * Math.min(news.own, 5))
        .add(`${own.residue.size} words outside set phrases`, -0.2 * Math.min(own.residue.size, 4))
        .add(`${count(news.shared)} words of the customer’s matter`, -0.9 * Math.min(news.shared, 4))
        .add(`${news.figures} figures`, -1.2 * Math.min(news.figures, 2))
        .add('an answer', -1.6 * Math.min(news.answers, 2))
        .add('a step', -2.2 * Math.min(news.steps, 2))
        .add('a question', -2.5 * Math.min(news.asks, 2))
        .add('a place to turn to', -2.5 * Math.min(news.pointers, 2))
        .add('a time', -1.5 * Math.min(news.times, 2))
        .when(own.has('promise', 'contact') || own.has('promise', 'will'), 'a promise to do something', team.length === 0 ? -1.1 : -0.5)
        .when(named, 'speaks of a private message', -1.2)
        .when(
          own.has('promise', 'passed') || own.has('promise', 'pass-on'),
          'says that it was passed on',
          wishes ? -1.8 : asks.length === 0 && team.length === 0 ? -0.9 : -0.4,
        )
        .when(news.feeling > 0, 'meets the feeling', -0.8)
        .when(own.words <= 4 && asks.length === 0 && !own.has('holding') && !own.has('dismissive'), 'a nod in mid-talk', -3)
        .when(settled && trouble.probability < 0.5, 'the customer is glad', -1)
        .when(live, 'asks for a moment, as in a live chat', -3)
        .when(own.has('dismissive'), 'brushes the customer off', 0.6)
        .when(own.has('holding') || own.has('stock', 'handling'), 'holds the customer off', 0.4)
        .when(upset.probability >= 0.5, 'the customer is upset', 0.3)
        .when(asks.length > 0, 'the customer asked', 0.3);
      // Grammar is dear: it is asked only where the finding hangs on it.
      if (evidence.probability >= SURE) evidence.when(own.commands.length > 0 && !own.has('dismissive'), 'tells what to do', -2);
      return { evidence, news };
    }
  },
});

const count = (value: number): number => Math.round(value * 10) / 10;

const signsOf = (news: News): Said =>
  news.shared === 0
    ? say('no fact, step, answer, question or time, and no word of their matter')
    : say('no fact, step, answer, question or time');

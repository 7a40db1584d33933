import { clip, defineRule, Evidence, inSentence, newsIn, type Turn, type TurnFacts, v } from '../../src/rule/index.ts';

/** Ways of ending, the plainest first. A goodbye alone is a courtesy in most mouths. */
const ENDINGS = ['close', 'survey', 'else', 'bye'] as const;
const WEIGHTS = { close: 1.3, survey: 0.9, else: 0.6, bye: -0.9 } as const;

/** What the customer says where all is well, or where they say goodbye themselves. */
const CONTENT = ['resolved', 'thanks', 'praise'] as const;

const NAMES = {
  close: 'closes the case',
  survey: 'asks for a verdict',
  else: 'asks whether there is anything else',
  bye: 'says goodbye',
} as const;

export default defineRule({
  meta: {
    description: 'The conversation is ended while a fault or a question is still open',
    category: 'answer',
    severity: 'warning',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'chat', 'email'],
    modes: ['lint', 'check'],
    concepts: ['leave-taking', 'resolved'],
    problems: {
      closing:
        'Ends the conversation (“{{phrase}}”) while this is still open: “{{open}}”. Deal with it first, or say who takes it on and when, and ask whether it works.',
    },
  },
  suggestions: {
    closing: {
      en: [
        'Before I go: does [the thing] work now?',
        '[What is open] is still with us. [Who] does [what] by [time], and I leave this open until then.',
      ],
      it: [
        'Prima di salutarla: adesso [la cosa] funziona?',
        '[Che cosa] resta aperto: [chi] fa [cosa] entro [quando], e fino ad allora non chiudo.',
      ],
    },
  },
  options: v.strictObject({
    endings: v.optional(v.pipe(v.array(v.picklist(ENDINGS)), v.description('Which ways of ending are judged.')), [...ENDINGS]),
  }),
  create({ facts, situation, troubleOf, options, mayShow, report }) {
    return {
      reply(reply) {
        const own = facts(reply);
        if (!own.has('leave-taking')) return;
        const now = situation(reply);
        const { request, team, asks } = now;
        const kind = options.endings.find((group) => own.has('leave-taking', group));
        if (request === undefined || kind === undefined) return;
        const asked = facts(request);
        const fault = troubleOf(request).probability;
        // Who is pleased and asks nothing has confirmed.
        if (CONTENT.some((concept) => asked.has(concept)) && asks.length === 0 && fault < 0.5) return;
        if (fault < 0.5 && asks.length === 0) return;
        const { said, upset } = now;
        const news = newsIn(own, said);
        const before = team.at(-1);
        const tried = before !== undefined && newsIn(facts(before), said).steps > 0;
        const at = own.matches('leave-taking', kind)[0] ?? reply;
        const open: Turn = request;
        const calm = upset.probability < 0.5;
        const promised = own.has('promise') || own.has('holding') || own.has('stock', 'handling');
        const evidence = new Evidence(0.2, NAMES[kind])
          .add(NAMES[kind], WEIGHTS[kind])
          .when(fault >= 0.5, 'the latest message reports a fault', 0.5)
          .when(asks.length > 0, 'the latest message asks', 0.5)
          .when(upset.probability >= 0.5, 'the customer is upset', 0.4)
          .when(fault >= 0.5 && (tried || asked.has('tried')), 'the step given did not help', 0.6)
          .add('an answer', -1.3 * Math.min(news.answers, 2))
          .add('a step', (kind === 'close' ? -0.5 : -1.6) * Math.min(news.steps, 2))
          .add('a question', -2 * Math.min(news.asks, 2))
          .add('a time', -1.2 * Math.min(news.times, 2))
          .add('a place to turn to', -1.2 * Math.min(news.pointers, 2))
          .add(`${Math.round(news.own)} words of its own matter`, -0.35 * Math.min(news.own, 6))
          .add(`${Math.round(news.shared)} words of the customer’s matter`, -0.3 * Math.min(news.shared, 4))
          .add(`${news.figures} figures`, -0.4 * Math.min(news.figures, 2))
          .when(promised, 'the team goes on working on it', kind === 'close' ? -0.6 : -2)
          .when(own.has('dismissive') && !promised, 'brushes the customer off', 0.6)
          .when(asks.length === 0 && asked.has('resolved'), 'the customer says that it is over', -1.5)
          .when(calm && asks.length === 0 && endsPleased(asked), 'the customer ends with praise', -1)
          .when(calm && asked.has('made-good', 'calm'), 'the customer waves it aside', -1)
          .when(calm && asked.has('made-good', 'came'), 'it came after all', -1.2)
          .when(calm && pleased(asked) && asked.has('made-good', 'repaid'), 'the customer was given something for it', -1.5)
          .when(own.has('leave-taking', 'silence'), 'the customer was silent', -3);
        // Grammar is dear: it is asked only where the finding hangs on it.
        if (evidence.probability >= 0.6 && kind !== 'close') evidence.when(own.commands.length > 0, 'tells what to do', -1.2);
        if (!mayShow(evidence.logOdds)) return;
        report({
          problem: 'closing',
          at,
          related: [{ at: asks[0] ?? open, note: 'still open' }],
          evidence: evidence.facts,
          severity: kind === 'close' && upset.probability >= 0.5 ? 'error' : 'warning',
          data: { phrase: clip('text' in at ? at.text : '', 70), open: clip(asks[0]?.text ?? open.text, 70) },
        });
      },
    };
  },
});

const pleased = (asked: TurnFacts): boolean =>
  asked.has('praise') || asked.has('thanks') || asked.has('made-good', 'cheer') || asked.emoji.happy.length > 0;

/** What people say last is what they mean of the whole: "great app, but it crashes" ends otherwise than "it crashed, and you were great". */
function endsPleased(asked: TurnFacts): boolean {
  const last = asked.sentences.at(-1);
  return last !== undefined && asked.matches('praise').some((match) => inSentence(match, last));
}

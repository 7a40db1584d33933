import { type AskKind, defineRule, Evidence, overlapOf, type TurnFacts, v } from '../../src/rule/index.ts';
import { dealWith, picksOne, wordsOf } from './answers.ts';

/** Questions that ask for something definite: without it they are not answered. */
const DEFINITE = new Set<AskKind>(['time', 'place', 'quantity', 'status', 'method', 'yesno', 'thing', 'reason']);

/** Questions that a how-to does not answer. */
const FACTUAL = new Set<AskKind>(['time', 'place', 'quantity', 'reason', 'person']);

const ASKED: Readonly<Record<AskKind, string>> = {
  status: 'what the state of things is',
  time: 'when',
  place: 'where',
  quantity: 'how much',
  reason: 'why',
  method: 'how',
  person: 'who',
  thing: 'which or what',
  yesno: 'whether',
  action: 'to have something done',
  help: 'for help',
  open: 'a question',
};

/** Where to tap, as people write it: "settings > account > delete". */
const ROUTE = /\p{L}\s*(?:>|→|»|›)\s*\p{L}[^>→»›\n]{0,40}(?:>|→|»|›)\s*\p{L}/u;

/** One tap, said so to somebody who asked how. */
const TAP = /\p{L}\s+(?:>|→|»|›)\s+\p{L}/u;

/** Words that take questions together or by number, in all languages that we read. */
const COUNTING = new Set([
  'both',
  'first',
  'second',
  'third',
  'either',
  'neither',
  'all',
  'entrambi',
  'entrambe',
  'prima',
  'primo',
  'seconda',
  'secondo',
  'terza',
  'tutte',
  'tutto',
]);

export default defineRule({
  meta: {
    description: 'A question or request of the customer that the reply passes over',
    category: 'answer',
    severity: 'warning',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat'],
    modes: ['lint', 'check'],
    concepts: ['ask', 'answer'],
    problems: {
      ignored:
        'The customer asked {{asked}} (“{{question}}”) and the reply does not say. Answer it, or say that you do not know yet and by when you will.',
      partly: '{{answered}} of {{total}} questions are dealt with; “{{question}}” is left open. Answer it too, or say by when you will.',
    },
  },
  suggestions: {
    ignored: {
      en: ['To your question: [answer].', 'I don’t know that yet; I’ll find out and write to you by [time].'],
      it: ['Per rispondere alla domanda: [risposta].', 'Questo ancora non lo so: mi informo e scrivo entro [ora].'],
    },
    partly: {
      en: ['As for [the other question]: [answer].', 'On [the other question] I’ll come back to you by [time].'],
      it: ['Quanto a [l’altra domanda]: [risposta].', 'Su [l’altra domanda] torno da voi entro [ora].'],
    },
  },
  options: v.strictObject({
    partly: v.optional(v.pipe(v.boolean(), v.description('Also report one of several questions that is left open.')), true),
  }),
  create({ facts, situation, options, report }) {
    // What the customer said grows from reply to reply.
    const said = new Set<string>();
    let heard = 0;
    return {
      reply(reply) {
        const { asks: all, customer, team, request, upset } = situation(reply);
        const asks = all.filter((ask) => ask.kind !== 'help' || all.length === 1);
        const first = asks[0];
        if (first === undefined || request === undefined) return;
        const own = facts(reply);
        for (const turn of customer.slice(heard)) for (const word of wordsOf(facts(turn))) said.add(word);
        heard = customer.length;
        const dealt = asks.map((ask) => dealWith(ask, own, asks, said));
        const moves = {
          asks: own.has('info-request') || own.sentences.some(({ mark }) => mark === '?'),
          // To be asked to wait is no promise.
          promises: own.has('promise') || own.matches('holding').some(({ group }) => group !== 'wait'),
          handled: own.has('stock', 'handling'),
          redirects: own.has('deflection') || own.links.length > 0,
          steps:
            (own.has('instruction') || ROUTE.test(reply.text) || (TAP.test(reply.text) && asks.some(({ kind }) => kind === 'method'))) &&
            asks.some(({ kind }) => !FACTUAL.has(kind)),
        };
        if (dealt.every(({ answered }) => !answered)) {
          const repeats = moves.steps && saidBefore(own, team.map(facts));
          const evidence = new Evidence(1.2)
            .when(
              asks.some(({ kind }) => DEFINITE.has(kind)),
              'asks for something definite',
              0.6,
            )
            .when(
              asks.every(({ indirect }) => indirect),
              'asked without a question mark',
              asks.some(({ weight }) => weight >= 1) ? -0.7 : -1.4,
            )
            .when(
              own.weight('dismissive') >= 1 || own.has('dismissive', 'patience') || own.has('dismissive', 'polite-wait'),
              'brushes the customer off',
              0.8,
            )
            .when(moves.asks, 'asks back', -2.5)
            .when(moves.promises, 'promises to look into it', -2)
            .when(moves.handled && !moves.promises, 'says that it is in hand', -1)
            .when(moves.redirects, 'points to a page or person', -2.5)
            .when(moves.steps, repeats ? 'gives a step that was given before' : 'gives a step', repeats ? -0.4 : -2)
            .when(
              own.has('answer', 'done') || own.has('answer', 'yes') || own.has('answer', 'no'),
              'says that something was done or is so',
              -0.8,
            )
            .when(
              dealt.every(({ touched }) => !touched),
              'touches none of the words asked about',
              0.5,
            )
            .when(
              facts(request).has('praise') ||
                facts(request).has('rhetorical') ||
                (facts(request).has('wish') && asks.every(({ indirect }) => indirect)),
              'more said than asked',
              -1,
            )
            .when(
              dealt.some(({ told }) => told),
              'tells something of the thing asked about',
              -1.2,
            )
            .add(
              'the words together are those of a specific reply',
              first.indirect || dealt.some(({ told }) => told)
                ? 0
                : -0.35 * Math.max(0, Math.min(3, own.impression()?.of('specific') ?? 0)),
            )
            .when(upset.probability < 0.3 && facts(request).has('playful', 'joke'), 'asked in jest', -1.2)
            .when(first.kind === 'open' && upset.probability >= 0.5, 'asked in anger', -0.8);
          // Grammar is dear: it is asked only where the finding hangs on it.
          if (evidence.probability >= 0.5 && !moves.steps && asks.some(({ kind }) => !FACTUAL.has(kind))) {
            evidence.when(own.commands.length > 0, 'tells what to do', -1.5);
          }
          report({
            problem: 'ignored',
            at: reply,
            related: [{ at: first, note: 'the question' }],
            evidence: evidence.facts,
            severity: upset.probability >= 0.5 ? 'error' : 'warning',
            data: { asked: ASKED[first.kind], question: clip(first.text) },
          });
          return;
        }
        const open = asks.filter(
          (ask, index) => !dealt[index]?.touched && ask.topic.size > 0 && !(asks.length === 2 && index === 0 && dealt[0]?.answered),
        );
        const left = open[0];
        if (!options.partly || asks.length < 2 || left === undefined || open.length === asks.length) return;
        // "Yes to both" and "no to the second" deal with questions that they do not name.
        const counted = own.tokens.some(({ kind, form }) => kind === 'word' && COUNTING.has(form));
        const evidence = new Evidence(0.6)
          .when(left.topic.size >= 2, 'asks about something definite', 0.5)
          .when(DEFINITE.has(left.kind), 'asks for something definite', 0.3)
          .when(counted, 'speaks of all the questions', -2)
          .when(
            dealt[asks.indexOf(left)]?.answered === true,
            'holds an answer of that kind',
            FACTUAL.has(left.kind) && asks.every((ask) => ask === left || ask.kind !== left.kind) ? -1 : -0.3,
          )
          .when(/\bor\b/i.test(left.text) && picksOne(own), 'says which of two', -1.2)
          .when(left.indirect && own.has('answer', 'yes'), 'says yes', -0.4)
          .when(left.indirect, 'asked without a question mark', -0.4)
          .when(moves.asks, 'asks back', -1.2)
          .when(moves.promises, 'promises to look into it', -0.5)
          .when(moves.redirects, 'points to a page or person', -1.5)
          .when(own.sentences.length > asks.length + 2, 'many sentences', -0.5);
        report({
          problem: 'partly',
          at: reply,
          related: [{ at: left, note: 'left open' }],
          evidence: evidence.facts,
          data: { answered: asks.length - open.length, total: asks.length, question: clip(left.text) },
        });
      },
    };
  },
});

/** True where most of a reply's words stood in an earlier one. */
function saidBefore(reply: TurnFacts, earlier: readonly TurnFacts[]): boolean {
  const words = wordList(reply);
  return earlier.some((facts) => overlapOf(words, wordList(facts)).contained > 0.75);
}

const wordList = (facts: TurnFacts): string[] => facts.tokens.filter(({ kind }) => kind === 'word').map(({ form }) => form);

const clip = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 80 ? line : `${line.slice(0, line.lastIndexOf(' ', 78))} …`;
};

import { type Ask, type AskKind, defineRule, Evidence, type TurnFacts, v } from '../../src/rule/index.ts';

/** Groups of the `answer` concept that answer a question of each kind. */
const ANSWERS: Readonly<Record<AskKind, readonly string[]>> = {
  status: ['done', 'state', 'time', 'reason', 'unknown', 'yes', 'no', 'impossible'],
  time: ['time', 'unknown', 'done'],
  place: ['place', 'state', 'unknown'],
  quantity: ['amount', 'unknown'],
  reason: ['reason', 'unknown', 'impossible'],
  method: ['possible', 'impossible', 'place', 'done', 'yes', 'no'],
  person: ['state', 'done', 'place'],
  thing: ['state', 'done', 'possible', 'impossible', 'place', 'amount', 'yes', 'no', 'unknown'],
  yesno: ['yes', 'no', 'possible', 'impossible', 'done', 'state', 'unknown', 'amount', 'place'],
  action: ['done', 'yes', 'no', 'impossible', 'possible', 'time', 'state', 'amount'],
  help: ['done', 'yes', 'possible', 'impossible', 'reason', 'state', 'place', 'amount'],
  open: ['yes', 'no', 'done', 'state', 'reason', 'possible', 'impossible', 'unknown', 'time', 'amount', 'place'],
};

const CLOCK = /^\d{1,2}[:.]\d{2}|^\d{1,2}(?:am|pm|h)$|^\d{1,2}[/.-]\d{1,2}/i;

const ASKED: Readonly<Record<AskKind, string>> = {
  status: 'what the state of things is', time: 'when', place: 'where', quantity: 'how much', reason: 'why', method: 'how', person: 'who',
  thing: 'which or what', yesno: 'whether', action: 'to have something done', help: 'for help', open: 'a question',
};

/** How a reply deals with one ask: by words of the right kind, by touching its matter, or not at all. */
function touches(ask: Ask, reply: TurnFacts, others: readonly Ask[]): { kind: boolean; topic: boolean } {
  const kind =
    ANSWERS[ask.kind].some((group) => reply.has('answer', group)) ||
    (ask.kind === 'time' && reply.numbers.some(({ form }) => CLOCK.test(form))) ||
    (ask.kind === 'quantity' && reply.numbers.length > 0);
  // Words that another question shares cannot tell which of them was answered.
  const own = [...ask.topic].filter((stem) => !others.some((other) => other !== ask && other.topic.has(stem)));
  return { kind, topic: own.length === 0 ? kind : own.some((stem) => reply.content.has(stem)) };
}

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
      ignored: 'The customer asked {{asked}} (“{{question}}”) and the reply does not say. Answer it, or say that you do not know yet and by when you will.',
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
    return {
      reply(reply) {
        const { asks: all, upset } = situation(reply);
        const asks = all.filter((ask) => ask.kind !== 'help' || all.length === 1);
        if (asks.length === 0) return;
        const own = facts(reply);
        const moves = {
          asks: own.has('info-request') || own.sentences.some(({ mark }) => mark === '?'),
          promises: own.has('promise') || own.has('holding'),
          redirects: own.has('deflection') || own.links.length > 0,
          steps: own.has('instruction'),
        };
        const dealt = asks.map((ask) => touches(ask, own, asks));
        const open = asks.filter((_, index) => dealt[index]?.kind === false && dealt[index]?.topic === false);
        const first = asks[0] as Ask;
        const none = dealt.every(({ kind }) => !kind);
        if (none) {
          const evidence = new Evidence(1.0)
            .when(asks.some(({ kind }) => kind !== 'help' && kind !== 'open'), 'asks for something definite', 0.8)
            .when(first.indirect, 'asked without a question mark', -0.3)
            .when(moves.asks, 'asks back', -2.5)
            .when(moves.promises, 'promises to look into it', -2.5)
            .when(moves.redirects, 'points to a page or person', -2.5)
            .when(moves.steps, 'gives a step', -2.5)
            .when(own.numbers.length > 0, 'gives a figure', -0.6)
            .when(dealt.every(({ topic }) => !topic), 'touches none of the words asked about', 0.8);
          report({
            problem: 'ignored', at: reply, related: [{ at: first, note: 'the question' }], evidence: evidence.facts,
            severity: upset.probability >= 0.5 ? 'error' : 'warning',
            data: { asked: ASKED[first.kind], question: clip(first.text) },
          });
          return;
        }
        if (!options.partly || asks.length < 2 || open.length === 0) return;
        const left = open[0] as Ask;
        const evidence = new Evidence(0.4)
          .when(left.topic.size >= 2, 'asks about something definite', 0.4)
          .when(moves.asks, 'asks back', -1.2)
          .when(moves.promises, 'promises to look into it', -1.2)
          .when(moves.redirects, 'points to a page or person', -1.0);
        report({
          problem: 'partly', at: reply, related: [{ at: left, note: 'left open' }], evidence: evidence.facts,
          data: { answered: asks.length - open.length, total: asks.length, question: clip(left.text) },
        });
      },
    };
  },
});

const clip = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 80 ? line : `${line.slice(0, line.lastIndexOf(' ', 78))} …`;
};

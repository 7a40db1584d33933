import { clip, defineRule, Evidence, handOffsOf, inSentence, type Turn, v } from '../../src/rule/index.ts';

export default defineRule({
  meta: {
    description: 'A customer who was handed off before, or was sent here, is handed off again',
    category: 'answer',
    cause: 'hand-off',
    severity: 'warning',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat'],
    modes: ['lint', 'check'],
    concepts: ['deflection', 'fallback', 'sent-around', 'ask-them'],
    problems: {
      again:
        'Hand-off number {{count}} in this conversation (“{{move}}”). The customer starts again each time. Ask the colleague or the other office yourself and report back.',
      back: 'The customer has been sent from one place to another and is sent on (“{{move}}”). Take the matter, ask the other side yourself and report back.',
    },
  },
  suggestions: {
    again: {
      en: ['I’ll ask [colleague] myself and write to you here by [time].'],
      it: ['Chiedo io a [collega] e scrivo qui entro [ora].'],
    },
    back: {
      en: ['You’ve been sent round enough: I’ll ask [office] myself and write to you here by [time].'],
      it: ['L’hanno già rimandata abbastanza: sento io [ufficio] e scrivo qui entro [ora].'],
    },
  },
  options: v.strictObject({
    max: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.description('How many hand-offs a conversation may have.')), 1),
  }),
  create({ facts, situation, options, mayShow, report }) {
    // A page to read is no hand-off to anybody.
    const handed = (turn: Turn) => {
      const found = handOffsOf(facts(turn), (group) => group !== 'page');
      return found === undefined || found.spare ? undefined : found;
    };
    const sentOn = new Map<Turn, boolean>();
    /** That a reply sent the customer on, asked of it again at each reply that does so after it. */
    const sendsOn = (turn: Turn): boolean => {
      let sends = sentOn.get(turn);
      if (sends === undefined) {
        sends = facts(turn).has('ask-them') || handed(turn) !== undefined;
        sentOn.set(turn, sends);
      }
      return sends;
    };
    return {
      reply(reply) {
        const own = facts(reply);
        const found = handed(reply);
        const back = own.matches('ask-them')[0];
        const sentence = found?.counted[0] ?? (back === undefined ? undefined : own.sentences.find((each) => inSentence(back, each)));
        if (sentence === undefined) return;
        const { customer, team, request } = situation(reply);
        const earlier = team.filter(sendsOn).length;
        const told = customer.some((turn) => facts(turn).has('sent-around', 'sent'));
        const latest = customer.at(-1);
        const been = latest !== undefined && facts(latest).has('sent-around', 'been');
        if (earlier < options.max && !told && !been && back === undefined) return;
        const help = [...own.matches('answer'), ...own.matches('instruction')].filter(
          ({ group, span }) => group !== 'place' && group !== 'time' && span.end <= sentence.span.start,
        ).length;
        const evidence = new Evidence(-0.9, 'sends the customer elsewhere')
          .add('handed off before in this conversation', earlier >= options.max ? 1.5 + 0.5 * Math.min(earlier - options.max, 2) : 0)
          .when(told, 'the customer was sent from one to another', 1.5)
          .when(been, 'the customer has been there', 1.4)
          .when(back !== undefined, 'sends them back to a colleague who has the matter', 1.8)
          .when(own.has('warm-transfer'), 'the colleague is told of the matter', -1.8)
          .when(own.has('info-request', 'order') || own.has('info-request', 'account'), 'asks for one thing that is needed to go on', -1)
          .add('helps before it hands off', -0.8 * Math.min(help, 2))
          .when(own.has('promise', 'will') || own.has('promise', 'now') || own.has('promise', 'timed'), 'takes something on', -0.7)
          .when(request !== undefined && facts(request).has('contact-request'), 'the customer asked where to turn', -1.5)
          .when(request !== undefined && facts(request).has('human-request'), 'the customer asked for a person', -1)
          .when(own.sentences.length > 5, 'a long reply', -0.5);
        if (!mayShow(evidence.logOdds)) return;
        const data = { move: clip(sentence.text) };
        const severity = earlier >= 2 || back !== undefined ? 'error' : 'warning';
        if (earlier >= options.max)
          report({ problem: 'again', at: sentence, evidence: evidence.facts, severity, data: { ...data, count: earlier + 1 } });
        else report({ problem: 'back', at: sentence, evidence: evidence.facts, severity, data });
      },
    };
  },
});

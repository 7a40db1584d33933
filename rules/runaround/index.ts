import {
  clip,
  defineRule,
  Evidence,
  handOffsOf,
  inSentence,
  overlaps,
  type Sentence,
  type Turn,
  type TurnFacts,
  v,
} from '../../src/rule/index.ts';

/** Groups of hand-offs to where the team has written to the customer. */
const WRITTEN = new Set(['dm', 'mail', 'intake']);
/** A private message to the team: an address or a link in it leads there too. */
const isPrivate = (groups: readonly string[]): boolean =>
  groups.includes('dm') && groups.every((group) => group === 'dm' || group === 'intake');
/** In so many words a turn asks the last question again of another matter: "and for the branch in Bari?". */
const FOLLOW_ON = 8;

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
    /** The sentences by which a reply sends the customer on, and whether only into the team's own private chat. */
    const handed = (turn: Turn): { counted: readonly Sentence[]; inPrivate: boolean } | undefined => {
      const own = facts(turn);
      // "We have just sent you a message" and "check your inbox" tell where the answer is; what was written there is read there.
      const wrote = own.has('warm-transfer', 'written');
      // A page to read is no hand-off to anybody.
      const found = handOffsOf(own, (group) => group !== 'page' && !(wrote && WRITTEN.has(group)));
      if (found === undefined || found.spare) return undefined;
      // What a team takes up with its own people it has not handed to the customer.
      const inHouse = own.matches('warm-transfer', 'in-house');
      const counted = found.counted.filter((sentence) => !inHouse.some((match) => inSentence(match, sentence)));
      return counted.length === 0 ? undefined : { counted, inPrivate: isPrivate(found.moves.map(({ group }) => group)) };
    };
    const seen = new Map<Turn, ReturnType<typeof handed>>();
    /** The same, asked of an earlier reply again at each one after it. */
    const handedOnce = (turn: Turn): ReturnType<typeof handed> => {
      if (!seen.has(turn)) seen.set(turn, handed(turn));
      return seen.get(turn);
    };
    const sendsOn = (turn: Turn): boolean => facts(turn).has('ask-them') || handedOnce(turn) !== undefined;
    return {
      reply(reply) {
        const own = facts(reply);
        const found = handed(reply);
        const { customer, team, request } = situation(reply);
        const before = team.filter(sendsOn);
        const earlier = before.length;
        const told = customer.some((turn) => facts(turn).has('sent-around', 'sent'));
        const latest = customer.at(-1);
        const failed = latest !== undefined && facts(latest).has('sent-around', 'failed');
        // Who is asked "when were you there?" and says it does not complain of having been there.
        const asked = team.at(-1) !== undefined && facts(team.at(-1) as Turn).sentences.some(({ mark }) => mark === '?');
        const been = failed || (latest !== undefined && !asked && facts(latest).has('sent-around', 'been'));
        // "Ask him" sends back only where a colleague has the matter, as the reply says or as it went before.
        const back = own.matches('ask-them', 'has-it')[0] ?? (earlier > 0 || told || been ? own.matches('ask-them', 'ask')[0] : undefined);
        const sentence = found?.counted[0] ?? (back === undefined ? undefined : own.sentences.find((each) => inSentence(back, each)));
        if (sentence === undefined) return;
        // To ask somebody who was elsewhere into the team's own chat is to take the matter up.
        const takesIn = found?.inPrivate === true;
        if (earlier < options.max && !told && !(been && !takesIn) && back === undefined) return;
        // The same door held open once more is no second one, unless the customer has been through it.
        const sameDoor =
          takesIn &&
          back === undefined &&
          !told &&
          !been &&
          earlier > 0 &&
          before.every((turn) => handedOnce(turn)?.inPrivate) &&
          !customer.some((turn) => turn.index > (before[0] as Turn).index && facts(turn).has('sent-it'));
        const help = [...own.matches('answer'), ...own.matches('instruction')].filter(
          ({ group, span }) => group !== 'place' && group !== 'time' && span.end <= sentence.span.start,
        ).length;
        const evidence = new Evidence(-0.9, 'sends the customer elsewhere')
          .add('handed off before in this conversation', earlier >= options.max ? 1.5 + 0.5 * Math.min(earlier - options.max, 2) : 0)
          .when(told, 'the customer was sent from one to another', 1.5)
          .when(been, 'the customer has been there', 1.4)
          .when(back !== undefined, 'sends them back to a colleague who has the matter', 1.8)
          .when(sameDoor, 'the same private chat, where the customer has not been yet', -1)
          .when(own.has('warm-transfer', 'asks-about'), 'asks how it went there', -1.5)
          .when(own.has('warm-transfer', 'warm'), 'the colleague is told of the matter', -1.8)
          .when(own.has('info-request', 'order') || own.has('info-request', 'account'), 'asks for one thing that is needed to go on', -1)
          .add('helps before it hands off', -0.8 * Math.min(help, 2))
          .when(
            ['will', 'now', 'timed'].some((group) =>
              own.matches('promise', group).some(({ span }) => back === undefined || !overlaps(span, back.span)),
            ),
            'takes something on',
            -0.7,
          )
          .when(asksWhere(customer.map(facts), request), 'the customer asked where to turn', -1.5)
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

/** That the customer asks where to turn, now or in the turn before a short one that goes on with it. */
function asksWhere(customer: readonly TurnFacts[], request: Turn | undefined): boolean {
  const latest = customer.at(-1);
  if (latest === undefined || request === undefined) return false;
  return latest.has('contact-request') || (latest.words <= FOLLOW_ON && customer.at(-2)?.has('contact-request') === true);
}

import { defineRule, Evidence, inSentence, type Place, type Sentence, type TurnFacts, v } from '../../src/rule/index.ts';

/** Groups that own a fault or offer repair: they say more than another sorry does. */
const MORE_THAN_SORRY = new Set(['owning', 'repair', 'slip', 'feeling']);
const SHORT = 60;

export default defineRule({
  meta: {
    description: 'More sorry than helps: said again and again in one reply, or in reply after reply with nothing new',
    category: 'tone',
    severity: 'suggestion',
    since: '0.1.0',
    presets: ['strict'],
    modes: ['lint', 'check', 'canned'],
    concepts: ['apology'],
    problems: {
      twice: 'This reply says sorry {{count}} times. Once is enough: use the space for what happens next.',
      running: 'The third reply running that says sorry and brings nothing new. Say what has been done since, or when there will be news.',
    },
  },
  suggestions: {
    running: {
      en: ['Since yesterday: [what was done]. Next: [step], by [time].'],
      it: ['Da ieri: [che cosa è stato fatto]. Poi: [passo], entro [ora].'],
    },
  },
  options: v.strictObject({
    max: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.description('Sentences of one reply that may say sorry.')), 1),
  }),
  create({ facts, situation, options, report }) {
    return {
      reply(reply) {
        const own = facts(reply);
        const sorry = sorrySentences(own);
        const last = sorry.at(-1);
        if (last === undefined) return;
        const now = situation(reply);
        const { team } = now;
        const places = sorry.map((sentence) => own.sentences.indexOf(sentence));
        // "I'm sorry. I really am." is one breath.
        const apart = places.filter((place, index) => index === 0 || place - (places[index - 1] as number) > 1).length;
        if (sorry.length > options.max && (apart > 1 || sorry.length > options.max + 1)) {
          const evidence = new Evidence(-0.5)
            .add('sentences that say sorry', 0.9 * Math.min(sorry.length - options.max, 3))
            .when(own.words < SHORT, 'a short reply', 0.4)
            .when(own.words > 2 * SHORT, 'a long letter', -0.8)
            .when(now.upset.probability >= 0.5, 'the customer is upset', -0.4)
            .when(tellsNews(own), 'says what was done or when', -0.3);
          report({ problem: 'twice', at: last, evidence: evidence.facts, data: { count: sorry.length }, related: othersOf(sorry) });
        }
        const before = team.slice(-2).map(facts);
        const again = sorrySentences(own, false)[0];
        if (again === undefined || before.length < 2 || !before.every((earlier) => sorrySentences(earlier, false).length > 0)) return;
        const known = new Set(team.flatMap((turn) => [...facts(turn).residue]));
        const fresh = [...own.residue].filter((stem) => !known.has(stem)).length;
        const evidence = new Evidence(1.2)
          .when(tellsNews(own), 'says what was done or when', -1.6)
          .when(own.numbers.length > 0, 'gives a number', -0.8)
          .add('new matter', -0.25 * Math.min(fresh, 8))
          .when(own.has('info-request'), 'asks for something', -0.8);
        report({ problem: 'running', at: again, evidence: evidence.facts });
      },
    };
  },
});

/** `hear`: also "sorry to hear that", which answers what was told just now. */
function sorrySentences(own: TurnFacts, hear = true): Sentence[] {
  const said: readonly Place[] = [
    ...own.matches('apology').filter(({ group, weight }) => weight >= 1 && !MORE_THAN_SORRY.has(group) && (hear || group !== 'hear')),
    ...own.matches('non-apology').filter(({ group }) => group !== 'agentless' && group !== 'expectations'),
  ];
  return said.length === 0 ? [] : own.sentences.filter((sentence) => said.some((place) => inSentence(place, sentence)));
}

const tellsNews = (own: TurnFacts): boolean =>
  own.has('answer', 'done') || own.has('promise', 'timed') || own.has('answer', 'time') || own.has('answer', 'amount');

const othersOf = (sorry: readonly Sentence[]): { at: Place; note: string }[] =>
  sorry.slice(0, -1).map((at) => ({ at, note: 'sorry here too' }));

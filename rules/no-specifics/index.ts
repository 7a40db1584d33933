import {
  bringsMatter,
  defineRule,
  Evidence,
  newsIn,
  readingOf,
  say,
  type Turn,
  type TurnFacts,
  type Value,
  v,
} from '../../src/rule/index.ts';

export default defineRule({
  meta: {
    description: 'Says “your request” or “the issue” and never names what the customer described',
    category: 'substance',
    cause: 'empty',
    severity: 'suggestion',
    since: '0.1.0',
    written: true,
    presets: ['recommended', 'strict', 'social', 'email', 'chat'],
    modes: ['lint', 'check'],
    concepts: ['generic-reference'],
    problems: {
      unnamed: 'Says “{{phrase}}” but never names it ({{words}}). Use the customer’s own word: it shows that you read it.',
    },
  },
  suggestions: {
    unnamed: {
      en: ['“Your [thing, in the customer’s word]” in place of “your issue”.'],
      it: ['«[La cosa, con la parola del cliente]» al posto di «la Sua richiesta».'],
    },
  },
  options: v.strictObject({
    minWords: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(1), v.description('Words of matter from which a problem counts as described.')),
      5,
    ),
    sensitive: v.optional(
      v.pipe(
        v.array(v.string()),
        v.description('Words of the customer with which a reply in public had better stay general (health, debt).'),
      ),
      [],
    ),
  }),
  create({ facts, situation, options, mayShow, report }) {
    return {
      reply(reply) {
        const own = facts(reply);
        const generic = own.matches('generic-reference');
        const first = generic[0];
        if (first === undefined) return;
        const state = situation(reply);
        const { request, customer, team, said } = state;
        if (request === undefined || !bringsMatter(state, facts, own)) return;
        const told = customer.reduce((most, turn) => (facts(turn).content.size > facts(most).content.size ? turn : most), request);
        const described = facts(told).content.size;
        if (described < options.minWords) return;
        if (options.sensitive.length > 0) {
          const text = told.text.toLowerCase();
          if (options.sensitive.some((word) => text.includes(word.toLowerCase()))) return;
        }
        const news = newsIn(own, said);
        const named = team.some((turn) => readingOf(facts(turn), said).shared >= 1);
        const evidence = new Evidence(0.8)
          .add(`${described} words of matter in the customer’s message`, 0.1 * Math.min(described - options.minWords, 10))
          .add(`${generic.length} times by a word that fits any matter`, 0.4 * Math.min(generic.length - 1, 2))
          .add(`${round(news.shared)} words of the customer’s matter`, -1.8 * Math.min(news.shared, 3))
          .add(`${round(news.own)} words of its own matter`, -0.5 * Math.min(news.own, 5))
          .add(`${own.residue.size} words outside set phrases`, -0.15 * Math.min(own.residue.size, 6))
          .add(`${news.figures} figures`, -0.6 * Math.min(news.figures, 2))
          .add('an answer', -0.5 * Math.min(news.answers, 2))
          .add('a step', -0.8 * Math.min(news.steps, 2))
          .add('a question about the matter', -0.5 * Math.min(news.questions, 2))
          .when(news.asks > 0, 'asks for what is needed to go on', -0.8)
          .when(news.pointers > 0, 'names a place to turn to', -0.4)
          .when(own.has('deflection', 'dm'), 'asks for a private message', -0.5)
          .when(named, 'an earlier reply named it', -1.2)
          .when(team.length > 0, 'in mid-thread', -0.4);
        if (!mayShow(evidence.logOdds)) return;
        report({
          problem: 'unnamed',
          at: first,
          related: [{ at: told, note: 'what the customer described' }],
          evidence: evidence.facts,
          data: { phrase: first.text.replace(/\s+/g, ' '), words: wordsOf(told, facts(told)) },
        });
      },
    };
  },
});

const round = (value: number): number => Math.round(value * 10) / 10;

/** Two words that name the matter: the kind of thing first, else the first long ones. */
function wordsOf(turn: Turn, told: TurnFacts): Value {
  const matter = told.tokens.filter((token) => token.kind === 'word' && token.form.length > 3 && told.stemOf(token) !== undefined);
  const things = matter.filter((token) => told.isCommon(told.stemOf(token) ?? ''));
  const words = [...things, ...matter].map(({ start, end }) => turn.text.slice(start, end).toLowerCase());
  return [...new Set(words)].slice(0, 2).join(', ') || say('the customer’s words');
}

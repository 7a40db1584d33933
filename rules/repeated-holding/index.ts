import { clip, defineRule, Evidence, type Match, newsIn, type Turn, type TurnFacts, v } from '../../src/rule/index.ts';

export default defineRule({
  meta: {
    description: 'The customer is told again that it is being looked at, with no new fact in between',
    category: 'substance',
    cause: 'empty',
    severity: 'warning',
    since: '0.1.0',
    written: true,
    presets: ['recommended', 'strict', 'social', 'email', 'chat'],
    modes: ['lint', 'check'],
    concepts: ['holding'],
    problems: {
      repeated:
        '“{{phrase}}”, and nothing new since “{{earlier}}”. Say what was checked, what is still open, and when you will write next.',
      third: 'Held off {{times}} times now (“{{phrase}}”) with no new fact. Call or write with what you know, even if it is little.',
    },
  },
  suggestions: {
    repeated: {
      en: ['[What was checked] is fine; [what] is still open. I’ll write at [time], with news or without.'],
      it: ['[Che cosa] è a posto; resta aperto [che cosa]. Scrivo alle [ora], con novità o senza.'],
    },
    third: {
      en: ['You have waited too long for a plain word: so far we know [what]. [Name] calls you at [time].'],
      it: ['Ha aspettato troppo per una parola chiara: finora sappiamo [cosa]. [Nome] la chiama alle [ora].'],
    },
  },
  options: v.strictObject({
    max: v.optional(
      v.pipe(
        v.number(),
        v.integer(),
        v.minValue(1),
        v.description('How many holding replies running are allowed before the next is reported.'),
      ),
      1,
    ),
  }),
  create({ facts, situation, options, mayShow, report }) {
    return {
      reply(reply) {
        const now = situation(reply);
        const { request, team } = now;
        if (request === undefined || team.length === 0) return;
        const own = facts(reply);
        const hold = holdOf(own);
        if (hold === undefined) return;
        const { asks, said, upset } = now;
        // Back through the team's replies, as long as they only held.
        const held: Turn[] = [];
        let told = 0;
        for (const turn of [...team].reverse()) {
          if (holdOf(facts(turn)) === undefined) break;
          held.push(turn);
          told = factsTold(newsIn(facts(turn), said));
          // What that reply told is no repetition: it begins the row.
          if (told >= 1) break;
        }
        if (held.length < options.max) return;
        const newest = newsIn(own, said);
        const first = facts(held.at(-1) as Turn);
        const known = held.flatMap((turn) => [...facts(turn).residue]);
        const fresh = [...own.residue].filter((stem) => !known.includes(stem) && !said.has(stem)).length;
        const asked = facts(request);
        const evidence = new Evidence(0.7)
          .add(`${fresh} words that were not there before`, -0.55 * Math.min(fresh, 5))
          .add(`${newest.figures} figures`, -1 * Math.min(newest.figures, 2))
          .add('an answer', -1.3 * Math.min(newest.answers, 2))
          .add('a time', -1.6 * Math.min(newest.times, 2))
          .add('a step', -1.8 * Math.min(newest.steps, 2))
          .add('a question', -2 * Math.min(newest.asks, 2))
          .add('a place to turn to', -1.2 * Math.min(newest.pointers, 2))
          .when(told >= 1, 'the reply before told something too', -0.6)
          .add('more than two running', 0.7 * Math.min(held.length - 1, 2))
          .when(asks.length > 0, 'the customer asked again', 0.6)
          .when(upset.probability >= 0.5, 'the customer is upset', 0.6)
          .when(asks.length === 0 && (asked.has('thanks') || asked.words <= 4), 'the customer did not press', -1.5)
          .when(own.has('moment') && own.words <= 25, 'asks for a moment, as in a live chat', -1.2);
        if (!mayShow(evidence.logOdds)) return;
        const third = held.length >= 2;
        report({
          problem: third ? 'third' : 'repeated',
          at: hold,
          related: held.map((turn) => ({ at: holdOf(facts(turn)) ?? turn, note: 'held here before' })),
          severity: third && upset.probability >= 0.5 ? 'error' : 'warning',
          evidence: evidence.facts,
          data: { phrase: clip(hold.text, 60), earlier: clip(holdOf(first)?.text ?? '', 60), times: held.length + 1 },
        });
      },
    };
  },
});

/** The words that hold the customer off: being looked at, in hand, news to come, asked to wait. */
function holdOf(reply: TurnFacts): Match | undefined {
  let first: Match | undefined;
  for (const holds of [reply.matches('holding'), reply.matches('stock', 'handling'), reply.matches('dismissive', 'patience')]) {
    for (const match of holds) if (first === undefined || match.span.start < first.span.start) first = match;
  }
  return first;
}

/** How much a reply told: an answer, a figure or a question counts one. */
const factsTold = ({ answers, figures, steps, asks, own }: ReturnType<typeof newsIn>): number =>
  answers + figures + steps + asks + (own >= 4 ? 1 : 0);

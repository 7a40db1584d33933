import {
  defineRule,
  Evidence,
  type Graded,
  logOddsOf,
  type Match,
  type Situation,
  type Turn,
  type TurnFacts,
  v,
} from '../../src/rule/index.ts';

/** Log-odds of the facts behind `cold`, set on labelled replies (docs/evidence.md). */
const COLD = {
  base: -1,
  upset: 0.75,
  trouble: 0.2,
  harm: 0.8,
  loss: 0.3,
  bureaucratic: 1.2,
  dismissive: 1,
  deflection: 0.4,
  asks: -1,
  offers: -0.5,
  greeting: -0.2,
  thanks: -0.3,
  mark: -0.8,
  deals: -0.2,
  curt: 0.1,
};

/** Emoji that blush or wince: they go with a sorry and are no cheer. */
const SHEEPISH = /[😅🙈😬🫣🤦🫠]/u;

/** Emoji that laugh at something; a smile does not. */
const LAUGHING = /[😂🤣😜😝🤪😹]/u;

const WARMTH = ['apology', 'empathy', 'warm', 'human-touch'] as const;

export default defineRule({
  meta: {
    description: 'A tone that clashes with the customer’s state or way of speaking',
    category: 'tone',
    severity: 'warning',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat'],
    modes: ['lint', 'check'],
    concepts: ['upset', 'apology'],
    problems: {
      cheerful: '“{{words}}” to somebody who wrote “{{state}}”. Leave the cheer out until the trouble is over.',
      cold: 'No human word to somebody who wrote “{{state}}”. Say first that you see what it means to them, then the matter.',
      flippant: '“{{words}}” makes light of “{{state}}”. Drop the joke: a real harm is not the place for it.',
      scolding: '“{{words}}” lectures the customer. State the fact without “you”, and what can be done now.',
      promo: '“{{words}}” sells something to somebody who has a trouble. Solve it first, sell another day.',
      register: '“{{words}}” does not fit how the customer writes (“{{state}}”). Meet their way of speaking.',
      mixed: '“{{words}}” and “{{other}}” mix two ways of addressing the customer. Keep to one.',
    },
  },
  suggestions: {
    cheerful: { en: ['I’ll write to you here by [time] with news.'], it: ['Le scrivo qui entro [ora] con una notizia.'] },
    cold: {
      en: ['I’m sorry, that is [a worry, a lot of money, a long wait].'],
      it: ['Mi dispiace, capisco che [è una preoccupazione, sono tanti soldi, l’attesa è lunga].'],
    },
    flippant: { en: ['I’m sorry this happened to you.'], it: ['Mi dispiace che sia successo.'] },
    scolding: {
      en: ['The [form] came without [date]; with it we can [next step].'],
      it: ['Nel [modulo] manca [la data]: appena c’è possiamo [passo successivo].'],
    },
    register: {
      en: ['Say it as you would to this person across a counter.'],
      it: ['Lo dica come lo direbbe a questa persona allo sportello.'],
    },
  },
  options: v.strictObject({
    problems: v.optional(
      v.pipe(
        v.array(v.picklist(['cheerful', 'cold', 'flippant', 'scolding', 'promo', 'register', 'mixed'])),
        v.description('The clashes to look for.'),
      ),
      ['cheerful', 'cold', 'flippant', 'scolding', 'promo', 'register', 'mixed'],
    ),
  }),
  create({ facts, situation, troubleOf, options, report }) {
    const wants = (problem: (typeof options.problems)[number]): boolean => options.problems.includes(problem);
    return {
      reply(reply) {
        const now = situation(reply);
        const own = facts(reply);
        const state = stateOf(now);
        const related = now.upset.at === undefined ? [] : [{ at: now.upset.at, note: 'how the customer feels' }];
        const upset = logOddsOf(now.upset.probability);

        const hit = now.request === undefined ? 0 : troubleOf(now.request).probability;
        if (wants('cheerful') && (now.upset.probability >= 0.3 || hit >= 0.6)) {
          const cheer = own.matches('cheerful');
          const happy = own.emoji.happy.filter(({ form }) => !SHEEPISH.test(form));
          const emoji = happy[0];
          const evidence = new Evidence(Math.max(upset, logOddsOf(hit) - 2) - 1.5, 'how badly off the customer is')
            .when(playful(now, facts), 'the customer smiles too', -1.5)
            .when(own.has('apology') || own.has('empathy'), 'says sorry too', -0.8)
            .add('cheerful words', 1.2 * Math.min(own.weight('cheerful'), 3))
            .add('happy emoji', 0.8 * Math.min(happy.length, 3))
            .when(own.exclamations > 1, 'several exclamation marks', 0.6);
          const at = cheer[0] ?? (emoji === undefined ? undefined : { turn: reply, span: { start: emoji.start, end: emoji.end } });
          if (at !== undefined)
            report({ problem: 'cheerful', at, related, evidence: evidence.facts, data: { words: textAt(reply, at.span), state } });
        }
        if (wants('cold') && !own.has('cheerful') && WARMTH.every((concept) => own.weight(concept) < 0.6)) {
          const asks =
            own.sentences.some(({ mark }) => mark === '?') || own.has('info-request', 'device') || own.has('info-request', 'error');
          const evidence = new Evidence(COLD.base)
            .add('how upset the customer is', COLD.upset * upset)
            .add('how surely a trouble was reported', COLD.trouble * logOddsOf(now.trouble.probability))
            .when(
              now.customer.some((turn) => facts(turn).has('upset', 'harm') || facts(turn).has('upset', 'fear-grief')),
              'the customer tells of harm or fear',
              COLD.harm,
            )
            .when(
              now.customer.some((turn) => facts(turn).has('problem', 'money') || facts(turn).has('problem', 'loss')),
              'money or things lost',
              COLD.loss,
            )
            .add('officialese', COLD.bureaucratic * Math.min(own.weight('bureaucratic'), 2))
            .add('brushes the customer off', COLD.dismissive * Math.min(own.weight('dismissive'), 2))
            .when(own.has('deflection'), 'sends the customer elsewhere', COLD.deflection)
            .when(asks, 'asks back', COLD.asks)
            .when(own.has('warm') || own.has('stock', 'availability') || own.has('promise'), 'offers help', COLD.offers)
            .when(own.has('greeting'), 'a greeting', COLD.greeting)
            .when(own.has('stock', 'thanks') || own.has('thanks-reply'), 'thanks', COLD.thanks)
            .when(own.exclamations > 0 || own.emoji.happy.length > 0, 'a friendly mark', COLD.mark)
            .when(own.has('answer') || own.has('instruction'), 'deals with the matter', COLD.deals)
            .when(own.words < 25, 'curt', COLD.curt);
          report({
            problem: 'cold',
            at: own.sentences[0] ?? reply,
            related,
            evidence: evidence.facts,
            severity: 'suggestion',
            data: { state },
          });
        }
        if (wants('flippant')) {
          const laughing = own.emoji.happy.find(({ form }) => LAUGHING.test(form));
          const joke =
            own.matches('flippant')[0] ??
            (laughing === undefined ? undefined : { turn: reply, span: laughing, weight: 1.2, text: laughing.form });
          if (joke !== undefined) {
            const evidence = new Evidence(Math.max(upset, logOddsOf(now.trouble.probability)) - 0.4, 'how badly off the customer is')
              .add('a joke', joke.weight)
              .when(playful(now, facts), 'the customer jokes too', -6);
            report({
              problem: 'flippant',
              at: joke,
              related,
              evidence: evidence.facts,
              severity: 'error',
              data: { words: joke.text, state },
            });
          }
        }
        if (wants('scolding')) {
          // Mild reminders ("make sure", "remember to") lecture nobody by themselves.
          const blame = own.matches('blame').filter(({ weight }) => weight >= 1);
          if (blame[0] !== undefined) {
            const evidence = new Evidence(-1.1)
              .add('words of blame', 1.6 * Math.min(own.weight('blame'), 2))
              .when(now.trouble.probability > 0.5, 'to a customer with a trouble', 0.5);
            report({ problem: 'scolding', at: blame[0], related, evidence: evidence.facts, data: { words: blame[0].text } });
          }
        }
        if (wants('promo')) {
          const promo = own.matches('promo').filter(({ weight }) => weight >= 0.7);
          if (promo[0] !== undefined) {
            const evidence = new Evidence(
              logOddsOf(Math.max(now.trouble.probability, now.upset.probability)) - 0.8,
              'a trouble was reported',
            ).add('words that sell', 1.2 * Math.min(own.weight('promo'), 2.5));
            report({ problem: 'promo', at: promo[0], related, evidence: evidence.facts, data: { words: promo[0].text } });
          }
        }
        if (wants('register') && now.request !== undefined) judgeRegister(own, now);
        if (wants('mixed')) judgeAddress(own);
      },
    };

    /** Officialese to slang, slang to formal address. In between anything goes. */
    function judgeRegister(own: TurnFacts, now: Situation): void {
      const customer = now.customer.map(facts);
      const sum = (concept: string): number => customer.reduce((total, each) => total + each.weight(concept), 0);
      const formal = sum('formal') - sum('slang');
      const casual = own.matches('casual');
      const stiff = [...own.matches('bureaucratic'), ...own.matches('greeting', 'formal'), ...own.matches('greeting', 'impersonal')];
      const quote = (concept: string): string => customer.flatMap((each) => each.matches(concept))[0]?.text ?? '';
      if (casual[0] !== undefined && formal > 0) {
        const evidence = new Evidence(-1.2)
          .add('very casual words', 1.2 * Math.min(own.weight('casual'), 2.5))
          .add('the customer writes formally', 0.7 * Math.min(formal, 2.5));
        report({ problem: 'register', at: casual[0], evidence: evidence.facts, data: { words: casual[0].text, state: quote('formal') } });
      } else if (stiff[0] !== undefined && formal < 0) {
        const evidence = new Evidence(-1.5)
          .add('stiff words', 0.9 * Math.min(own.weight('bureaucratic') + 0.5 * stiff.length, 3))
          .add('the customer writes casually', 0.8 * Math.min(-formal, 2.5));
        report({ problem: 'register', at: stiff[0], evidence: evidence.facts, data: { words: stiff[0].text, state: quote('slang') } });
      }
    }

    /** Two ways of saying "you" in one reply. */
    function judgeAddress(own: TurnFacts): void {
      const tu = own.matches('address', 'tu');
      // "Suo" with a capital inside a sentence is polite beyond doubt; without it may be his or hers.
      const written = own
        .matches('address', 'lei-weak')
        .filter(({ span, text }) => /^\p{Lu}/u.test(text) && !own.sentences.some((each) => each.span.start === span.start));
      const lei = [...own.matches('address', 'lei'), ...written];
      const [first, second] = [tu[0], lei[0]];
      if (first === undefined || second === undefined) return;
      const evidence = new Evidence(-2.2)
        .add('familiar address', 1.5 * Math.min(own.weight('address', 'tu'), 1.5))
        .add('polite address', 1.5 * Math.min(own.weight('address', 'lei') + written.length, 1.5));
      report({
        problem: 'mixed',
        at: first,
        related: [{ at: second, note: 'the other address' }],
        evidence: evidence.facts,
        data: { words: first.text, other: second.text },
      });
    }
  },
});

const playful = (now: Situation, facts: (turn: Turn) => TurnFacts): boolean =>
  now.customer.slice(-2).some((turn) => facts(turn).has('playful') || facts(turn).emoji.happy.length > 0);

const textAt = (turn: Turn, span: Match['span']): string => turn.text.slice(span.start, span.end);

function stateOf({ upset, trouble, request }: Situation): string {
  const at: Graded['at'] = upset.at ?? trouble.at;
  const text = at === undefined ? (request?.text ?? '') : at.turn.text.slice(at.span.start, at.span.end);
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 60 ? line : `${line.slice(0, line.lastIndexOf(' ', 58))} …`;
}

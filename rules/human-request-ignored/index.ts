import { defineRule, Evidence, inSentence, type Match, sentenceOf, type TurnFacts } from '../../src/rule/index.ts';

/** A wish for a person that is told as a story ("I tried to speak to someone for days") is no request. */
const SHORT = 12;

export default defineRule({
  meta: {
    description: 'A customer asks for a person, or whether a person answers, and gets no straight answer',
    category: 'answer',
    cause: 'unanswered',
    severity: 'warning',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat'],
    modes: ['lint', 'check'],
    concepts: ['human-request', 'human-answer'],
    problems: {
      person:
        'The customer asks for a person (“{{request}}”) and the reply passes over it. Say who takes over and when, or why nobody can and what to do instead.',
      bot: 'The customer asks whether a person answers (“{{request}}”) and the reply does not say. Say plainly whether they talk to a person or to a machine.',
    },
  },
  suggestions: {
    person: {
      en: ['I’m passing you to [name] now.', 'Our people are here from [time]; shall I have somebody call you at [time]?'],
      it: ['La passo subito a [nome].', 'I colleghi ci sono dalle [ora]: La faccio chiamare alle [ora]?'],
    },
    bot: {
      en: ['I’m a person: [name], from [team].', 'I’m an automated assistant. To reach a person, [step].'],
      it: ['Sono una persona: [nome], del [reparto].', 'Sono un assistente automatico. Per parlare con una persona, [passo].'],
    },
  },
  create({ facts, situation, report }) {
    return {
      reply(reply) {
        const { request, customer } = situation(reply);
        if (request === undefined) return;
        const asked = facts(request);
        if (!asked.has('human-request')) return;
        const bot = asked.matches('human-request', 'bot').find((match) => questioned(match, asked));
        const person = asked.matches('human-request', 'wants-person').find((match) => wanted(match, asked));
        const match = bot ?? person;
        if (match === undefined) return;
        const own = facts(reply);
        const sends = own.matches('deflection').some(({ group }) => group !== 'page' && group !== 'form');
        const help = own.has('instruction') || own.matches('answer').some(({ group }) => group !== 'place' && group !== 'time');
        const before = customer
          .slice(0, -1)
          .some((turn) => facts(turn).has('human-request', 'wants-person') || facts(turn).has('human-request', 'bot'));
        const evidence = new Evidence(1.1, bot === undefined ? 'asks for a person' : 'asks whether a person answers')
          .when(own.has('human-answer', 'is'), 'says who or what answers', -3)
          .when(own.has('human-answer', 'brings'), 'brings a person, or says when one is there', bot === undefined ? -3 : -2)
          .when(sends, 'says where a person can be reached', bot === undefined ? -2 : -0.8)
          .when(own.has('promise', 'contact') || own.has('promise', 'passed'), 'promises that somebody will be in touch', -1.2)
          .when(before, 'asked before', 0.8)
          .when(reply.role === 'bot', 'a bot answers', 0.5)
          .when(help && bot === undefined, 'deals with the matter', -0.7)
          .when(
            bot === undefined &&
              asked.has('contact-request') &&
              (own.has('info-request') || own.sentences.some(({ mark }) => mark === '?')),
            'asked how, and is asked what it is about',
            -1,
          )
          .when(asked.words > 30, 'one of many things said', -0.6)
          .when(asked.has('playful') || asked.emoji.happy.length > 0, 'asked in jest', -0.8);
        report({
          problem: bot === undefined ? 'person' : 'bot',
          at: own.sentences[0] ?? reply,
          related: [{ at: match, note: 'the request' }],
          evidence: evidence.facts,
          severity: before ? 'error' : 'warning',
          data: { request: match.text.replace(/\s+/g, ' ').trim() },
        });
      },
    };
  },
});

const questioned = (match: Match, facts: TurnFacts): boolean =>
  facts.sentences.some((sentence) => sentence.mark === '?' && inSentence(match, sentence));

const wanted = (match: Match, facts: TurnFacts): boolean =>
  !isTold(match, facts) &&
  (facts.sentences.some((sentence) => inSentence(match, sentence) && (sentence.mark === '?' || sentence.last - sentence.first <= SHORT)) ||
    facts.asks.some((ask) => match.span.start >= ask.span.start && match.span.start < ask.span.end));

/** What stands in a phrase only where two sayings run into one: "had to change over to @somebody 😒 folk there are rude". */
const SEAM = /[@\n\p{Extended_Pictographic}]/u;

/** "I had to speak to someone", "they put me through to a manager": told and not asked. */
function isTold(match: Match, facts: TurnFacts): boolean {
  if (SEAM.test(match.text)) return true;
  const sentence = sentenceOf(facts, match);
  return (
    sentence?.mark !== '?' && facts.matches('human-told').some(({ span }) => span.start <= match.span.start && span.end > match.span.start)
  );
}

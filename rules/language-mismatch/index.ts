import { defineRule, Evidence, sayLanguage, type Turn, v } from '../../src/rule/index.ts';

const LEAST_LETTERS = 20;
/** Fewer different words than these do not show that a text is in one language and not in the other. */
const LEAST_WORDS = 2;
/** Neighbours that short texts confuse, and that their speakers read. */
const NEAR: readonly string[] = ['es pt', 'es ca', 'fr ca', 'it ca', 'sv da', 'nl de'];

// A language by its name, in its own or another of our languages: somebody speaks of which language to use.
const SPEAKS_OF =
  /\b(?:english|italian|spanish|french|german|portuguese|dutch|polish|romanian|turkish|inglese|italiano|spagnolo|francese|tedesco|portoghese|inglés|español|francés|alemán|portugués|anglais|italien|espagnol|français|allemand|portugais|englisch|italienisch|spanisch|französisch|deutsch|portugiesisch|inglês|espanhol|francês|alemão|português|translat\w+|traduzion\w+|traduc\w+|traduç\w+|übersetz\w+|google translate)\b/i;

export default defineRule({
  meta: {
    description: 'A reply that is not in the customer’s language',
    category: 'safety',
    severity: 'error',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat'],
    modes: ['lint', 'check'],
    problems: {
      mismatch: 'The customer writes {{theirs}}, the reply is in {{ours}}. Answer in {{theirs}}, or say in {{theirs}} why you cannot.',
    },
  },
  options: v.strictObject({
    house: v.optional(
      v.pipe(
        v.array(v.string()),
        v.description('Languages (`en`, `it` …) in which you answer everybody by policy. Replies in them are not reported.'),
      ),
      [],
    ),
  }),
  create({ conversation, facts, situation, options, report }) {
    return {
      reply(reply) {
        const { customer, team, request } = situation(reply);
        const last = request ?? customer.at(-1);
        if (last === undefined) return;
        const own = facts(reply).ownLanguage;
        if (own.tag === undefined || own.tag === 'und' || own.mixed || own.letters < LEAST_LETTERS || options.house.includes(own.tag))
          return;
        const reads = (turn: Turn): boolean => facts(turn).ownLanguage.tag === own.tag || facts(turn).ownLanguage.mixed;
        // Whoever wrote the reply's language once, or mixes, reads it; mostly it is the latest turn that shows it.
        if (reads(last) || customer.some(reads)) return;
        const theirs = customer.map((turn) => facts(turn).ownLanguage);
        const latest = facts(last).ownLanguage;
        const sure = theirs.findLast(({ tag, letters }) => tag !== undefined && tag !== 'und' && letters >= LEAST_LETTERS);
        if (
          sure?.tag === undefined ||
          sure.tag === own.tag ||
          NEAR.some((pair) => pair.split(' ').includes(sure.tag as string) && pair.split(' ').includes(own.tag as string))
        )
          return;
        if (sure.tag !== 'und' && own.tag !== 'und' && (sure.against(own.tag) < LEAST_WORDS || own.against(sure.tag) < LEAST_WORDS)) return;
        const asked = conversation.turns.some((turn) => turn.index <= reply.index && SPEAKS_OF.test(turn.text));
        const evidence = new Evidence(1.6, 'the customer’s words and the reply’s are clearly of two languages')
          .when(latest === sure, 'the customer’s latest words are', 0.6)
          .when(own.letters >= 60 && sure.letters >= 60, 'both are long', 0.8)
          .when(theirs.length > 1 && theirs.every(({ tag }) => tag === sure.tag), 'the customer never wrote otherwise', 0.5)
          .when(asked, 'a language is spoken of', -4)
          .when(
            team.some((turn) => facts(turn).ownLanguage.tag === own.tag) && theirs.length > 1,
            'the conversation goes on in two languages',
            -1.5,
          );
        report({
          problem: 'mismatch',
          at: reply,
          related: [{ at: last, note: 'the customer’s language' }],
          evidence: evidence.facts,
          data: { theirs: sayLanguage(sure.tag), ours: sayLanguage(own.tag) },
        });
      },
    };
  },
});

import { defineRule, Evidence, say, sayList, v } from '../../src/rule/index.ts';
import { isDesk, isSigned, nameOf } from './names.ts';

export default defineRule({
  meta: {
    description: 'Nobody speaks to nobody: no name of the customer, a general address, no signature, no I or we',
    category: 'substance',
    cause: 'empty',
    severity: 'suggestion',
    since: '0.1.0',
    written: true,
    presets: ['strict', 'email', 'social'],
    modes: ['lint', 'check'],
    concepts: ['generic-address', 'first-person'],
    problems: {
      address: '“{{address}}”, though the customer’s name is known. Use the name.',
      faceless: 'Nobody speaks to nobody here: {{signs}}. Use the customer’s name where you know it, say I or we, and sign.',
    },
  },
  suggestions: {
    address: { en: ['Dear [name],'], it: ['Buongiorno [nome],'] },
    faceless: { en: ['Hello [name], I have … [your first name]'], it: ['Buongiorno [nome], ho … [il proprio nome]'] },
  },
  options: v.strictObject({
    namesShown: v.optional(v.pipe(v.boolean(), v.description('The channel shows who writes: a missing signature does not count.')), false),
  }),
  create({ facts, situation, options, report }) {
    return {
      reply(reply) {
        const { customer, team, request } = situation(reply);
        const own = facts(reply);
        const address = own.matches('generic-address')[0];
        if (request === undefined || reply.role === 'bot') return;
        // Mid-thread people do not greet each other again; nor is a line in a chat a letter.
        if (address === undefined && (team.length > 0 || own.words < 15)) return;
        const name = nameOf(customer, team, facts, own);
        const named =
          own.matches('greeting', 'named').some(({ span }) => address === undefined || span.start >= address.span.end) ||
          name?.forms.some((form) => own.tokens.some((token) => token.form === form)) === true;
        const unnamed = name !== undefined && !named;
        if (named && address === undefined) return;
        const shown = options.namesShown || reply.messages.some(({ author }) => author !== undefined && !isDesk(author, own));
        const unsigned = !shown && !isSigned(own);
        const voiceless = !own.has('first-person');
        const evidence = new Evidence(-2)
          .when(address !== undefined, 'speaks to any customer', 1.6)
          .when(unnamed, 'the customer’s name is known and not used', 1.3)
          .when(unsigned, 'no person signs', 0.7)
          .when(voiceless, 'neither I nor we', 0.9)
          // Who writes a review seldom leaves a name, and "dear guest" with a person's name below it is a person's answer.
          .when(!unnamed && isSigned(own), 'a person signs', -0.7)
          .when(own.has('empathy'), 'meets the feeling', -0.3)
          .when(named, 'the name is used all the same', -2);
        const signs = [
          ...(address === undefined ? [] : [say('a general address')]),
          ...(unnamed ? [say('the customer’s name not used')] : []),
          ...(unsigned ? [say('no signature of a person')] : []),
          ...(voiceless ? [say('neither I nor we')] : []),
        ];
        if (signs.length < 2) return;
        if (address !== undefined && unnamed) {
          const related = [{ at: name.at, note: 'the customer’s name' }];
          report({
            problem: 'address',
            at: address,
            related,
            evidence: evidence.facts,
            severity: 'warning',
            data: { address: address.text },
          });
        } else report({ problem: 'faceless', at: address ?? reply, evidence: evidence.facts, data: { signs: sayList(signs) } });
      },
    };
  },
});

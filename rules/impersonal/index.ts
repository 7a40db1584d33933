import { defineRule, Evidence, type Place, type Turn, type TurnFacts, v } from '../../src/rule/index.ts';

/** A line of more words is no signature. */
const LINE = 4;

export default defineRule({
  meta: {
    description: 'Nobody speaks to nobody: no name of the customer, a general address, no signature, no I or we',
    category: 'substance',
    cause: 'empty',
    severity: 'suggestion',
    since: '0.1.0',
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
        const name = nameOf(customer, facts, own);
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
          .when(own.has('empathy'), 'meets the feeling', -0.3)
          .when(named, 'the name is used all the same', -2);
        const signs = [
          ...(address === undefined ? [] : ['a general address']),
          ...(unnamed ? ['the customer’s name not used'] : []),
          ...(unsigned ? ['no signature of a person'] : []),
          ...(voiceless ? ['neither I nor we'] : []),
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
        } else report({ problem: 'faceless', at: address ?? reply, evidence: evidence.facts, data: { signs: signs.join(', ') } });
      },
    };
  },
});

/** The customer's name: at the foot of a message, or as the export gives it. Handles and nicknames are none. */
function nameOf(
  customer: readonly Turn[],
  facts: (turn: Turn) => TurnFacts,
  own: TurnFacts,
): { forms: string[]; at: Turn | Place } | undefined {
  for (const turn of customer) {
    const said = facts(turn);
    const foot = said.sentences.at(-1);
    if (foot !== undefined && said.sentences.length > 1) {
      const words = said.tokens.slice(foot.first, foot.last).filter(({ kind }) => kind === 'word');
      // On a line of its own a name need not be in a list: "D. Okafor".
      const alone = /\n\s*$/.test(turn.text.slice(0, foot.span.start));
      const strange = words.some(
        ({ form }) => said.inList('generic', form) || said.inList('stopwords', form) || said.inList('common', form),
      );
      const listed = words.some(({ form }) => said.inList('names', form));
      if (words.length > 0 && words.length <= 3 && words.every(({ capital }) => capital) && (listed || (alone && !strange))) {
        return { forms: words.map(({ form }) => form).filter((form) => form.length > 1), at: foot };
      }
    }
    const author = turn.author ?? '';
    const parts = /^[\p{L}'’ .-]+$/u.test(author) ? author.toLowerCase().split(/[\s.-]+/) : [];
    if (parts.length > 0 && parts.length <= 3 && own.inList('names', parts[0] as string)) return { forms: parts, at: turn };
  }
  return undefined;
}

/** A desk's or a company's name, not a person's. */
const isDesk = (author: string, own: TurnFacts): boolean =>
  author
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => own.inList('generic', word));

/** True where a person signs: initials behind a mark, a name at the foot, or "Ana here". */
function isSigned(own: TurnFacts): boolean {
  if (own.signature !== undefined || own.has('human-touch', 'name')) return true;
  return own.sentences.slice(-3).some((sentence) => {
    const words = own.tokens.slice(sentence.first, sentence.last).filter(({ kind }) => kind === 'word' || kind === 'mask');
    const isName = ({ kind, capital, form }: (typeof words)[number]): boolean => kind === 'mask' || (capital && own.inList('names', form));
    if (sentence === own.sentences.at(-1) && words.slice(-3).some(isName)) return true;
    if (words.length === 0 || words.length > LINE || sentence.mark === '?') return false;
    // A foot such as "Ewan" or "Jana Hrubá, Returns" has a name that no list knows.
    return (
      words.some(isName) ||
      (sentence === own.sentences.at(-1) &&
        words.every(({ capital, form }) => capital && !own.inList('generic', form) && !own.inList('stopwords', form)) &&
        sentence.mark !== '!')
    );
  });
}

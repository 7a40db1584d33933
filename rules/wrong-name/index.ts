import { defineRule, Evidence, type Turn } from '../../src/rule/index.ts';
import { addressedIn, colleaguesIn, isAlike, type Named, namedIn, selfNamed } from './names.ts';

export default defineRule({
  meta: {
    description: 'A reply that addresses the customer by somebody else’s name',
    category: 'safety',
    severity: 'warning',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat'],
    modes: ['lint', 'check'],
    concepts: ['greeting'],
    problems: {
      other: 'The reply addresses “{{name}}”; the customer is {{known}}. Check whom the text was written for, and its contents too.',
      changed: 'The reply addresses “{{name}}”; an earlier one addressed {{known}}. Check which is right.',
    },
  },
  create({ conversation, facts, situation, report }) {
    // Most replies address nobody, or the customer as the export has them: who else there is is looked up when it is asked for.
    const byAuthor = once(() => namedIn(conversation.turns));
    const colleagues = once(() => colleaguesIn(conversation.turns));
    const isColleague = (forms: readonly string[]): boolean => forms.some((form) => colleagues().has(form));
    const addressed = new Map<Turn, Named | undefined>();
    const whom = (turn: Turn): Named | undefined => {
      if (!addressed.has(turn)) addressed.set(turn, addressedIn(facts(turn)));
      return addressed.get(turn);
    };
    const selves = new Map<Turn, readonly Named[]>();
    const selfIn = (turn: Turn): readonly Named[] => {
      let self = selves.get(turn);
      if (self === undefined) {
        self = selfNamed(facts(turn));
        selves.set(turn, self);
      }
      return self;
    };
    return {
      reply(reply) {
        const name = whom(reply);
        if (name === undefined) return;
        const isMeant = ({ forms }: { readonly forms: readonly string[] }): boolean =>
          forms.some((form) => name.forms.some((other) => isAlike(form, other)));
        if (byAuthor().some(isMeant) || isColleague(name.forms)) return;
        const { customer, team } = situation(reply);
        // A child, a partner, a second signer: whom the customer names may be addressed.
        if (customer.some((turn) => facts(turn).tokens.some(({ kind, form }) => kind === 'word' && name.forms.includes(form)))) return;
        const self = customer.flatMap(selfIn).filter(({ forms }) => !isColleague(forms));
        if (self.some(isMeant)) return;
        const known = [...self, ...byAuthor()];
        const earlier = team.map(whom).filter((other) => other !== undefined && !isColleague(other.forms));
        // A first name says nothing about a surname.
        const comparable = known.filter(({ forms }) => forms.length > 1 || !name.titled);
        const first = comparable[0];
        if (first !== undefined) {
          const evidence = new Evidence(0.2)
            .when(self.length > 0, 'the customer says their name', 1.2)
            .when(self.length === 0, 'the name that the export gives', first.forms.length > 1 ? 0.9 : 0.4)
            .when(byAuthor().length > 0 && self.length > 0, 'the export gives it too', 0.4)
            .when(byAuthor().length > 1, 'several people write', -1.5)
            .when(name.listed, 'a first name is used', 0.5)
            .when(!name.listed && !name.titled, 'perhaps no name', -0.5)
            .when(
              self.length === 0 && !first.forms.some((form) => facts(reply).inList('names', form)),
              'perhaps a company or a handle',
              -0.8,
            )
            .when(
              earlier.some((other) => other?.forms.some((form) => name.forms.includes(form))),
              'the customer let it pass before',
              -0.7,
            );
          const place = self[0];
          report({
            problem: 'other',
            at: name,
            ...(place === undefined ? {} : { related: [{ at: place, note: 'the customer’s name' }] }),
            evidence: evidence.facts,
            data: { name: name.text, known: first.text },
          });
          return;
        }
        const before = earlier.at(-1);
        if (known.length > 0 || before === undefined || before.titled !== name.titled) return;
        if (before.forms.some((form) => name.forms.some((other) => isAlike(form, other)))) return;
        report({
          problem: 'changed',
          at: name,
          related: [{ at: before, note: 'the name used before' }],
          evidence: new Evidence(-0.4).when(name.listed, 'a first name is used', 0.7).when(before.listed, 'and another one before', 0.7)
            .facts,
          data: { name: name.text, known: before.text },
        });
      },
    };
  },
});

/** The same answer each time, worked out when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

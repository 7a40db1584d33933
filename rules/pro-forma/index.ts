import { defineRule, Evidence, type Match, type TurnFacts, v } from '../../src/rule/index.ts';

/** What in a reply shows that this customer's message was read, each kind counted. */
interface Specifics {
  /** Words of matter that the customer used too. */
  readonly shared: number;
  /** Words of matter that the reply brings itself, outside its courtesies. */
  readonly own: number;
  /** Figures: times, amounts, steps. Links and telephone numbers are none. */
  readonly figures: number;
}

function specificsOf(reply: TurnFacts, customer: readonly TurnFacts[]): Specifics {
  const said = new Set(customer.flatMap((facts) => [...facts.content]));
  const measure = (stems: Iterable<string>): number => {
    let sum = 0;
    for (const stem of stems) sum += reply.isCommon(stem) ? 0.4 : 1;
    return sum;
  };
  return {
    shared: measure([...reply.content].filter((stem) => said.has(stem))),
    own: measure([...reply.residue].filter((stem) => !said.has(stem))),
    figures: reply.numbers.filter((token) => token.form.length < 7 && !/^[12]\/[234]$/.test(token.form)).length,
  };
}

export default defineRule({
  meta: {
    description: 'Stock wording that could go to almost any customer with almost any problem',
    category: 'substance',
    severity: 'warning',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat', 'canned'],
    concepts: ['stock'],
    problems: {
      'stock-reply': 'Nothing here shows that this message was read: {{signs}}. Name the customer’s own matter and say what you checked or will do about it.',
      'stock-text': 'Preset phrases make up nearly all of this text: {{signs}}. Leave a place for the customer’s own matter and say what happens next.',
    },
  },
  suggestions: {
    'stock-reply': {
      en: ['About your [thing, in the customer’s word]: I have checked [what] and [what happens next, by when].'],
      it: ['Per [la cosa, con la parola del cliente]: ho controllato [cosa] e [che cosa succede adesso, entro quando].'],
    },
    'stock-text': {
      en: ['About your [thing]: [what we did], and by [time] [what happens next].'],
      it: ['Per [la cosa]: [che cosa abbiamo fatto], ed entro [quando] [che cosa succede].'],
    },
  },
  options: v.strictObject({
    allow: v.optional(v.pipe(v.array(v.string()), v.description('Texts that must be sent as they are, such as a regulated notice.')), []),
  }),
  create({ mode, facts, situation, options, report }) {
    return {
      reply(reply) {
        if (options.allow.some((text) => reply.text.includes(text))) return;
        const own = facts(reply);
        const { customer, request, trouble, asks } = situation(reply);
        const stock = [...own.matches('stock'), ...own.matches('deflection'), ...own.matches('holding')];
        if (mode === 'canned' || customer.length === 0) {
          judgeText(own, stock);
          return;
        }
        // Thanks for praise may be stock: there is nothing to read twice.
        if (request === undefined || (trouble.probability < 0.4 && asks.length === 0 && !facts(request).has('wish'))) return;
        const { shared, own: brought, figures } = specificsOf(own, customer.map(facts));
        const evidence = new Evidence(1.6)
          .add(`${shared} words of the customer’s matter`, -1.0 * Math.min(shared, 4))
          .add(`${brought} words of its own matter`, -0.45 * Math.min(brought, 6))
          .add(`${figures} figures`, -0.4 * Math.min(figures, 3))
          .add('preset phrases', 0.5 * Math.min(own.weight('stock'), 3))
          .when(own.has('deflection'), 'sends the customer elsewhere', 0.4)
          .when(own.has('instruction'), 'gives a step', -0.5)
          .when(own.has('answer'), 'gives an answer', -0.6)
          .when(own.has('empathy'), 'meets the feeling', -0.3)
          .when(own.words > 60, 'long', -0.5);
        report({ problem: 'stock-reply', at: stock[0] ?? reply, evidence: evidence.facts, data: { signs: signsOf(stock) } });
      },
    };

    function judgeText(own: TurnFacts, stock: readonly Match[]): void {
      const covered = stock.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, own.turn.text.length);
      const evidence = new Evidence(-3.2)
        .add(`preset phrases cover ${Math.round(covered * 100)}% of it`, 6 * covered)
        .add('preset phrases', 0.4 * Math.min(own.weight('stock'), 4))
        .add(`${own.residue.size} words of matter`, -0.35 * Math.min(own.residue.size, 8));
      report({ problem: 'stock-text', at: stock[0] ?? own.turn, evidence: evidence.facts, data: { signs: signsOf(stock) } });
    }
  },
});

function signsOf(stock: readonly Match[]): string {
  const quoted = [...new Set(stock.map(({ text }) => `“${text.replace(/\s+/g, ' ')}”`))].slice(0, 3);
  return quoted.length === 0 ? 'no word of the customer’s matter' : quoted.join(', ');
}


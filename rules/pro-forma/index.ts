import { defineRule, Evidence, type Match, type Sentence, type TurnFacts, v } from '../../src/rule/index.ts';
import { WEIGHTS } from './weights.ts';

/** Details that any team asks of any customer; asking for one shows nothing of this customer's matter. */
const ROUTINE = new Set(['order', 'account', 'phone', 'email', 'address', 'name', 'id', 'problem']);

/** Words that say where to write or click, or when: they are in every trade's replies. */
const ROUTINE_LISTS = ['channel', 'weekdays', 'months', 'time'] as const;

/** Concepts whose sentence could stand in any reply. */
const STOCK = ['stock', 'deflection', 'holding', 'promise', 'bureaucratic', 'thanks-reply'] as const;

/** Signs that the customer brings no matter but thanks, praise or small talk. */
const PLEASED = ['praise', 'thanks', 'resolved', 'playful'] as const;

/** Ways of answering that say something definite. */
const ANSWERS = ['yes', 'no', 'done', 'amount', 'unknown', 'reason'] as const;

/** Concepts whose sentence is neither stock nor matter. */
const COURTESY = ['greeting', 'closing', 'apology', 'thanks', 'human-touch'] as const;

/** What in a reply shows that this customer's message was read, and what could have been sent to anybody. */
interface Reading {
  /** Words of matter that the customer used too. */
  readonly shared: number;
  /** Words of matter that the reply brings itself, outside its stock sentences. */
  readonly own: number;
  /** Figures outside stock sentences: times, amounts. Telephone and part numbers are none. */
  readonly figures: number;
  /** Share of the sentences that could stand in any reply, 0 to 1. */
  readonly stockShare: number;
  /** Questions about the matter, not for routine details. */
  readonly questions: number;
}

const inside = (match: Match, sentence: Sentence): boolean =>
  match.span.start >= sentence.span.start && match.span.end <= sentence.span.end;

function read(reply: TurnFacts, said: ReadonlySet<string>): Reading {
  const stock = STOCK.flatMap((concept) => reply.matches(concept));
  const routine = reply.matches('info-request').filter(({ group }) => ROUTINE.has(group));
  const shared = new Map<string, number>();
  const own = new Map<string, number>();
  let figures = 0;
  let stockSentences = 0;
  let sentences = 0;
  let questions = 0;
  for (const sentence of reply.sentences) {
    const tokens = reply.tokens.slice(sentence.first, sentence.last);
    const matter = new Map<string, number>();
    let numbers = 0;
    for (const token of tokens) {
      const stem = reply.stemOf(token);
      if (stem === undefined) continue;
      const routineWord = ROUTINE_LISTS.some((list) => reply.inList(list, token.form));
      const weight = routineWord || reply.isCommon(stem) ? 0.4 : 1;
      if (token.kind === 'word' && said.has(stem)) shared.set(stem, routineWord || reply.isCommon(stem) ? 0.6 : 1);
      else if (!reply.residue.has(stem) || routineWord) continue;
      else if (token.kind === 'word') matter.set(stem, weight);
      else if (token.form.length < 7 && !/^[12]\/[234]$/.test(token.form)) numbers++;
    }
    const weighs = [...matter.values()].reduce((sum, weight) => sum + weight, 0);
    const stockWords = [...stock, ...routine].some((match) => inside(match, sentence));
    // A preset phrase in a sentence that says much of its own does not make the sentence stock.
    const isStock = stockWords && weighs <= 1.4;
    const isCourtesy =
      !stockWords && matter.size === 0 && COURTESY.some((concept) => reply.matches(concept).some((match) => inside(match, sentence)));
    if (!isCourtesy) sentences++;
    if (isStock) stockSentences++;
    else {
      for (const [stem, weight] of matter) own.set(stem, weight);
      figures += numbers;
      if (sentence.mark === '?' && tokens.length > 2) questions++;
    }
  }
  const sum = (stems: ReadonlyMap<string, number>): number => [...stems.values()].reduce((total, weight) => total + weight, 0);
  return { shared: sum(shared), own: sum(own), figures, questions, stockShare: sentences === 0 ? 0 : stockSentences / sentences };
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
      'stock-reply':
        'Nothing here shows that this message was read: {{signs}}. Name the customer’s own matter and say what you checked or will do about it.',
      'stock-text':
        'Preset phrases make up nearly all of this text: {{signs}}. Leave a place for the customer’s own matter and say what happens next.',
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
    // What the customer said grows from reply to reply.
    const said = new Set<string>();
    let heard = 0;
    return {
      reply(reply) {
        if (options.allow.some((text) => reply.text.includes(text))) return;
        const own = facts(reply);
        const { customer, request, trouble, upset, asks } = situation(reply);
        const stock = [...own.matches('stock'), ...own.matches('deflection'), ...own.matches('holding'), ...own.matches('bureaucratic')];
        if (mode === 'canned' || customer.length === 0) {
          judgeText(own, stock);
          return;
        }
        // Thanks for praise may be stock: there is nothing to read twice.
        if (request === undefined) return;
        const asked = facts(request);
        if (asks.length === 0 && upset.probability < 0.5 && (asked.has('resolved') || asked.has('praise'))) return;
        const matter = trouble.probability >= 0.3 || asks.length > 0 || asked.has('wish');
        // A reply that says sorry took it for a trouble itself.
        if (!matter && !own.has('apology') && (asked.words < 6 || asked.sentiment > 0.2 || PLEASED.some((concept) => asked.has(concept))))
          return;
        for (const turn of customer.slice(heard)) for (const stem of facts(turn).content) said.add(stem);
        heard = customer.length;
        const seen = read(own, said);
        const w = WEIGHTS;
        const evidence = new Evidence(w.base)
          .add(`${round(seen.shared)} words of the customer’s matter`, w.shared * Math.min(seen.shared, 4))
          .add(`${round(seen.own)} words of its own matter`, w.own * Math.min(seen.own, 6))
          .add(`${seen.figures} figures`, w.figures * Math.min(seen.figures, 3))
          .add(`${Math.round(seen.stockShare * 100)}% of its sentences could stand in any reply`, w.stockShare * seen.stockShare)
          .add('preset phrases', w.stock * Math.min(own.weight('stock'), 3))
          .when(own.has('deflection'), 'sends the customer elsewhere', w.deflection)
          .add('asks about the matter', w.question * Math.min(seen.questions, 2))
          .when(own.has('instruction'), 'gives a step', w.step)
          .when(own.has('answer', 'impossible') && asks.length > 0, 'says that it cannot be', w.refusal)
          .when(
            ANSWERS.some((group) => own.has('answer', group)),
            'gives an answer',
            w.answer,
          )
          .when(own.has('empathy'), 'meets the feeling', w.empathy)
          .when(own.words < 15, 'short', w.short);
        report({ problem: 'stock-reply', at: reply, evidence: evidence.facts, data: { signs: signsOf(stock) } });
      },
    };

    function judgeText(own: TurnFacts, stock: readonly Match[]): void {
      const covered = Math.min(1, stock.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, own.turn.text.length));
      const evidence = new Evidence(-3.2)
        .add(`preset phrases cover ${Math.round(covered * 100)}% of it`, 6 * covered)
        .add('preset phrases', 0.4 * Math.min(own.weight('stock'), 4))
        .add(`${own.residue.size} words of matter`, -0.35 * Math.min(own.residue.size, 8));
      report({ problem: 'stock-text', at: own.turn, evidence: evidence.facts, data: { signs: signsOf(stock) } });
    }
  },
});

const round = (value: number): number => Math.round(value * 10) / 10;

function signsOf(stock: readonly Match[]): string {
  const quoted = [...new Set(stock.map(({ text }) => `“${text.replace(/\s+/g, ' ')}”`))].slice(0, 3);
  return quoted.length === 0 ? 'no word of the customer’s matter' : quoted.join(', ');
}

import { clip, defineRule, Evidence, inSentence, type Sentence, type Turn, type TurnFacts } from '../../src/rule/index.ts';

/** How much of a step's words must have been said before. */
const SHARE = 0.6;

interface Repeat {
  readonly problem: 'same-link' | 'same-step' | 'done-step';
  readonly at: Sentence;
  readonly from: Turn;
  readonly share: number;
}

export default defineRule({
  meta: {
    description: 'The customer says that the advice did not help, and the reply gives it again',
    category: 'answer',
    severity: 'warning',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat'],
    modes: ['lint', 'check'],
    concepts: ['tried', 'instruction', 'fallback', 'once-more'],
    problems: {
      'same-link': 'The customer says that it did not help, and gets the same link again. Say the next step here, or pass the case on.',
      'same-step':
        'The customer says that it did not help, and the reply gives the same step again (“{{step}}”). Give another step, or pass the case on.',
      'done-step':
        'The customer has already done what the reply advises (“{{step}}”). Start from what they have tried: give the next step, or pass the case on.',
    },
  },
  suggestions: {
    'same-link': {
      en: ['Then that page won’t help. Let’s try [next step] here.'],
      it: ['Allora quella pagina non basta. Proviamo qui: [passo successivo].'],
    },
    'same-step': {
      en: ['Thanks for trying that. Next: [another step]. If that fails too, I’ll [escalate] by [time].'],
      it: ['Grazie della prova. Adesso: [altro passo]. Se non va neanche così, [passo la pratica] entro [ora].'],
    },
    'done-step': {
      en: ['You’ve done [step] already, so we can skip it. Next: [another step].'],
      it: ['[Passo] l’ha già fatto, quindi lo saltiamo. Adesso: [altro passo].'],
    },
  },
  create({ facts, situation, mayShow, report }) {
    return {
      reply(reply) {
        const now = situation(reply);
        const { request, customer, team } = now;
        if (request === undefined || !facts(request).has('tried')) return;
        const own = facts(reply);
        const steps = stepsOf(own);
        const repeats = [...sameLink(own, team.map(facts)), ...sameStep(own, steps, team.map(facts))];
        if (repeats.length === 0) repeats.push(...doneStep(own, steps, customer.map(facts)));
        const worst = repeats[0];
        if (worst === undefined) return;
        const fresh = steps.filter((step) => repeats.every(({ at }) => at !== step)).length;
        const evidence = new Evidence(0.6, 'advice that the customer had before')
          .when(worst.problem === 'same-link', 'the very same link', 0.5)
          // A page of many steps, or a short link that hides where it leads: it may be about the new step.
          .when(worst.problem === 'same-link' && fresh > 0, 'it goes with another step', -0.8)
          .when(worst.problem !== 'same-link' && worst.share >= 0.99, 'in the same words', 0.5)
          .when(facts(request).has('tried', 'no-help'), 'the customer says that it did not help', 0.6)
          .when(
            own.has('done-already') && own.matches('done-already').some((match) => inSentence(match, worst.at)),
            'only asks whether it was done',
            -0.6,
          )
          .when(facts(request).has('resolved'), 'the customer says that it works', -2)
          .when(facts(request).has('thanks') || facts(request).has('praise'), 'the customer is content', -0.8)
          .when(own.has('once-more'), 'knows what was tried, or has changed something', -1.8)
          .add('new steps beside it', -0.8 * Math.min(fresh, 2))
          .when(own.has('promise'), 'takes something on', -0.9)
          .when(own.has('answer', 'reason') || own.has('answer', 'done'), 'says why, or that something was done', -0.7)
          .when(own.has('info-request'), 'asks for what is missing', -0.5);
        if (!mayShow(evidence.logOdds)) return;
        const severity = now.upset.probability >= 0.5 ? 'error' : 'warning';
        const common = { at: worst.at, related: [{ at: worst.from, note: 'said before' }], evidence: evidence.facts, severity } as const;
        if (worst.problem === 'same-link') report({ problem: 'same-link', ...common });
        else report({ problem: worst.problem, ...common, data: { step: clip(worst.at.text) } });
      },
    };
  },
});

/** The sentences that give a step: last resorts and courtesies aside. */
function stepsOf(facts: TurnFacts): Sentence[] {
  const given = [...facts.matches('instruction'), ...facts.matches('done-already')];
  const spare = facts.matches('fallback');
  const byWords = facts.sentences.filter((sentence) => given.some((match) => inSentence(match, sentence)));
  return (byWords.length > 0 ? byWords : facts.commands).filter((sentence) => !spare.some((match) => inSentence(match, sentence)));
}

function sameLink(own: TurnFacts, team: readonly TurnFacts[]): Repeat[] {
  for (const link of own.links) {
    const from = team.find(({ links }) => links.some(({ form }) => form === link.form));
    const at = own.sentences.find((sentence) => inSentence({ span: { start: link.start, end: link.end } }, sentence));
    if (from !== undefined && at !== undefined) return [{ problem: 'same-link', at, from: from.turn, share: 1 }];
  }
  return [];
}

function sameStep(own: TurnFacts, steps: readonly Sentence[], team: readonly TurnFacts[]): Repeat[] {
  return steps.flatMap((at): Repeat[] => {
    const words = stemsIn(at, own);
    for (const earlier of team) {
      const share = Math.max(0, ...stepsOf(earlier).map((step) => shareOf(words, stemsIn(step, earlier))));
      if (share >= SHARE) return [{ problem: 'same-step', at, from: earlier.turn, share }];
    }
    return [];
  });
}

function doneStep(own: TurnFacts, steps: readonly Sentence[], customer: readonly TurnFacts[]): Repeat[] {
  return steps.flatMap((at): Repeat[] => {
    const words = stemsIn(at, own);
    for (const told of customer) {
      if (!told.has('tried')) continue;
      const share = Math.max(0, ...told.sentences.filter(({ mark }) => mark !== '?').map((each) => shareOf(words, stemsIn(each, told))));
      if (share >= SHARE) return [{ problem: 'done-step', at, from: told.turn, share }];
    }
    return [];
  });
}

const stemsIn = (sentence: Sentence, facts: TurnFacts): Set<string> =>
  new Set(facts.tokens.slice(sentence.first, sentence.last).flatMap((token) => facts.stemOf(token) ?? []));

/** The share of the first set that the second holds; 0 where they have fewer than two words in common. */
const shareOf = (words: ReadonlySet<string>, others: ReadonlySet<string>): number => {
  const common = [...words].filter((word) => others.has(word)).length;
  return common < 2 ? 0 : common / words.size;
};

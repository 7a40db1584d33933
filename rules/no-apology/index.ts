import {
  channelKind,
  defineRule,
  Evidence,
  type Graded,
  logOddsOf,
  type Turn,
  type TurnFacts,
  tellsOfCost,
  within,
} from '../../src/rule/index.ts';

const NOTHING: Graded = { probability: 0, evidence: [] };

/** An offer to put things right, or an "oops", goes with a sorry and is none. */
const APOLOGY = 0.7;

/** Troubles that cost the customer something clear: money, time, the thing itself, another call. */
const HARM = ['money', 'loss', 'wrong', 'service', 'delay'] as const;
/** What the other signs of how the reply takes it are worth together in a usual reply, taken off again. Fitted on eleven sources (docs/evidence.md). */
const BASE = -0.4;
const WEIGHTS = {
  again: 0.5,
  /** Who answers it as a trouble has read it as one: in doubt that tells more than the customer's words. */
  seen: 1,
  details: 0.45,
  elsewhere: 0.5,
  help: 0.3,
  state: 0.25,
  glad: -0.8,
  praised: -2,
  acknowledged: -0.3,
  evaded: 0.8,
  solved: -0.8,
} as const;
/** The most that they can add up to. */
const MOST = Object.values(WEIGHTS).reduce((sum: number, weight) => sum + Math.max(weight, 0), BASE);
/** Two messages that may both speak of it, and not by their words alone. */
const TOLD_AGAIN = 0.35;
/** Regrets in form only that own nothing and doubt nothing that was told. */
const FORMAL: ReadonlySet<string> = new Set(['any', 'light', 'expectations']);
/** For these it takes a sorry that says what for. */
const GRAVE = ['money', 'loss', 'wrong', 'delay'] as const;
const FURIOUS = 0.75;
/** Weight of a reply that gives more than one step to safety. */
const EMERGENCY = 1.5;
const QUOTE_LENGTH = 60;

export default defineRule({
  meta: {
    description: 'A reply to a reported trouble for which nobody of the team has said sorry yet',
    category: 'ownership',
    cause: 'apology',
    severity: 'warning',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat'],
    modes: ['lint', 'check'],
    concepts: ['apology', 'problem'],
    problems: {
      missing: 'The customer reported “{{trouble}}” and nobody has said sorry. Open with a plain apology for exactly that.',
      never:
        'The customer reported “{{trouble}}” and the conversation ends without anybody having said sorry. Open with a plain apology for exactly that.',
    },
  },
  suggestions: {
    missing: {
      en: ['I’m sorry about [what happened]: that is on us.', 'Sorry you had to [wait, call again, go without it].'],
      it: [
        'Mi dispiace per [quello che è successo]: l’errore è nostro.',
        'Ci scusiamo: non doveva [aspettare, richiamare, restare senza].',
      ],
      de: [
        'Es tut mir leid, dass [was geschehen ist]: Das war unser Fehler.',
        'Entschuldigen Sie, dass Sie [warten, noch einmal anrufen, darauf verzichten] mussten.',
      ],
      pt: ['Peço desculpa por [o que aconteceu]: o erro foi nosso.', 'Desculpe ter de [esperar, ligar outra vez, ficar sem isso].'],
      fr: ['Je suis désolé de [ce qui s’est passé] : c’est de notre fait.', 'Pardon d’avoir dû [attendre, rappeler, vous en passer].'],
      es: [
        'Siento [lo que pasó]: el error es nuestro.',
        'Le pedimos disculpas: no tendría que haber [esperado, llamado otra vez, estado sin ello].',
      ],
    },
    never: {
      en: ['I’m sorry about [what happened]: that is on us.', 'Sorry you had to [wait, call again, go without it].'],
      it: [
        'Mi dispiace per [quello che è successo]: l’errore è nostro.',
        'Ci scusiamo: non doveva [aspettare, richiamare, restare senza].',
      ],
      de: [
        'Es tut mir leid, dass [was geschehen ist]: Das war unser Fehler.',
        'Entschuldigen Sie, dass Sie [warten, noch einmal anrufen, darauf verzichten] mussten.',
      ],
      pt: ['Peço desculpa por [o que aconteceu]: o erro foi nosso.', 'Desculpe ter de [esperar, ligar outra vez, ficar sem isso].'],
      fr: [
        'Je suis désolé de [ce qui s’est passé] : c’est de notre fait.',
        'Nous vous présentons nos excuses : vous n’auriez pas dû [attendre, rappeler, vous en passer].',
      ],
      es: [
        'Siento [lo que pasó]: el error es nuestro.',
        'Le pedimos disculpas: no tendría que haber [esperado, llamado otra vez, estado sin ello].',
      ],
    },
  },
  create({ conversation, mode, facts, situation, troubleOf, mayShow, report }) {
    const spoken = channelKind(conversation.source.channel) === 'voice';
    // It matters to later replies too whether a trouble was taken for one here.
    const matters = (logOdds: number): boolean => logOdds >= 0 || mayShow(logOdds);
    let reportedBefore = -1;
    let apologies: readonly number[] | undefined;
    /** Indexes of the team's turns that say sorry. */
    const apologised = (): readonly number[] => {
      apologies ??= conversation.turns.filter((turn) => turn.side === 'team' && apologises(facts(turn))).map(({ index }) => index);
      return apologies;
    };
    return {
      reply(reply) {
        // What was said sorry for once is said sorry for: a trouble told again is a matter of news, not of another sorry.
        // So it is where the team told of the trouble itself, with its sorry, before the customer did.
        const [first = Number.POSITIVE_INFINITY] = apologised();
        if (first <= reply.index) return;
        const now = situation(reply);
        const { customer, team } = now;
        // In a whole conversation a trouble is reported once, and again only when the customer raises it anew.
        let trouble = NOTHING;
        let tellings = 0;
        for (const turn of customer) {
          if (mode !== 'check' && turn.index <= reportedBefore) continue;
          const told = troubleOf(turn);
          if (told.probability > trouble.probability) trouble = told;
          if (told.probability >= TOLD_AGAIN) tellings++;
        }
        const at = trouble.at;
        if (at === undefined) return;
        const reported = logOddsOf(trouble.probability);
        if (!matters(reported + MOST)) return;
        const told = facts(at.turn);
        const grave =
          GRAVE.some((group) => told.has('problem', group)) ||
          tellsOfCost(told) ||
          told.has('upset', 'harm') ||
          now.upset.probability >= FURIOUS;
        const own = facts(reply);
        // Out of the house first, and the number to call: there a sorry can wait.
        if (own.weight('emergency') >= EMERGENCY) return;
        // "Apologies for any inconvenience" is thin, yet enough where nobody came to harm.
        if (!grave && (isFormal(own) || team.some((turn) => isFormal(facts(turn))))) return;
        const takes = (concept: string): boolean => own.has(concept);
        // Who answers knows the trade: how a team takes a message says what it is.
        const w = WEIGHTS;
        const evidence = new Evidence(reported, 'a trouble was reported')
          .add('base rate', BASE)
          .when(tellings > 1, 'it is told in more than one message', w.again)
          .when(takes('sees-trouble'), 'the team takes it as a trouble', w.seen)
          .when(takes('info-request') || own.has('stock', 'request'), 'the reply asks for details', w.details)
          .when(takes('deflection') || own.has('safe-path', 'private'), 'it goes on elsewhere or in private', w.elsewhere)
          .when(takes('promise') || ['availability', 'handling'].some((group) => own.has('stock', group)), 'the reply offers help', w.help)
          .when(
            ['state', 'reason', 'possible', 'impossible', 'unknown'].some((group) => own.has('answer', group)),
            'the reply says how things stand',
            w.state,
          )
          .when(takes('cheerful') || own.has('warm', 'glad'), 'the reply is glad', w.glad)
          .when(takes('praise-taken'), 'the reply takes it for praise', w.praised)
          .when(takes('empathy'), 'the reply acknowledges it', w.acknowledged)
          .when(takes('non-apology'), 'regret that owns nothing', w.evaded)
          .when(customer.at(-1) !== at.turn && facts(customer.at(-1) as Turn).has('resolved'), 'the customer says it is solved', w.solved);
        if (evidence.probability >= 0.5) reportedBefore = reply.index;
        if (!mayShow(evidence.logOdds)) return;
        const ended = mode === 'lint' && (apologised().at(-1) ?? -1) < reply.index;
        // In a call the sorry may come in the next breath.
        if (spoken && !ended) return;
        const angry = now.upset.probability >= 0.5;
        const hurt = angry || HARM.some((group) => told.has('problem', group)) || told.has('implied', 'cost') || told.has('upset', 'harm');
        report({
          problem: hurt && ended ? 'never' : 'missing',
          at: own.sentences[0] ?? reply,
          related: [{ at, note: 'the trouble' }],
          evidence: evidence.facts,
          severity: !hurt ? 'suggestion' : angry && ended ? 'error' : 'warning',
          data: { trouble: quote(at.turn.text, at.span) },
        });
      },
    };
  },
});

/** "Sorry if you feel ..." is no apology, whatever else its sentence says. */
function apologises(own: TurnFacts): boolean {
  const regrets = own.matches('non-apology');
  // Sorry for how the customer feels is thin, and still a sorry.
  if (regrets.some(({ group }) => group === 'sympathy')) return true;
  return own
    .matches('apology')
    .some(
      (apology) =>
        apology.weight >= APOLOGY &&
        !regrets.some((regret) => own.sentences.some(({ span }) => within(apology.span, span) && within(regret.span, span))),
    );
}

/** True for a regret in form only. */
function isFormal(own: TurnFacts): boolean {
  const regrets = own.matches('non-apology');
  return regrets.length > 0 && regrets.every(({ group }) => FORMAL.has(group));
}

/** The words that say the trouble, with a little of what stands around them, cut at word breaks. */
function quote(text: string, span: { start: number; end: number }): string {
  const from = Math.max(0, text.lastIndexOf(' ', Math.max(0, span.start - 20)) + 1);
  const cut = text.slice(from, Math.max(span.end, from + QUOTE_LENGTH));
  const whole = cut.length + from >= text.length ? cut : cut.slice(0, Math.max(span.end - from, cut.lastIndexOf(' ')));
  return whole
    .replace(/\s+/g, ' ')
    .replace(/^(?:@\w+\s+)+/, '')
    .trim();
}

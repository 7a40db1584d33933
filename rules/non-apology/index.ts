import {
  calibrated,
  defineRule,
  Evidence,
  type Heard,
  handOffsOf,
  logOddsOf,
  type Match,
  overlaps,
  type Sentence,
  sentenceOf,
  type TurnFacts,
  tellsOfCost,
  v,
} from '../../src/rule/index.ts';

type Problem = 'conditional' | 'feeling' | 'hedged' | 'blaming' | 'nobody' | 'generic';

/** By group of the phrase: what it is reported as, and how surely its words alone make a non-apology (log-odds). */
const KINDS: Readonly<Record<string, { problem: Problem; base: number; words: string }>> = {
  blaming: { problem: 'blaming', base: 1.4, words: 'sorry for what the customer did' },
  conditional: { problem: 'conditional', base: 1, words: 'sorry only if it happened' },
  feeling: { problem: 'feeling', base: 0.9, words: 'sorry for what the customer feels or thinks' },
  hedged: { problem: 'hedged', base: 0.9, words: 'doubts that there was any harm' },
  any: { problem: 'hedged', base: 0.9, words: 'doubts that there was any harm' },
  light: { problem: 'hedged', base: 0, words: 'doubts that there was a confusion or delay' },
  mood: { problem: 'feeling', base: -0.5, words: 'sorry that the customer is upset' },
  agentless: { problem: 'nobody', base: -0.6, words: 'something went wrong and nobody did it' },
  // To name a mood is mostly meant well.
  sympathy: { problem: 'feeling', base: -1, words: 'sorry for the customer’s mood' },
  expectations: { problem: 'feeling', base: -1, words: 'speaks of expectations' },
  generic: { problem: 'generic', base: 0.5, words: 'an inconvenience without a name' },
};

/** What makes a harm clear, so that "any inconvenience" doubts it whatever else the reply does. */
const HARM = ['money', 'loss', 'wrong', 'delay', 'service', 'access', 'barred'] as const;

/** Answers that deal with the matter itself. */
const DEALING = ['time', 'done', 'reason', 'amount', 'possible'] as const;

/** A customer who wrote less has told no story. */
const REMARK = 8;

/** So many words of matter beside the regret name what it is for: "... that the lift is out again". */
const NAMING = 2;

/** Measured on labelled replies, seen and unseen (docs/evidence.md). */
const CALIBRATION = 2;

export default defineRule({
  meta: {
    description: 'An apology in form only: conditional, for the customer’s feelings, for a harm that is doubted, or laid on the customer',
    category: 'ownership',
    cause: 'apology',
    severity: 'warning',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat'],
    modes: ['lint', 'check'],
    concepts: ['non-apology', 'apology'],
    problems: {
      conditional: '“{{words}}” is sorry only if it happened, and the customer said that it did. Take the “if” out and name it.',
      feeling: '“{{words}}” is sorry for what the customer feels, not for what was done. Name what went wrong and own it.',
      hedged: '“{{words}}” doubts that there was any harm, and it is the only regret here. Say what it cost the customer.',
      blaming: '“{{words}}” is sorry for what the customer did. Apologise for your part, or state the fact without a sorry.',
      nobody: '“{{words}}”: something went wrong and nobody did it. Say who did what, and be sorry for that.',
      generic: '“{{words}}” could stand under any reply. Name what happened instead of “inconvenience”.',
    },
  },
  suggestions: {
    conditional: {
      en: ['I’m sorry that [it happened].'],
      it: ['Mi dispiace per [quello che è successo].'],
      de: ['Es tut mir leid, dass [es geschehen ist].'],
      pt: ['Peço desculpa por [o que aconteceu].'],
      fr: ['Je suis désolé de [ce qui s’est passé].'],
      es: ['Siento [lo que pasó].'],
    },
    feeling: {
      en: ['I’m sorry: we [did this].'],
      it: ['Mi scuso: abbiamo [fatto questo].'],
      de: ['Es tut mir leid: Wir haben [dies getan].'],
      pt: ['Peço desculpa: nós [fizemos isto].'],
      fr: ['Toutes mes excuses : nous avons [fait cela].'],
      es: ['Le pido disculpas: hemos [hecho esto].'],
    },
    hedged: {
      en: ['I’m sorry you had to [wait, call again, go without it].'],
      it: ['Mi dispiace per [l’attesa, il danno, il giorno perso].'],
      de: ['Es tut mir leid, dass Sie [warten, noch einmal anrufen, darauf verzichten] mussten.'],
      pt: ['Peço desculpa por [a espera, o dano, o dia perdido].'],
      fr: ['Je suis désolé de [l’attente, les dégâts, la journée perdue].'],
      es: ['Siento [la espera, el daño, el día perdido].'],
    },
    blaming: {
      en: ['The [form] came without [date]; with it we can [next step].'],
      it: ['Nel [modulo] manca [la data]: con quella possiamo [passo].'],
      de: ['Auf dem [Formular] fehlt noch [das Datum]; damit können wir [nächster Schritt].'],
      pt: ['No [formulário] falta [a data]; com ela podemos [passo seguinte].'],
      fr: ['Il manque [la date] sur [le formulaire] : avec elle, nous pouvons [étape].'],
      es: ['En [el formulario] falta [la fecha]: con ella podemos [paso].'],
    },
    nobody: {
      en: ['We [did this] and we shouldn’t have. I’m sorry.'],
      it: ['Abbiamo [fatto questo] e non dovevamo. Mi scuso.'],
      de: ['Wir haben [dies getan] und hätten es nicht tun dürfen. Es tut mir leid.'],
      pt: ['Nós [fizemos isto] e não devíamos. Peço desculpa.'],
      fr: ['Nous avons [fait cela] et nous n’aurions pas dû. Je suis désolé.'],
      es: ['Hemos [hecho esto] y no debíamos. Lo siento.'],
    },
    generic: {
      en: ['I’m sorry about [what happened].'],
      it: ['Mi dispiace per [quello che è successo].'],
      de: ['Es tut mir leid, dass [was geschehen ist].'],
      pt: ['Peço desculpa por [o que aconteceu].'],
      fr: ['Je suis désolé de [ce qui s’est passé].'],
      es: ['Siento [lo que pasó].'],
    },
  },
  options: v.strictObject({
    generic: v.optional(
      v.pipe(v.boolean(), v.description('Also report “sorry for the inconvenience” where it is the only regret for a reported trouble.')),
      false,
    ),
  }),
  create({ facts, situation, options, mayShow, report }) {
    return {
      reply(reply) {
        const own = facts(reply);
        const regrets = own.matches('non-apology').filter((match) => match.group in KINDS);
        const bare = options.generic ? own.matches('generic-apology') : [];
        if (regrets.length === 0 && bare.length === 0) return;
        const fair = [...own.matches('fair-doubt'), ...own.matches('excuse-me').filter(({ group }) => group !== 'refusal')];
        const doubtful = regrets.filter(
          (match) => !fair.some(({ span }) => overlaps(span, match.span)) && !afterComma(match) && !quoted(reply.text, match.span.start),
        );
        const hollow = new Set([...regrets, ...bare].map((match) => sentenceOf(own, match)));
        const plain = own.matches('apology').some((apology) => apology.weight >= 1 && !hollow.has(sentenceOf(own, apology)));
        const { customer, team, trouble, upset, asks, said } = situation(reply);
        const reported = Math.min(2, logOddsOf(trouble.probability));
        const latest = customer.at(-1);
        const onlyAsks = latest !== undefined && asks.length > 0 && !reportsIn(facts(latest));
        const clear = upset.probability >= 0.5 || customer.some((turn) => clearHarm(facts(turn)));
        const deals = clear ? 0 : dealingOf(own, hollow);
        const before = team.some((turn) => facts(turn).has('apology') && !facts(turn).has('non-apology'));
        let worst: { match: Match; problem: Problem; evidence: Evidence } | undefined;
        for (const match of doubtful.length > 0 ? doubtful : bare) {
          const kind = KINDS[match.concept === 'generic-apology' ? 'generic' : match.group];
          if (kind === undefined) continue;
          const shift = kind.problem === 'blaming';
          // A condition is fair where nothing was reported; the other forms suppose a trouble, so that a missed one counts for less.
          const told = Math.max(kind.problem === 'conditional' ? -2 : -1.2, reported);
          const hedged = kind.problem === 'hedged';
          const evidence = new Evidence(kind.base, kind.words)
            .add('how surely a trouble was reported', (shift ? 0.2 : 0.4) * told)
            .when(customer.length === 0, 'nobody has complained', -0.6)
            .when(upset.probability >= 0.5 && kind.problem !== 'generic', 'the customer is upset', 0.3)
            .when(
              regrets.some((other) => other.group !== match.group || sentenceOf(own, other) !== sentenceOf(own, match)),
              'says it in a second way',
              0.6,
            )
            .when(plain, 'apologises plainly as well', shift ? -1.5 : -3)
            .when(hedged && namesIt(own, match, said), 'says what it is for', -1.8)
            .add('deals with the matter, and no clear harm was told', hedged ? -deals : 0)
            .when(
              kind.problem === 'conditional' && told < 0.5 && customer.every((turn) => facts(turn).words < REMARK),
              'a short remark, hardly a trouble',
              -1.1,
            )
            .when(match.group === 'light' && onlyAsks, 'the customer only asks', -1)
            // After a plain apology it is not the only regret.
            .when(before && !shift, 'the team has apologised before', hedged ? -2 : -0.7)
            .when(own.has('notice'), 'a notice to everybody', -2);
          if (worst === undefined || evidence.logOdds > worst.evidence.logOdds) worst = { match, problem: kind.problem, evidence };
        }
        if (worst === undefined) return;
        const { match, problem, evidence } = worst;
        if (!mayShow(calibrated(evidence.logOdds, CALIBRATION))) return;
        report({
          problem,
          at: sentenceOf(own, match) ?? match,
          related: trouble.at === undefined || trouble.probability < 0.5 ? [] : [{ at: trouble.at, note: 'the trouble' }],
          evidence: evidence.calibrated(CALIBRATION).facts,
          severity: problem === 'generic' || problem === 'nobody' ? 'suggestion' : 'warning',
          data: { words: match.text.replace(/\s+/g, ' ') },
        });
      },
    };
  },
});

/** "I'm sorry, if you send me the number ..." sets a condition for the help, not for the regret. */
const afterComma = ({ text, group }: Match): boolean => group === 'conditional' && /[,;–—-]\s*(?:if|se|qualora|si|caso)\b/iu.test(text);

/** True where the words stand in quotation marks: who quotes such a sentence rarely means it. */
const quoted = (text: string, start: number): boolean =>
  /["“«„]\s*(?:[\p{L}’']+\s+){0,3}$/u.test(text.slice(Math.max(0, start - 30), start));

/** That a customer's turn tells of a trouble of any kind. */
const reportsIn = (told: TurnFacts): boolean => told.has('problem') || told.has('implied') || told.has('upset');

/** Sums, times, anger and what was tried in vain tell of a harm too. */
const clearHarm = (told: TurnFacts): boolean =>
  told.numbers.length > 0 ||
  told.tokens.some(({ form }) => told.inList('numbers', form) && !told.inList('stopwords', form)) ||
  told.has('tried') ||
  HARM.some((group) => told.has('problem', group)) ||
  tellsOfCost(told) ||
  told.has('upset');

/** How far a reply deals with the matter in sentences other than those of the regret: by a step, a fact or a date, or by a question. */
function dealingOf(own: TurnFacts, hollow: ReadonlySet<Sentence | undefined>): number {
  // "Please call our helpline" and "for other concerns, see our site" are steps in form only.
  const away = handOffsOf(own, (group) => group !== 'page')?.all ?? [];
  const spare = own.matches('fallback');
  const apart = (match: Match): boolean => {
    const sentence = sentenceOf(own, match);
    if (sentence === undefined || hollow.has(sentence) || away.includes(sentence)) return false;
    return !spare.some(({ span }) => span.end <= match.span.start && span.start >= sentence.span.start);
  };
  if (own.matches('instruction').some(apart)) return 1.5;
  // "... so that it can be checked?" says why something is asked.
  const tells = (match: Match): boolean => apart(match) && sentenceOf(own, match)?.mark !== '?';
  if (DEALING.some((group) => own.matches('answer', group).some(tells))) return 1.5;
  return own.matches('info-request').some(apart) ? 0.8 : 0;
}

/** That the sentence of the regret says in the customer's own matter what it is for: "... that the lift is out again". */
function namesIt(own: TurnFacts, match: Match, said: Heard): boolean {
  const sentence = sentenceOf(own, match);
  if (sentence === undefined) return false;
  const mark = own.turn.text.slice(match.span.end, sentence.span.end).search(/[,;:–—]/u);
  const end = mark < 0 ? sentence.span.end : match.span.end + mark;
  const rest = own.tokens
    .slice(sentence.first, sentence.last)
    .filter((token) => token.kind === 'word' && token.start >= match.span.end && token.end <= end)
    .flatMap((token) => own.stemOf(token) ?? [])
    .filter((stem) => own.residue.has(stem));
  return new Set(rest).size >= NAMING && rest.some((stem) => said.has(stem));
}

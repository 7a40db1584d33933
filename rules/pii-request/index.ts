import {
  audienceOf,
  defineRule,
  Evidence,
  type Match,
  type Said,
  type Sentence,
  say,
  sentenceOf,
  type TurnFacts,
  v,
} from '../../src/rule/index.ts';

const KINDS = ['secret', 'payment', 'identity', 'contact'] as const;
const WHAT: Readonly<Record<(typeof KINDS)[number], Said>> = {
  secret: say('a secret of the customer'),
  payment: say('data of a card or account'),
  identity: say('data that prove who somebody is'),
  contact: say('an address or number'),
};

export default defineRule({
  meta: {
    description: 'A reply that asks for personal data in public, or for a secret anywhere',
    category: 'safety',
    severity: 'error',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat', 'canned'],
    concepts: ['sensitive', 'hand-over'],
    problems: {
      public: 'The reply asks for {{what}} (“{{name}}”) where others can read the answer. Ask for a private message first.',
      secret:
        'The reply asks for “{{name}}”. Nobody may ask for that in a message: let the customer enter it in a safe form or leave it out.',
    },
  },
  suggestions: {
    public: {
      en: ['Could you send us a private message with [the detail]? Please don’t write it here.'],
      it: ['Può mandarci [il dato] in un messaggio privato? Qui per favore no.'],
      fr: ['Pouvez-vous nous envoyer [la donnée] en message privé ? Pas ici, s’il vous plaît.'],
      es: ['¿Puede enviarnos [el dato] por mensaje privado? Aquí no, por favor.'],
    },
    secret: {
      en: ['We never need your [password, PIN, code]. You can change it yourself under [page].'],
      it: ['[Password, PIN, codice] non servono mai: si cambiano da soli in [pagina].'],
      fr: ['Nous n’avons jamais besoin de votre [mot de passe, code] : il se change sous [page].'],
      es: ['Nunca necesitamos su [contraseña, PIN, código]: se cambia en [página].'],
    },
  },
  options: v.strictObject({
    kinds: v.optional(v.pipe(v.array(v.picklist(KINDS)), v.description('Kinds of data that are looked for.')), [...KINDS]),
    channels: v.optional(
      v.pipe(v.array(v.string()), v.description('Names of channels, as the export gives them, that are public besides those known.')),
      [],
    ),
  }),
  create({ conversation, facts, situation, mode, options, report }) {
    const channel = conversation.source.channel;
    const isPublic = audienceOf(channel) === 'public' || (channel !== undefined && options.channels.includes(channel));
    return {
      reply(reply) {
        const own = facts(reply);
        const wanted = own
          .matches('sensitive')
          .filter(({ group }) => (options.kinds as readonly string[]).includes(group) && (group === 'secret' || isPublic));
        if (wanted.length === 0) return;
        const team = mode === 'canned' ? [] : situation(reply).team;
        for (const match of wanted) {
          const sentence = sentenceOf(own, match);
          if (sentence === undefined || !isAsked(own, match, sentence)) continue;
          const kind = match.group as (typeof KINDS)[number];
          const evidence = new Evidence(kind === 'contact' ? 0.6 : 1.2)
            .when(match.weight >= 1.5, 'nothing to be written in public', 0.5)
            .when(own.has('safe-path', 'warning'), 'warns against writing it', -3)
            .when(covers(own, match, sentence), 'speaks of it without wanting it', -3);
          if (kind !== 'secret') {
            evidence.when(own.has('safe-path', 'private') || own.links.length > 0, 'leads to a private place', -3).when(
              team.some((turn) => facts(turn).has('safe-path', 'private')),
              'led to a private place before',
              -1.2,
            );
          }
          if (evidence.logOdds <= 0) continue;
          report({
            problem: kind === 'secret' ? 'secret' : 'public',
            at: match,
            evidence: evidence.facts,
            severity: kind === 'contact' ? 'warning' : 'error',
            data: { what: WHAT[kind], name: match.text },
          });
          return;
        }
      },
    };
  },
});

/** The wish to be told stands before the data in the sentence; "your name, address and PIN, please" has it behind. */
const isAsked = (facts: TurnFacts, match: Match, sentence: Sentence): boolean =>
  facts.matches('hand-over').some(({ span }) => span.start >= sentence.span.start && span.start <= match.span.start) ||
  (sentence.mark === '?' &&
    facts.matches('info-request').some(({ span }) => span.start >= sentence.span.start && span.end >= match.span.end));

/** Groups of `safe-path` that name such data otherwise than the customer's, or as what is not to be written. */
const NOT_WANTED: readonly string[] = ['elsewhere', 'verb', 'place'];

/** "Reset your password", "we sent it to your address", "address this with them": the data are named and not wanted. */
const covers = (facts: TurnFacts, match: Match, sentence: Sentence): boolean =>
  facts
    .matches('safe-path')
    .some(
      ({ group, span }) =>
        NOT_WANTED.includes(group) && span.start >= sentence.span.start && span.start <= match.span.start && span.end >= match.span.end,
    );

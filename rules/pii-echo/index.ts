import { audienceOf, defineRule, Evidence, inSentence, type PersonalPlace, say, type TurnFacts, v } from '../../src/rule/index.ts';

const NAMES = {
  email: say('an e-mail address'),
  phone: say('a telephone number'),
  card: say('a full card number'),
  account: say('an account number (IBAN)'),
  'tax-code': say('a tax code'),
} as const;
type Kind = keyof typeof NAMES;
const KINDS = Object.keys(NAMES) as Kind[];
/** Nobody publishes these of their own. */
const NEVER_PUBLIC: ReadonlySet<string> = new Set<Kind>(['card', 'tax-code']);

/** Parts before the "@" that stand for a desk and not for a person, in six languages. */
const DESK =
  /^(?:info|support|help|hello|hi|contact|service|customer|care|sales|orders?|returns?|billing|privacy|press|jobs|office|team|admin|mail|social|assist|cliente?|atenc|ayuda|soporte|aide|sav|kontakt|kunden|hilfe|servizi|urp|reclami|ordini|resi|ajuda|apoio|no-?reply|complaints?|feedback)/i;
/** Where private people have their mailboxes. */
const MAILBOX =
  /@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|t-online|freenet|libero|virgilio|tiscali|alice|tin|orange|wanadoo|free|laposte|sfr|proton|protonmail|telefonica|sapo|uol|bol|terra)\./i;
/** What every number of a card holds. */
const LONG_NUMBER = /\d{4}[ \u00A0.-]?\d{4}/;
/** Free and shared-cost numbers are lines of companies. */
const SERVICE_LINE = /^(?:(?:\+|00)\d{1,2})?0?(?:80\d|84\d|87\d|90\d|199|892|901|902)/;

export default defineRule({
  meta: {
    description: 'A reply that shows personal data of the customer where others can read it',
    category: 'safety',
    severity: 'error',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat'],
    modes: ['lint', 'check'],
    problems: {
      public:
        'The reply shows {{what}} of the customer in public ({{channel}}). Take it out, and hide or delete the message if it is sent.',
      card: 'The reply shows a full card number. Take it out: the last four digits are enough to tell which card is meant.',
    },
  },
  suggestions: {
    public: {
      en: ['I have found your details, and will write to you privately.'],
      it: ['Ho trovato i dati, scrivo in privato.'],
      es: ['He encontrado sus datos, le escribo por privado.'],
      fr: ['J’ai trouvé vos coordonnées, je vous écris en privé.'],
      de: ['Ihre Daten habe ich gefunden, ich schreibe Ihnen privat.'],
      pt: ['Encontrei os seus dados, escrevo em privado.'],
    },
    card: {
      en: ['the card ending in [last four digits]'],
      it: ['la carta che finisce con [ultime quattro cifre]'],
      es: ['la tarjeta que termina en [últimas cuatro cifras]'],
      fr: ['la carte se terminant par [quatre derniers chiffres]'],
      de: ['die Karte mit den Endziffern [letzte vier Ziffern]'],
      pt: ['o cartão que termina em [últimos quatro dígitos]'],
    },
  },
  options: v.strictObject({
    kinds: v.optional(v.pipe(v.array(v.picklist(KINDS)), v.description('What counts as personal data here.')), KINDS),
    channels: v.optional(
      v.pipe(v.array(v.string()), v.description('Names of channels, as the export gives them, that are public besides those known.')),
      [],
    ),
  }),
  create({ conversation, situation, facts, options, report }) {
    const channel = conversation.source.channel;
    const isPublic = audienceOf(channel) === 'public' || (channel !== undefined && options.channels.includes(channel));
    return {
      reply(reply) {
        if (!isPublic && !LONG_NUMBER.test(reply.text)) return;
        for (const found of facts(reply).personal) {
          if (!isKind(found.kind) || !options.kinds.includes(found.kind)) continue;
          if (!isPublic) {
            if (found.kind === 'card')
              report({ problem: 'card', at: found, evidence: new Evidence(2.5, 'first digits, length and check digit of a card').facts });
            continue;
          }
          const { customer, team } = situation(reply);
          const value = coreOf(found);
          const holds = (place: PersonalPlace): boolean => coreOf(place) === value;
          const theirs = customer.find((turn) => facts(turn).personal.some(holds));
          const ours = team.find((turn) => facts(turn).personal.some(holds));
          const evidence = new Evidence(-0.6)
            .when(theirs !== undefined, 'the customer wrote it', 1.6)
            .when(NEVER_PUBLIC.has(found.kind), 'known by its check digits', 2.4)
            .when(theirs !== undefined && found.kind === 'account', 'known by its check digits', 0.8)
            .when(ours !== undefined && (theirs === undefined || ours.index < theirs.index), 'the team wrote it first', -2.5);
          if (found.kind === 'email') {
            evidence
              .when(DESK.test(found.text), 'the address of a desk', -2.5)
              .when(MAILBOX.test(found.text), 'a private mailbox', 1.4)
              .when(theirs === undefined && writesTo(facts(reply), found), 'the team is to be written to there', -2.5);
          }
          if (found.kind === 'phone') {
            evidence.when(SERVICE_LINE.test(found.text.replace(/[^\d+]/g, '')), 'a free or shared-cost number', -2.5);
          }
          report({
            problem: 'public',
            at: found,
            ...(theirs === undefined ? {} : { related: [{ at: theirs, note: 'where the customer wrote it' }] }),
            evidence: evidence.facts,
            severity: found.kind === 'email' || found.kind === 'phone' ? 'warning' : 'error',
            data: { what: NAMES[found.kind], channel: channel ?? '' },
          });
        }
      },
    };
  },
});

/** "Emailing me directly (": what follows is an address of the team. */
const TO_US = /\b(?:me|us|ci|mir|uns|nous|nos)\b[^.!?\n]{0,20}$/i;

/** True where the customer is told to write to the address. */
function writesTo(own: TurnFacts, { span }: PersonalPlace): boolean {
  const sentence = own.sentences.find((each) => inSentence({ span }, each));
  if (sentence === undefined) return false;
  if (TO_US.test(own.turn.text.slice(sentence.span.start, span.start))) return true;
  return own.matches('hand-over').some((ask) => inSentence(ask, sentence) && ask.span.end <= span.start);
}

const isKind = (kind: string): kind is Kind => kind in NAMES;

/** The value without how it is written: spaces, marks, the code of a country. */
const coreOf = ({ kind, text }: PersonalPlace): string =>
  kind === 'email'
    ? text.toLowerCase()
    : kind === 'phone'
      ? text.replace(/\D/g, '').slice(-9)
      : text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();

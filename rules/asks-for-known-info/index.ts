import {
  calibrated,
  clip,
  defineRule,
  Evidence,
  type Match,
  type Span,
  say,
  sentenceOf,
  type Turn,
  type TurnFacts,
  textAt,
  type Value,
  v,
} from '../../src/rule/index.ts';
import { sentAlready } from './again.ts';
import { type Asked, answers, askedIn, type Said, saidIn } from './details.ts';
import { isAsked, matterTold, stepTaken } from './matter.ts';

const NAMES: Readonly<Record<string, Value>> = {
  order: say('the order number'),
  tracking: say('the parcel number'),
  case: say('the case number'),
  account: say('the account number'),
  username: say('the user name'),
  phone: say('the telephone number'),
  email: say('the e-mail address'),
  address: say('the address'),
  postcode: say('the postcode'),
  name: say('the name'),
  device: say('the device'),
  version: say('the version'),
  birth: say('the date of birth'),
  year: say('the year'),
  since: say('when it began'),
  ordered: say('when it was ordered'),
  domain: say('the domain'),
  error: say('the error text'),
  picture: say('a picture'),
  proof: say('the receipt'),
  serial: say('the number of the thing'),
  plate: say('the number plate'),
  tax: say('the tax code'),
  meter: say('the meter reading'),
  digits: say('the last digits'),
  travel: say('the number of the journey'),
  amount: say('the amount'),
  payment: say('how it was paid'),
  place: say('the branch'),
  room: say('the number of the room or seat'),
  size: say('the size'),
};
/** Details of which people say several parts. */
const MANY = new Set(['device', 'name', 'meter', 'address', 'since', 'ordered', 'error', 'picture', 'amount', 'place', 'proof']);
const DETAILS = Object.keys(NAMES);
/** A device is the machine or what shows the page on it; both are called so, under the same names in every language. */
const BROWSER = /browser|chrome|firefox|safari|edge\b|opera/i;

/** Measured on labelled replies, seen and unseen (docs/evidence.md). */
const CALIBRATION = 4;

export default defineRule({
  meta: {
    description: 'A reply that asks for something the customer has already said',
    category: 'substance',
    severity: 'warning',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat'],
    modes: ['lint', 'check'],
    concepts: ['detail', 'detail-said', 'info-request', 'sent-it'],
    problems: {
      detail: 'The reply asks for {{detail}}; the customer gave it: “{{value}}”. Say it back instead of asking.',
      matter: 'The reply asks what the matter is; the customer has told it: “{{value}}”. Say it back and ask only for what is missing.',
      again:
        'The reply asks again for what the customer says was sent or done: “{{value}}”. Say that it has arrived, or what is missing in it.',
      step: 'The reply asks whether a step was tried; the customer says so: “{{value}}”. Start from there.',
    },
  },
  suggestions: {
    detail: {
      en: ['I have your [detail] from above: [value].'],
      it: ['Ho già [il dato] dal messaggio qui sopra: [valore].'],
    },
    matter: {
      en: ['So [what happened], have I got that right?', 'About [what happened]: the one thing I still need is [detail].'],
      it: ['Quindi [che cosa è successo], ho capito bene?', 'Per [che cosa è successo] mi manca solo [dato].'],
    },
    again: {
      en: ['Your message of [time] is here.', 'Your message has come without [detail]: could you send that?'],
      it: ['Il messaggio delle [ora] è arrivato.', 'Nel messaggio manca [dato]: ce lo manda?'],
    },
    step: {
      en: ['Since [step] has not helped, the next thing to try is [other step].'],
      it: ['Visto che [passo] non è servito, proviamo con [altro passo].'],
    },
  },
  options: v.strictObject({
    ignore: v.optional(
      v.pipe(
        v.array(v.picklist(DETAILS)),
        v.description(
          'Details that may be asked for again, because the team has to (the address at a pharmacy, the date of birth at a bank).',
        ),
      ),
      [],
    ),
  }),
  create({ conversation, facts, situation, troubleOf, options, mayShow, report }) {
    const said: Said[] = [];
    const askedByTurn = new Map<number, readonly Asked[]>();
    let read = 0;
    /** What a turn of the team asked for. */
    const askedAt = (index: number): readonly Asked[] => {
      let asked = askedByTurn.get(index);
      if (asked === undefined) {
        const turn = conversation.turns[index];
        asked = turn?.side === 'team' ? askedIn(facts(turn)) : [];
        askedByTurn.set(index, asked);
      }
      return asked;
    };
    const shows = (evidence: Evidence): boolean => mayShow(calibrated(evidence.logOdds, CALIBRATION));
    return {
      reply(reply) {
        const { customer, team } = situation(reply);
        const own = facts(reply);
        const asked = askedAt(reply.index);
        // What the customer gave is gathered when it is first asked for.
        if (asked.length > 0) for (; read < customer.length; read++) said.push(...givenIn(customer[read] as Turn));

        const candidates = asked.flatMap((each) => {
          if (options.ignore.includes(each.kind)) return [];
          const given = said.filter((value) => answers(value, each));
          const value =
            given.find(({ how }) => how === 'named' || how === 'shape') ?? given.find(({ how }) => how === 'answer') ?? given[0];
          if (value === undefined) return [];
          const again = team.some((turn) => turn.index < value.turn.index && askedAt(turn.index).some(({ kind }) => kind === each.kind));
          return [{ each, value, again, evidence: weigh(each, asked, value, given, again, own) }];
        });
        const best = candidates.reduce<(typeof candidates)[number] | undefined>(
          (a, b) => (a === undefined || b.evidence.logOdds > a.evidence.logOdds ? b : a),
          undefined,
        );
        if (best !== undefined && best.evidence.logOdds > 0) {
          if (!shows(best.evidence)) return;
          report({
            problem: 'detail',
            at: best.each,
            related: [{ at: best.value, note: 'where the customer gave it' }],
            evidence: best.evidence.calibrated(CALIBRATION).facts,
            severity: best.again ? 'error' : 'warning',
            data: { detail: NAMES[best.each.kind] ?? say('a detail'), value: clip(best.value.text, 60) },
          });
          return;
        }
        const sent = sentAlready(own, customer, team, facts);
        if (sent !== undefined) {
          if (!shows(sent.evidence)) return;
          report({
            problem: 'again',
            at: sent.asks,
            related: [{ at: sent.at, note: 'where the customer told it' }],
            evidence: sent.evidence.calibrated(CALIBRATION).facts,
            data: { value: clip(textAt(sent.at), 60) },
          });
          return;
        }
        for (const match of own.matches('matter-asked')) {
          const turns = customer.map(facts);
          if (match.group === 'shown' || (match.group !== 'tried' && !isAsked(match, own))) continue;
          const found = match.group === 'tried' ? stepTaken(match, own, turns) : matterTold(own, turns, (turn) => troubleOf(turn.turn));
          if (found === undefined) continue;
          if (!shows(found.evidence)) return;
          report({
            problem: match.group === 'tried' ? 'step' : 'matter',
            at: match,
            related: [{ at: found.at, note: 'where the customer told it' }],
            evidence: found.evidence.calibrated(CALIBRATION).facts,
            data: { value: clip(textAt(found.at), 60) },
          });
          return;
        }
      },
    };

    function givenIn(turn: Turn): readonly Said[] {
      return saidIn(facts(turn), askedAt(turn.index - 1));
    }
  },
});

/** Characters between two places; 0 where they overlap. */
const gap = (a: Span, b: Span): number => Math.max(0, a.start - b.end, b.start - a.end);

function weigh(asked: Asked, all: readonly Asked[], value: Said, given: readonly Said[], again: boolean, own: TurnFacts): Evidence {
  // "The order number and a picture of the back": the words of another one belong to the detail that they stand beside.
  const isBeside = ({ span }: Match): boolean =>
    all.every(({ sentence, span: other }) => sentence !== asked.sentence || gap(asked.span, span) <= gap(other, span));
  const other = own
    .matches('excuse-to-ask', 'other')
    .some((match) => sentenceOf(own, match)?.span.start === asked.sentence.span.start && isBeside(match));
  const evidence = new Evidence(-0.3)
    .when(value.how === 'named', 'the customer gave it by name', 1.6)
    .when(value.how === 'shape', 'the customer gave one, known by its shape', asked.kind === 'picture' ? 0.6 : 1.5)
    .when(value.how === 'answer', 'the customer answered when asked for it', 0.6)
    .when(value.how === 'bare', 'the customer gave a number of some kind', 0.5)
    .when(again, 'the team asked for it before', 1)
    .when(own.has('excuse-to-ask', 'identity'), 'a check of who it is', -2.5)
    .when(own.has('excuse-to-ask', 'trouble'), 'says that the value does not serve', -2.5)
    .when(other, 'asks for another one', -2.2)
    .when(own.has('excuse-to-ask', 'optional'), 'asks whether it still holds, or only where it was not given', -1.8);
  const distinct = new Set(
    given.filter(({ how }) => how !== 'answer').map(({ text }) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()),
  );
  evidence.when(distinct.size > 1 && !MANY.has(asked.kind), 'more than one value was given', -1.2);
  const core = value.text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  const echoed =
    core.length >= 3 &&
    own.turn.text
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toLowerCase()
      .includes(core);
  evidence.when(echoed, 'the reply says the value back', -3);
  const exact = /model|version|make|marca|versione/i.test(asked.text);
  evidence.when(
    asked.kind === 'device' && exact && !/\d/.test(value.turn.text.slice(value.span.start, value.span.end + 8)),
    'asks for the exact model',
    -1.5,
  );
  evidence.when(asked.kind === 'device' && BROWSER.test(asked.text) !== BROWSER.test(value.text), 'of something else', -1.8);
  evidence.when(
    asked.kind === 'version' && /app|software|programma/i.test(asked.text) !== /app|v|build/i.test(value.text),
    'of something else',
    -1.5,
  );
  evidence.when(
    asked.kind === 'name' && /full|sur|last|cognome|completo/i.test(asked.text) && !/\p{Lu}\p{L}+\s+\p{Lu}/u.test(value.text),
    'asks for the full name',
    -2,
  );
  return evidence;
}

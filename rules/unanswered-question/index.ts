import {
  type AskKind,
  calibrated,
  clip,
  defineRule,
  type Heard,
  overlapOf,
  type Said,
  say,
  type Turn,
  type TurnFacts,
  v,
} from '../../src/rule/index.ts';
import { addWords, dealWith } from './answers.ts';
import { leftOpen, passedOver, type Seen } from './judge.ts';
import { Moves } from './moves.ts';
import { owedBy } from './owed.ts';

const ASKED: Readonly<Record<AskKind, Said>> = {
  status: say('what the state of things is'),
  time: say('when'),
  place: say('where'),
  quantity: say('how much'),
  reason: say('why'),
  method: say('how'),
  person: say('who'),
  thing: say('which or what'),
  yesno: say('whether'),
  action: say('to have something done'),
  help: say('for help'),
  open: say('a question'),
};

/** Measured on labelled replies, seen and unseen (docs/evidence.md). */
const CALIBRATION = 1.25;

export default defineRule({
  meta: {
    description: 'A question or request of the customer that the reply passes over',
    category: 'answer',
    cause: 'unanswered',
    severity: 'warning',
    since: '0.1.0',
    written: true,
    presets: ['recommended', 'strict', 'social', 'email', 'chat'],
    modes: ['lint', 'check'],
    concepts: ['ask', 'answer'],
    problems: {
      ignored:
        'The customer asked {{asked}} (“{{question}}”) and the reply does not say. Answer it, or say that you do not know yet and by when you will.',
      partly: '{{answered}} of {{total}} questions are dealt with; “{{question}}” is left open. Answer it too, or say by when you will.',
    },
  },
  suggestions: {
    ignored: {
      en: ['To your question: [answer].', 'I don’t know that yet; I’ll find out and write to you by [time].'],
      it: ['Per rispondere alla domanda: [risposta].', 'Questo ancora non lo so: mi informo e scrivo entro [ora].'],
      de: ['Zu Ihrer Frage: [Antwort].', 'Das weiß ich noch nicht; ich frage nach und schreibe Ihnen bis [Zeit].'],
      pt: ['Quanto à pergunta: [resposta].', 'Ainda não sei; vou informar-me e escrevo até [hora].'],
      fr: ['Pour répondre à votre question : [réponse].', 'Je ne le sais pas encore : je me renseigne et je vous écris avant [heure].'],
      es: ['A su pregunta: [respuesta].', 'Todavía no lo sé: lo averiguo y le escribo antes de [hora].'],
    },
    partly: {
      en: ['As for [the other question]: [answer].', 'On [the other question] I’ll come back to you by [time].'],
      it: ['Quanto a [l’altra domanda]: [risposta].', 'Su [l’altra domanda] torno da voi entro [ora].'],
      de: ['Und zu [der anderen Frage]: [Antwort].', 'Zu [der anderen Frage] melde ich mich bis [Zeit].'],
      pt: ['Quanto a [a outra pergunta]: [resposta].', 'Sobre [a outra pergunta], dou resposta até [hora].'],
      fr: ['Quant à [l’autre question] : [réponse].', 'Pour [l’autre question], je reviens vers vous avant [heure].'],
      es: ['En cuanto a [la otra pregunta]: [respuesta].', 'Sobre [la otra pregunta] le escribo antes de [hora].'],
    },
  },
  options: v.strictObject({
    partly: v.optional(v.pipe(v.boolean(), v.description('Also report one of several questions that is left open.')), true),
  }),
  create({ facts, situation, options, mayShow, report }) {
    // What the customer said grows from reply to reply; it is gathered when something hangs on it.
    const words = new Set<string>();
    let heard = 0;
    let customer: readonly Turn[] = [];
    const said: Heard = {
      has: (word) => {
        for (; heard < customer.length; heard++) addWords(facts(customer[heard] as Turn), words);
        return words.has(word);
      },
    };
    const shows = (logOdds: number): boolean => mayShow(calibrated(logOdds, CALIBRATION));
    return {
      reply(reply) {
        const now = situation(reply);
        const owed = owedBy(now, facts);
        const first = owed?.asks[0];
        if (owed === undefined || first === undefined) return;
        const { asks } = owed;
        customer = now.customer;
        const own = facts(reply);
        const seen: Seen = {
          ...owed,
          dealt: dealWith(asks, owed.request, own, said),
          moves: new Moves(own, asks, said),
          reply: own,
          said,
          upset: now.upset.probability,
        };
        const ignored = passedOver(seen, shows, () => saidBefore(own, now.team.map(facts)));
        const left = options.partly ? leftOpen(seen, shows) : undefined;
        if (left !== undefined && (ignored === undefined || left.evidence.probability > ignored.probability)) {
          if (!shows(left.evidence.logOdds)) return;
          report({
            problem: 'partly',
            at: reply,
            related: [{ at: left.ask, note: 'left open' }],
            evidence: left.evidence.calibrated(CALIBRATION).facts,
            data: { answered: asks.length - left.open, total: asks.length, question: clip(left.ask.text) },
          });
        } else if (ignored !== undefined && shows(ignored.logOdds)) {
          report({
            problem: 'ignored',
            at: reply,
            related: [{ at: first, note: 'the question' }],
            evidence: ignored.calibrated(CALIBRATION).facts,
            severity: seen.upset >= 0.5 ? 'error' : 'warning',
            data: { asked: ASKED[first.kind], question: clip(first.text) },
          });
        }
      },
    };
  },
});

/** Fewer words of matter than this may come up again by chance. */
const MATTER = 4;

/** True where most of a reply stood in an earlier one, by its words or by its matter, and all its figures: another time may be the answer. */
function saidBefore(reply: TurnFacts, earlier: readonly TurnFacts[]): boolean {
  const words = wordList(reply);
  const matter = [...reply.content];
  return earlier.some((facts) => {
    const known = new Set(facts.numbers.map(({ form }) => form));
    if (!reply.numbers.every(({ form }) => known.has(form))) return false;
    const again = matter.filter((stem) => facts.content.has(stem)).length;
    return overlapOf(words, wordList(facts)).contained > 0.75 || (matter.length >= MATTER && again >= 0.75 * matter.length);
  });
}

const wordList = (facts: TurnFacts): string[] => facts.tokens.filter(({ kind }) => kind === 'word').map(({ form }) => form);

import { brushOffOf, calibrated, defineRule, sentenceOf, v } from '../../src/rule/index.ts';

/** Measured on labelled replies, seen and unseen (docs/evidence.md). */
const CALIBRATION = 4;

export default defineRule({
  meta: {
    description:
      'A reply that brushes the customer off: orders patience or calm, points back at an earlier answer, ends at “nothing we can do”',
    category: 'tone',
    cause: 'manner',
    severity: 'warning',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat'],
    modes: ['lint', 'check'],
    concepts: ['dismissive', 'apology'],
    problems: {
      patience: '“{{words}}” orders somebody to wait. Say why it takes long and until when.',
      calm: '“{{words}}” tells the customer how to feel. Leave it out and say what happens next.',
      repeated: '“{{words}}” tells the customer off for asking again. Give the answer once more in other words, and what is new.',
      nothing: '“{{words}}” and no help with it. Say what can be done, by whom, or whom to ask.',
      lecture: '“{{words}}” sends the customer back to school. Give the step, the line or the page that helps.',
      silence: '“{{words}}” shuts the customer up. Say when you will write, so that nobody has to chase you.',
    },
  },
  suggestions: {
    patience: {
      en: ['It takes until [day] because [reason]; I’ll write to you on [day] either way.'],
      it: ['Ci vuole fino a [giorno] perché [motivo]; [giorno] Le scrivo in ogni caso.'],
      de: ['Es dauert bis [Tag], weil [Grund]; am [Tag] schreibe ich Ihnen in jedem Fall.'],
      pt: ['Demora até [dia] porque [motivo]; em [dia] escrevo de qualquer forma.'],
      fr: ['Il faut compter jusqu’à [jour] parce que [raison] ; je vous écris [jour] dans tous les cas.'],
      es: ['Tarda hasta [día] porque [motivo]; el [día] le escribo en cualquier caso.'],
    },
    calm: {
      en: ['You’re right to be worried. This is what I’m doing: [step].'],
      it: ['Ha ragione a essere preoccupato. Ecco che cosa faccio: [passo].'],
      de: ['Ihre Sorge ist berechtigt. Das tue ich jetzt: [Schritt].'],
      pt: ['Tem razão em estar preocupado. O que estou a fazer é isto: [passo].'],
      fr: ['Votre inquiétude est fondée. Voici ce que je fais : [étape].'],
      es: ['Tiene razón en preocuparse. Esto es lo que hago: [paso].'],
    },
    repeated: {
      en: ['In short: [answer]. New since then: [news].'],
      it: ['In breve: [risposta]. Di nuovo c’è [notizia].'],
      de: ['Kurz: [Antwort]. Seither neu: [Nachricht].'],
      pt: ['Em resumo: [resposta]. De novo há: [novidade].'],
      fr: ['En bref : [réponse]. Depuis, il y a du nouveau : [nouvelle].'],
      es: ['En resumen: [respuesta]. De nuevo hay [novedad].'],
    },
    nothing: {
      en: ['I can’t [this], but I can [that].'],
      it: ['Non posso [questo], però posso [quello].'],
      de: ['[Dies] kann ich nicht, aber [jenes] kann ich.'],
      pt: ['Não posso [isto], mas posso [aquilo].'],
      fr: ['Je ne peux pas [ceci], mais je peux [cela].'],
      es: ['No puedo [esto], pero sí puedo [aquello].'],
    },
    lecture: {
      en: ['It’s under [place]: [step]. What I still need is [detail].'],
      it: ['Si trova in [posto]: [passo]. Mi manca solo [dato].'],
    },
    silence: {
      en: ['You don’t need to chase this: I’ll write by [time].'],
      it: ['Non serve che sia Lei a sollecitare: Le scrivo entro [ora].'],
      de: ['Sie müssen nicht nachfragen: Ich schreibe bis [Zeit].'],
      pt: ['Não precisa de insistir: escrevo até [hora].'],
      fr: ['Inutile de relancer : je vous écris avant [heure].'],
      es: ['No hace falta que insista: le escribo yo antes de [hora].'],
    },
  },
  options: v.strictObject({
    allowTimed: v.optional(v.pipe(v.boolean(), v.description('Let “please wait” pass where the reply says until when.')), true),
  }),
  create({ facts, situation, options, mayShow, report }) {
    return {
      reply(reply) {
        const own = facts(reply);
        const now = situation(reply);
        const worst = brushOffOf(reply, own, now, facts, options.allowTimed);
        if (worst === undefined) return;
        const { match, problem, evidence } = worst;
        const { trouble, upset } = now;
        if (!mayShow(calibrated(evidence.logOdds, CALIBRATION))) return;
        report({
          problem,
          at: sentenceOf(own, match) ?? match,
          related: trouble.at === undefined || trouble.probability < 0.5 ? [] : [{ at: trouble.at, note: 'the trouble' }],
          evidence: evidence.calibrated(CALIBRATION).facts,
          severity: upset.probability >= 0.5 ? 'error' : 'warning',
          data: { words: match.text.replace(/\s+/g, ' ') },
        });
      },
    };
  },
});

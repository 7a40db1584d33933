import { defineRule, v } from '../../src/rule/index.ts';
import { cold, isWarm } from './cold.ts';
import { cheerful, flippant, promo, scolding } from './light.ts';
import { mixed, register } from './speech.ts';
import { State } from './state.ts';

export default defineRule({
  meta: {
    description: 'A tone that clashes with the customer’s state or way of speaking',
    category: 'tone',
    cause: 'manner',
    severity: 'warning',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat'],
    modes: ['lint', 'check'],
    concepts: ['upset', 'apology'],
    problems: {
      cheerful: '“{{words}}” to somebody who wrote “{{state}}”. Leave the cheer out until the trouble is over.',
      cold: 'No human word to somebody who wrote “{{state}}”. Say first that you see what it means to them, then the matter.',
      flippant: '“{{words}}” makes light of “{{state}}”. Drop the joke: a real harm is not the place for it.',
      scolding: '“{{words}}” lectures the customer. State the fact without “you”, and what can be done now.',
      promo: '“{{words}}” sells something to somebody who has a trouble. Solve it first, sell another day.',
      register: '“{{words}}” does not fit how the customer writes (“{{state}}”). Meet their way of speaking.',
      mixed: '“{{words}}” and “{{other}}” mix two ways of addressing the customer. Keep to one.',
    },
  },
  suggestions: {
    cheerful: {
      en: ['I’ll write to you here by [time] with news.'],
      it: ['Le scrivo qui entro [ora] con una notizia.'],
      de: ['Ich schreibe Ihnen hier bis [Zeit], was es Neues gibt.'],
      pt: ['Escrevo aqui até [hora] com novidades.'],
      fr: ['Je vous écris ici avant [heure] avec des nouvelles.'],
      es: ['Le escribo aquí antes de [hora] con novedades.'],
    },
    cold: {
      en: ['I’m sorry, that is [a worry, a lot of money, a long wait].'],
      it: ['Mi dispiace, capisco che [è una preoccupazione, sono tanti soldi, l’attesa è lunga].'],
      de: ['Das tut mir leid, das ist [eine Sorge, viel Geld, eine lange Zeit].'],
      pt: ['Lamento, isso é [uma preocupação, muito dinheiro, muito tempo de espera].'],
      fr: ['Je suis désolé, je comprends que [c’est inquiétant, c’est une grosse somme, l’attente est longue].'],
      es: ['Lo siento, entiendo que [es preocupante, es mucho dinero, la espera es larga].'],
    },
    flippant: {
      en: ['I’m sorry this happened to you.'],
      it: ['Mi dispiace che sia successo.'],
      de: ['Es tut mir leid, dass Ihnen das passiert ist.'],
      pt: ['Lamento muito que isto tenha acontecido.'],
      fr: ['Je suis désolé que cela soit arrivé.'],
      es: ['Siento que haya pasado esto.'],
    },
    scolding: {
      en: ['The [form] came without [date]; with it we can [next step].'],
      it: ['Nel [modulo] manca [la data]: appena c’è possiamo [passo successivo].'],
      de: ['Auf dem [Formular] fehlt noch [das Datum]; damit können wir [nächster Schritt].'],
      pt: ['No [formulário] falta [a data]; com ela podemos [passo seguinte].'],
      fr: ['Il manque [la date] sur [le formulaire] : dès que nous l’avons, [étape suivante].'],
      es: ['En [el formulario] falta [la fecha]: en cuanto la tengamos, [siguiente paso].'],
    },
    register: {
      en: ['Say it as you would to this person across a counter.'],
      it: ['Lo dica come lo direbbe a questa persona allo sportello.'],
      de: ['Sagen Sie es so, wie Sie es dieser Person am Schalter sagen würden.'],
      pt: ['Diga-o como o diria a esta pessoa ao balcão.'],
      fr: ['Dites-le comme vous le diriez à cette personne au guichet.'],
      es: ['Dígalo como se lo diría a esta persona en el mostrador.'],
    },
  },
  options: v.strictObject({
    problems: v.optional(
      v.pipe(
        v.array(v.picklist(['cheerful', 'cold', 'flippant', 'scolding', 'promo', 'register', 'mixed'])),
        v.description('The clashes to look for.'),
      ),
      ['cheerful', 'cold', 'flippant', 'scolding', 'promo', 'register', 'mixed'],
    ),
  }),
  create({ facts, situation, troubleOf, options, mayShow, report }) {
    const wants = (problem: (typeof options.problems)[number]): boolean => options.problems.includes(problem);
    return {
      reply(reply) {
        const now = situation(reply);
        const own = facts(reply);
        const state = new State(now, facts, troubleOf);
        const before = now.team.at(-1);
        // A reply in two messages, of which the first is sent.
        const goesOn = before !== undefined && before.index === reply.index - 1 ? facts(before) : undefined;
        const louder = [
          wants('cheerful') ? cheerful(reply, own, state) : undefined,
          wants('flippant') ? flippant(reply, own, state, now) : undefined,
          wants('scolding') ? scolding(own, state) : undefined,
        ];
        // Who cheers, jokes or lectures is not cold as well.
        const heard = louder.some((clash) => clash !== undefined && clash.evidence.reduce((sum, { weight }) => sum + weight, 0) >= 0);
        for (const clash of [
          ...louder,
          wants('cold') && !heard && !(goesOn && isWarm(goesOn, state))
            ? cold(reply, own, state, now, goesOn === undefined ? before && facts(before) : undefined, facts, mayShow)
            : undefined,
          wants('promo') ? promo(own, state, now) : undefined,
          wants('register') && now.request !== undefined ? register(own, now.customer, facts) : undefined,
        ]) {
          if (clash === undefined) continue;
          const { at } = now.upset;
          report({ ...clash, related: at === undefined ? [] : [{ at, note: 'how the customer feels' }] });
        }
        const address = wants('mixed') ? mixed(own) : undefined;
        if (address !== undefined) {
          const { second, ...clash } = address;
          report({ ...clash, related: [{ at: second, note: 'the other address' }] });
        }
      },
    };
  },
});

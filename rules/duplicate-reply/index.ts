import { clip, defineRule, say, type Turn, v } from '../../src/rule/index.ts';
import { type Core, coreOf, namesIn, takenUp } from './core.ts';
import { type Compared, type Likeness, likenesses } from './likeness.ts';
import { sentencesOf, type Told } from './sentences.ts';

/** Something to say instead of what did not help. */
const OTHERWISE = {
  en: ['I know that did not help before. This time I have [what you did]; if it is not right by [time], write to me here.'],
  it: ['So che la prima volta non è bastato. Ora ho [cosa ha fatto]; se entro [ora] non è a posto mi scriva qui.'],
  de: [
    'Beim ersten Mal hat das nicht geholfen. Diesmal habe ich [was Sie getan haben]; wenn es bis [Zeit] nicht stimmt, schreiben Sie mir hier.',
  ],
  pt: ['Sei que da primeira vez não resolveu. Desta vez [o que fez]; se até [hora] não estiver bem, escreva-me aqui.'],
  fr: [
    'Je sais que cela n’a pas suffi la première fois. Cette fois, j’ai [ce que j’ai fait] ; si ce n’est pas réglé à [heure], écrivez-moi ici.',
  ],
  es: ['Sé que la primera vez no bastó. Ahora he [qué hice]; si a las [hora] no está resuelto, escríbame aquí.'],
};

export default defineRule({
  meta: {
    description: 'A reply that says again, in the same or nearly the same words, what the team already said in this conversation',
    category: 'originality',
    severity: 'error',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat'],
    modes: ['lint', 'check'],
    problems: {
      exact:
        'The same text was sent before ({{earlier}}), so the customer will think that nobody is reading. Say what is new since then, or what you will do next and when.',
      part: '“{{words}}” says again what an earlier reply said ({{earlier}}). Say what is new since then, or what you will do next and when.',
      near: 'Says again what an earlier reply said ({{earlier}}), {{percent}}% of it in the same words. Say what is new since then, or what you will do next and when.',
    },
  },
  suggestions: {
    exact: {
      en: ['I know you have had this answer already. Since then we have [what changed]; I will write to you by [time] with the next news.'],
      it: ['So che questa risposta l’ha già ricevuta. Da allora abbiamo [cosa è cambiato]; Le scrivo entro [ora] con le prossime novità.'],
      de: ['Diese Antwort haben Sie schon. Seither haben wir [was sich geändert hat]; bis [Zeit] schreibe ich Ihnen, wie es weitergeht.'],
      pt: ['Sei que já recebeu esta resposta. Desde então [o que mudou]; até [hora] escrevo com novidades.'],
      fr: [
        'Je sais que vous avez déjà eu cette réponse. Depuis, nous avons [ce qui a changé] ; je vous écris avant [heure] avec la suite.',
      ],
      es: ['Sé que ya recibió esta respuesta. Desde entonces hemos [qué ha cambiado]; le escribo antes de [hora] con novedades.'],
    },
    near: OTHERWISE,
    part: OTHERWISE,
  },
  options: v.strictObject({
    minWords: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(1), v.description('Shorter replies, without greeting and names, are never copies.')),
      5,
    ),
    similarity: v.optional(
      v.pipe(v.number(), v.minValue(0.5), v.maxValue(1), v.description('Share of the words that must stand in the earlier reply.')),
      0.7,
    ),
    ignore: v.optional(
      v.pipe(
        v.array(v.string()),
        v.description('Texts that may be repeated, such as a legal notice: a reply that is one of them is no copy.'),
      ),
      [],
    ),
  }),
  create({ conversation, facts, situation, options, report }) {
    let names: ReadonlySet<string> | undefined;
    const cores = new Map<Turn, Core>();
    const coreAt = (turn: Turn): Core => {
      let core = cores.get(turn);
      if (core === undefined) {
        names ??= namesIn(conversation.turns);
        core = coreOf(facts(turn), names);
        cores.set(turn, core);
      }
      return core;
    };
    // The first reply of each wording: to compare with its copies too would tell nothing more.
    const distinct = new Map<string, Turn>();
    let counted = 0;
    return {
      reply(reply) {
        const { team, request } = situation(reply);
        for (const earlier of team.slice(counted)) {
          const { text } = coreAt(earlier);
          if (!distinct.has(text)) distinct.set(text, earlier);
        }
        counted = team.length;
        if (team.length === 0) return;
        const own = facts(reply);
        const core = coreAt(reply);
        if (core.words.length < options.minWords) return;
        if (options.ignore.some((text) => text.trim() === reply.text.trim())) return;
        // "This morning" is another time, not another question.
        const times = new Set(
          own.tokens.filter(({ kind, form }) => kind === 'word' && own.inList('time', form)).map((token) => own.stemOf(token)),
        );
        let taken: readonly string[] | undefined;
        let told: readonly Told[] | undefined;
        const compared: Compared = {
          core,
          told() {
            told ??= sentencesOf(own);
            return told;
          },
        };
        // Sent again because it was asked for again: no copy out of carelessness.
        const resend = request !== undefined && facts(request).has('resend', 'again');
        let best: ({ turn: Turn } & Likeness) | undefined;
        for (const earlier of distinct.values()) {
          const other = coreAt(earlier);
          if (other.words.length < options.minWords) continue;
          for (const likeness of likenesses(compared, other, options)) {
            // Words of the new question that only the new reply has: it answers something else in the same form.
            taken ??= takenUp(own, request && facts(request), times);
            const news = taken.filter((stem) => !facts(earlier).content.has(stem)).length;
            const { evidence } = likeness;
            evidence.when(resend, 'the customer asked for it again', -9).add(`${news} words of a new question`, -4 * Math.min(news, 2));
            if (best === undefined || evidence.logOdds > best.evidence.logOdds) best = { turn: earlier, ...likeness };
          }
        }
        if (best === undefined) return;
        const earlier = best.turn.messages[0]?.at?.slice(11, 16) || say('reply {{number}}', { number: team.indexOf(best.turn) + 1 });
        const related = [{ at: best.turn, note: 'said before' }];
        const evidence = best.evidence.facts;
        const percent = Math.round(best.share * 100);
        if (best.problem === 'exact') report({ problem: 'exact', at: reply, related, evidence, data: { earlier } });
        else if (best.sentence === undefined) {
          report({ problem: 'near', at: reply, related, evidence, severity: 'warning', data: { earlier, percent } });
        } else {
          const words = clip(best.sentence.text);
          report({ problem: 'part', at: best.sentence, related, evidence, severity: 'warning', data: { earlier, words } });
        }
      },
    };
  },
});

import { defineRule, Evidence, type Match, overlapOf, say, type Turn, type TurnFacts, v, within } from '../../src/rule/index.ts';

/** Words that say the matter of a reply: greetings, names, links, signatures and digits do not make a copy a new reply. */
class Core {
  /** The words that are not social, or all where those are few. */
  readonly words: readonly string[];
  /** All words as one text. */
  readonly text: string;
  readonly #all: readonly string[];
  readonly #lines: readonly (readonly string[])[];
  #vocabulary: ReadonlySet<string> | undefined;

  constructor(all: readonly string[], words: readonly string[], lines: readonly (readonly string[])[]) {
    this.words = words.length >= 4 ? words : all;
    this.text = all.join(' ');
    this.#all = all;
    this.#lines = lines;
  }

  get vocabulary(): ReadonlySet<string> {
    this.#vocabulary ??= new Set(this.#all);
    return this.#vocabulary;
  }

  /** Words that are not social, by line of the message. */
  get lines(): readonly { readonly words: readonly string[]; readonly text: string }[] {
    return this.#lines.filter((line) => line.length > 0).map((line) => ({ words: line, text: line.join(' ') }));
  }
}

const SOCIAL = ['greeting', 'closing', 'thanks-reply', 'human-touch'];

function coreOf(facts: TurnFacts, names: ReadonlySet<string>): Core {
  const social: Match[] = [];
  for (const concept of SOCIAL) social.push(...facts.matches(concept));
  const all: string[] = [];
  const words: string[] = [];
  let line: string[] = [];
  const lines = [line];
  for (const token of facts.tokens) {
    if (token.kind === 'break') {
      line = [];
      lines.push(line);
    }
    if (token.kind !== 'word' || (token.capital && names.has(token.form))) continue;
    all.push(token.form);
    if (social.some(({ span }) => within(token, span))) continue;
    words.push(token.form);
    line.push(token.form);
  }
  return new Core(all, words, lines);
}

/** The names of those who take part, in parts. */
function namesIn(turns: readonly Turn[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const author of new Set(turns.map((turn) => turn.author))) {
    for (const part of (author ?? '').toLowerCase().split(/\W+/)) if (part.length > 2) names.add(part);
  }
  return names;
}

/** Share of the words that stand in a vocabulary, 0 to 1: at least as much as they have in common one by one. */
const shareIn = (words: readonly string[], vocabulary: ReadonlySet<string>): number =>
  words.reduce((count, word) => count + (vocabulary.has(word) ? 1 : 0), 0) / words.length;

/** The words of both without the last lines that they share: a legal notice below two different answers makes no copy. */
function withoutFooter(a: Core, b: Core, atLeast: number): [readonly string[], readonly string[]] {
  const both = [a.lines, b.lines] as const;
  const [linesA, linesB] = both;
  let shared = 0;
  while (shared < linesA.length && shared < linesB.length && linesA.at(-1 - shared)?.text === linesB.at(-1 - shared)?.text) shared++;
  if (shared === 0) return [a.words, b.words];
  const [restA, restB] = both.map((lines) => lines.slice(0, lines.length - shared).flatMap(({ words }) => words)) as [string[], string[]];
  return restA.length >= atLeast && restB.length >= atLeast ? [restA, restB] : [a.words, b.words];
}

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
    near: {
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
    },
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
        let best: { turn: Turn; likeness: number; same: boolean; evidence: Evidence } | undefined;
        for (const earlier of distinct.values()) {
          const other = coreAt(earlier);
          if (other.words.length < options.minWords) continue;
          const same = core.text === other.text;
          // A chat of years has thousands of replies to compare with: most share too few words to be looked at closely.
          if (!same && shareIn(core.words, other.vocabulary) < options.similarity) continue;
          const [words, otherWords] = same ? [core.words, other.words] : withoutFooter(core, other, options.minWords);
          const { contained, containedPairs, jaccard } = overlapOf(words, otherWords);
          if (contained < options.similarity && !same) continue;
          const likeness = (contained + containedPairs + jaccard) / 3;
          // Words of the new question that only the new reply has: it answers something else in the same form.
          taken ??= request === undefined ? [] : [...own.content].filter((stem) => facts(request).content.has(stem) && !times.has(stem));
          const news = taken.filter((stem) => !facts(earlier).content.has(stem)).length;
          // Sent again because it was asked for again: no copy out of carelessness.
          const resend = request !== undefined && facts(request).has('resend');
          const evidence = new Evidence(-7)
            .add(`${Math.round(contained * 100)}% of its words stand in the earlier reply`, 6 * contained)
            .add(`${Math.round(containedPairs * 100)}% of its word pairs do`, 5 * containedPairs)
            .add('how alike both are as a whole', 2 * jaccard)
            .when(same, 'the same words from start to end', 2)
            .when(resend, 'the customer asked for it again', -9)
            .add(`${news} words of a new question`, -4 * Math.min(news, 2))
            .when(core.words.length < 8, 'short', -0.8);
          if (best === undefined || evidence.logOdds > best.evidence.logOdds) best = { turn: earlier, likeness, same, evidence };
        }
        if (best === undefined) return;
        const earlier = best.turn.messages[0]?.at?.slice(11, 16) || say('reply {{number}}', { number: team.indexOf(best.turn) + 1 });
        const related = [{ at: best.turn, note: 'said before' }];
        if (best.same) report({ problem: 'exact', at: reply, related, evidence: best.evidence.facts, data: { earlier } });
        else {
          const percent = Math.round(best.likeness * 100);
          report({ problem: 'near', at: reply, related, evidence: best.evidence.facts, severity: 'warning', data: { earlier, percent } });
        }
      },
    };
  },
});

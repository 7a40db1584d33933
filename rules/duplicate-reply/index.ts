import { defineRule, Evidence, type Match, overlapOf, say, type Turn, type TurnFacts, v, within } from '../../src/rule/index.ts';

/** A line of a reply without what is social. */
interface Line {
  readonly words: readonly string[];
  /** The stems of its words of matter, and its figures. */
  readonly matter: readonly string[];
}

/** Words that say the matter of a reply: greetings, names, links, signatures and digits do not make a copy a new reply. */
class Core {
  /** The words that are not social, or all where those are few. */
  readonly words: readonly string[];
  /** All words as one text. */
  readonly text: string;
  readonly #all: readonly string[];
  readonly #lines: readonly Line[];
  #vocabulary: ReadonlySet<string> | undefined;
  #matter: ReadonlySet<string> | undefined;

  constructor(all: readonly string[], words: readonly string[], lines: readonly Line[]) {
    this.words = words.length >= 4 ? words : all;
    this.text = all.join(' ');
    this.#all = all;
    this.#lines = lines;
  }

  get vocabulary(): ReadonlySet<string> {
    this.#vocabulary ??= new Set(this.#all);
    return this.#vocabulary;
  }

  get matter(): ReadonlySet<string> {
    this.#matter ??= new Set(this.#lines.flatMap(({ matter }) => matter));
    return this.#matter;
  }

  /** What is not social, by line of the message. */
  get lines(): readonly (Line & { readonly text: string })[] {
    return this.#lines.filter(({ words }) => words.length > 0).map((line) => ({ ...line, text: line.words.join(' ') }));
  }
}

const SOCIAL = ['greeting', 'closing', 'thanks-reply', 'human-touch'];

function coreOf(facts: TurnFacts, names: ReadonlySet<string>): Core {
  const social: Match[] = [];
  for (const concept of SOCIAL) social.push(...facts.matches(concept));
  const all: string[] = [];
  const words: string[] = [];
  let line: { words: string[]; matter: string[] } = { words: [], matter: [] };
  const lines = [line];
  for (const token of facts.tokens) {
    if (token.kind === 'break') {
      line = { words: [], matter: [] };
      lines.push(line);
    }
    if (token.kind === 'number') line.matter.push(token.form);
    if (token.kind !== 'word' || (token.capital && names.has(token.form))) continue;
    all.push(token.form);
    if (social.some(({ span }) => within(token, span))) continue;
    words.push(token.form);
    line.words.push(token.form);
    const stem = facts.stemOf(token);
    if (stem !== undefined) line.matter.push(stem);
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

/** The lines of both without the last ones that they share: a legal notice below two different answers makes no copy. */
function withoutFooter(a: Core, b: Core): [readonly Line[], readonly Line[]] {
  const [linesA, linesB] = [a.lines, b.lines];
  let shared = 0;
  while (shared < linesA.length && shared < linesB.length && linesA.at(-1 - shared)?.text === linesB.at(-1 - shared)?.text) shared++;
  return [linesA.slice(0, linesA.length - shared), linesB.slice(0, linesB.length - shared)];
}

/** The words of both without the last lines that they share, or all of them where that leaves too few. */
function wordsOf(a: Core, b: Core, atLeast: number): [readonly string[], readonly string[]] {
  const [restA = [], restB = []] = withoutFooter(a, b).map((lines) => lines.flatMap(({ words }) => words));
  return restA.length >= atLeast && restB.length >= atLeast ? [restA, restB] : [a.words, b.words];
}

/** Words of a question that a reply takes up. @param times words of time: "this morning" is another time, not another question */
const takenUp = (own: TurnFacts, request: TurnFacts | undefined, times: ReadonlySet<string | undefined>): readonly string[] =>
  request === undefined ? [] : [...own.content].filter((stem) => request.content.has(stem) && !times.has(stem));

/** So much of what both say is the same matter in a reply that says it again in other words. */
const AGAIN = 0.6;

/** Fewer words of matter than this in common may be chance. */
const MATTER = 4;

/** Share of the matter of two replies that both have, 0 to 1; 0 where the second has a figure of its own, or they share too little. */
function matterAgain(core: Core, earlier: Core): number {
  // A legal notice that both share only adds to it: few pairs need a closer look.
  if (shareOf(core.matter, earlier.matter) < AGAIN) return 0;
  const [own, other] = withoutFooter(core, earlier).map((lines) => new Set(lines.flatMap(({ matter }) => matter))) as [
    Set<string>,
    Set<string>,
  ];
  return [...own].some((stem) => /\d/.test(stem) && !other.has(stem)) ? 0 : shareOf(own, other);
}

/** Share of two sets of matter that both have; 0 where that is too little to count. */
function shareOf(own: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const stem of own) if (other.has(stem)) common++;
  return common < MATTER ? 0 : common / (own.size + other.size - common);
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
          // "The ticket will be updated" says again "we'll update the ticket".
          const again = same ? 0 : matterAgain(core, other);
          if (again >= AGAIN) {
            taken ??= takenUp(own, request && facts(request), times);
            const news = taken.filter((stem) => !facts(earlier).content.has(stem)).length;
            const evidence = new Evidence(-2.6)
              .add(`${Math.round(again * 100)}% of its matter stands in the earlier reply, and nothing else`, 5 * again)
              .when(request !== undefined && facts(request).has('resend'), 'the customer asked for it again', -9)
              .add(`${news} words of a new question`, -4 * Math.min(news, 2));
            if (best === undefined || evidence.logOdds > best.evidence.logOdds) best = { turn: earlier, likeness: again, same, evidence };
          }
          // A chat of years has thousands of replies to compare with: most share too few words to be looked at closely.
          if (!same && shareIn(core.words, other.vocabulary) < options.similarity) continue;
          const [words, otherWords] = same ? [core.words, other.words] : wordsOf(core, other, options.minWords);
          const { contained, containedPairs, jaccard } = overlapOf(words, otherWords);
          if (contained < options.similarity && !same) continue;
          const likeness = (contained + containedPairs + jaccard) / 3;
          // Words of the new question that only the new reply has: it answers something else in the same form.
          taken ??= takenUp(own, request && facts(request), times);
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

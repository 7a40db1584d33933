import {
  defineRule,
  Evidence,
  type FoundPhrase,
  inSentence,
  type Match,
  overlaps,
  phraseFault,
  phraseFinder,
  type Sentence,
  sentenceOf,
  type TurnFacts,
  v,
} from '../../src/rule/index.ts';

type Problem = 'guarantee' | 'never' | 'refund' | 'liability';

/** By group of the phrase: what it is reported as, and how surely its words alone promise too much (log-odds). */
const KINDS: Readonly<Record<string, { problem: Problem; base: number; words: string }>> = {
  guarantee: { problem: 'guarantee', base: 1.2, words: 'guarantees an outcome' },
  certain: { problem: 'guarantee', base: 1, words: 'is certain of what others have a hand in' },
  'never-again': { problem: 'never', base: 1.4, words: 'says that it cannot happen again' },
  // "It won't happen" answers a question about plans as well as a complaint.
  'will-not': { problem: 'never', base: -0.2, words: 'says that it will not happen' },
  refund: { problem: 'refund', base: 1.1, words: 'promises everything at once' },
  liability: { problem: 'liability', base: 1.6, words: 'admits a fault in law' },
};

const phrase = v.pipe(
  v.string(),
  v.minLength(1),
  v.check(
    (text) => phraseFault(text) === undefined,
    ({ input }) => phraseFault(input) ?? '',
  ),
);

/** Finders by their options: a list is compiled once, not once for each conversation. */
const finders = new WeakMap<object, (tokens: TurnFacts['tokens']) => FoundPhrase[]>();

export default defineRule({
  meta: {
    description:
      'A promise that nobody can keep, or an admission in law: guaranteed, never again, immediate full refund, we were negligent',
    category: 'safety',
    severity: 'warning',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat', 'canned'],
    concepts: ['over-promise'],
    problems: {
      guarantee: '“{{words}}” promises what others have a hand in, and it will be quoted if it fails. Say what you will do and by when.',
      never: '“{{words}}” cannot be kept for certain. Say what was changed so that it does not come back.',
      refund: '“{{words}}” promises everything before anything was checked. Say what is sure now and when the rest will be.',
      liability: '“{{words}}” is an admission in law. Own the mistake in plain words and leave the law to those who answer for it.',
    },
  },
  suggestions: {
    guarantee: {
      en: ['It is due on [day]; I’ll check that morning and write to you.'],
      it: ['È previsto per [giorno]: quella mattina controllo e Le scrivo.'],
    },
    never: {
      en: ['We have changed [this], so that it shouldn’t come back.'],
      it: ['Abbiamo cambiato [questo], perché non si ripeta.'],
    },
    refund: { en: ['I’ve asked for the refund; you’ll hear by [day].'], it: ['Ho chiesto il rimborso: entro [giorno] avrà risposta.'] },
    liability: { en: ['That was our mistake and I’m sorry.'], it: ['L’errore è nostro e me ne scuso.'] },
  },
  options: v.strictObject({
    approved: v.optional(
      v.pipe(
        v.array(phrase),
        v.description('Promises that your team may make, in the notation of docs/phrase-packs.md ("refund in full within * hours").'),
      ),
      [],
    ),
  }),
  create({ facts, situation, troubleOf, options, mode, report }) {
    return {
      reply(reply) {
        const own = facts(reply);
        const found = own.matches('over-promise');
        if (found.length === 0) return;
        const fair = [...own.matches('fair-promise').map(({ span }) => span), ...approvedIn(own, options)];
        const complained = (): boolean => {
          const request = mode === 'canned' ? undefined : situation(reply).request;
          return request !== undefined && troubleOf(request).probability >= 0.5;
        };
        let worst: { match: Match; problem: Problem; at: Sentence | Match; evidence: Evidence } | undefined;
        for (const match of found) {
          const kind = KINDS[match.group];
          if (kind === undefined || fair.some((span) => overlaps(span, match.span))) continue;
          const sentence = sentenceOf(own, match);
          const evidence = new Evidence(kind.base, kind.words)
            .when(sentence?.mark === '?', 'a question', -2)
            .when(holdsOne(sentence, own.matches('answer', 'done')) && kind.problem === 'refund', 'it has been done', -1)
            .when(match.group === 'will-not' && complained(), 'said to a complaint', 1.4)
            .when(quoted(reply.text, match.span.start), 'in quotation marks', -2)
            .when(own.emoji.happy.length > 0 && kind.problem === 'guarantee', 'said with a smile', -0.7);
          if (worst === undefined || evidence.logOdds > worst.evidence.logOdds)
            worst = { match, problem: kind.problem, at: sentence ?? match, evidence };
        }
        if (worst === undefined) return;
        const { match, problem, at, evidence } = worst;
        report({
          problem,
          at,
          evidence: evidence.facts,
          severity: problem === 'liability' ? 'error' : 'warning',
          data: { words: match.text.replace(/\s+/g, ' ') },
        });
      },
    };
  },
});

function approvedIn(own: TurnFacts, options: { readonly approved: readonly string[] }): { start: number; end: number }[] {
  if (options.approved.length === 0) return [];
  let find = finders.get(options);
  if (find === undefined) {
    find = phraseFinder(options.approved);
    finders.set(options, find);
  }
  return find(own.tokens);
}

const holdsOne = (sentence: Sentence | undefined, matches: readonly Match[]): boolean =>
  sentence !== undefined && matches.some((match) => inSentence(match, sentence));

const quoted = (text: string, start: number): boolean =>
  /["“«„]\s*(?:[\p{L}’']+\s+){0,4}$/u.test(text.slice(Math.max(0, start - 40), start));

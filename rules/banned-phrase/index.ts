import { defineRule, type FoundPhrase, phraseFault, phraseFinder, type TurnFacts, v } from '../../src/rule/index.ts';

const phrase = v.pipe(
  v.string(),
  v.minLength(1),
  v.check(
    (text) => phraseFault(text) === undefined,
    ({ input }) => phraseFault(input) ?? '',
  ),
);

const entry = v.union([
  phrase,
  v.strictObject({
    match: phrase,
    message: v.optional(v.string()),
    instead: v.optional(v.array(v.string()), []),
    severity: v.optional(v.picklist(['error', 'warning', 'suggestion'])),
    languages: v.optional(v.array(v.string())),
  }),
]);

/** Finders by their options: a list is compiled once, not once for each conversation. */
const finders = new WeakMap<object, (tokens: TurnFacts['tokens']) => FoundPhrase[]>();

export default defineRule({
  meta: {
    description: 'A phrase that your team has decided not to use',
    category: 'substance',
    severity: 'warning',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat', 'canned'],
    problems: {
      banned: '“{{phrase}}” is on your team’s list of phrases to leave out.{{why}}',
    },
  },
  options: v.strictObject({
    phrases: v.optional(
      v.pipe(
        v.array(entry),
        v.description(
          'Phrases in the notation of docs/phrase-packs.md, or objects with match, message, instead, severity and languages. Empty: the rule finds nothing.',
        ),
      ),
      [],
    ),
  }),
  create({ facts, options, report }) {
    const entries = options.phrases.map((each) => (typeof each === 'string' ? { match: each, instead: [] } : each));
    return {
      reply(reply) {
        if (entries.length === 0) return;
        let find = finders.get(options);
        if (find === undefined) {
          find = phraseFinder(entries.map(({ match }) => match));
          finders.set(options, find);
        }
        const own = facts(reply);
        const longest = new Map<number, FoundPhrase>();
        for (const found of find(own.tokens)) {
          const listed = entries[found.index] as (typeof entries)[number] & { languages?: string[] };
          if (listed.languages !== undefined && !listed.languages.includes(own.language)) continue;
          const other = longest.get(found.start);
          if (other === undefined || other.end < found.end) longest.set(found.start, found);
        }
        for (const { index, start, end } of longest.values()) {
          const { message, instead, severity } = entries[index] as {
            message?: string;
            instead: string[];
            severity?: 'error' | 'warning' | 'suggestion';
          };
          report({
            problem: 'banned',
            at: { turn: reply, span: { start, end } },
            evidence: [{ fact: 'the phrase is on the list', weight: 5 }],
            ...(severity === undefined ? {} : { severity }),
            suggestions: instead,
            data: { phrase: reply.text.slice(start, end), why: message === undefined ? '' : ` ${message}` },
          });
        }
      },
    };
  },
});

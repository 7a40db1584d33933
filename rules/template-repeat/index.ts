import { defineRule, Evidence, loners, NearIndex, type SaidTable, say, sayCount, v } from '../../src/rule/index.ts';
import { type Entry, entriesOf, twinsIn } from './library.ts';
import {
  addReplies,
  agentsIn,
  compareExamples,
  type LastKept,
  maskAll,
  mergeTemplate,
  mergeTemplates,
  type Template,
  type Templates,
  withAgents,
  withoutManyRare,
} from './templates.ts';

interface State {
  /** Replies that were counted, those too short to be a template included. */
  replies: number;
  templates: Templates;
  /** How many they are. */
  texts: number;
  /** Of one that was thinned. */
  last?: LastKept;
  /** Of a canned library: all of it. */
  readonly entries: Entry[];
}

/** Texts that are nearly the same, the one that was sent most first. */
type Family = readonly [Template, ...Template[]];

/** Rows of the table: a report for programs has no use for the long tail. */
const MOST_ROWS = 50;
const LONGEST_QUOTE = 60;

const SUGGESTIONS = {
  en: [
    'I have read what you wrote: [what went wrong for this customer]. I am [what you do about it], and you will hear from me by [time].',
  ],
  it: ['Ho letto quello che è successo: [cosa è andato storto]. Ora [cosa sta facendo] e Le scrivo entro [ora].'],
};

/**
 * Texts that are nearly the same, together: each joins the more frequent one that it is most like. Not those that are alike by
 * steps, as the ends of such a chain have nothing in common. A family of one with fewer customers than asked for is left out.
 */
function familiesOf(templates: Templates, similarity: number, minCount: number): Family[] {
  const all = Object.values(templates);
  const isAlone = loners(
    all.map(({ shingles }) => shingles),
    similarity,
  );
  // Most texts went out once and are like no other: they would only fill the index.
  const order = all.filter(({ customers, shingles }) => customers >= minCount || !isAlone(shingles));
  order.sort((a, b) => b.count - a.count || compareExamples(a.example, b.example));
  const index = new NearIndex<[Template, ...Template[]]>(similarity);
  const families: [Template, ...Template[]][] = [];
  for (const template of order) {
    let best: { item: [Template, ...Template[]]; similarity: number } | undefined;
    for (const near of index.near(template.shingles)) if (best === undefined || near.similarity > best.similarity) best = near;
    if (best !== undefined) best.item.push(template);
    else {
      const family: [Template, ...Template[]] = [template];
      families.push(family);
      index.add(family, template.shingles);
    }
  }
  return families;
}

const sum = (family: Family, of: (template: Template) => number): number => family.reduce((total, template) => total + of(template), 0);

function tableOf(families: readonly Family[], replies: number): SaidTable {
  const rows = families.map((family) => {
    const [{ text, example }] = family;
    const count = sum(family, (template) => template.count);
    const share = replies === 0 ? 0 : count / replies;
    const customers = sum(family, (template) => template.customers);
    const upset = sum(family, (template) => template.upset);
    const agents = agentsIn(family.reduce((all: number[], template) => withAgents(all, template.agents), []));
    return {
      text,
      counts: [
        say('{{count}}×', { count }),
        sayCount(upset, '{{count}} upset', '{{count}} upset'),
        percent(share),
        sayCount(agents, '{{count}} agent', '{{count}} agents'),
      ],
      data: { count, share: Math.round(share * 10_000) / 10_000, customers, agents, upset, example },
    };
  });
  rows.sort((a, b) => b.data.count - a.data.count || compareExamples(a.data.example, b.data.example));
  return { name: 'templates', title: say('Most pasted'), rows: rows.slice(0, MOST_ROWS) };
}

const percent = (share: number): string => (share < 0.01 ? '<1%' : `${Math.round(share * 100)}%`);

const quoted = (text: string): string => (text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE).trimEnd()}…` : text);

export default defineRule({
  meta: {
    description: 'A reply that many customers got, pasted unchanged for one who is upset, or a canned response that is there twice',
    category: 'originality',
    severity: 'suggestion',
    since: '0.1.0',
    presets: ['strict', 'social', 'canned'],
    tables: ['recommended', 'strict', 'social', 'email', 'chat'],
    modes: ['lint', 'canned'],
    problems: {
      unchanged:
        'The same words went to {{others}} other customers, and this one was upset: nothing in them is about their case. Say first what went wrong for this customer, then what you do about it.',
      everywhere:
        'The same words went to {{others}} other customers, and nothing in them is about the case of this one. Say first what you understood, then what you do about it.',
      twin: 'Says what “{{twin}}” ({{place}}) says, {{percent}}% in the same words. Two entries for one purpose drift apart: keep one, with a placeholder where they differ.',
    },
  },
  suggestions: {
    everywhere: SUGGESTIONS,
    unchanged: SUGGESTIONS,
  },
  options: v.strictObject({
    minCount: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(1), v.description('How many (other) customers must have got a text.')),
      5,
    ),
    minShare: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1), v.description('Share of all replies that a text must have.')), 0),
    onlyUpset: v.optional(
      v.pipe(v.boolean(), v.description('Report only where the customer was upset; otherwise the first reply with each text.')),
      true,
    ),
    similarity: v.optional(
      v.pipe(
        v.number(),
        v.minValue(0.3),
        v.maxValue(1),
        v.description('Share of three-word runs that nearly the same texts have in common; in a library, of words and runs.'),
      ),
      0.6,
    ),
  }),
  create: () => ({}),
  corpus: {
    empty: (): State => ({ replies: 0, templates: {}, texts: 0, entries: [] }),
    add(state, context) {
      state.replies += context.replies.length;
      if (context.mode === 'canned') state.entries.push(...entriesOf(context));
      else state.texts += addReplies(state.templates, context);
    },
    merge(into, from) {
      into.replies += from.replies;
      into.texts += mergeTemplates(into.templates, from.templates);
      into.entries.push(...from.entries);
    },
    mask: ({ templates, entries }, shown) => maskAll(templates, entries, shown),
    overflow: {
      size: ({ texts }) => texts,
      *take(state) {
        const { templates } = state;
        state.templates = {};
        state.texts = 0;
        yield* Object.entries(templates);
      },
      put(state, key, entry) {
        state.texts += mergeTemplate(state.templates, key, entry as Template);
      },
      thin(state, { minCount }, beside) {
        const { templates, last } = withoutManyRare(state.templates, minCount, beside?.last ?? state.last);
        state.templates = templates;
        state.texts = Object.keys(templates).length;
        state.last = last;
      },
    },
    finish({ replies, templates: all, entries }, { mode, options, report, table }) {
      if (mode === 'canned') {
        for (const { entry, twin, similarity, evidence } of twinsIn(entries, options.similarity)) {
          report({
            problem: 'twin',
            at: entry.at,
            key: `${entry.at.conversationId}\n${twin.at.conversationId}\n${entry.words.join(' ')}`,
            related: [{ at: twin.at, note: 'says the same' }],
            evidence,
            severity: 'warning',
            data: {
              twin: quoted(twin.at.conversationId),
              place:
                twin.at.path === entry.at.path
                  ? say('line {{line}}', { line: `${twin.at.position.line}` })
                  : `${twin.at.path}:${twin.at.position.line}`,
              percent: Math.round(similarity * 100),
            },
          });
        }
        return;
      }
      const families = familiesOf(withoutManyRare(all, options.minCount).templates, options.similarity, options.minCount);
      const enough = (count: number): boolean => count >= options.minShare * replies;
      const pasted = families.filter(
        (family) => sum(family, ({ customers }) => customers) >= options.minCount && enough(sum(family, ({ count }) => count)),
      );
      table(tableOf(pasted, replies));
      for (const family of pasted) {
        for (const { candidate, slots, customers, count, shingles } of family) {
          const others = customers - 1;
          if (candidate === undefined || slots === null || others < options.minCount || !enough(count)) continue;
          const evidence = new Evidence();
          for (const { fact, weight } of candidate.evidence) evidence.add(fact, weight);
          evidence
            .add(`${others} other customers got it`, Math.min(0.5 * Math.log2(others / options.minCount), 2))
            .when(count * 2 < sum(family, (each) => each.count), 'most got it with something changed', -1.5);
          report({
            problem: candidate.upset ? 'unchanged' : 'everywhere',
            at: candidate.at,
            key: shingles.join(' '),
            evidence: evidence.facts,
            data: { others },
          });
        }
      }
    },
  },
});

import * as v from 'valibot';
import { Corpus } from '../engine/corpus.ts';
import type { LanguageSet } from '../engine/languages.ts';
import { type Crash, type EnabledRule, lintConversation } from '../engine/lint.ts';
import type { Finding } from '../model/index.ts';
import type { AnyRule, Translation } from '../rule/index.ts';
import { readChat } from './chat.ts';

const example = v.strictObject({
  name: v.string(),
  chat: v.string(),
  /** For a rejected one: the problem that is to be found at every mark. */
  problem: v.optional(v.string()),
  mode: v.optional(v.picklist(['lint', 'check', 'canned']), 'lint'),
  channel: v.optional(v.string()),
  /**
   * Other conversations of the same run, read before this one: for rules that look over many. In `canned` mode, other entries.
   * `times`: so many customers got the same.
   */
  corpus: v.optional(
    v.array(v.strictObject({ chat: v.string(), times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1) })),
    [],
  ),
  options: v.optional(v.record(v.string(), v.unknown())),
  severity: v.optional(v.picklist(['error', 'warning', 'suggestion'])),
});
const language = v.strictObject({
  accept: v.optional(v.array(example), []),
  reject: v.optional(v.array(example), []),
  /** What the rule is known to get wrong: it must still get it wrong, so that the page stays true. */
  'known-misses': v.optional(v.array(example), []),
});

/** A rule's examples by language, as examples.yaml holds them. */
export const exampleFile = v.record(v.string(), language);
export type ExampleFile = v.InferOutput<typeof exampleFile>;
export type Example = v.InferOutput<typeof example>;

/** What went wrong with one example, in words; empty where all is well. */
export async function faultsOf(
  id: string,
  rule: AnyRule,
  each: Example,
  expected: 'accept' | 'reject',
  languages: LanguageSet,
): Promise<string[]> {
  const { conversation, marks } = readChat(each.chat, 'example', each.channel);
  if (expected === 'reject' && marks.length === 0) return ['a rejected example must mark the place with [[...]]'];
  if (expected === 'accept' && marks.length > 0) return ['an accepted example must not mark a place'];
  const { findings, crashes } = await judgeExample(id, rule, each, languages);
  const faults = crashes.map(({ error }) => `crashed: ${String(error)}`);
  const say = (finding: Finding): string =>
    `${finding.problem} (${finding.confidence}) at "${finding.excerpt}" [${finding.evidence.map(({ fact, weight }) => `${fact} ${weight}`).join('; ')}]`;
  for (const mark of marks) {
    const message = conversation.messages[mark.message];
    const here = findings.filter((finding) => finding.conversationId === conversation.id && finding.messageId === message?.id);
    const exact = here.find((finding) => finding.span.start === mark.span.start && finding.span.end === mark.span.end);
    const text = message?.text.slice(mark.span.start, mark.span.end);
    if (exact === undefined) faults.push(`nothing found at "${text}"${here.length === 0 ? '' : `, but ${here.map(say).join(', ')}`}`);
    else if (each.problem !== undefined && exact.problem !== each.problem)
      faults.push(`"${text}" was found as ${exact.problem}, not ${each.problem}`);
    else if (each.severity !== undefined && exact.severity !== each.severity)
      faults.push(`"${text}" is a ${exact.severity}, not a ${each.severity}`);
  }
  for (const finding of findings) {
    const marked = marks.some(
      (mark) =>
        finding.conversationId === conversation.id &&
        conversation.messages[mark.message]?.id === finding.messageId &&
        mark.span.start === finding.span.start &&
        mark.span.end === finding.span.end,
    );
    if (!marked) faults.push(`unexpected ${say(finding)}`);
  }
  return faults;
}

/** What a rule finds in an example and in the conversations before it, surer than `minConfidence`. */
export async function judgeExample(
  id: string,
  rule: AnyRule,
  each: Example,
  languages: LanguageSet,
  { minConfidence = 0.6, translation }: { readonly minConfidence?: number; readonly translation?: Translation } = {},
): Promise<{ readonly findings: readonly Finding[]; readonly crashes: readonly Crash[] }> {
  const options = rule.options === undefined ? {} : v.parse(rule.options, each.options ?? {});
  const enabled: EnabledRule = { id, rule, options, ...(translation === undefined ? {} : { translation }) };
  const settings = { rules: [enabled], mode: each.mode, minConfidence, languages };
  const corpus = new Corpus(settings);
  const before = each.corpus.flatMap(({ chat, times }, index) =>
    Array.from({ length: times }, (_, copy) => readChat(chat, `before-${index + 1}-${copy + 1}`, each.channel).conversation),
  );
  const outcomes: { findings: readonly Finding[]; crashes: readonly Crash[] }[] = [];
  for (const one of [...before, readChat(each.chat, 'example', each.channel).conversation])
    outcomes.push(await lintConversation(one, settings, corpus));
  outcomes.push(corpus.finish());
  return { findings: outcomes.flatMap(({ findings }) => findings), crashes: outcomes.flatMap(({ crashes }) => crashes) };
}

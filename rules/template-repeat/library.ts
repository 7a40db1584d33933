import { type CorpusContext, type CountedFact, Evidence, NearIndex, overlapOf, type ReplyPlace, shinglesOf } from '../../src/rule/index.ts';
import { maskedReply, namesIn } from './masked.ts';
import { compareExamples } from './templates.ts';

/** One canned response. */
export interface Entry {
  readonly at: ReplyPlace;
  readonly words: readonly string[];
  /** Stems of the words that carry the matter. */
  readonly content: readonly string[];
}

/** An entry that says what an earlier one says. */
export interface Twin {
  readonly entry: Entry;
  readonly twin: Entry;
  /** Share of common runs of words, 0 to 1. */
  readonly similarity: number;
  readonly evidence: readonly CountedFact[];
}

/** Words that turn a sentence round, in the languages that have phrases. */
const NEGATIONS: ReadonlySet<string> = new Set(
  'not no never nor without cannot non mai senza neanche nicht kein keine nie ohne ne pas jamais sans nunca sin nao sem'.split(' '),
);

/** The entry of a canned response; nothing where it has too few words to be compared. */
export function entriesOf({ conversation, replies, facts, placeOf }: CorpusContext<unknown>): Entry[] {
  return replies.flatMap((reply) => {
    const masked = maskedReply(facts(reply), namesIn(conversation.turns));
    return masked === undefined ? [] : [{ at: placeOf(reply), words: masked.words, content: [...facts(reply).content] }];
  });
}

/** The entries that are nearly the same as one before them, each with the one that is most alike. */
export function twinsIn(entries: readonly Entry[], similarity: number): Twin[] {
  const index = new NearIndex<Entry>(similarity);
  const twins: Twin[] = [];
  for (const entry of [...entries].sort((a, b) => compareExamples(a.at, b.at))) {
    const shingles = shinglesOf(entry.words);
    let best: { item: Entry; similarity: number } | undefined;
    for (const near of index.near(shingles)) if (best === undefined || near.similarity > best.similarity) best = near;
    if (best !== undefined)
      twins.push({ entry, twin: best.item, similarity: best.similarity, evidence: evidenceFor(entry, best, similarity) });
    index.add(entry, shingles);
  }
  return twins;
}

/** An approval and a refusal share most of their words: what differs decides whether there are two purposes. */
function evidenceFor(entry: Entry, { item, similarity }: { item: Entry; similarity: number }, least: number): readonly CountedFact[] {
  const above = least === 1 ? 1 : (similarity - least) / (1 - least);
  const only = (a: Entry, b: Entry): number => a.content.filter((stem) => !b.content.includes(stem)).length;
  const replaced = Math.min(only(entry, item), only(item, entry));
  const negations = ({ words }: Entry): number => words.filter((word) => NEGATIONS.has(word)).length;
  return new Evidence(-1)
    .add(`${Math.round(similarity * 100)}% of the wording is the same`, 5 * above)
    .when(overlapOf(entry.words, item.words).jaccard === 1, 'the same words', 1)
    .add(`${replaced} words of the matter replaced by others`, -Math.min(replaced, 3))
    .when(negations(entry) !== negations(item), 'one of them says no', -3)
    .when(entry.words.length < 8, 'short', -0.5).facts;
}

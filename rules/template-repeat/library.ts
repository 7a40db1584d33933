import { type CorpusContext, type CountedFact, Evidence, NearIndex, overlapOf, type ReplyPlace, shinglesOf } from '../../src/rule/index.ts';
import { maskedReply, namesIn } from './masked.ts';
import { compareExamples } from './templates.ts';

/** One canned response. */
export interface Entry {
  at: ReplyPlace;
  readonly words: readonly string[];
  /** Stems of the words that carry the matter. */
  readonly content: readonly string[];
  readonly negations: number;
}

/** An entry that says what an earlier one says. */
export interface Twin {
  readonly entry: Entry;
  readonly twin: Entry;
  /** Share of common words, 0 to 1. */
  readonly similarity: number;
  readonly evidence: readonly CountedFact[];
}

/** The entry of a canned response; nothing where it has too few words to be compared. */
export function entriesOf({ conversation, replies, facts, placeOf }: CorpusContext<unknown>): Entry[] {
  return replies.flatMap((reply) => {
    const own = facts(reply);
    const masked = maskedReply(own, namesIn(conversation.turns));
    if (masked === undefined) return [];
    const negations = own.tokens.filter(({ form }) => own.inList('negations', form)).length;
    return [{ at: placeOf(reply), words: masked.words, content: [...own.content], negations }];
  });
}

/** Entries that share fewer word runs than this part of the wanted similarity are not looked at: one new word breaks three runs. */
const LEAST_RUNS = 0.5;
/** Where the wording begins to speak for a twin, below the wanted similarity. */
const MARGIN = 0.15;

/** The entries that are nearly the same as one before them, each with the one that is most alike. */
export function twinsIn(entries: readonly Entry[], similarity: number): Twin[] {
  const index = new NearIndex<Entry>(similarity * LEAST_RUNS);
  const twins: Twin[] = [];
  for (const entry of [...entries].sort((a, b) => compareExamples(a.at, b.at))) {
    const shingles = shinglesOf(entry.words);
    let best: { twin: Entry; alike: number; words: number } | undefined;
    for (const { item, similarity: runs } of index.near(shingles)) {
      const words = overlapOf(entry.words, item.words).jaccard;
      const alike = (runs + words) / 2;
      if (best === undefined || alike > best.alike) best = { twin: item, alike, words };
    }
    if (best !== undefined) twins.push({ entry, twin: best.twin, similarity: best.words, evidence: evidenceFor(entry, best, similarity) });
    index.add(entry, shingles);
  }
  return twins;
}

interface Likeness {
  readonly twin: Entry;
  /** Mean of the shares of common words and of common word runs. */
  readonly alike: number;
  readonly words: number;
}

/** An approval and a refusal share most of their words: what differs decides whether there are two purposes. */
function evidenceFor(entry: Entry, { twin, alike, words }: Likeness, similarity: number): readonly CountedFact[] {
  const from = similarity - MARGIN;
  const replaced = Math.min(newIn(entry, twin), newIn(twin, entry));
  return new Evidence(-1)
    .add(`${Math.round(words * 100)}% of the words are the same, mostly in the same order`, (6 * (alike - from)) / (1 - from))
    .when(words === 1, 'the same words', 1)
    .add(`${replaced} words of the matter replaced by others`, -1.2 * Math.min(replaced, 3))
    .when(entry.negations !== twin.negations, 'one of them says no', -3)
    .when(entry.words.length < 8, 'short', -0.5).facts;
}

/** Stems of the matter that the other entry lacks; "daily" for "every day" is none. */
const newIn = ({ content }: Entry, other: Entry): number =>
  content.filter((stem) => !other.content.some((known) => known.slice(0, 3) === stem.slice(0, 3))).length;

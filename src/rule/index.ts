/** What a rule may import: the contract, the facts it can ask for, and how evidence is counted. */
export * as v from 'valibot';
export type { CorpusRow, CorpusTable, Message, Span } from '../model/index.ts';
export { type Deadline, deadlineOf } from '../text/deadline.ts';
export { allMatches, type LazyPattern, lazily, matchesAtHeads } from '../text/each.ts';
export { hash32, hash64, mix32 } from '../text/hash.ts';
export { nearest } from '../text/nearest.ts';
export { codeIn, inside, quotesIn } from '../text/quoted.ts';
export { loners, NearIndex, shinglesOf } from '../text/shingles.ts';
export { overlapOf } from '../text/similarity.ts';
export {
  DAY,
  elapsed,
  HOUR,
  isTimeZone,
  isWorkingDay,
  MINUTE,
  type Moment,
  minutesOf,
  momentOf,
  nextWork,
  type Schedule,
  wholeDays,
  workBetween,
} from '../text/time.ts';
export type { Token } from '../text/tokens.ts';
export { type BrushOff, type BrushOffProblem, brushOffOf } from './brush-off.ts';
export { type Audience, audienceOf, type ChannelKind, channelKind } from './channel.ts';
export type * from './corpus.ts';
export { type CountedFact, calibrated, Evidence, logOddsOf, probabilityOf } from './evidence.ts';
export type * from './facts.ts';
export { type HandOffs, handOffsOf } from './hand-offs.ts';
export { type News, newsIn, talkShareOf } from './news.ts';
export { type FoundPhrase, phraseFault, phraseFinder } from './phrases.ts';
export { anyCovers, anyInSentence, clip, countOf, inSentence, matchesOf, overlaps, sentenceOf, textAt, within } from './places.ts';
export { bringsMatter, namesTrouble, type Reading, readingOf, tellsOfCost } from './reading.ts';
export {
  type AnyRule,
  defineRule,
  type Mode,
  type ProblemReport,
  type Rule,
  type RuleContext,
  type RuleMeta,
  type Suggestions,
  type Visitor,
} from './rule.ts';
export {
  type PluralForms,
  type RuleTexts,
  type Said,
  say,
  sayCount,
  sayLanguage,
  sayList,
  type Translation,
  type Value,
} from './say.ts';
export { lengthInWords, newestTime, placeIn, type ScheduleOptions, scheduleOf, scheduleOptions } from './times.ts';

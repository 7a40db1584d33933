/** What a rule may import: the contract, the facts it can ask for, and how evidence is counted. */
export * as v from 'valibot';
export type { CorpusRow, CorpusTable, Span } from '../model/index.ts';
export { hash32, hash64, mix32 } from '../text/hash.ts';
export { NearIndex, shinglesOf } from '../text/shingles.ts';
export { overlapOf } from '../text/similarity.ts';
export type { Token } from '../text/tokens.ts';
export type * from './corpus.ts';
export { type CountedFact, Evidence, logOddsOf, probabilityOf } from './evidence.ts';
export type * from './facts.ts';
export { type FoundPhrase, phraseFault, phraseFinder } from './phrases.ts';
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

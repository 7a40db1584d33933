/** What a rule may import: the contract, the facts it can ask for, and how evidence is counted. */
export * as v from 'valibot';
export { nearest } from '../text/nearest.ts';
export { codeIn, inside, quotesIn } from '../text/quoted.ts';
export { overlapOf } from '../text/similarity.ts';
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

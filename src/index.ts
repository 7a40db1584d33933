/** The whole public API: re-exports only. */
export { builtin } from './builtin.ts';
export { UserErrors } from './config/problems.ts';
export type { Config } from './config/schema.ts';
export type { Corpus, CorpusOutcome, SavedCorpus } from './engine/corpus.ts';
export type { Crash, LintOutcome } from './engine/lint.ts';
export { UserError } from './errors.ts';
export { createLinter, type Linter, type LinterOptions } from './io/linter.ts';
export type { Language } from './languages/language.ts';
export type { Locale, Words } from './locales/index.ts';
export type {
  CannedResponse,
  Category,
  Conversation,
  ConversationResult,
  CorpusRow,
  CorpusTable,
  Diagnostic,
  Finding,
  Hidden,
  Loss,
  Message,
  Position,
  Related,
  ReplyScore,
  Report,
  Role,
  Severity,
  Span,
  Summary,
  Template,
} from './model/index.ts';
export { definePlugin, type Lazy, type Plugin, type Preset, type RulePage, type RuleSetting } from './plugin.ts';
export {
  type CannedReader,
  type Detection,
  defineReader,
  type Line,
  type ReadContext,
  type Reader,
  type ReadOptions,
  type Source,
  type TranscriptReader,
} from './readers/reader.ts';
export { type AgentScore, defineReporter, type ReportContext, type Reporter, type ReportWriter } from './reporters/reporter.ts';
export * from './rule/index.ts';
export { version } from './version.ts';

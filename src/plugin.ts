import type { Language } from './languages/language.ts';
import type { Category } from './model/index.ts';
import type { Reader } from './readers/reader.ts';
import type { Reporter } from './reporters/reporter.ts';
import type { AnyRule, RuleTexts } from './rule/index.ts';

/** A thing that is loaded when it is first needed. */
export type Lazy<T> = () => Promise<T>;

/** What a preset says of one rule. */
export type RuleSetting =
  | 'off'
  | 'error'
  | 'warning'
  | 'suggestion'
  | 'on'
  | { readonly severity?: RuleSetting; readonly minConfidence?: number; readonly options?: Readonly<Record<string, unknown>> };

/**
 * The one way in for rules, readers, reporters, languages and presets.
 * The built-ins come through it as third-party plugins do.
 */
export interface Plugin {
  readonly meta: { readonly name: string; readonly version: string };
  readonly rules?: Readonly<Record<string, AnyRule>>;
  readonly readers?: readonly Reader[];
  readonly reporters?: Readonly<Record<string, Lazy<Reporter>>>;
  readonly languages?: Readonly<Record<string, Lazy<Language>>>;
  readonly presets?: Readonly<Record<string, Preset>>;
  /** The texts of its rules in other languages, by the language's tag and the rule's id. What is missing stays English. */
  readonly translations?: Readonly<Record<string, Lazy<Readonly<Record<string, RuleTexts>>>>>;
  /** Examples by rule, as their examples.yaml hold them: `replylint rules ID` shows them. */
  readonly examples?: Lazy<Readonly<Record<string, RuleExamples>>>;
  /** Documentation by rule: `replylint rules ID` shows how it decides and where to read on. */
  readonly pages?: Lazy<Readonly<Record<string, RulePage>>>;
}

/** What `replylint rules ID` says of a rule's documentation. */
export interface RulePage {
  /** Where all of it stands: an address, or a path inside the package. */
  readonly page: string;
  /** How the rule decides, in Markdown: paragraphs and lists. */
  readonly decides?: string;
}

/** Examples of one rule by language, in the short notation of chats (`C:`, `A:`, `[[place of the finding]]`). */
export type RuleExamples = Readonly<
  Record<string, { readonly accept?: readonly NamedChat[]; readonly reject?: readonly (NamedChat & { readonly problem?: string })[] }>
>;

export interface NamedChat {
  readonly name: string;
  readonly chat: string;
}

export interface Preset {
  readonly description: string;
  /** The description in other languages, by tag. */
  readonly translations?: Readonly<Record<string, string>>;
  /** Categories whose findings are one step more severe than the rules have them, where nobody fixed a severity. */
  readonly raise?: readonly Category[];
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

/** Returns its argument: it is here for the types. */
export function definePlugin(plugin: Plugin): Plugin {
  return plugin;
}

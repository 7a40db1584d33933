import { resolve } from 'node:path';
import { builtin } from '../builtin.ts';
import { checkConfig } from '../config/discover.ts';
import { makeRegistry } from '../config/registry.ts';
import { resolveSettings } from '../config/resolve.ts';
import type { Config } from '../config/schema.ts';
import { translated, translationsOf } from '../config/translations.ts';
import { Corpus } from '../engine/corpus.ts';
import { LanguageSet } from '../engine/languages.ts';
import { type LintOutcome, lintConversation } from '../engine/lint.ts';
import { localeOf } from '../locales/index.ts';
import type { CannedResponse, Conversation } from '../model/index.ts';
import type { Plugin } from '../plugin.ts';
import type { Mode } from '../rule/index.ts';
import { loadPlugins } from './plugins.ts';

export interface LinterOptions {
  /** The folder that the paths of plugins in the configuration start from; the process's own by default. */
  readonly cwd?: string;
  /** Plugins that are loaded already, beside those that the configuration names. */
  readonly plugins?: readonly Plugin[];
}

export interface Linter {
  /** Judges every reply of a conversation. */
  lint(conversation: Conversation, corpus?: Corpus): Promise<LintOutcome>;
  /** Judges only the last turn, where it is the team's: a draft before it is sent. */
  check(conversation: Conversation): Promise<LintOutcome>;
  /** Judges a stored reply text. */
  canned(response: CannedResponse, corpus?: Corpus): Promise<LintOutcome>;
  /**
   * Gathers what only many conversations, or a whole library, show: hand it to each call, then call its `finish`.
   * It grows with the number of distinct replies.
   */
  corpus(mode: 'lint' | 'canned'): Corpus;
}

/**
 * A linter for programs: checks the configuration once, then judges any number of conversations. Its findings are in English where the
 * configuration names no `locale`; the environment is not asked.
 * @throws UserError (or `UserErrors`, which holds `all`) for a configuration or plugin that is wrong
 */
export async function createLinter(config: Config = {}, { cwd = resolve('.'), plugins = [] }: LinterOptions = {}): Promise<Linter> {
  const loaded = { config: checkConfig(config) };
  const registry = makeRegistry([
    { plugin: builtin, from: 'replylint' },
    ...plugins.map((plugin) => ({ plugin, from: plugin.meta.name })),
    ...(await loadPlugins(loaded.config.plugins ?? [], cwd)),
  ]);
  const translations = await translationsOf(registry, localeOf(loaded.config.locale ?? 'en'));
  const languages = new LanguageSet(registry.languages);
  const settingsOf = (mode: Mode) => {
    const settings = resolveSettings(loaded, {}, registry, mode);
    const { rules, tables, minConfidence, language } = translated(settings, translations);
    return { rules, tables, minConfidence, mode, languages, ...(language === undefined ? {} : { language }) };
  };
  const settings = { lint: settingsOf('lint'), check: settingsOf('check'), canned: settingsOf('canned') };
  return {
    lint: (conversation, corpus) => lintConversation(conversation, settings.lint, corpus),
    check: (conversation) => lintConversation(conversation, settings.check),
    canned: (response, corpus) => lintConversation(conversationOfCanned(response), settings.canned, corpus),
    corpus: (mode) => new Corpus(settings[mode]),
  };
}

/** A stored reply as the engine takes it: a conversation of one agent message, with the places of its file. */
export function conversationOfCanned({ id, path, title, text, language, position, locate }: CannedResponse): Conversation {
  return {
    id,
    path,
    messages: [{ id, role: 'agent', text, position }],
    ...(title === undefined ? {} : { subject: title }),
    ...(language === undefined ? {} : { language }),
    ...(locate === undefined ? {} : { locate: (_, offset) => locate(offset) }),
  };
}

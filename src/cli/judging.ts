import type { LoadedConfig } from '../config/discover.ts';
import type { Registry } from '../config/registry.ts';
import { type Overrides, resolveSettings, type Settings } from '../config/resolve.ts';
import { translated, translationsOf } from '../config/translations.ts';
import { LanguageSet } from '../engine/languages.ts';
import type { LintSettings } from '../engine/lint.ts';
import { type Locale, localeFrom } from '../locales/index.ts';
import type { Mode, Translation } from '../rule/index.ts';
import { overridesOf, type SharedFlags } from './options.ts';
import { setUp } from './setup.ts';

/** What decides how this run judges, as plain data: another thread comes to the same settings by it. */
export interface JudgingSource {
  readonly mode: Mode;
  readonly cwd: string;
  /** The configuration that was found; undefined for none. */
  readonly config: string | undefined;
  readonly overrides: Overrides;
  readonly locale: Locale;
  readonly explain: boolean;
  readonly accepted: ReadonlySet<string> | undefined;
  readonly since: number | undefined;
  /** The folder for what is too much for memory, the same for all threads of the run. */
  readonly aside?: string | undefined;
}

/** The configuration of a run with all that it can choose from. */
export interface Decided {
  readonly loaded: LoadedConfig;
  readonly registry: Registry;
  readonly settings: Settings & { readonly locale: Locale };
  readonly translations: ReadonlyMap<string, Translation>;
}

/**
 * Reads the configuration and lays the command line over it.
 * @param env for the language of the report, where nobody states one
 * @throws UserError, UserErrors
 */
export async function decide(
  mode: Mode,
  { cwd, config, overrides }: Pick<JudgingSource, 'cwd' | 'config' | 'overrides'>,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Decided> {
  const { loaded, registry } = await setUp(cwd, config);
  const resolved = resolveSettings(loaded, overrides, registry, mode);
  const locale = resolved.locale ?? localeFrom(env);
  const translations = await translationsOf(registry, locale);
  return { loaded, registry, settings: { ...translated(resolved, translations), locale }, translations };
}

/** What a run hands to its judging threads. */
export function judgingSource(
  mode: Mode,
  flags: SharedFlags,
  cwd: string,
  { loaded, settings }: Pick<Decided, 'loaded' | 'settings'>,
  accepted: ReadonlySet<string> | undefined,
): JudgingSource {
  const { locale } = settings;
  const { explain, since } = flags;
  return { mode, cwd, config: loaded.file, overrides: overridesOf(flags), locale, explain: explain === true, accepted, since };
}

/** The settings of the engine. */
export function lintSettings(
  { settings, registry }: Pick<Decided, 'settings' | 'registry'>,
  { mode, explain, accepted, since }: Pick<JudgingSource, 'mode' | 'explain' | 'accepted' | 'since'>,
): LintSettings {
  const { rules, tables, minConfidence, language } = settings;
  return {
    rules,
    tables,
    minConfidence,
    mode,
    languages: new LanguageSet(registry.languages),
    explain,
    ...(language === undefined ? {} : { language }),
    ...(accepted === undefined ? {} : { accepted }),
    ...(since === undefined ? {} : { since }),
  };
}

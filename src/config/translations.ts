import type { EnabledRule } from '../engine/lint.ts';
import type { Locale } from '../locales/index.ts';
import type { Translation } from '../rule/index.ts';
import type { Registry } from './registry.ts';
import type { Settings } from './resolve.ts';

/** The rules that have texts in a language, by id: none for English, in which every rule is written. */
export async function translationsOf({ rules, translations }: Registry, locale: Locale): Promise<ReadonlyMap<string, Translation>> {
  const found = new Map<string, Translation>();
  if (locale === 'en') return found;
  for (const byLocale of translations) {
    for (const [id, texts] of Object.entries((await byLocale[locale]?.()) ?? {})) if (!found.has(id)) found.set(id, { ...texts, locale });
  }
  // What a rule says of itself wins over what its plugin says of it.
  for (const [id, { translations: own }] of rules) {
    const texts = own?.[locale];
    if (texts !== undefined) found.set(id, { ...texts, locale });
  }
  return found;
}

/** The same settings with the rules' texts in another language, where they have them. */
export function translated<S extends Pick<Settings, 'rules' | 'tables'>>(settings: S, translations: ReadonlyMap<string, Translation>): S {
  const inLocale = (enabled: EnabledRule): EnabledRule => {
    const translation = translations.get(enabled.id);
    return translation === undefined ? enabled : { ...enabled, translation };
  };
  return { ...settings, rules: settings.rules.map(inLocale), tables: settings.tables.map(inLocale) };
}

/** The languages that reports are written in, by tag. */
export const LOCALES = ['en', 'it'] as const;
export type Locale = (typeof LOCALES)[number];

/**
 * The language of reports for a tag as people and systems write it: `it`, `it-IT`, `it_IT.UTF-8`.
 * English for every language that there are no reports in.
 */
export function localeOf(tag: string): Locale {
  const language = /^[a-z]+/.exec(tag.trim().toLowerCase())?.[0];
  return LOCALES.find((locale) => locale === language) ?? 'en';
}

/** The language of reports that an environment asks for, by the variables that POSIX has for messages: the first that is set decides. */
export function localeFrom(env: Readonly<Record<string, string | undefined>>): Locale {
  const set = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '');
  return set === undefined ? 'en' : localeOf(set);
}

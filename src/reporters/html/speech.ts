import { figuresOf } from '../../locales/figures.ts';
import type { Forms } from '../../locales/forms.ts';
import type { Locale, Words } from '../../locales/index.ts';
import type { ReportContext } from '../reporter.ts';

/** What the page's own script needs to speak the language of the report. It stands in the page as JSON. */
export interface SpeechData {
  readonly locale: Locale;
  readonly command: ReportContext['command'];
  readonly severities: Words['severities'];
  readonly roles: Words['roles'];
  readonly words: Words['page']['script'];
}

/** How page and script say what both can show: the same words, numbers and plurals. */
export interface Speech extends SpeechData {
  /** A text with its values in place; of forms, the one for `count`. Numbers are written as the language writes them. */
  say(text: string | Forms, values?: Readonly<Record<string, string | number>>): string;
  /** A number with at most one decimal. */
  number(value: number): string;
  /** A score, with its one decimal. */
  points(score: number): string;
}

export const speechDataOf = ({ locale, command, words }: ReportContext): SpeechData => ({
  locale,
  command,
  severities: words.severities,
  roles: words.roles,
  words: words.page.script,
});

export function speechOf(data: SpeechData): Speech {
  const { number, fixed } = figuresOf(data.locale);
  const plurals = new Intl.PluralRules(data.locale);
  return {
    ...data,
    say(text, values = {}) {
      const form = typeof text === 'string' ? text : text[plurals.select(Number(values['count'])) === 'one' ? 'one' : 'other'];
      return form.replace(/\{(\w+)\}/g, (place, name: string) => {
        const value = values[name];
        return value === undefined ? place : typeof value === 'number' ? number(value) : value;
      });
    },
    number,
    points: (score) => fixed(score, 1),
  };
}

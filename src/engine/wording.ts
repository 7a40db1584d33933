import type { Said, Translation, Value } from '../rule/index.ts';

const ENGLISH = 'en';

/** What a value is in words: by a translation, or in English where it has none for it. */
export function worded(value: Value, translation?: Translation): string {
  if (typeof value === 'string') return value;
  const locale = translation?.locale ?? ENGLISH;
  if (typeof value === 'number') return numbers(locale).format(value);
  if ('list' in value) return value.list.map((each) => worded(each, translation)).join(', ');
  if ('unit' in value) return lengths(locale, value.unit).format(value.length);
  if ('language' in value) return nameOf(value.language, locale);
  return wordsOf(value, translation);
}

/** A text with its `{{name}}` filled. */
export function filled(text: string, data: Readonly<Record<string, Value>> = {}, translation?: Translation): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => worded(data[name] ?? '', translation));
}

/** A note at a related place: always words of the rule. */
export const noted = (note: string | Said, translation?: Translation): string =>
  worded(typeof note === 'string' ? { say: note } : note, translation);

function wordsOf({ say, one, count, data = {} }: Extract<Said, { say: string }>, translation: Translation | undefined): string {
  const known = translation?.words?.[say];
  const texts =
    known === undefined ? { other: say, ...(one === undefined ? {} : { one }) } : typeof known === 'string' ? { other: known } : known;
  // Words that the translation lacks are English with all that is in them.
  const by = known === undefined ? undefined : translation;
  const form = count === undefined ? 'other' : plurals(by?.locale ?? ENGLISH).select(count);
  return filled(texts[form] ?? texts.other, count === undefined ? data : { count, ...data }, by);
}

function nameOf(tag: string, locale: string): string {
  try {
    return names(locale).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Formatters are dear to make and few. */
function once<T>(make: (locale: string, kind: string) => T): (locale: string, kind?: string) => T {
  const made = new Map<string, T>();
  return (locale, kind = '') => {
    const key = `${locale} ${kind}`;
    let one = made.get(key);
    if (one === undefined) {
      one = make(locale, kind);
      made.set(key, one);
    }
    return one;
  };
}

const numbers = once((locale) => new Intl.NumberFormat(locale));
const plurals = once((locale) => new Intl.PluralRules(locale));
const lengths = once((locale, unit) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }));
const names = once((locale) => new Intl.DisplayNames(locale, { type: 'language' }));

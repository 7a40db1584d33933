/** Words of the rule itself inside a text: with every translation they are another text. `{{name}}` as in the problem's text. */
interface Words {
  readonly say: string;
  /** The same for one, where `count` decides. */
  readonly one?: string;
  readonly count?: number;
  readonly data?: Readonly<Record<string, Value>>;
}

/** Several values in one, with a comma between. */
interface List {
  readonly list: readonly Value[];
}

/** A number of minutes, hours or days. */
interface Length {
  readonly length: number;
  readonly unit: 'minute' | 'hour' | 'day';
}

/** A language by its tag, shown by its name. */
interface LanguageName {
  readonly language: string;
}

/** What is written in the language of the report, whichever that is. Plain data: it can be kept in a corpus state. */
export type Said = Words | List | Length | LanguageName;

/** What fills a `{{name}}`. A text is shown as it is, as it quotes the conversation; what the rule says itself is `Said`. */
export type Value = string | number | Said;

/** Words of the rule's own, which its translation has under the same words. */
export const say = (words: string, data?: Readonly<Record<string, Value>>): Said =>
  data === undefined ? { say: words } : { say: words, data };

/** A count with its noun, `{{count}} agent` and `{{count}} agents`; a translation has the forms that its language needs. */
export const sayCount = (count: number, one: string, other: string): Said => ({ say: other, one, count });

/** Several values in one, with a comma between. */
export const sayList = (list: readonly Value[]): Said => ({ list });

/** The name of the language that a tag stands for. */
export const sayLanguage = (tag: string): Said => ({ language: tag });

/** The forms of a text with a number in it, by the plural categories of its language (CLDR); `other` where one is missing. */
export type PluralForms = { readonly other: string } & Readonly<Partial<Record<'zero' | 'one' | 'two' | 'few' | 'many', string>>>;

/** A rule in another language: what stands in its `it.yaml`. */
export interface RuleTexts<Problems extends Record<string, string> = Record<string, string>> {
  readonly description: string;
  /** By problem, with the same places `{{name}}`. */
  readonly problems: { readonly [Id in keyof Problems]: string };
  /** By the English words: what the rule puts into its data, and the notes at related places. */
  readonly words?: Readonly<Record<string, string | PluralForms>>;
}

/** The texts of a rule in one language, by the language's tag. */
export type Translation = RuleTexts & { readonly locale: string };

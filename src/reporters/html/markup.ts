/** Text that is HTML already. Only `html` makes it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Part = string | number | Markup | undefined | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Characters that HTML cannot hold, as text or as a reference. */
const UNWRITABLE = /(?![\t\n])\p{Cc}|\p{Cs}/gu;

/** A text as content of an element or a quoted attribute. */
export const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(UNWRITABLE, '\uFFFD')
    .replace(/[&<>"']/g, (char) => ENTITIES[char] as string);

const textOf = (part: Part): string => {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(textOf).join('');
  return escaped(String(part));
};

/** A template whose values are escaped, but for those that are markup. Attributes must be quoted. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Markup {
  return new Markup(strings.map((string, index) => string + textOf(values[index])).join(''));
}

/** Text that the package itself made and that is no HTML: script and style. */
export const raw = (text: string): Markup => new Markup(text);

/** A value as JSON for a script element: nothing in it ends the element or a line of JavaScript. */
export const embedded = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');

/** The link to a conversation's id or a finding's fingerprint. */
export const hrefTo = (id: string): string => {
  try {
    return `#${encodeURIComponent(id)}`;
  } catch {
    // Half of a surrogate pair has no place in an address.
    return '#';
  }
};

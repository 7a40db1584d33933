import { escapeUTF8 } from 'entities';

// What XML 1.0 has no way to write (section 2.2): most control characters, halves of surrogate pairs, two non-characters.
const UNWRITABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

/** A text for an XML document, as content or inside double quotes. What XML cannot hold becomes U+FFFD. */
export const xmlText = (text: string): string => escapeUTF8(text.replace(UNWRITABLE, '\uFFFD'));

/** Attributes of an element, each with a space before it; those that are undefined are left out. */
export const attributes = (values: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${xmlText(String(value)).replace(/[\n\r\t]/g, (char) => `&#${char.charCodeAt(0)};`)}"`)
    .join('');

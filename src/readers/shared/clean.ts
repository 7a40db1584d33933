/**
 * What a text loses on its way from the file to the model: invisible direction marks and, where a format has them,
 * HTML entities. The way back (an offset of the clean text to one of the raw text) is computed only when asked for.
 */

/** Bidi and zero-width marks (dropped), kinds of no-break space (become a space). */
export const INVISIBLE = /[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\u00A0\u202F\u2007]/;
const INVISIBLE_ALL = new RegExp(INVISIBLE.source, 'g');
const INVISIBLE_OR_ENTITY_ALL = new RegExp(`${INVISIBLE.source}|&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});`, 'g');

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

export interface CleanOptions {
  /** True where the format escapes `&amp;`, `&lt;`, `&#39;` ... in what is otherwise plain text. */
  readonly entities?: boolean;
}

/** The text without invisible marks and with plain spaces; the very same string where there is nothing to do. */
export function cleanText(raw: string, options: CleanOptions = {}): string {
  if (options.entities === true && raw.includes('&')) return raw.replace(INVISIBLE_OR_ENTITY_ALL, clean);
  return INVISIBLE.test(raw) ? raw.replace(INVISIBLE_ALL, clean) : raw;
}

/** Where the UTF-16 offset `offset` of `cleanText(raw, options)` is in `raw`. */
export function rawOffset(raw: string, offset: number, options: CleanOptions = {}): number {
  let shift = 0;
  for (const match of raw.matchAll(options.entities === true ? INVISIBLE_OR_ENTITY_ALL : INVISIBLE_ALL)) {
    const kept = clean(match[0]).length;
    // A mark that vanished just before the wanted unit is passed over, so that the place is that of a visible character.
    if (match.index - shift + kept > offset) break;
    shift += match[0].length - kept;
  }
  return Math.min(offset + shift, raw.length);
}

function clean(found: string): string {
  if (found.length === 1) return found === '\u00A0' || found === '\u202F' || found === '\u2007' ? ' ' : '';
  const name = found.slice(1, -1);
  if (!name.startsWith('#')) return ENTITIES[name] ?? found;
  const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  if (!(code > 0 && code <= 0x10ffff)) return found;
  const text = String.fromCodePoint(code);
  return INVISIBLE.test(text) ? clean(text) : text;
}

/**
 * Masks personal data in text that is shown: addresses, numbers of phones, cards and accounts, tax codes, handles.
 * What is left readable never tells who it is: `a…@…`, `+39 …`, `•••• 1234`.
 */

import { accountLength, isCard, isTaxCode, passesLuhn } from './checksums.ts';
import { allMatches, type LazyPattern, lazily } from './each.ts';

/** What a piece of personal data is. `number`: nine digits and more of no known kind. */
export type PersonalKind = 'handle' | 'email' | 'tax-code' | 'account' | 'card' | 'phone' | 'number';

/** A piece of personal data in a text. */
export interface Personal {
  readonly kind: PersonalKind;
  readonly start: number;
  readonly end: number;
}

/** One replacement in a text: UTF-16 offsets of what goes, and what comes in its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A changed text that still knows where the places of the old one went. */
export interface Edited {
  readonly text: string;
  /**
   * Where an offset of the old text stands in the new one. An offset inside a replaced part goes to that part's
   * start or end, so that a span over half of a masked number covers the whole mask.
   */
  at(offset: number, edge: 'start' | 'end'): number;
}

interface Detector {
  readonly kind: PersonalKind;
  readonly pattern: RegExp | LazyPattern;
  /** Fewest digits in a row, as {@link closeDigits} counts them, where there can be a match; 0 for what an @ gives away. */
  readonly digits: number;
  /** What else such a text must hold; looked for before the pattern, which is dearer. */
  readonly hint?: RegExp;
  /** What to show for a match, with the length of the part it masks where that is not all; nothing where it is no personal data. */
  mask(found: string, before: string, after: string): string | { readonly text: string; readonly length: number } | undefined;
}

/** Digits of groups that people set apart with one of these. */
const GAP = String.raw`[ \u00A0.\-/]`;
/** Words that say that a phone number follows. */
const CUE = String.raw`(?<!\p{L})(?:tel|telefon[oe]|phone|cell|cellulare|mobile|whatsapp|fax|recapito)(?!\p{L})`;
const NO_WORD_BEFORE = String.raw`(?<![\p{L}\p{N}_]|[\p{N}][.,:/\-])`;
const NO_WORD_AFTER = String.raw`(?![\p{L}\p{N}_]|[.,:/\-]\p{N})`;
const CURRENCY_BEFORE = /(?:[€$£¥]|\b(?:eur|euro|usd|gbp|chf))[ \u00A0]?$/iu;
const CURRENCY_AFTER = /^(?:[.,]\d{1,2}(?!\d))?[ \u00A0]?(?:[€$£¥%]|(?:euros?|eur|usd|gbp|chf|dollars?|pounds?|sterline)(?!\p{L}))/iu;

/** Shapes of phone numbers as people of Europe and the Americas write them, without the country's code. */
const NATIONAL = [
  String.raw`\(0?\d{1,4}\)[ \-]?\d{3,5}(?:[ .\-]?\d{2,4}){1,2}`,
  String.raw`0\d(?:[ .\-]\d{2}){4}`,
  String.raw`0\d{1,4}${GAP}\d{3,8}(?:[ \-]\d{2,4})?`,
  String.raw`(?:1[ .\-])?[2-9]\d{2}[ .\-]\d{3}[ .\-]\d{4}`,
  String.raw`3\d{2}${GAP}\d{2,4}(?:[ .\-]?\d{2,4}){1,2}`,
  String.raw`[6-9]\d{2}[ \-]\d{3}[ \-]\d{3}`,
  String.raw`[6-9]\d{2}(?:[ \-]\d{2}){3}`,
  String.raw`9\d[ \-]\d{3}[ \-]\d{2}[ \-]\d{2}`,
  String.raw`\d{2} 9?\d{4}-\d{4}`,
].join('|');

// In order of trust: where two claim the same characters, the earlier one has them.
const DETECTORS: readonly Detector[] = [
  {
    kind: 'handle',
    digits: 0,
    pattern: lazily(() => /(?<![\p{L}\p{N}_])@[\p{L}\p{N}_]+(?:[.-][\p{L}\p{N}_]+)*(?:@[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?/gu),
    mask: () => '@…',
  },
  {
    kind: 'email',
    digits: 0,
    pattern: lazily(() => /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.[\p{L}\p{N}]+/gu),
    mask: (found) => `${String.fromCodePoint(found.codePointAt(0) as number)}…@…`,
  },
  {
    kind: 'tax-code',
    // Figures may be written as letters (where two codes would be the same), hardly ever all of them.
    digits: 1,
    hint: /(?<![A-Z0-9])[A-Z]{6}[0-9L-NP-V]{2}[A-Z]/i,
    pattern: lazily(() => /(?<![\p{L}\p{N}])[A-Z]{6}[0-9L-NP-V]{2}[A-EHLMPRST][0-9L-NP-V]{2}[A-Z][0-9L-NP-V]{3}[A-Z](?![\p{L}\p{N}])/giu),
    mask: (found) => (isTaxCode(found.toUpperCase()) ? `${found[0]}…` : undefined),
  },
  {
    kind: 'account',
    digits: 2,
    hint: /[A-Z]{2}\d{2}[ \u00A0-]?[A-Z0-9]/i,
    pattern: lazily(() => /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ \u00A0-]?[A-Z0-9]){11,30}/giu),
    mask: (found) => {
      const length = accountLength(found);
      return length === undefined ? undefined : { text: `${found.slice(0, 2)}…`, length };
    },
  },
  {
    kind: 'card',
    digits: 13,
    pattern: /(?<!\d)(?:\d{4}(?:([ \u00A0.-])\d{4})(?:\1\d{4}){2}(?:\1\d{3})?|\d{4}([ \u00A0.-])\d{6}\2\d{4,5}|\d{13,19})(?!\d)/gu,
    mask: (found) => {
      const digits = found.replace(/\D/g, '');
      return passesLuhn(digits) ? `•••• ${digits.slice(-4)}` : undefined;
    },
  },
  {
    kind: 'phone',
    digits: 8,
    hint: /(?:\+|00)[1-9]/,
    pattern: lazily(() => /(?<![\p{L}\p{N}_+])(?:\+|00)[1-9]\d{0,2}(?:[ \u00A0.\-/]?\(?\d{1,12}\)?){1,7}(?![\p{N}])/gu),
    mask: (found, before) => {
      const digits = found.replace(/\D/g, '').replace(/^00/, '');
      if (digits.length < 8 || digits.length > 15 || CURRENCY_BEFORE.test(before)) return undefined;
      const prefix = found.startsWith('+') ? '+' : '00';
      return `${prefix}${digits.slice(0, /^[17]/.test(digits) ? 1 : 2)} …`;
    },
  },
  {
    kind: 'phone',
    digits: 9,
    pattern: lazily(() => new RegExp(`${NO_WORD_BEFORE}(?:${NATIONAL})${NO_WORD_AFTER}`, 'gu')),
    mask: (found, before, after) => {
      const digits = found.replace(/\D/g, '').length;
      if (digits < 9 || digits > 13 || CURRENCY_BEFORE.test(before) || CURRENCY_AFTER.test(after)) return undefined;
      return `${/^\(?\d{1,2}/.exec(found)?.[0]}…`;
    },
  },
  {
    // Short numbers are a phone's only where the writer says so.
    kind: 'phone',
    digits: 6,
    hint: /tel|phone|cell|mobile|what|fax|recapito/i,
    pattern: lazily(
      () => new RegExp(String.raw`(?<=${CUE}[^\p{N}\n.!?]{0,12}[.: ]{0,2})\d{2,4}(?:${GAP}?\d{2,4}){1,4}(?![\p{N}\p{L}])`, 'giu'),
    ),
    mask: (found) => {
      const digits = found.replace(/\D/g, '').length;
      return digits < 6 || digits > 13 || isDate(found) ? undefined : `${found.slice(0, 2)}…`;
    },
  },
  {
    kind: 'number',
    digits: 9,
    hint: /\d{9}/,
    pattern: /(?<!\d)\d{9,}(?!\d)/gu,
    mask: (found, before, after) => {
      if (found.length >= 13 && found.length <= 19 && passesLuhn(found)) return `•••• ${found.slice(-4)}`;
      if (isTimestamp(found) || /\d[.,]$/.test(before) || CURRENCY_BEFORE.test(before) || CURRENCY_AFTER.test(after)) return undefined;
      if (/^[.,]\d{1,2}(?!\d)/.test(after) || /(?<![\p{L}\p{N}])0x$/iu.test(before)) return undefined;
      return `${found.slice(0, 2)}…`;
    },
  },
];

/** How much text around a match its detector may look at. */
const AROUND = 12;

/**
 * The text with personal data masked. Doing it twice changes nothing more.
 * Numbers shorter than nine digits, dates, times, amounts, versions and error codes stay.
 */
export function redact(text: string): string {
  return redactWithMap(text).text;
}

/** As {@link redact}, with the way from places of the text to those of the masked one. */
export function redactWithMap(text: string): Edited {
  let result: Edited = { text, at: (offset) => offset };
  // A mask can leave digits that look like a number together with what stands beside it: repeated until nothing is found.
  // It ends, since every round leaves fewer letters, digits and underscores.
  for (;;) {
    const edits = findings(result.text);
    if (edits.length === 0) return result;
    result = chain(result, applyEdits(result.text, edits));
  }
}

/**
 * Makes all replacements at once.
 * @param edits in order of place and not overlapping
 */
export function applyEdits(text: string, edits: readonly Edit[]): Edited {
  let out = '';
  let from = 0;
  const shifts = edits.map((edit) => {
    out += text.slice(from, edit.start);
    const start = out.length;
    out += edit.text;
    from = edit.end;
    return { edit, start, end: out.length };
  });
  out += text.slice(from);
  const at = (offset: number, edge: 'start' | 'end'): number => {
    let low = 0;
    let high = shifts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((shifts[middle] as (typeof shifts)[number]).edit.start < offset) low = middle + 1;
      else high = middle;
    }
    const last = shifts[low - 1];
    if (last === undefined) return offset;
    if (offset < last.edit.end) return edge === 'start' ? last.start : last.end;
    return last.end + offset - last.edit.end;
  };
  return { text: out, at };
}

/** Two changes, one after the other, as one. */
export function chain(first: Edited, second: Edited): Edited {
  return { text: second.text, at: (offset, edge) => second.at(first.at(offset, edge), edge) };
}

/** The pieces of personal data in a text, in order of place. */
export function personalIn(text: string): Personal[] {
  return findings(text).map(({ kind, start, end }) => ({
    // A long number may pass a card's check by chance: masked it must be, called a card it need not be.
    kind: kind === 'card' && !isCard(text.slice(start, end).replace(/\D/g, '')) ? 'number' : kind,
    start,
    end,
  }));
}

interface Finding extends Edit {
  readonly kind: PersonalKind;
}

function findings(text: string): Finding[] {
  const edits: Finding[] = [];
  if (!SIGN.test(text)) return edits;
  const digits = closeDigits(text);
  const addresses = piecesWithAt(text);
  let taken: Uint8Array | undefined;
  const add = ({ kind, mask }: Detector, found: string, start: number): void => {
    const end = start + found.length;
    const masked = mask(found, text.slice(Math.max(0, start - AROUND), start), text.slice(end, end + AROUND));
    if (masked === undefined) return;
    const edit =
      typeof masked === 'string' ? { kind, start, end, text: masked } : { kind, start, end: start + masked.length, text: masked.text };
    taken ??= new Uint8Array(text.length);
    if (taken.subarray(edit.start, edit.end).includes(1)) return;
    taken.fill(1, edit.start, edit.end);
    edits.push(edit);
  };
  for (const detector of DETECTORS) {
    const { pattern, hint } = detector;
    if (detector.digits === 0) {
      for (const piece of addresses)
        for (const match of allMatches(piece.text, pattern)) add(detector, match[0], piece.start + match.index);
    } else if (digits >= detector.digits) {
      for (const match of allMatches(text, pattern, hint)) add(detector, match[0], match.index);
    }
  }
  return edits.length < 2 ? edits : edits.sort((a, b) => a.start - b.start);
}

/** What a text with personal data holds in any case. */
const SIGN = /[0-9@]/;

/**
 * The pieces between blanks that hold an @. No handle or address goes over a blank, and to search a whole text for one costs more
 * than all the rest.
 */
function piecesWithAt(text: string): { readonly start: number; readonly text: string }[] {
  const pieces: { start: number; text: string }[] = [];
  for (let at = text.indexOf('@'); at >= 0; ) {
    let start = at;
    while (start > 0 && !isBlank(text.charCodeAt(start - 1))) start--;
    let end = at + 1;
    while (end < text.length && !isBlank(text.charCodeAt(end))) end++;
    pieces.push({ start, text: text.slice(start, end) });
    at = text.indexOf('@', end);
  }
  return pieces;
}

/** Blanks of other scripts are left out: a longer piece only takes longer. */
const isBlank = (unit: number): boolean => unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0;

/** Most characters between two digits of a number: the bracket that closes one group, a blank, and the one that opens the next. */
const WIDEST_GAP = 3;

/** The most figures 0 to 9 that stand together, whatever is in the gaps between them. */
function closeDigits(text: string): number {
  let most = 0;
  let count = 0;
  let last = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 48 || unit > 57) continue;
    count = i - last <= WIDEST_GAP + 1 ? count + 1 : 1;
    last = i;
    if (count > most) most = count;
  }
  return most;
}

/** `20240115`-like runs with a time behind them: log lines and file names have them. */
const isTimestamp = (digits: string): boolean =>
  /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?$/.test(digits);

/** A day, month and year in any order. */
const isDate = (text: string): boolean => /^(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})|\d{4}[./-]\d{1,2}[./-]\d{1,2})$/.test(text);

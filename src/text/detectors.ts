/** The forms of personal data in texts, and what is shown in their place. */

import { accountLength, isTaxCode, passesLuhn } from './checksums.ts';
import { type LazyPattern, lazily } from './each.ts';

/** What a piece of personal data is. `number`: nine digits and more of no known kind. */
export type PersonalKind = 'handle' | 'email' | 'tax-code' | 'account' | 'card' | 'phone' | 'number';

/** One form of personal data. */
export interface Detector {
  readonly kind: PersonalKind;
  readonly pattern: RegExp | LazyPattern;
  /** Fewest digits in a row, with gaps of up to three characters between them, where there can be a match; 0 for what an @ gives away. */
  readonly digits: number;
  /** Fewest letters and digits in a row. */
  readonly characters?: number;
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

// In order of trust: where two claim the same characters, the earlier one has them. What a match begins with is looked at before
// what stands in front of it: that is dearer, and would be looked at everywhere.
export const DETECTORS: readonly Detector[] = [
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
    characters: 16,
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
    pattern: lazily(() => /(?=[+0])(?<![\p{L}\p{N}_+])(?:\+|00)[1-9]\d{0,2}(?:[ \u00A0.\-/]?\(?\d{1,12}\)?){1,7}(?![\p{N}])/gu),
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
    pattern: lazily(() => new RegExp(String.raw`(?=[\d(])${NO_WORD_BEFORE}(?:${NATIONAL})${NO_WORD_AFTER}`, 'gu')),
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
    hint: /(?:tel|telefon[oe]|phone|cell|cellulare|mobile|whatsapp|fax|recapito)(?![A-Z])[^\d\n!?]{0,30}\d/i,
    pattern: lazily(
      () => new RegExp(String.raw`(?=\d)(?<=${CUE}[^\p{N}\n.!?]{0,12}[.: ]{0,2})\d{2,4}(?:${GAP}?\d{2,4}){1,4}(?![\p{N}\p{L}])`, 'giu'),
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

/** `20240115`-like runs with a time behind them: log lines and file names have them. */
const isTimestamp = (digits: string): boolean =>
  /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?$/.test(digits);

/** A day, month and year in any order. */
const isDate = (text: string): boolean => /^(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})|\d{4}[./-]\d{1,2}[./-]\d{1,2})$/.test(text);

import { joinClitic, normalForms } from './normalise.ts';

/** What a token is. `mask` is a redaction or corpus mask (`<URL>`, `[PII]`), `slot` a placeholder (`{{name}}`). */
export type TokenKind = 'word' | 'number' | 'link' | 'email' | 'handle' | 'hashtag' | 'emoji' | 'mask' | 'slot' | 'end' | 'break' | 'punctuation';

export interface Token {
  readonly kind: TokenKind;
  /** UTF-16 offsets in the text. Several tokens may share one place: "don't" is two words. */
  readonly start: number;
  readonly end: number;
  /** Normal form of a word; the text itself for everything else. */
  readonly form: string;
  /** True for a word written with a capital first letter. */
  readonly capital: boolean;
}

const TOP_LEVEL = 'com|org|net|edu|gov|io|it|uk|co|eu|de|fr|es|pt|br|us|me|ly|gl|app|dev|info|biz|shop|store|help|support|example|test|tv|fm|be|ch|ie|in';

// One alternation, tried in this order at every place; `u` is left out because it makes V8's matcher several times slower.
const PATTERN = new RegExp(
  [
    String.raw`(?<link>https?:\/\/[^\s<>"]+[^\s<>".,;:!?')\]]|www\.[^\s<>"]+[^\s<>".,;:!?')\]])`,
    String.raw`(?<email>[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)`,
    String.raw`(?<slot>\{\{\{?[^{}\n]{1,200}\}?\}\}|\{%[^%\n]{1,200}%\}|\{![^{}\n]{1,120}\}|[#%$]\{[^{}\n]{1,120}\}|<<[A-Za-z][^<>\n]{0,80}>>|<attribute\b[^>\n]{1,200}\/?>|%[A-Za-z_][A-Za-z0-9_.]{2,40}%)`,
    String.raw`(?<mask><(?:[A-Z][A-Z-]{2,20})>|\[(?:[A-Z][A-Z0-9_]{2,30})\]|__[a-z_]{3,20}__|▇+)`,
    String.raw`(?<handle>@[A-Za-z0-9_]{1,40})`,
    String.raw`(?<hashtag>#[\p{L}_][\p{L}\p{N}_]*)`.replaceAll('\\p{L}', 'A-Za-zÀ-ɏ').replaceAll('\\p{N}', '0-9'),
    String.raw`(?<domain>\b[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:${TOP_LEVEL})\b(?:\/[^\s<>"]*[^\s<>".,;:!?')\]])?)`,
    String.raw`(?<number>[£$€]?\d+(?:[.,:/'-]\d+)*(?:%|€|£|\$|(?:st|nd|rd|th|am|pm|h|gb|mb|kg|cm|km|min|k|m)\b)?)`,
    String.raw`(?<clitic>['’](?:t|m|s|re|ve|ll|d)\b)`,
    String.raw`(?<word>[A-Za-zÀ-ɏͰ-ӿ][A-Za-zÀ-ɏͰ-ӿ0-9_]*(?:['’][A-Za-zÀ-ɏ]+)*['’]?)`,
    String.raw`(?<emoji>(?:[\u2600-\u27BF\u2B00-\u2BFF\u3030\u00A9\u00AE]|[\uD83C-\uD83E][\uDC00-\uDFFF])(?:[\uFE0F\u200D\u20E3]|\uD83C[\uDFFB-\uDFFF]|(?<=\u200D)(?:[\u2600-\u27BF]|[\uD83C-\uD83E][\uDC00-\uDFFF]))*|(?<![A-Za-z0-9])(?:[:;=8][-o']?[)(\]\[DPp3/\\|*]|[xX]D|<3|\^\^|:'\()(?![A-Za-z0-9]))`,
    String.raw`(?<end>[.!?…]+)`,
    String.raw`(?<break>\n+)`,
    String.raw`(?<punctuation>[^\s])`,
  ].join('|'),
  'gi',
);

/** Words repeat: their normal forms are computed once. Bounded so that a hostile input cannot grow it without end. */
const forms = new Map<string, readonly string[]>();
const FORMS_LIMIT = 50_000;

function formsOf(word: string): readonly string[] {
  let known = forms.get(word);
  if (known === undefined) {
    if (forms.size >= FORMS_LIMIT) forms.clear();
    known = normalForms(word);
    forms.set(word, known);
  }
  return known;
}

const isCapital = (text: string, at: number): boolean => {
  const first = text[at] as string;
  return first !== first.toLowerCase();
};

/** Splits a text into tokens, in order of place. Never throws; every token lies inside the text. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const start = match.index;
    const raw = match[0];
    const end = start + raw.length;
    const kind = kindOf(match.groups as Record<string, string | undefined>);
    if (kind === 'word') {
      const capital = isCapital(text, start);
      for (const form of formsOf(raw)) tokens.push({ kind, start, end, form, capital });
    } else if (kind === 'clitic') {
      const previous = tokens.at(-1);
      const joined = previous?.kind === 'word' ? joinClitic(previous.form, raw) : undefined;
      if (previous !== undefined && joined !== undefined) {
        const [first, second] = joined as [string, string];
        tokens[tokens.length - 1] = { ...previous, form: first };
        tokens.push({ kind: 'word', start, end, form: second, capital: false });
      } else {
        tokens.push({ kind: 'word', start, end, form: raw.slice(1).toLowerCase(), capital: false });
      }
    } else {
      tokens.push({ kind, start, end, form: raw, capital: false });
    }
  }
  return tokens;
}

function kindOf(groups: Record<string, string | undefined>): TokenKind | 'clitic' {
  if (groups['word'] !== undefined) return 'word';
  if (groups['punctuation'] !== undefined) return 'punctuation';
  if (groups['end'] !== undefined) return 'end';
  if (groups['number'] !== undefined) return 'number';
  for (const [name, value] of Object.entries(groups)) {
    if (value !== undefined) return name === 'domain' ? 'link' : (name as TokenKind | 'clitic');
  }
  return 'punctuation';
}

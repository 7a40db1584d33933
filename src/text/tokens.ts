import { joinClitic, normalForms } from './normalise.ts';
import { boundWords, type Word, wordOf } from './words.ts';

/** What a token is. `mask` is a redaction or corpus mask (`<URL>`, `[PII]`), `slot` a placeholder (`{{name}}`). */
export type TokenKind =
  | 'word'
  | 'number'
  | 'link'
  | 'email'
  | 'handle'
  | 'hashtag'
  | 'emoji'
  | 'mask'
  | 'slot'
  | 'end'
  | 'break'
  | 'punctuation';

export interface Token {
  readonly kind: TokenKind;
  /** UTF-16 offsets in the text. Several tokens may share one place: "don't" is two words. */
  readonly start: number;
  readonly end: number;
  /** Normal form of a word; the text itself for everything else. */
  readonly form: string;
  /** True for a word written with a capital first letter. */
  readonly capital: boolean;
  /** The word itself, where it is one. */
  readonly word: Word | undefined;
}

const TOP_LEVEL =
  'com|org|net|edu|gov|io|it|uk|co|eu|de|fr|es|pt|br|us|me|ly|gl|app|dev|info|biz|shop|store|help|support|example|test|tv|fm|be|ch|ie|in';

/** The kinds in the order of the pattern's groups. */
const GROUPS = [
  'link',
  'email',
  'slot',
  'mask',
  'handle',
  'hashtag',
  'domain',
  'number',
  'clitic',
  'word',
  'emoji',
  'end',
  'break',
  'punctuation',
] as const;

// One alternation, tried in this order at every place. `u` is left out because it makes V8's matcher several times slower,
// names of groups because they cost an object for each token.
const PATTERN = new RegExp(
  [
    String.raw`(https?:\/\/[^\s<>"]+[^\s<>".,;:!?')\]]|www\.[^\s<>"]+[^\s<>".,;:!?')\]])`,
    String.raw`([A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)`,
    String.raw`(\{\{\{?[^{}\n]{1,200}\}?\}\}|\{%[^%\n]{1,200}%\}|\{![^{}\n]{1,120}\}|[#%$]\{[^{}\n]{1,120}\}|<<[A-Za-z][^<>\n]{0,80}>>|<attribute\b[^>\n]{1,200}\/?>|%[A-Za-z_][A-Za-z0-9_.]{2,40}%|%(?:filltext|fillarea|fillpopup|filltop|fillpart|snippet|key|date):[^%\n]{0,200}%|%clipboard\b|%@[^\s%]{1,12}%[A-Za-z]|%\|(?!\|)|\*\|[A-Z0-9_:]{2,40}\|\*|%\(\([^()\n]{1,80}\)\)%|\[\[[^\[\]\n]{1,80}\]\]|\$\|\$|\{[A-Za-z_][\w.]{1,60}\}|\{(?:form(?:text|paragraph|menu|date|toggle)|time|if|elseif|repeat|import|snippet|site|note|key|click|wait)\b:[^{}\n]{0,200}\})`,
    String.raw`(<(?:[A-Z][A-Z-]{2,20})>|\[(?:[A-Z][A-Z0-9_]{2,30})\]|__[a-z_]{3,20}__|▇+)`,
    '(@[A-Za-z0-9_]{1,40})',
    '(#[A-Za-zÀ-ɏ_][A-Za-zÀ-ɏ0-9_]*)',
    String.raw`(\b[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:${TOP_LEVEL})\b(?:\/[^\s<>"]*[^\s<>".,;:!?')\]])?)`,
    String.raw`([£$€]?\d+(?:[.,:/'-]\d+)*(?:%|€|£|\$|(?:st|nd|rd|th|am|pm|h(?:\d\d)?|gb|mb|kg|cm|km|min|k|m)\b)?)`,
    String.raw`(['’](?:t|m|s|re|ve|ll|d)\b)`,
    "([A-Za-zÀ-ɏͰ-ӿ][A-Za-zÀ-ɏͰ-ӿ0-9_]*(?:['’][A-Za-zÀ-ɏ]+)*['’]?)",
    String.raw`((?:[\u2600-\u27BF\u2B00-\u2BFF\u3030\u00A9\u00AE]|[\uD83C-\uD83E][\uDC00-\uDFFF])(?:[\uFE0F\u200D\u20E3]|\uD83C[\uDFFB-\uDFFF]|(?<=\u200D)(?:[\u2600-\u27BF]|[\uD83C-\uD83E][\uDC00-\uDFFF]))*|(?<![A-Za-z0-9])(?:[:;=8][-o']?[)(\]\[DPp3/\\|*]|[xX]D|<3|\^\^|:'\()(?![A-Za-z0-9]))`,
    '([.!?…]+)',
    String.raw`(\n+)`,
    String.raw`([^\s])`,
  ].join('|'),
  'giy',
);

/** The words of each way of writing ("don't" is two). Bounded, so that a hostile input cannot grow it without end. */
const written = new Map<string, readonly Word[]>();
const MOST_WRITTEN = 50_000;

function isCapital(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 128) return unit >= 65 && unit <= 90;
  const first = text[at] as string;
  return first !== first.toLowerCase();
}

/** Splits a text into tokens, in order of place. Never throws; every token lies inside the text. */
export function tokenise(text: string): Token[] {
  if (written.size > MOST_WRITTEN) written.clear();
  boundWords();
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    if (isBlank(unit)) {
      at++;
      continue;
    }
    const end = isLetter(unit) ? plainWordEnd(text, at) : 0;
    at = end === 0 ? addMatched(tokens, text, at) : addWord(tokens, text, at, end);
  }
  return tokens;
}

/** What the pattern has no group for: white space but line feeds. */
function isBlank(unit: number): boolean {
  return unit === 32 || (unit !== 10 && (unit < 32 ? unit >= 9 && unit <= 13 : unit > 127 && BLANK.test(String.fromCharCode(unit))));
}

const BLANK = /\s/;

const isLetter = (unit: number): boolean => (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 0xc0 && unit <= 0x24f);

/**
 * Where a word ends that can be nothing else, as nearly all are; 0 where only the pattern tells. What follows it rules out
 * an address, a domain and an apostrophe.
 */
function plainWordEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && isLetter(text.charCodeAt(end))) end++;
  if (end === text.length) return end;
  switch (text.charCodeAt(end)) {
    case 32: // space
    case 10: // line feed
    case 33: // !
    case 41: // )
    case 44: // ,
    case 59: // ;
    case 63: // ?
      return end;
    case 46: {
      // A full stop ends a word where no domain goes on behind it.
      const next = end + 1 === text.length ? 32 : text.charCodeAt(end + 1);
      return next === 32 || next === 10 ? end : 0;
    }
    default:
      return 0;
  }
}

function addWord(tokens: Token[], text: string, start: number, end: number): number {
  const capital = isCapital(text, start);
  const raw = text.slice(start, end);
  let words = written.get(raw);
  if (words === undefined) {
    words = normalForms(raw).map(wordOf);
    written.set(raw, words);
  }
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    tokens.push({ kind: 'word', start, end, form: word.form, capital, word });
  }
  return end;
}

/** Adds what the pattern finds at a place, and gives where it ends. */
function addMatched(tokens: Token[], text: string, start: number): number {
  PATTERN.lastIndex = start;
  const match = PATTERN.exec(text);
  // The last group takes any one unit that is no blank.
  if (match === null) return start + 1;
  const raw = match[0];
  const end = start + raw.length;
  const kind = kindOf(match);
  if (kind === 'word') return addWord(tokens, text, start, end);
  if (kind === 'clitic') {
    const previous = tokens.at(-1);
    const joined = previous?.kind === 'word' ? joinClitic(previous.form, raw) : undefined;
    if (previous !== undefined && joined !== undefined) {
      const [first, second] = joined as [string, string];
      tokens[tokens.length - 1] = { ...previous, form: first, word: wordOf(first) };
      tokens.push({ kind: 'word', start, end, form: second, capital: false, word: wordOf(second) });
    } else {
      const word = wordOf(raw.slice(1).toLowerCase());
      tokens.push({ kind: 'word', start, end, form: word.form, capital: false, word });
    }
    return end;
  }
  tokens.push({ kind, start, end, form: raw, capital: false, word: undefined });
  return end;
}

const WORD = GROUPS.indexOf('word') + 1;

function kindOf(match: RegExpExecArray): TokenKind | 'clitic' {
  // Most of what the pattern is asked for is words and marks.
  if (match[WORD] !== undefined) return 'word';
  for (let group = 0; group < GROUPS.length; group++) {
    const kind = GROUPS[group];
    if (match[group + 1] !== undefined) return kind === 'domain' || kind === undefined ? 'link' : kind;
  }
  return 'punctuation';
}

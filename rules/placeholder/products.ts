/** Placeholders that are not written in double braces: Zammad, osTicket, Discourse, Salesforce, Intercom, LiveChat, TextExpander, Text Blaze ... */

import { nearest, type Said, say } from '../../src/rule/index.ts';

/** One placeholder of a canned response, or what is wrong with one. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  /** The variable's name: whether it is right is for the caller to judge. */
  readonly name?: string;
  /** The usual word that a command is a slip for. */
  readonly guess?: string;
  /** What is wrong with how it is written. */
  readonly fault?: Said;
}

/** Forms in which the first group is a variable's name. */
const NAMED = [
  /[#%]\{\s*([A-Za-z_][\w.]*)\s*(?:,[^{}\n]*)?\}/g,
  /(?<!\{)\{!\s*(\$?[A-Za-z][\w.]*)\s*\}/g,
  /<attribute\b[^>\n]*\bkey="([^"\n]+)"[^>\n]*>/g,
  /(?<![\d%\w])%([A-Za-z][A-Za-z0-9_.]{2,40})%(?!\w)/g,
  /\{\{\s*personalization_token\(\s*["']([\w.]+)["']/g,
];

/** Words that a form knows; one that is nearly such a word is a slip, any other may be the team's own. */
const WORDS: readonly { readonly pattern: RegExp; readonly words: readonly string[] }[] = [
  {
    pattern: /(?<![\d%\w])%([a-z]{3,12}):[^%\n]{0,200}%/g,
    words: ['filltext', 'fillarea', 'fillpopup', 'filltop', 'fillpart', 'fillpartend', 'snippet', 'key', 'date', 'shift'],
  },
  { pattern: /(?<![\d%\w])%([a-z]{7,11})\b(?![%:])/g, words: ['clipboard'] },
  {
    pattern: /(?<![{#%$])\{([a-z]{4,14})\s*:[^{}\n]{0,200}\}(?!\})/g,
    words: [
      ...['formtext', 'formparagraph', 'formmenu', 'formdate', 'formtoggle', 'endformtoggle', 'time', 'elseif', 'repeat', 'import'],
      ...['snippet', 'site', 'link', 'urlload', 'image', 'wait', 'click'],
    ],
  },
  {
    pattern: /(?<![{#%$])\{([a-z]{4,12})\}(?!\})/g,
    words: ['nick', 'operator', 'email', 'phone', 'cursor', 'clipboard', 'endif', 'else', 'endrepeat'],
  },
  {
    pattern: /\*\|([A-Z0-9_]{4,40})\|\*/g,
    words: ['FNAME', 'LNAME', 'EMAIL', 'PHONE', 'ADDRESS', 'COMPANY', 'UNSUB', 'ARCHIVE', 'SUBJECT'],
  },
  {
    pattern: /\{\{[^{}\n]*?\|\s*([a-z_]{4,20})\b[^{}\n]*\}\}/g,
    words: [
      ...['default', 'fallback', 'upcase', 'downcase', 'capitalize', 'date', 'append', 'prepend', 'replace', 'replace_first', 'remove'],
      ...['split', 'join', 'first', 'last', 'size', 'strip', 'strip_html', 'strip_newlines', 'newline_to_br', 'truncate', 'truncatewords'],
      ...['escape', 'url_encode', 'plus', 'minus', 'times', 'divided_by', 'modulo', 'round', 'ceil', 'floor', 'slice', 'sort', 'where'],
      ...['datetime_format', 'lstrip', 'rstrip', 'reverse', 'concat', 'compact', 'uniq'],
    ],
  },
];

/** What is opened and not closed in its line. */
const OPEN: readonly { readonly pattern: RegExp; readonly closer: string }[] = [
  { pattern: /(?<![\w{])[#%$]\{(?!\{)(?![^{}\n]*\})[^{}\s,]*/g, closer: '}' },
  { pattern: /(?<!\{)\{!(?![^{}\n]*\})[^{}\s,]*/g, closer: '}' },
  { pattern: /\{%(?![^{}\n]*%\})[^{}\s,]*/g, closer: '%}' },
  { pattern: /(?<!\[)\[\[(?=[^[\]\n]{1,60}(?:\](?!\])|\n|$))[^[\]\n]{1,60}\]?/g, closer: ']]' },
  { pattern: /(?<![\d%\w])%(?:filltext|fillarea|fillpopup|filltop|fillpart|snippet|key):(?![^%\n]*%)[^%\s,]*/g, closer: '%' },
  { pattern: /\*\|[A-Z0-9_:]{2,40}(?!\|\*|[A-Z0-9_:])/g, closer: '|*' },
  { pattern: /<attribute\b(?![^>\n]*>)[^>\n]{0,60}/g, closer: '>' },
];

/** Commands of Text Blaze that end with another one. */
const PAIRS = /(?<![{#%$])\{(if|repeat|note|endif|endrepeat|endnote)(?::[^{}\n]*)?\}(?!\})/g;

/** Everything of these forms in a canned response. */
export function marksIn(text: string): Mark[] {
  if (!/[{%<*[]/.test(text)) return [];
  const marks: Mark[] = [];
  const placeOf = (match: RegExpMatchArray): { start: number; end: number } => {
    const start = match.index ?? 0;
    return { start, end: start + match[0].length };
  };
  for (const pattern of NAMED) for (const match of text.matchAll(pattern)) marks.push({ ...placeOf(match), name: match[1] ?? '' });
  for (const { pattern, words } of WORDS) {
    for (const match of text.matchAll(pattern)) {
      const word = match[1] ?? '';
      const guess = words.includes(word) ? undefined : nearest(word, words);
      if (guess !== undefined) marks.push({ ...placeOf(match), guess });
    }
  }
  for (const { pattern, closer } of OPEN) {
    for (const match of text.matchAll(pattern))
      marks.push({ ...placeOf(match), fault: say('the closing “{{closer}}” is missing', { closer }) });
  }
  for (const match of text.matchAll(/<attribute\b(?![^>\n]*\bkey="[^"\n]+")[^>\n]*>/g)) {
    marks.push({ ...placeOf(match), fault: say('it has no “key”') });
  }
  marks.push(...unpaired(text, placeOf));
  return marks;
}

function* unpaired(text: string, placeOf: (match: RegExpMatchArray) => { start: number; end: number }): Generator<Mark> {
  const open: { name: string; start: number; end: number }[] = [];
  for (const match of text.matchAll(PAIRS)) {
    const name = match[1] ?? '';
    const at = placeOf(match);
    if (!name.startsWith('end')) open.push({ name, ...at });
    else if (open.at(-1)?.name === name.slice(3)) open.pop();
    else yield { ...at, fault: say('“{{word}}” closes nothing', { word: name }) };
  }
  for (const { name, start, end } of open) yield { start, end, fault: say('“{{name}}” is never closed', { name }) };
}

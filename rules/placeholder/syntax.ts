import { allMatches, matchesAtHeads } from '../../src/rule/index.ts';
import { isIdentifier, isInstruction, isSlot, looksMasked } from './slots.ts';

/** What was found: a variable of some product, a note to fill in, a row of X, a value that nobody wants to read, an empty slot. */
export interface Found {
  readonly kind: 'variable' | 'fill-in' | 'row' | 'value' | 'gap';
  readonly start: number;
  readonly end: number;
  /** What stands between the delimiters. */
  readonly inner: string;
  /** In the form of an export's mask. */
  readonly masked: boolean;
}

const GREETING = String.raw`(?:hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening)|ciao|salve|buongiorno|buonasera|buon pomeriggio|gentile|gentilissim[oaie]|gent\.(?:mo|ma)|egregi[oa]|car[oa]|spett\.(?:le)?|hallo|guten (?:tag|morgen|abend)|liebe[r]?|sehr geehrte[r]?|bonjour|bonsoir|salut|cher|ch[èe]re|hola|buenos d[ií]as|buenas tardes|estimad[oa]|querid[oa]|ol[áa]|bom dia|boa tarde|prezad[oa]|car[oa])`;
const TITLE = String.raw`(?:\s+(?:mr|mrs|ms|mx|dr|sig|sig\.ra|dott|dott\.ssa|herr|frau|monsieur|madame|señora?|senhora?|cliente|customer|signora?)\.?)?`;

/** Titles that want a name behind them. */
const OPEN_TITLE = String.raw`(?:\s+(?:mr|mrs|ms|mx|dr|sig|sig\.ra|dott|dott\.ssa|herr|frau)\.?)?`;

/** A greeting at the head of a line or a sentence, with nothing behind it but perhaps a title. */
const GREETED = new RegExp(String.raw`(?:^|[\n.!?]\s*|@\w+[,:]?\s+)${GREETING}${TITLE}\s*$`, 'i');

/** That a greeting stands right before a place: what comes there is meant to be a name. */
export const isGreeted = (text: string, at: number): boolean => GREETED.test(text.slice(Math.max(0, at - 60), at));

// Names that Windows gives its folders: `%appdata%` is a step, not a slot.
const FOLDERS =
  /^(?:(?:local)?appdata|te?mp|userprofile|program(?:files|data|w6432)|windir|system(?:root|drive)|home(?:path|drive)|computername|path|public|allusersprofile|comspec)$/i;

/** Delimiters that products use and prose does not, each behind a character that is in all of its matches. */
const VARIABLES: readonly (readonly [sign: string, pattern: RegExp])[] = [
  ['{', /\{\{\{?\s*([A-Za-z_$][^{}\n]{0,120}?)\s*\}?\}\}/g],
  ['{', /\{%-?\s*([A-Za-z][^%\n]{0,160}?)\s*-?%\}/g],
  ['{', /\{!\s*(\$?[A-Za-z][\w.]{1,80})\s*\}/g],
  ['{', /[#%]\{\s*([a-z_][\w.]{1,80}(?:,\s*fallback:[^{}\n]{0,40})?)\s*\}/gi],
  ['{', /\$\{\s*([a-z_][\w.]{1,80})\s*\}/g],
  ['<', /<attribute\b([^>\n]{1,200})\/?>/g],
  ['%', /(?<![\d%\w])%([A-Za-z][A-Za-z0-9_.]{2,40})%(?!\w)/g],
  ['|', /\*\|([A-Z0-9_:]{2,40})\|\*/g],
  ['@', /@@([A-Za-z_]{3,40})@@/g],
  ['%', /%\(\(([^()\n]{1,80})\)\)%/g],
];
/** Texts in which one of them or of the brackets may stand: an @ is in many others. */
const DELIMITER = /[{[<%|]|@@/;
const BRACKETS = /(\[\[?|\{|<<?)\s*([\p{L}_][\p{L}\d_.' ’-]{1,70}?)\s*(?:\]\]?|\}|>>?)(?!\()/gu;
const LITERAL = new RegExp(
  String.raw`${GREETING}${TITLE}\s+(F(?:IRST)?_?NAME|FIRST NAME|LAST_?NAME|first_?name|[Cc]ustomer[ _][Nn]ame|[Yy]our [Nn]ame|NOME(?: (?:E )?COGNOME| CLIENTE)?|[Nn]ome [Cc]ognome|[Nn]ome [Cc]liente|VORNAME|Vorname Nachname|PR[EÉ]NOM|Pr[eé]nom Nom|NOMBRE|Nombre Apellidos?)(?=\s*[,!.:\n])`,
  'gi',
);
const ROW = new RegExp(
  String.raw`(?:${GREETING}${TITLE}\s+|(?<![\w])(?:order|ordine|pedido|commande|bestellung|ticket|case|pratica|invoice|fattura|number|numero|nummer|n\.|n°|nr\.?|no\.|ref(?:erence)?\.?|tracking)[:\s#]+|[€£$]\s?)(X{3,}|x{4,}|_{3,})(?![\w*•-])(?!\s?\d)`,
  'gi',
);
const VALUE = new RegExp(
  String.raw`(?:^|[\n.!?]\s{0,3})${GREETING}${TITLE}\s+(undefined|null|none|nil|nan|\(null\))(?=\s*[,!.:\n])|(?:#|n\.\s?|n°\s?)(undefined|null|NaN)\b|[€£$]\s?(NaN|undefined|null)\b|\b(NaN|undefined)\s?[€£$]|(\[object Object\])|\b(undefined undefined|null null)\b`,
  'gi',
);
const GAP = new RegExp(
  String.raw`[ \t]{0,8}(?:@\w+\s+)?(${GREETING}${OPEN_TITLE}(?:[ \t\u00A0]+[,!]|(?<=gentile|gentilissim[oaie]|egregi[oa]|dear|estimad[oa]|prezad[oa]|sehr geehrte[r]?),))`,
  'iy',
);

// What a text holds in which one of the dearer patterns finds anything.
const LITERAL_HINT = /name|nome|pr[eé]nom|nombre/i;
const VALUE_HINT = /undefined|n(?:ull|one|il|an)|\[object|lorem/i;

const LOREM = /\b[Ll]orem ipsum\b/g;

/** Everything in a sent text that may be an unfilled slot. What it is worth is for the rule to weigh. */
export function placeholdersIn(text: string): Found[] {
  const found: Found[] = [];
  const add = (kind: Found['kind'], start: number, end: number, inner: string, masked = false): void => {
    if (!found.some((other) => start < other.end && end > other.start)) found.push({ kind, start, end, inner, masked });
  };
  if (DELIMITER.test(text)) {
    for (const [sign, pattern] of VARIABLES) {
      if (!text.includes(sign)) continue;
      for (const match of allMatches(text, pattern)) {
        const inner = match[1] as string;
        if (match[0].startsWith('%') && (FOLDERS.test(inner) || /[\\/]/.test(text[match.index + match[0].length] ?? ''))) continue;
        // `style={{ color: red }}` and paths are somebody's code.
        if (/[=/\\]/.test(text[match.index - 1] ?? '')) continue;
        add('variable', match.index, match.index + match[0].length, inner);
      }
    }
    for (const match of allMatches(text, BRACKETS)) bracket(text, match, add);
  }
  for (const match of allMatches(text, LITERAL, LITERAL_HINT)) {
    const inner = match[1] as string;
    const end = match.index + match[0].length;
    // "Gentile nome cognome" and "Ciao NOME" are slots; "Hi first name basis" is none, and case tells.
    if (/[A-Z_]/.test(inner.slice(0, 1)) || inner.includes('_')) add('fill-in', end - inner.length, end, inner);
  }
  for (const match of allMatches(text, ROW, /XXX|xxxx|___/)) {
    const inner = match[1] as string;
    const end = match.index + match[0].length;
    if (/^X+$|^_+$/.test(inner)) add('row', end - inner.length, end, inner);
  }
  if (VALUE_HINT.test(text)) {
    for (const match of allMatches(text, VALUE)) {
      const inner = match.slice(1).find((group) => group !== undefined) as string;
      const start = match.index + match[0].indexOf(inner);
      add('value', start, start + inner.length, inner);
    }
    for (const match of allMatches(text, LOREM)) add('fill-in', match.index, match.index + match[0].length, match[0]);
  }
  for (const match of matchesAtHeads(text, GAP)) {
    const inner = match[1] as string;
    const start = match.index + match[0].length - inner.length;
    add('gap', start, start + inner.length, inner);
  }
  return found.length < 2 ? found : found.sort((a, b) => a.start - b.start);
}

function bracket(
  text: string,
  match: RegExpMatchArray,
  add: (kind: Found['kind'], start: number, end: number, inner: string, masked?: boolean) => void,
): void {
  const [whole, open, inner] = match as unknown as [string, string, string];
  const start = match.index as number;
  const end = start + whole.length;
  // Part of a path, an address, a link or a longer word: an explanation of a format, not a slot in a sentence.
  if (/[\w/\\=@$#%]/.test(text[start - 1] ?? '') || /[\w/\\=@(]/.test(text[end] ?? '')) return;
  // `<URL>`: nobody but an export writes so.
  if (open === '<' && /^[A-Z_-]+$/.test(inner)) return;
  if (open === '{' && (isSlot(inner) || isIdentifier(inner))) add('variable', start, end, inner);
  else if (isInstruction(inner)) add('fill-in', start, end, inner);
  else if (open !== '{' && isIdentifier(inner)) add('fill-in', start, end, inner, open === '[' && looksMasked(inner));
  else if (isSlot(inner)) add('fill-in', start, end, inner, open === '[' && looksMasked(inner));
}

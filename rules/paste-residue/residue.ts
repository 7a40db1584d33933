import { allMatches, type LazyPattern, lazily, type Sentence, type Token, type TurnFacts } from '../../src/rule/index.ts';

/** "On 3 May 2024 at 10:05, Ann wrote:" and its likes, in six languages, and the rules that mail programs draw. */
const WROTE = [
  /(?<=^|\n)[ \t>]*on (?=[^\n]{0,40}\d)[^\n]{5,120}?(?:\n[^\n]{0,60})?\bwrote:/giu,
  /(?<=^|\n)[ \t>]*(?:il (?:giorno )?(?=[^\n]{0,40}\d)|in data (?=[^\n]{0,20}\d))[^\n]{3,120}?(?:\n[^\n]{0,60})?\bha scritto:/giu,
  /(?<=^|\n)[ \t>]*am (?=[^\n]{0,40}\d)[^\n]{5,120}?(?:\n[^\n]{0,60})?\bschrieb(?: [^\n]{0,80})?:/giu,
  /(?<=^|\n)[ \t>]*le (?=[^\n]{0,40}\d)[^\n]{5,120}?(?:\n[^\n]{0,60})?\ba écrit ?:/giu,
  /(?<=^|\n)[ \t>]*el (?=[^\n]{0,40}\d)[^\n]{5,120}?(?:\n[^\n]{0,60})?\bescribió:/giu,
  /(?<=^|\n)[ \t>]*(?:em|a) (?=[^\n]{0,40}\d)[^\n]{5,120}?(?:\n[^\n]{0,60})?\bescreveu:/giu,
  /-{3,12} ?(?:original message|forwarded message|messaggio originale|messaggio inoltrato|ursprüngliche nachricht|weitergeleitete nachricht|message (?:d.origine|transféré|original)|mensaje (?:original|reenviado)|mensagem (?:original|encaminhada)) ?-{3,}/giu,
];

/** What each of them holds. */
const QUOTING = /wrote:|scritto:|schrieb|écrit ?:|escribió:|escreveu:|---/i;
/** And what that holds: most texts are passed over by it. */
const MARK = /:|---/;

/** Where quoted mail begins: its offset and length. */
export function quotedHeader(text: string): { start: number; length: number } | undefined {
  if (!MARK.test(text) || !QUOTING.test(text)) return undefined;
  let first: { start: number; length: number } | undefined;
  for (const pattern of WROTE)
    for (const match of allMatches(text, pattern)) {
      const words = match[0].trimStart();
      const start = match.index + match[0].length - words.length;
      if (first === undefined || start < first.start) first = { start, length: words.length };
    }
  return first;
}

/** What mail programs put in, at the head of a line. */
export const SENT_FROM = lazily(
  () =>
    /[ \t]*(?:sent from (?:my|outlook|mail for|gmail|yahoo)|get outlook for|inviato da(?:l mio)? (?:iphone|ipad|android|smartphone|cellulare|telefono|outlook|posta|gmail|yahoo|dispositivo)|(?:von meinem [\p{L}]+ gesendet|gesendet (?:von|mit) (?:meinem|outlook|mail))|envoyé (?:de mon|depuis (?:mon|outlook)|à partir de)|enviado desde (?:mi|outlook|el)|enviado (?:do meu|a partir do|do outlook))[^\n]{0,60}/iuy,
);

/** What a text generator says around the reply that it was asked for. */
export const ASSISTANT: readonly {
  /** Sticky where it is tried at the heads of lines only. */
  readonly pattern: LazyPattern;
  /** What a text with a match holds in any case: cheaper to look for. */
  readonly hint?: RegExp;
  readonly weight: number;
  readonly fact: string;
}[] = [
  {
    fact: 'a language model speaks of itself',
    hint: /mod[eè]l|intelig|intellig|assist|quanto ia/i,
    weight: 2.5,
    pattern: lazily(
      () =>
        /\b(?:as an? (?:ai|artificial intelligence)(?: language)? (?:model|assistant)|as a large language model|come (?:modello linguistico|intelligenza artificiale|assistente (?:ai|ia))|in quanto (?:modello linguistico|ia|intelligenza artificiale)|als (?:ki[- ]?(?:sprachmodell|modell|assistent(?:in)?)|sprachmodell)|en tant que (?:modèle de langage|modèle d.ia|intelligence artificielle)|como (?:un )?modelo de (?:lenguaje|linguagem)|como (?:uma )?(?:inteligencia|inteligência) artificial)(?![\p{L}])/giu,
    ),
  },
  {
    fact: 'the reply is handed over as a piece of writing',
    hint: /here(?:['’]s| is|s)|ecco|hier ist|voici|aqu[ií]|esta es|segue|eis/i,
    weight: 2.6,
    pattern: lazily(
      () =>
        new RegExp(
          String.raw`(?:^\s{0,8}|[ \t]{0,8})(?:(?:certainly|sure|of course|absolutely|got it|certo|certamente|naturalmente|ecco fatto|natürlich|gerne|bien sûr|claro|por supuesto|com certeza)[!,.:]?\s+)?(?:${[
            "here(?:['’]s| is|s)(?: (?:a|an|your|my|one))?(?: [\\w-]+(?:,| and)?){0,3} (?:polite|professional|friendly|empathetic|possible|suggested|concise|rewritten|rephrased|revised|improved|polished|courteous|warm|draft|sample)(?:,? (?:and )?[\\w-]+){0,2} (?:reply|response|message|e-?mail|answer|version|draft)",
            "here(?:['’]s| is|s) (?:a|the|your) (?:draft|version) (?:of (?:the|a|your) )?(?:reply|response|message|e-?mail)",
            'ecco (?:una?|la)(?: [\\p{L}]+){0,2} (?:(?:possibile|cortese|gentile|professionale|empatica|bozza di|proposta di|versione (?:rivista|migliorata|corretta|più [\\p{L}]+)|riformulata) ?)(?:della |di una |di )?(?:risposta|messaggio|e-?mail|testo)?',
            'ecco (?:una |la )?(?:risposta|messaggio|versione|bozza) (?:possibile|cortese|gentile|professionale|empatic[ao]|suggerit[ao]|propost[ao]|rivist[ao]|riformulat[ao]|da inviare al cliente|per il cliente)',
            'hier ist (?:eine?|ein) (?:mögliche|höfliche|freundliche|professionelle|überarbeitete|verbesserte)[rs]? (?:antwort|nachricht|version|e-?mail)',
            'voici une (?:possible |proposition de )?(?:réponse|version)(?: (?:possible|polie|professionnelle|courtoise|empathique|améliorée|révisée))',
            'voici une proposition de réponse',
            '(?:aquí (?:tienes|tiene|está)|esta es) una (?:posible |propuesta de )?(?:respuesta|versión)(?: (?:posible|cortés|profesional|amable|empática|mejorada|revisada))',
            '(?:aqui está|segue|eis) uma (?:possível |proposta de )?(?:resposta|versão)(?: (?:possível|educada|profissional|cordial|empática|melhorada|revisada))',
          ].join('|')})(?![\p{L}])[^\n.!?:]{0,60}[:.!]?`,
          'iuy',
        ),
    ),
  },
  {
    fact: 'the writer is asked how the text should be changed',
    hint: /me to (?:adjust|change|make)|feel free|che l[ao] |liber[oa] di|soll ich|souhaitez-vous|quieres que|que eu /i,
    weight: 2.4,
    pattern: lazily(
      () =>
        /(?<=^|[\n.!?]\s{0,3})(?:(?:let me know if|would) you(?:['’]d)? (?:like|want) me to (?:adjust|change|make) (?:the tone|it (?:more|less) (?:formal|friendly|concise|empathetic|casual)|it (?:shorter|longer)|this (?:reply|response|message))|feel free to (?:adjust|customi[sz]e|personali[sz]e|tweak|edit) (?:this|the) (?:reply|response|message|draft|text)|(?:vuoi|desideri) che (?:la|lo) (?:renda|riformuli|accorci|modifichi) ?(?:più |in )?[\p{L}]*|(?:sentiti|sei) liber[oa] di (?:modificare|adattare|personalizzare) (?:il testo|la risposta|questo messaggio|questa risposta)|soll ich (?:die antwort|den text|sie) (?:kürzer|förmlicher|freundlicher)[\p{L} ]*|souhaitez-vous que je (?:la rende|reformule|modifie le ton)[^\n.?]{0,40}|¿?quieres que la haga más [\p{L}]+|(?:quer|deseja) que eu (?:a torne|a deixe|reformule)[^\n.?]{0,40})/giu,
    ),
  },
];

/** The reply as a whole in one pair of quotation marks. */
export const WRAPPED = /^\s*(?:“[^“”]{25,}”|"[^"]{25,}"|«[^«»]{25,}»|„[^„“”]{25,}[“”])\s*$/u;

/** Bold, headings and links of Markdown, which plain channels show as they stand. */
export const MARKDOWN = lazily(
  () =>
    /(?<![\w*])\*\*(?=[^\s*])[^*\n]{1,120}(?<=[^\s*])\*\*(?![\w*])|(?<=^|\n)#{2,4} \S[^\n]{0,80}|(?<![\w!])\[[^\]\n]{2,80}\]\(https?:\/\/[^)\s]+\)/gu,
);

/** What each of them holds. */
export const MARKS = /\*\*|##|\]\(/;

export const PLAIN_CHANNEL = /sms|text message|whatsapp|twitter|^x$|instagram|facebook|messenger|review|tiktok|trustpilot|viber|imessage/i;

const GREETINGS =
  /(hi|hiya|hello|hey|dear|good morning|good afternoon|good evening|ciao|salve|buongiorno|buonasera|gentile|gentilissim[oa]|egregi[oa]|car[oa]|hallo|guten tag|guten morgen|liebe|lieber|sehr geehrter?|bonjour|bonsoir|salut|chère?|hola|buenos días|buenas tardes|estimad[oa]|olá|bom dia|boa tarde|prezad[oa])(?: (?:mr|mrs|ms|dr|sig|sig\.ra|signora?|dott|herr|frau|monsieur|madame|señora?|senhora?|cliente|customer)\.?)?(?![\p{L}'’])/iuy;
const NAME = /^((?: \p{Lu}[\p{L}'’-]+){0,3})\s*[,!.:–-]*(?=\s|$)/u;

export interface Greeting {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly name: string;
}

/** Greetings at the heads of lines; on the first line a second one right behind the first counts too. */
export function greetingsOf(text: string): Greeting[] {
  const found: Greeting[] = [];
  for (let head = 0; head <= text.length; ) {
    const feed = text.indexOf('\n', head);
    const end = feed < 0 ? text.length : feed;
    let from = inkIn(text, head, end);
    for (let times = 0; times < 2; times++) {
      GREETINGS.lastIndex = from;
      const greeting = GREETINGS.exec(text);
      if (greeting === null) break;
      const behind = from + greeting[0].length;
      const match = NAME.exec(text.slice(behind, end));
      if (match === null) break;
      const length = greeting[0].length + match[0].length;
      // "Ciao, Luca" at the end is a goodbye.
      if (found.length > 0 && `${text.slice(from + length, end)} ${text.slice(end)}`.trim().split(/\s+/).length < 5) break;
      found.push({
        start: from,
        end: from + `${greeting[0]}${match[0]}`.trimEnd().length,
        word: (greeting[1] as string).toLowerCase(),
        name: (match[1] as string).trim(),
      });
      from = inkIn(text, from + length, end);
    }
    head = end + 1;
  }
  return found;
}

/** Where the first character that is no blank stands in a part of a text; the end of the part where there is none. */
function inkIn(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text[at] as string).trim() === '') at++;
  return at;
}

/** Closing formulas at the heads of lines. */
export const CLOSING =
  /[ \t]*((?:kind|best|warm|warmest) (?:regards|wishes)|regards|yours (?:sincerely|faithfully|truly)|sincerely|cordiali saluti|distinti saluti|cordialmente|un cordiale saluto|un caro saluto|mit freundlichen grüßen|freundliche grüße|viele grüße|beste grüße|cordialement|bien cordialement|sincères salutations|saludos cordiales|un saludo|atentamente|atenciosamente|cumprimentos|com os melhores cumprimentos)[,.!]?[ \t]*(?=\n|$)/iuy;

const formsIn = (facts: TurnFacts, sentence: Sentence): string[] => {
  const forms: string[] = [];
  for (let at = sentence.first; at < sentence.last; at++) {
    const { kind, form } = facts.tokens[at] as Token;
    if (kind === 'word' || kind === 'number') forms.push(form);
  }
  return forms;
};

/** As it is written, so that a word with its accent put right is another one. */
const writtenIn = (facts: TurnFacts, { first, last }: Sentence): string =>
  facts.tokens
    .slice(first, last)
    .filter(({ kind }) => kind === 'word' || kind === 'number')
    .map(({ start, end }) => facts.turn.text.slice(start, end).toLowerCase())
    .join(' ');

/** True where a text has the words of another's sentence, one behind the other: it is cited. */
export function citedIn(facts: TurnFacts, own: TurnFacts, sentence: Sentence): boolean {
  const said = facts.tokens.filter(({ kind }) => kind === 'word' || kind === 'number').map(({ form }) => form);
  return ` ${said.join(' ')} `.includes(` ${formsIn(own, sentence).join(' ')} `);
}

const sameForms = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((form, index) => form === b[index]);

/** Lines that end before a place. */
const linesIn = (text: string, end: number): number => {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
};

/** Sentences of six words and more that stand twice in one message: the second of each. */
export function repeatedSentences(facts: TurnFacts): { sentence: Sentence; list: boolean }[] {
  const seen: { readonly forms: readonly string[]; readonly written: string; readonly message: number }[] = [];
  const found: { sentence: Sentence; list: boolean }[] = [];
  const { text, messages } = facts.turn;
  const long = facts.sentences.filter(({ first, last }) => last - first >= 6);
  if (long.length < 2) return found;
  for (const sentence of long) {
    const forms = formsIn(facts, sentence);
    if (forms.length < 6) continue;
    // A message may hold line breaks, so where a turn has several, only sentences of one line are compared.
    const message = messages.length === 1 ? 0 : linesIn(text, sentence.span.start);
    const written = writtenIn(facts, sentence);
    if (seen.some((other) => other.message === message && sameForms(other.forms, forms) && other.written === written)) {
      if (new Set(forms).size < 4) continue;
      const line = text.slice(text.lastIndexOf('\n', sentence.span.start) + 1, sentence.span.start + 12);
      found.push({ sentence, list: /^\s*(?:[-*•–]|\d+[.)])\s?/.test(line) });
    } else seen.push({ forms, written, message });
  }
  return found;
}

/** The fewest and the most words that are looked for said twice running. */
const SHORTEST = 3;
const LONGEST = 8;

/**
 * False where nothing of that length can stand twice running: each run has in it a token whose index is a multiple of the shortest
 * one, and a neighbour of that.
 */
function mayStutter(tokens: readonly Token[]): boolean {
  for (let at = 0; at < tokens.length; at += SHORTEST) {
    const { form } = tokens[at] as Token;
    const last = Math.min(at + LONGEST, tokens.length - 1);
    for (let other = at + SHORTEST; other <= last; other++) {
      if ((tokens[other] as Token).form !== form) continue;
      if (tokens[at + 1]?.form === tokens[other + 1]?.form || (at > 0 && tokens[at - 1]?.form === tokens[other - 1]?.form)) return true;
    }
  }
  return false;
}

/** Three words and more said twice running: "we will send we will send". */
export function stutters(facts: TurnFacts): { start: number; end: number }[] {
  const { tokens } = facts;
  const found: { start: number; end: number }[] = [];
  if (!mayStutter(tokens)) return found;
  for (let at = 0; at + 2 * SHORTEST <= tokens.length; at++) {
    const { kind, form } = tokens[at] as Token;
    if (kind !== 'word') continue;
    for (let size = Math.min(LONGEST, tokens.length - at - 1); size >= SHORTEST; size--) {
      if ((tokens[at + size] as Token).form !== form) continue;
      const first = tokens.slice(at, at + size);
      const second = tokens.slice(at + size, at + 2 * size);
      if (second.length < size || first.some(({ kind }) => kind !== 'word')) continue;
      if (first.some(({ form }, index) => second[index]?.kind !== 'word' || second[index]?.form !== form)) continue;
      // "dell'ordine" gives two tokens of one place; so may a contraction, and neither is a stutter by itself.
      if (new Set(first.map(({ form }) => form)).size < 3 || new Set(first.map(({ start }) => start)).size < 3) continue;
      const place = { start: first[0]?.start as number, end: second.at(-1)?.end as number };
      found.push(place);
      at += 2 * size - 1;
      break;
    }
  }
  return found;
}

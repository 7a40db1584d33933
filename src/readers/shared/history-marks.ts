/** What mail programs write between a reply and the mail it answers, in English, Italian, German, French, Spanish and Portuguese. */

const ADDRESS = /[^\s<>@]{1,64}@[^\s<>@]{1,255}\.[^\s<>@]{2}/;
const DAY = /\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\b(?:19|20)\d\d\b/;
/** `10:02`, `10.02`, `10 h 02`; not a part of `12.03.2024`. */
const CLOCK = /(?<![\d./-])\d{1,2}\s?[:.h]\s?\d{2}(?![\d./-])/;

/** How an attribution begins and ends: `On ... wrote:`. What stands in between is looked at apart. */
const OPENED: readonly (readonly [begin: RegExp, end: RegExp])[] = [
  [/^(?:on|at)\s/i, /\bwrote\s*:$/i],
  [/^(?:il|in data|l['’]|lo stesso giorno|alle)\s?/i, /\bha(?:nno)?\s+scritto\s*:$/i],
  [/^am\s/i, /(?:\bschrieb(?:en)?\b.{0,120}|\bgeschrieben\s*):$/i],
  [/^(?:le|en date du|à)\s/i, /\s(?:a|ont)\s+écrit\s*:$/i],
  [/^(?:el|en|a las)\s/i, /\s(?:escribi[óo]|ha escrito)\s*:$/i],
  [/^(?:em|no dia|a|às|na)\s/i, /\s(?:escreveu|escreveram)\s*:$/i],
];
/** Without the day in front: `Anna Rossi ha scritto:`, `Anna schrieb am 3. Mai um 10:02:`. */
const NAME_FIRST =
  /^\S.{0,90}?(?:\bwrote\b|\bha(?:i)? scritto\b|\bschrieb(?:en)?\b|\bgeschrieben\b|\sa écrit|\bescribió|\bescreveu\b).{0,80}:$/i;
/** `2024-03-12 10:02 GMT+01:00 Anna <anna@example.org>:` */
const BARE = /^\d{4}-\d\d-\d\d\s+\d{1,2}:\d\d\b.{0,120}<[^<>@\s]+@[^<>@\s]+>\s*:$/;

const MOST_LINES = 3;
const LONGEST = 320;

/** `certain`: with the date and time or the address that only a program writes; `likely`: to be taken for one before quoted lines. */
export interface Attribution {
  /** Over how many lines it goes. */
  readonly lines: number;
  readonly certain: boolean;
}

/** The attribution that begins at `lines[at]`, which a program may have wrapped. */
export function attributionAt(lines: readonly string[], at: number): Attribution | undefined {
  let joined = '';
  // Nearly every line is none, and this is asked of each.
  const first = lines[at] ?? '';
  if (first.length > LONGEST || first === '') return undefined;
  const start = bare(first);
  if (!start.endsWith(':') && !OPENED.some(([begin]) => begin.test(start))) return undefined;
  for (let count = 1; count <= MOST_LINES; count++) {
    const line = bare(lines[at + count - 1]?.slice(0, LONGEST) ?? '');
    if (line === '') return undefined;
    joined = count === 1 ? line : `${joined} ${line}`;
    if (joined.length > LONGEST) return undefined;
    if (!joined.endsWith(':')) continue;
    const opened = OPENED.some(([begin, end]) => begin.test(joined) && end.test(joined));
    const certain = opened && DAY.test(joined) ? ADDRESS.test(joined) || CLOCK.test(joined) : false;
    if (certain || BARE.test(joined)) return { lines: count, certain: true };
    const nameFirst = NAME_FIRST.test(joined);
    // Name, address, day and time in one line are no sentence of a person either.
    if (nameFirst && ADDRESS.test(joined) && DAY.test(joined) && CLOCK.test(joined)) return { lines: count, certain: true };
    return count === 1 && (opened || nameFirst) ? { lines: 1, certain: false } : undefined;
  }
  return undefined;
}

/** Blanks, emphasis and dashes around a line are a program's ornaments. */
function bare(line: string): string {
  return line
    .trim()
    .replace(/^(?:[-*_]+\s*)/, '')
    .replace(/[*_]+$/, '')
    .trim();
}

type Field = 'from' | 'date' | 'to' | 'subject';

const FIELDS: readonly (readonly [Field, RegExp])[] = [
  ['from', /^(?:from|da|von|de|mittente|absender|expéditeur|remitente|remetente)$/],
  [
    'date',
    /^(?:sent|date|inviato|inviata|data|data invio|gesendet|datum|envoyé|envoyé le|date d'envoi|enviado|enviado el|enviada|enviado em|enviada em|fecha)$/,
  ],
  [
    'to',
    /^(?:to|cc|bcc|reply-to|a|per|ccn|an|kopie|à|pour|copie|copie à|para|cco|rispondi a|antwort an|répondre à|responder a|destinatario|empfänger|destinataire|destinatário)$/,
  ],
  ['subject', /^(?:subject|oggetto|betreff|objet|asunto|assunto)$/],
];

function fieldOf(line: string): Field | undefined {
  const label = /^[\s*_]*([^:*_<>@]{1,20}?)[\s*_]*:/.exec(line.slice(0, 60))?.[1]?.toLowerCase();
  return label === undefined ? undefined : FIELDS.find(([, pattern]) => pattern.test(label))?.[0];
}

/**
 * True where a block such as `From: / Sent: / To: / Subject:` begins. A journey has a From, a To and a Date too:
 * a mail's has a subject or somebody's address.
 */
export function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (fieldOf(lines[at] ?? '') !== 'from') return false;
  const found = new Set<Field>();
  let address = false;
  let wrapped = 0;
  for (const line of lines.slice(at, at + 12)) {
    if (line.trim() === '') {
      // Some programs leave a line free between the fields, but not before the second one.
      if (found.size > 1) break;
      continue;
    }
    const field = fieldOf(line);
    if (field === undefined && ++wrapped > 3) break;
    if (field !== undefined) found.add(field);
    address ||= ADDRESS.test(line.slice(0, 500));
  }
  return found.size >= 3 && (found.has('subject') || address);
}

const TITLES = [
  ...['original message', 'original appointment', 'forwarded message', 'forwarded by .*', 'reply message', 'original e-?mail'],
  ...['messaggio originale', 'messaggio inoltrato', 'inizio messaggio inoltrato', 'appuntamento originale'],
  ...[
    'urspr(?:ü|ue)ngliche nachricht',
    'weitergeleitete nachricht',
    'anfang der weitergeleiteten (?:e-mail|nachricht)',
    'originalnachricht',
  ],
  ...["message d['’]origine", 'message original', 'message transféré', 'courriel original', 'début du message (?:réexpédié|transféré)'],
  ...['mensaje original', 'mensaje reenviado', 'inicio del mensaje reenviado', 'correo original'],
  ...['mensagem original', 'mensagem encaminhada', 'mensagem reencaminhada', 'início da mensagem (?:encaminhada|reencaminhada)'],
].join('|');
const RULED = new RegExp(`^[\\s*_]*[-_=]{2,}[\\s>]*(?:${TITLES})[\\s<]*[-_=]{2,}[\\s*_]*$`, 'i');
const BEGIN =
  /^\s*(?:begin forwarded message|inizio messaggio inoltrato|anfang der weitergeleiteten (?:e-mail|nachricht)|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado|início da mensagem (?:encaminhada|reencaminhada))\s*:\s*$/i;

/** `-----Original Message-----`, `Begin forwarded message:` */
export function isTitle(line: string): boolean {
  return line.length < 200 && (RULED.test(line) || BEGIN.test(line));
}

/** The line that Outlook draws over the old mail. */
export function isRule(line: string): boolean {
  return /^\s*_{10,}\s*$/.test(line);
}

/** Zendesk's `##- Please type your reply above this line -##`, in any language. */
export function isDelimiter(line: string): boolean {
  return /^\s*##-.{3,160}-##\s*$/.test(line);
}

/** `> ` lines; not a frowning face. */
export function isQuoted(line: string): boolean {
  return /^ {0,3}[>＞](?![:;=][-'^o]?[()[\]<>|/\\cdpo](?:\s|$))/i.test(line);
}

const DEVICES = [
  /^sent (?:from|via|with) (?:my |the )?(?:new )?(?!.*\b(?:you|we|our|warehouse)\b)(?:i(?:phone|pad|pod)|ipad|android|samsung|galaxy|huawei|xiaomi|nokia|blackberry|mobile|phone|smartphone|tablet|windows|mail\b|outlook|yahoo|gmail|aol|proton|mailbird|spark|nine|superhuman|t-mobile|verizon|bluemail).{0,60}$/i,
  /^get (?:outlook|bluemail|spark) for .{2,30}$/i,
  /^(?:scarica|ottieni|invia da) outlook per .{2,30}$/i,
  /^inviato (?:da(?:l(?:la)?)?|con|tramite) (?:il )?(?:mio |mia )?(?:i(?:phone|pad)|android|samsung|galaxy|huawei|xiaomi|cellulare|smartphone|telefono|tablet|dispositivo|outlook|yahoo|gmail|libero|posta|mail\b|tiscali|proton).{0,60}$/i,
  /^(?:von (?:meinem|mein) .{2,30} gesendet|gesendet (?:von|mit|aus|über) (?:meinem |der |dem )?(?:i(?:phone|pad)|android|samsung|galaxy|huawei|handy|smartphone|mobiltelefon|tablet|outlook|yahoo|gmx|web\.de|mail\b|proton).{0,60})$/i,
  /^(?:holen sie sich|hol dir) outlook für .{2,30}$/i,
  /^(?:diese nachricht wurde von meinem .{2,60} gesendet)\.?$/i,
  /^(?:envoyé|message envoyé) (?:de|depuis|à partir de|avec) (?:mon |ma |l['’]application )?(?:i(?:phone|pad)|android|samsung|galaxy|huawei|portable|mobile|smartphone|téléphone|tablette|outlook|yahoo|mail\b|proton|courrier).{0,60}$/i,
  /^(?:télécharger|obtenir|téléchargez|obtenez) outlook pour .{2,30}$/i,
  /^enviad[oa] (?:desde|do|da|de|a partir do|com|con) (?:el |o |a )?(?:mi |meu |minha )?(?:i(?:phone|pad)|android|samsung|galaxy|huawei|xiaomi|m[óo]vil|celular|smartphone|tel[ée]fono|telem[óo]vel|telefone|tablet|dispositivo|outlook|yahoo|correo|email|e-mail|mail\b|proton).{0,60}$/i,
  /^(?:obtener|obtenga|obter|obtenha) (?:o )?outlook para .{2,30}$/i,
];

/** `Sent from my iPhone` and its kind, alone in a line. */
export function isDeviceLine(line: string): boolean {
  if (line.length > 200) return false;
  const text = bare(line).replace(/\s*<https?:[^<>\s]*>/g, '');
  return text.length <= 90 && DEVICES.some((pattern) => pattern.test(text));
}

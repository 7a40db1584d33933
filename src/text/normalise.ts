/**
 * One spelling for many: case, accents, curly apostrophes and stretched letters are folded,
 * so that phrases are written once and match what people type ("perche'", "PERCHÉ", "sooo").
 */

const COMBINING = /\p{M}+/gu;
const STRETCHED = /(\p{L})\1{2,}/gu;

/** Lower case, no accents, letters repeated three times or more written once. Never longer than its input. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // Plain ASCII is by far the most common word: it needs no decomposition.
  const plain = isAscii(lower) ? lower : lower.normalize('NFD').replace(COMBINING, '').replaceAll('ß', 'ss');
  return plain.length > 2 ? plain.replace(STRETCHED, '$1') : plain;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** English endings that hang on an apostrophe, as the words that they stand for. `'s` is left out: it is often a genitive. */
const CLITICS: Readonly<Record<string, string>> = { m: 'am', re: 'are', ve: 'have', ll: 'will', d: 'would', s: 's' };

/** Negated auxiliaries whose stem is not the word before "n't". */
const NEGATED: Readonly<Record<string, string>> = { can: 'can', won: 'will', shan: 'shall', ain: 'is' };

/** English words that people write without their apostrophe or run together, as the words that they stand for. */
const RUN_TOGETHER: Readonly<Record<string, readonly string[]>> = {
  dont: ['do', 'not'],
  doesnt: ['does', 'not'],
  didnt: ['did', 'not'],
  cant: ['can', 'not'],
  cannot: ['can', 'not'],
  couldnt: ['could', 'not'],
  wouldnt: ['would', 'not'],
  shouldnt: ['should', 'not'],
  wont: ['will', 'not'],
  isnt: ['is', 'not'],
  arent: ['are', 'not'],
  wasnt: ['was', 'not'],
  werent: ['were', 'not'],
  havent: ['have', 'not'],
  hasnt: ['has', 'not'],
  hadnt: ['had', 'not'],
  aint: ['is', 'not'],
  im: ['i', 'am'],
  ive: ['i', 'have'],
  youre: ['you', 'are'],
  youve: ['you', 'have'],
  youll: ['you', 'will'],
  theyre: ['they', 'are'],
  theyve: ['they', 'have'],
  weve: ['we', 'have'],
  thats: ['that', 's'],
  whats: ['what', 's'],
  havnt: ['have', 'not'],
  hasent: ['has', 'not'],
  dosnt: ['does', 'not'],
  dosent: ['does', 'not'],
  doesent: ['does', 'not'],
  didint: ['did', 'not'],
  dident: ['did', 'not'],
  isint: ['is', 'not'],
  wasent: ['was', 'not'],
  mustnt: ['must', 'not'],
  neednt: ['need', 'not'],
};

/**
 * The normal forms of one word as written, which may be several: "don't" is `do not`, "dell'ordine" is `dell ordine`.
 * The same function is applied to phrases and to text, so it need not be right about grammar, only consistent.
 */
export function normalForms(word: string): readonly string[] {
  const parts = fold(word)
    .split(/['’‘`´]/)
    .filter((part) => part !== '');
  if (parts.length === 0) return [];
  const forms: string[] = [];
  for (const part of parts) {
    const previous = forms.at(-1);
    if (previous !== undefined && part === 't' && previous.endsWith('n')) {
      forms[forms.length - 1] = NEGATED[previous] ?? previous.slice(0, -1);
      forms.push('not');
    } else if (previous !== undefined && CLITICS[part] !== undefined) {
      forms.push(CLITICS[part]);
    } else {
      forms.push(...(RUN_TOGETHER[part] ?? [part]));
    }
  }
  return forms;
}

/**
 * The same for an ending that stands apart from its word, as in tokenised corpora ("don 't", "i 'm"):
 * the forms that replace the word before and the ending.
 */
export function joinClitic(previous: string, ending: string): readonly string[] | undefined {
  const part = fold(ending).replace(/^['’‘`´]/, '');
  if (part === 't') return previous.endsWith('n') ? [NEGATED[previous] ?? previous.slice(0, -1), 'not'] : undefined;
  const whole = CLITICS[part];
  return whole === undefined ? undefined : [previous, whole];
}

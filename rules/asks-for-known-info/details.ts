import {
  type Match,
  type PersonalPlace,
  type Place,
  type Sentence,
  sentenceOf,
  type Token,
  type TurnFacts,
  within,
} from '../../src/rule/index.ts';

/** A detail that a reply asks for. */
export interface Asked extends Place {
  readonly kind: string;
  readonly text: string;
  readonly sentence: Sentence;
}

/** A value that the customer gave. */
export interface Said extends Place {
  readonly kind: string;
  readonly text: string;
  /** `named`: with its name beside it; `shape`: known by its shape; `answer`: when the team had asked for it; `bare`: an identifier of no stated kind. */
  /** The words that name it. */
  readonly name?: string;
  readonly how: 'named' | 'shape' | 'answer' | 'bare';
}

/** Kinds whose value is a number or code that stands beside the name of the detail. */
const NUMBERED = new Set([
  'order',
  'tracking',
  'case',
  'account',
  'phone',
  'postcode',
  'serial',
  'tax',
  'meter',
  'travel',
  'digits',
  'plate',
  'code',
]);
/** Kinds that a code without a name may belong to. */
const CODED = new Set(['order', 'tracking', 'case', 'account', 'serial']);
const PERSONAL: Readonly<Partial<Record<PersonalPlace['kind'], string>>> = {
  email: 'email',
  phone: 'phone',
  account: 'iban',
  'tax-code': 'tax',
};
const CLOCK = /^\d{1,2}[:.]\d{2}$/;
/** A day so long ago that it can be a birthday: "14/2/91". */
const BIRTHDAY = /(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-](?:19\d\d|200\d|[3-9]\d)(?!\d)/;
const YEAR = /\b(?:19|20)\d\d\b/;
/** What an error says, in quotation marks. */
const QUOTED = /["“«„][^"”»“\n]{4,}["”»“]/u;
/** Files stand in many exports as a word in brackets. */
const FILE =
  /\[(?:photo|picture|image|screenshot|video|attachment|file|foto|immagine|allegato|bild|imagen|imagem|anhang|pi[eè]ce jointe)[^\]\n]{0,40}\]/iu;
/** Free and shared-cost numbers are those that the customer called. */
const SERVICE_LINE = /^0?(?:80\d|84\d|87\d|90\d|199|892)/;
/** How far from the name of a detail its value may stand, in tokens. */
const REACH = 4;

/** The details that a reply asks for, each kind once, where it is named first. */
export function askedIn(facts: TurnFacts): Asked[] {
  const found = new Map<string, Asked>();
  if (!facts.has('detail')) return [];
  const requests = [...facts.matches('info-request'), ...facts.matches('hand-over')];
  for (const { group, span, text, turn } of facts.matches('detail')) {
    const sentence = sentenceOf(facts, { span });
    if (sentence === undefined || found.has(group)) continue;
    const before = facts.tokens
      .slice(sentence.first, sentence.last)
      .filter(({ end }) => end <= span.start)
      .slice(-3);
    if (before.some((word) => isDenied(word, facts))) continue;
    // "Could you try version 2.4?" names one; it asks for none.
    const next = facts.tokens.slice(sentence.first, sentence.last).find(({ start }) => start >= span.end);
    if (group === 'version' && next?.kind === 'number') continue;
    // "As reference it is enough to give the name" tells how to pay or to fill in a form.
    if (facts.matches('excuse-to-ask', 'form').some((form) => within(form.span, sentence.span))) continue;
    const asks = requests.some((request) => within(request.span, sentence.span) && request.span.start <= span.end);
    // "And the address of the flat." goes on asking.
    const goesOn =
      facts.inList('joining', facts.tokens[sentence.first]?.form ?? '') &&
      facts.sentences.some((other) => other.last === sentence.first && other.mark === '?');
    if (asks || goesOn || sentence.mark === '?') found.set(group, { kind: group, turn, span, text, sentence });
  }
  return [...found.values()];
}

/** What a customer turn gives, told by names of details, by shape, and by what the team had asked for just before. */
export function saidIn(facts: TurnFacts, askedBefore: readonly Asked[]): Said[] {
  const { turn } = facts;
  const said: Said[] = [];
  const named = facts.matches('detail-said');
  for (const match of named) {
    if (match.group === 'step') continue;
    if (match.group === 'year' && !YEAR.test(match.text)) continue;
    if (match.group === 'error' && !/\d/.test(match.text) && !QUOTED.test(turn.text)) continue;
    const value = NUMBERED.has(match.group) ? valueBeside(facts, match) : valueIn(match, facts);
    // "call me on 020 7946 0321" names a number whose first group alone would be half a value.
    const whole = value === undefined ? undefined : facts.personal.find(({ span }) => within(value.span, span));
    if (value !== undefined && whole === undefined)
      said.push({ kind: match.group, turn, span: value.span, text: value.text, name: match.text, how: 'named' });
  }
  for (const { kind, span, text } of facts.personal) {
    const known = PERSONAL[kind];
    if (known !== undefined && !(kind === 'phone' && SERVICE_LINE.test(text.replace(/\D/g, ''))))
      said.push({ kind: known, turn, span, text, how: 'shape' });
  }
  const file = FILE.exec(turn.text);
  if (file !== null)
    said.push({ kind: 'picture', turn, span: { start: file.index, end: file.index + file[0].length }, text: file[0], how: 'shape' });
  else if (turn.messages.some(({ attachments }) => attachments === true)) {
    said.push({ kind: 'picture', turn, span: { start: 0, end: turn.text.length }, text: '[file]', how: 'shape' });
  }
  const birthday = BIRTHDAY.exec(turn.text);
  if (birthday !== null && !said.some(({ kind }) => kind === 'birth'))
    said.push({
      kind: 'birth',
      turn,
      span: { start: birthday.index, end: birthday.index + birthday[0].length },
      text: birthday[0],
      how: 'shape',
    });
  const taken = said.map(({ span }) => span);
  for (const { start, end } of facts.tokens) {
    // A code is six characters and more, with a figure among them.
    if (end - start < 6) continue;
    const text = turn.text.slice(start, end);
    const span = { start, end };
    if (isCode(text) && !taken.some((other) => within(span, other))) said.push({ kind: 'code', turn, span, text, how: 'bare' });
  }
  said.push(...answersIn(facts, askedBefore, said));
  return said;
}

const isDenied = ({ form }: Token, facts: TurnFacts): boolean => facts.inList('missing', form) || facts.inList('negations', form);

/** Digits that a telephone number has at least, with or without its area code. */
const PHONE = 6;
/** A longer sentence, in tokens, tells something; it does not give a name or an address. */
const WORDY = 20;
const TELLS = ['upset', 'implied'] as const;

/** What the team had asked for, where this turn seems to give it: a number to a number, words to words. */
function answersIn(facts: TurnFacts, askedBefore: readonly Asked[], said: readonly Said[]): Said[] {
  if (askedBefore.length === 0) return [];
  const sentence = facts.sentences.find((each) => facts.tokens.slice(each.first, each.last).every((word) => !isDenied(word, facts)));
  if (sentence === undefined) return [];
  return askedBefore.flatMap((asked): Said[] => {
    if (said.some(({ kind }) => kind === asked.kind) || asked.kind === 'picture') return [];
    const least = asked.kind === 'phone' ? PHONE : 2;
    const dated = asked.kind === 'birth' || asked.kind === 'date';
    const fits = (form: string): boolean => form.replace(/\D/g, '').length >= least && (dated || isPlain(form));
    const number = facts.numbers.find(({ form }) => fits(form)) ?? facts.tokens.find(({ form }) => isCode(form));
    const needsNumber = NUMBERED.has(asked.kind) || asked.kind === 'birth' || asked.kind === 'email';
    if (needsNumber && number === undefined) return [];
    // Whoever goes on about the trouble gives no address.
    if (!needsNumber && (sentence.last - sentence.first > WORDY || TELLS.some((concept) => facts.has(concept)))) return [];
    const span = needsNumber && number !== undefined ? { start: number.start, end: number.end } : sentence.span;
    return [{ kind: asked.kind, turn: facts.turn, span, text: facts.turn.text.slice(span.start, span.end), how: 'answer' }];
  });
}

/** The number or code next to the name of a detail, in the same sentence. */
function valueBeside(facts: TurnFacts, match: Match): { span: Place['span']; text: string } | undefined {
  const sentence = sentenceOf(facts, match);
  if (sentence === undefined) return undefined;
  const text = (token: { start: number; end: number }): string => facts.turn.text.slice(token.start, token.end);
  const fits = (token: { start: number; end: number; kind: string }): boolean =>
    (token.kind === 'number' || token.kind === 'word' || token.kind === 'hashtag') && isValue(text(token), match.group);
  const inside = facts.tokens.filter((token) => within({ start: token.start, end: token.end }, match.span) && fits(token));
  const after = facts.tokens
    .slice(sentence.first, sentence.last)
    .filter(({ start }) => start >= match.span.end)
    .slice(0, REACH);
  const before = facts.tokens
    .slice(sentence.first, sentence.last)
    .filter(({ end }) => end <= match.span.start)
    .slice(-REACH);
  const token = inside[0] ?? after.find(fits) ?? before.findLast(fits);
  return token === undefined ? undefined : { span: { start: token.start, end: token.end }, text: text(token) };
}

/** The value of a phrase that holds one. A masked value was not given, as far as the reader of the export can tell. */
function valueIn(match: Match, facts: TurnFacts): { span: Place['span']; text: string } | undefined {
  if (/[<[▇]/.test(match.text)) return undefined;
  // "My username and my password" gives neither.
  const last = facts.tokens.findLast((token) => within(token, match.span));
  if (last?.kind === 'word' && facts.inList('joining', last.form)) return undefined;
  return { span: match.span, text: match.text };
}

/** No amount, share, time or date. */
const isPlain = (text: string): boolean =>
  !/[£$€%]|^\d{1,2}[:.]\d{2}$|^\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?$|(?:st|nd|rd|th|am|pm|gb|mb|kg|cm|km|min|h|k)$/i.test(text);

function isValue(text: string, kind: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  // "The 9:42 to Hull" names a train by its time.
  if (digits === 0 || !(isPlain(text) || (kind === 'travel' && CLOCK.test(text)))) return false;
  if (kind === 'travel' || kind === 'postcode' || kind === 'meter') return digits >= 1;
  if (kind === 'serial') return text.length >= 5;
  if (kind === 'plate') return text.length >= 4;
  return /\p{L}/u.test(text) ? text.length >= 5 : digits >= 4 && !(digits === 4 && /^(?:19|20)\d\d$/.test(text));
}

/** A long number, or letters and digits mixed in capitals: what numbers of orders and cases look like. */
const isCode = (text: string): boolean =>
  /\d/.test(text) &&
  isPlain(text) &&
  (/^\d{6,}$/.test(text) || (/^[A-Z0-9][A-Z0-9/-]{5,}$/.test(text) && /\d/.test(text) && (/[A-Z]/.test(text) || /\d[/-]\d/.test(text))));

/** True where a value of one kind is what was asked for. */
export const answers = (said: Said, asked: Asked): boolean =>
  (said.kind === asked.kind && (said.kind !== 'serial' || said.how !== 'named' || sameThing(said, asked))) ||
  (said.kind === 'code' && CODED.has(asked.kind)) ||
  (asked.kind === 'case' && said.kind === 'order');

/** A serial number, an IMEI and a frame number are three things. */
const sameThing = (said: Said, asked: Asked): boolean =>
  (said.name ?? '')
    .toLowerCase()
    .split(/\s+/)
    .some((word) => word.length > 3 && !/^num/.test(word) && asked.text.toLowerCase().includes(word));

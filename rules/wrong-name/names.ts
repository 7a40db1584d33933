import type { Place, Token, Turn, TurnFacts } from '../../src/rule/index.ts';

/** Forms of address before a name, in the languages that we read. */
const TITLES = new Set(
  (
    'mr mrs ms miss mx dr prof professor sir madam rev sig sigra ra signor signora signorina signori dott dottor dottore dottoressa dottssa ssa ing avv ' +
    'avvocato ingegnere arch geom rag herr frau hr fr monsieur madame mme mlle m sr sra srta senor senora senhor senhora don dona doctor docteur'
  ).split(' '),
);

/** Words in the place of a name that are none, in the languages that we read. */
const NOBODY = new Set(
  (
    'customer client user guest visitor anonymous unknown team all there everyone friend member passenger contact you support caller ' +
    'cliente utente ospite visitatore anonimo sconosciuto tutti amico kunde gast nutzer client utilisateur visiteur usuario invitado hospede visitante ' +
    'day morning afternoon evening night tag morgen abend giorno sera tutto thanks thank sorry we i it the your our ok yes no and we'
  ).split(' '),
);

/** Words that begin what the team says of itself. */
const SPEAKERS = new Set(
  'i am we this it my our here sono siamo io qui mi ci ich wir hier je nous ici yo soy somos eu sou aqui'.split(' '),
);

/** Short forms that are no beginning or end of the long one. */
const SHORT_FORMS: readonly ReadonlySet<string>[] = [
  'robert rob bob bobby robbie roberto roby',
  'william will bill billy willy liam guglielmo',
  'richard rick dick ricky rich riccardo',
  'james jim jimmy jamie',
  'john jack johnny jon jonathan jonny giovanni gianni nanni vanni',
  'margaret peggy maggie meg margherita greta',
  'elizabeth liz beth betty lizzie eliza lisa elisabetta betta lisetta bettina',
  'edward ted ned eddie teddy edoardo edo',
  'henry harry hal enrico',
  'charles chuck charlie carlo',
  'michael mick mike mickey michele lele miguel mikey',
  'katherine kate kathy katie kitty catherine cathy kathleen caterina cate rina',
  'mary molly polly maria',
  'sarah sally sara',
  'alexander alex sandy sasha xander alessandro sandro alejandro',
  'alexandra alex sandy sasha alessandra sandra',
  'susan sue suzie susanna',
  'patricia pat trish tricia patty patrizia',
  'dorothy dot dolly',
  'giuseppe beppe pino peppe peppino pippo joseph joe josef jose pepe',
  'francesco cecco checco ciccio franco francisco paco pancho frank francis',
  'luigi gigi gino louis lou luis',
  'domenico mimmo nico memmo',
  'salvatore toto turi salvo tore',
  'antonio tonino nino toni tony anthony',
  'vincenzo enzo cenzo vince vincent',
  'lorenzo enzo renzo lollo',
  'raffaele lele raffa',
  'gabriele lele gabri',
  'daniele dani lele dan',
  'filippo pippo',
  'ignacio nacho',
  'dolores lola',
  'rosario charo',
  'johannes hans hannes johann',
  'wilhelm willi',
  'friedrich fritz',
  'heinrich heinz',
].map((forms) => new Set(forms.split(' ')));

/** True where two names may be one person's: the same, a short form, an initial. */
export function isAlike(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.startsWith(short) || (short.length >= 4 && long.endsWith(short))) return true;
  if (short.length >= 3 && long.startsWith(short.slice(0, -1)) && /[aeiouy]$/.test(short)) return true;
  return SHORT_FORMS.some((forms) => forms.has(a) && forms.has(b));
}

/** A person as the text names them. */
export interface Named extends Place {
  /** The parts of the name, folded. */
  readonly forms: readonly string[];
  readonly text: string;
  /** With "Ms" or "signor": then the last part is the surname. */
  readonly titled: boolean;
  /** Whether a list of first names knows one of the parts. */
  readonly listed: boolean;
}

const wordsIn = (facts: TurnFacts, from: number, to: number) =>
  facts.tokens.filter(({ start, end, kind }) => start >= from && end <= to && kind !== 'handle');

/** Whom a reply addresses in its greeting: the capitalised words after "Hi", "Gentile signora". */
export function addressedIn(facts: TurnFacts): Named | undefined {
  const greeting = facts.matches('greeting').find(({ span }) => span.start < 40);
  if (greeting === undefined) return undefined;
  let titled = false;
  const run: Token[] = [];
  let next: Token | undefined;
  const from = greeting.span.start;
  let index = -2;
  for (const token of facts.tokens) {
    if (token.start > from + 80) break;
    if (token.start < from || token.end > from + 80 || token.kind === 'handle') continue;
    // The first is the greeting itself.
    if (++index < 0) continue;
    // "Hi, I'm Chloe" names the colleague.
    if (token.kind === 'word' && SPEAKERS.has(token.form)) return undefined;
    if (token.kind === 'word' && TITLES.has(token.form)) titled = true;
    else if (token.kind === 'word' && token.capital && !isNobody(facts, token.form)) run.push(token);
    else if (run.length > 0 || token.kind === 'break' || token.kind === 'end') {
      // "Sig. Rossi": the full stop belongs to the title.
      if (titled && run.length === 0 && token.kind === 'end') continue;
      next = token;
      break;
    } else if (token.start >= greeting.span.end && token.kind !== 'punctuation') return undefined;
    if (index > 8) break;
  }
  const first = run[0];
  const last = run.at(-1);
  if (first === undefined || last === undefined || run.length > 3) return undefined;
  const forms = run.map(({ form }) => form);
  const listed = forms.some((form) => facts.inList('names', form));
  const closed = next === undefined || next.kind !== 'word';
  if (!listed && (!closed || (facts.language === 'de' && !titled))) return undefined;
  const span = { start: first.start, end: last.end };
  return { turn: facts.turn, span, text: facts.turn.text.slice(span.start, span.end), forms, titled, listed };
}

const isNobody = (facts: TurnFacts, form: string): boolean =>
  NOBODY.has(form) || (!facts.inList('names', form) && NO_NAMES.some((list) => facts.inList(list, form)));

const NO_NAMES: readonly string[] = ['stopwords', 'generic', 'weekdays', 'months', 'common'];

/** What the customer calls themselves: said outright, or alone on the last line. */
export function selfNamed(facts: TurnFacts): Named[] {
  const { turn } = facts;
  const places = facts.matches('self-name').map(({ span, group }) => ({ span, sure: group === 'signed' }));
  const foot = /\n[ \t]*(\p{Lu}[\p{L}'’-]+(?:[ \t]+\p{Lu}[\p{L}'’.-]*){0,2})[ \t]*$/u.exec(turn.text);
  if (foot !== null)
    places.push({
      span: { start: turn.text.length - (foot[0].length - foot[0].indexOf(foot[1] as string)), end: turn.text.length },
      sure: true,
    });
  return places.flatMap(({ span, sure }): Named[] => {
    const words = wordsIn(facts, span.start, span.end).filter(
      ({ kind, capital, form }) => kind === 'word' && capital && !TITLES.has(form) && !isNobody(facts, form),
    );
    const forms = words.map(({ form }) => form);
    const listed = forms.some((form) => facts.inList('names', form));
    const first = words[0];
    const last = words.at(-1);
    // "I'm Italian" and a lone title line are no names.
    if (first === undefined || last === undefined || !(listed || (sure && forms.length > 1))) return [];
    const at = { start: first.start, end: last.end };
    return [{ turn, span: at, text: turn.text.slice(at.start, at.end), forms, titled: false, listed }];
  });
}

/** The parts of an author's name where the export gives a person's name and not a handle, a number or a company's. */
function partsOf(author: string | undefined): readonly string[] {
  if (author === undefined || !/^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){0,3}$/u.test(author.trim())) return [];
  const parts = withoutAccents(author.trim())
    .toLowerCase()
    .split(' ')
    .map((part) => part.replace(/\.$/, ''));
  return parts.some((part) => NOBODY.has(part) || /^(?:ltd|inc|llc|srl|spa|gmbh|sarl|sas|sa|bv|plc|lda)$/.test(part))
    ? []
    : parts.filter((part) => !TITLES.has(part));
}

/** The customers whom the export gives a person's name. */
export function namedIn(turns: readonly Turn[]): readonly { readonly forms: readonly string[]; readonly text: string }[] {
  const authors = new Set<string | undefined>();
  for (const { side, messages } of turns) if (side === 'customer') for (const { author } of messages) authors.add(author);
  return [...authors].map((author) => ({ forms: partsOf(author), text: author ?? '' })).filter(({ forms }) => forms.length > 0);
}

/** The parts of the names of those who write for the team, as the export gives them or as they sign. */
export function colleaguesIn(turns: readonly Turn[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { side, messages } of turns) {
    if (side !== 'team') continue;
    for (const { text, author } of messages) {
      const signed = signatureOf(text);
      if (signed !== '') names.add(signed);
      for (const part of author?.toLowerCase().split(/[^\p{L}]+/u) ?? []) names.add(part);
    }
  }
  return names;
}

/** The last capitalised word of a message: how people sign. */
const signatureOf = (text: string): string => withoutAccents(/(\p{Lu}[\p{L}'’-]+)[^\p{L}]*$/u.exec(text)?.[1] ?? '').toLowerCase();

const withoutAccents = (text: string): string => (/^[ -~]*$/.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, ''));

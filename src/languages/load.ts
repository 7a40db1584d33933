import { PhraseMatcher } from '../text/automaton.ts';
import { LinearModel } from '../text/linear.ts';
import { machineSections, readMachine } from '../text/machine.ts';
import { Sections, sectionsOf } from '../text/sections.ts';
import { WordNotes } from '../text/words.ts';
import type { Grammar, Language, LazyGrammar, LexicalEntry, WordLists } from './language.ts';
import { LazyEntry, type Lexicon } from './lexicon.ts';
import type { CompiledPacks, PackLabels } from './packs.ts';

type Texts = Readonly<Record<string, string>>;

/** The bytes of a language's generated data. @param words lists by name, words by valence: words with spaces between. */
export function languageBytes({ phrases, ...packs }: CompiledPacks, words: Texts, valence: Texts): Uint8Array {
  const texts = { packs: JSON.stringify(packs), 'word-lists': JSON.stringify(words), valence: JSON.stringify(valence) };
  return sectionsOf({ ...texts, ...machineSections(phrases) });
}

/** The bytes of a language's trained classifiers. */
export const modelBytes = (customer: LinearModel, team: LinearModel): Uint8Array =>
  sectionsOf({ ...customer.sections('customer'), ...team.sections('team') });

const LISTS: readonly (keyof WordLists)[] = [
  'stopwords',
  'generic',
  'channel',
  'common',
  'months',
  'weekdays',
  'time',
  'moments',
  'numbers',
  'names',
  'abbreviations',
  'acronyms',
  'imperatives',
  'yes',
  'no',
  'negations',
  'missing',
  'asking',
  'or',
  'joining',
  'since',
  'passives',
  'for',
  'echo',
  'counting',
  'statement',
  'helpdesk',
];

/**
 * Makes a language of its generated data.
 * @param bytes what `languageBytes` wrote
 * @param stemmer the stem of a folded word; results are remembered.
 * @param models what `modelBytes` wrote, undefined where it has none.
 * @param grammar loads the grammar of single sentences, where the language has one.
 */
export function makeLanguage(
  tag: string,
  name: string,
  bytes: Uint8Array,
  stemmer: (word: string) => string,
  models: Uint8Array | undefined,
  grammar?: () => Promise<Grammar>,
): Language {
  const data = new Sections(bytes);
  const stems = new Map<string, string>();
  let common: ReadonlyMap<string, readonly string[]> | undefined;
  const commonStems = new Map<string, ReadonlySet<string>>();
  let valences: Map<string, number> | undefined;
  let lists: Texts | undefined;
  const sets = new Map<string, ReadonlySet<string>>();
  const listOf = (list: string): ReadonlySet<string> | undefined => {
    let set = sets.get(list);
    if (set === undefined) {
      if (!(LISTS as readonly string[]).includes(list)) return undefined;
      lists ??= JSON.parse(data.text('word-lists')) as Texts;
      set = new Set((lists[list] ?? '').split(' ').filter((word) => word !== ''));
      sets.set(list, set);
    }
    return set;
  };
  const words = {} as Record<keyof WordLists, ReadonlySet<string>>;
  for (const list of LISTS) Object.defineProperty(words, list, { enumerable: true, get: () => listOf(list) });
  const stemOf = (word: string): string => {
    let stem = stems.get(word);
    if (stem === undefined) {
      if (stems.size > 50_000) stems.clear();
      stem = stemmer(word);
      stems.set(word, stem);
    }
    return stem;
  };
  const valenceOf = (word: string): number => {
    if (valences === undefined) {
      valences = new Map();
      const byValue = JSON.parse(data.text('valence')) as Texts;
      for (const [value, list] of Object.entries(byValue)) for (const item of list.split(' ')) valences.set(item, Number(value));
    }
    return valences.get(word) ?? 0;
  };
  const lexicon: Lexicon = { stem: stemOf, valence: valenceOf, words };
  const entries = new WordNotes<LexicalEntry>((word) => new LazyEntry(word, lexicon));
  const packs = JSON.parse(data.text('packs')) as PackLabels;
  return {
    tag,
    name,
    packs,
    sides: packs.labels.map(({ concept }) => packs.sides[concept] ?? 'both'),
    matcher: new PhraseMatcher(readMachine(data)),
    words,
    list: listOf,
    entry: (word) => entries.of(word),
    isCommon(stem) {
      const head = stem.slice(0, HEAD);
      let stems = commonStems.get(head);
      if (stems === undefined) {
        common ??= byHead(words.common);
        stems = new Set((common.get(head) ?? []).map(stemOf));
        commonStems.set(head, stems);
      }
      return stems.has(stem);
    },
    ...(models === undefined ? {} : { models: modelsOf(models) }),
    ...(grammar === undefined ? {} : { grammar: lazily(grammar) }),
  };
}

/** No stemmer changes so many letters at the head of a word. */
const HEAD = 2;

/** Stemming is dear where a program runs for one draft: only words that could have the stem are stemmed. */
function byHead(words: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const heads = new Map<string, string[]>();
  for (const word of words) {
    const head = word.slice(0, HEAD);
    const known = heads.get(head);
    if (known === undefined) heads.set(head, [word]);
    else known.push(word);
  }
  return heads;
}

/** Each model is made when it is first asked for. */
function modelsOf(bytes: Uint8Array): NonNullable<Language['models']> {
  const data = new Sections(bytes);
  const made = new Map<string, LinearModel>();
  const get = (side: 'customer' | 'team'): LinearModel => {
    let model = made.get(side);
    if (model === undefined) {
      model = LinearModel.read(data, side);
      made.set(side, model);
    }
    return model;
  };
  return {
    get customer() {
      return get('customer');
    },
    get team() {
      return get('team');
    },
  };
}

function lazily(load: () => Promise<Grammar>): LazyGrammar {
  let loaded: Grammar | undefined;
  return {
    get loaded() {
      return loaded;
    },
    async load() {
      loaded ??= await load();
    },
  };
}

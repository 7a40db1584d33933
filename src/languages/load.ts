import { PhraseMatcher } from '../text/automaton.ts';
import { type LinearData, LinearModel } from '../text/linear.ts';
import type { Grammar, Language, LazyGrammar, WordLists } from './language.ts';
import type { CompiledPacks } from './packs.ts';

interface LanguageData {
  readonly packs: CompiledPacks;
  readonly words: Readonly<Record<string, string>>;
  readonly valence: Readonly<Record<string, string>>;
}

const LISTS: readonly (keyof WordLists)[] = [
  'stopwords',
  'generic',
  'channel',
  'common',
  'months',
  'weekdays',
  'time',
  'numbers',
  'names',
  'abbreviations',
  'acronyms',
  'imperatives',
  'yes',
  'no',
  'echo',
  'counting',
];

/**
 * Makes a language of its generated data.
 * @param stemmer the stem of a folded word; results are remembered.
 * @param models its trained classifiers as the build wrote them, `''` where it has none.
 * @param grammar loads the grammar of single sentences, where the language has one.
 */
export function makeLanguage(
  tag: string,
  name: string,
  json: string,
  stemmer: (word: string) => string,
  negations: readonly string[],
  models: string,
  grammar?: () => Promise<Grammar>,
): Language {
  const data = JSON.parse(json) as LanguageData;
  const stems = new Map<string, string>();
  let common: ReadonlySet<string> | undefined;
  let valences: Map<string, number> | undefined;
  const sets = new Map<string, ReadonlySet<string>>();
  const listOf = (list: string): ReadonlySet<string> | undefined => {
    let set = sets.get(list);
    if (set === undefined) {
      if (!(LISTS as readonly string[]).includes(list)) return undefined;
      set = new Set((data.words[list] ?? '').split(' ').filter((word) => word !== ''));
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
  const matterStems = new Map<string, string | undefined>();
  const matterStemOf = (word: string): string | undefined => {
    let stem = matterStems.get(word);
    if (stem === undefined && !matterStems.has(word)) {
      if (matterStems.size > 50_000) matterStems.clear();
      const empty = words.stopwords.has(word) || words.generic.has(word) || words.numbers.has(word);
      stem = empty ? undefined : stemOf(word);
      matterStems.set(word, stem);
    }
    return stem;
  };
  return {
    tag,
    name,
    packs: data.packs,
    matcher: new PhraseMatcher(data.packs.phrases),
    words,
    list: listOf,
    stem: stemOf,
    matterStem: matterStemOf,
    isCommon(stem) {
      common ??= new Set([...words.common].map(stemOf));
      return common.has(stem);
    },
    valence(word) {
      if (valences === undefined) {
        valences = new Map();
        for (const [value, list] of Object.entries(data.valence)) for (const item of list.split(' ')) valences.set(item, Number(value));
      }
      return valences.get(word) ?? 0;
    },
    negations: new Set(negations),
    ...(models === '' ? {} : { models: modelsOf(models) }),
    ...(grammar === undefined ? {} : { grammar: lazily(grammar) }),
  };
}

/** Each model is built when it is first asked for. */
function modelsOf(json: string): NonNullable<Language['models']> {
  let data: Readonly<Record<'customer' | 'team', LinearData>> | undefined;
  const built = new Map<string, LinearModel>();
  const get = (side: 'customer' | 'team'): LinearModel => {
    let model = built.get(side);
    if (model === undefined) {
      data ??= JSON.parse(json) as Readonly<Record<'customer' | 'team', LinearData>>;
      model = new LinearModel(data[side]);
      built.set(side, model);
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

import { type Match, type Turn, type TurnFacts, within } from '../../src/rule/index.ts';

/** A line of a reply without what is social. */
interface Line {
  readonly words: readonly string[];
  /** The stems of its words of matter, and its figures. */
  readonly matter: readonly string[];
}

/** Words that say the matter of a reply: greetings, names, links, signatures and digits do not make a copy a new reply. */
export class Core {
  /** The words that are not social, or all where those are few. */
  readonly words: readonly string[];
  /** All words as one text. */
  readonly text: string;
  /** All words. */
  readonly all: readonly string[];
  readonly #lines: readonly Line[];
  #vocabulary: ReadonlySet<string> | undefined;
  #matter: ReadonlySet<string> | undefined;
  #figures: ReadonlySet<string> | undefined;

  constructor(all: readonly string[], words: readonly string[], lines: readonly Line[]) {
    this.words = words.length >= 4 ? words : all;
    this.text = all.join(' ');
    this.all = all;
    this.#lines = lines;
  }

  get vocabulary(): ReadonlySet<string> {
    this.#vocabulary ??= new Set(this.all);
    return this.#vocabulary;
  }

  /** The numbers in it. */
  get figures(): ReadonlySet<string> {
    this.#figures ??= new Set(this.#lines.flatMap(({ matter }) => matter.filter((form) => /\d/.test(form))));
    return this.#figures;
  }

  get matter(): ReadonlySet<string> {
    this.#matter ??= new Set(this.#lines.flatMap(({ matter }) => matter));
    return this.#matter;
  }

  /** What is not social, by line of the message. */
  get lines(): readonly (Line & { readonly text: string })[] {
    return this.#lines.filter(({ words }) => words.length > 0).map((line) => ({ ...line, text: line.words.join(' ') }));
  }
}

/** Concepts that make no copy a new reply, and no reply a copy. */
export const SOCIAL = ['greeting', 'closing', 'thanks-reply', 'human-touch'];

export function coreOf(facts: TurnFacts, names: ReadonlySet<string>): Core {
  const social: Match[] = [];
  for (const concept of SOCIAL) social.push(...facts.matches(concept));
  const all: string[] = [];
  const words: string[] = [];
  let line: { words: string[]; matter: string[] } = { words: [], matter: [] };
  const lines = [line];
  for (const token of facts.tokens) {
    if (token.kind === 'break') {
      line = { words: [], matter: [] };
      lines.push(line);
    }
    if (token.kind === 'number') line.matter.push(token.form);
    if (token.kind !== 'word' || (token.capital && names.has(token.form))) continue;
    all.push(token.form);
    if (social.some(({ span }) => within(token, span))) continue;
    words.push(token.form);
    line.words.push(token.form);
    const stem = facts.stemOf(token);
    if (stem !== undefined) line.matter.push(stem);
  }
  return new Core(all, words, lines);
}

/** The names of those who take part, in parts. */
export function namesIn(turns: readonly Turn[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const author of new Set(turns.map((turn) => turn.author))) {
    for (const part of (author ?? '').toLowerCase().split(/\W+/)) if (part.length > 2) names.add(part);
  }
  return names;
}

/** Share of the words that stand in a vocabulary, 0 to 1: at least as much as they have in common one by one. */
export const shareIn = (words: readonly string[], vocabulary: ReadonlySet<string>): number =>
  words.reduce((count, word) => count + (vocabulary.has(word) ? 1 : 0), 0) / words.length;

/** The lines of both without the last ones that they share: a legal notice below two different answers makes no copy. */
function withoutFooter(a: Core, b: Core): [readonly Line[], readonly Line[]] {
  const [linesA, linesB] = [a.lines, b.lines];
  let shared = 0;
  while (shared < linesA.length && shared < linesB.length && linesA.at(-1 - shared)?.text === linesB.at(-1 - shared)?.text) shared++;
  return [linesA.slice(0, linesA.length - shared), linesB.slice(0, linesB.length - shared)];
}

/** The words of both without the last lines that they share, or all of them where that leaves too few. */
export function wordsOf(a: Core, b: Core, atLeast: number): [readonly string[], readonly string[]] {
  const [restA = [], restB = []] = withoutFooter(a, b).map((lines) => lines.flatMap(({ words }) => words));
  return restA.length >= atLeast && restB.length >= atLeast ? [restA, restB] : [a.words, b.words];
}

/** The words of the last lines that both share; none where little else is left. */
export function footerOf(a: Core, b: Core, atLeast: number): readonly string[] {
  const [words] = wordsOf(a, b, atLeast);
  return a.words.slice(words.length);
}

/** Words of a question that a reply takes up. @param times words of time: "this morning" is another time, not another question */
export const takenUp = (own: TurnFacts, request: TurnFacts | undefined, times: ReadonlySet<string | undefined>): readonly string[] =>
  request === undefined ? [] : [...own.content].filter((stem) => request.content.has(stem) && !times.has(stem));

/** So much of what both say is the same matter in a reply that says it again in other words. */
export const AGAIN = 0.6;

/** Fewer words of matter than this in common may be chance. */
const MATTER = 4;

/** Share of the matter of two replies that both have, 0 to 1; 0 where the second has a figure of its own, or they share too little. */
export function matterAgain(core: Core, earlier: Core): number {
  // A legal notice that both share only adds to it: few pairs need a closer look.
  if (shareOf(core.matter, earlier.matter) < AGAIN) return 0;
  const [own, other] = withoutFooter(core, earlier).map((lines) => new Set(lines.flatMap(({ matter }) => matter))) as [
    Set<string>,
    Set<string>,
  ];
  return [...own].some((stem) => /\d/.test(stem) && !other.has(stem)) ? 0 : shareOf(own, other);
}

/** Share of two sets of matter that both have; 0 where that is too little to count. */
function shareOf(own: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const stem of own) if (other.has(stem)) common++;
  return common < MATTER ? 0 : common / (own.size + other.size - common);
}

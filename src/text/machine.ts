import { compact, type Numbers, type Sections } from './sections.ts';
import { StringTable } from './string-table.ts';

type Table = Uint16Array | Uint32Array;

/**
 * All phrases of a language as one machine over tokens, in tables, so that a file of them is used as it stands.
 * A symbol is a word, a stem (numbered after the words) or a special (after both).
 */
export interface PhraseMachine {
  readonly words: StringTable;
  readonly stems: StringTable;
  /** The lengths that stems have, shortest first. */
  readonly stemLengths: Table;
  /** For each state: the symbol that enters it. */
  readonly symbols: Table;
  /** For each state: the list of the states that may follow it. States of one choice share a list. */
  readonly follow: Table;
  /** Lists of states, each ordered by symbol: list i is `lists` from `listStarts[i]` to `listStarts[i + 1]`. */
  readonly lists: Table;
  readonly listStarts: Uint32Array;
  /** For each state: the list of the labels of the phrases that end in it (label * 2 + 1 where the message must end too); list 0 is empty. */
  readonly accepts: Table;
  readonly labels: Table;
  readonly labelStarts: Uint32Array;
  /** States that a phrase may enter first, anywhere and only at the start of a message; ordered by symbol. */
  readonly start: Table;
  readonly messageStart: Table;
}

const TABLES = ['stemLengths', 'symbols', 'follow', 'lists', 'accepts', 'labels', 'start', 'messageStart'] as const;
const STARTS = ['listStarts', 'labelStarts'] as const;

/** The machine as the sections of a file; `readMachine` reads them. */
export function machineSections(machine: PhraseMachine): Record<string, Numbers> {
  return {
    ...machine.words.sections('words'),
    ...machine.stems.sections('stems'),
    ...Object.fromEntries([...TABLES, ...STARTS].map((name) => [name, machine[name]])),
  };
}

/** @throws Error where a section is missing */
export function readMachine(sections: Sections): PhraseMachine {
  const tables = Object.fromEntries(TABLES.map((name) => [name, sections.numbers(name, 'u16', 'u32')]));
  const starts = Object.fromEntries(STARTS.map((name) => [name, sections.numbers(name, 'u32')]));
  return {
    words: StringTable.read(sections, 'words'),
    stems: StringTable.read(sections, 'stems'),
    ...(tables as Record<(typeof TABLES)[number], Table>),
    ...(starts as Record<(typeof STARTS)[number], Uint32Array>),
  };
}

/** What a compiler of phrases found out, as lists. */
export interface MachineLists {
  readonly words: readonly string[];
  readonly stems: readonly string[];
  readonly symbols: readonly number[];
  readonly follow: readonly number[];
  readonly lists: readonly (readonly number[])[];
  readonly accepts: readonly number[];
  readonly labels: readonly (readonly number[])[];
  readonly start: readonly number[];
  readonly messageStart: readonly number[];
}

/** Puts the lists of a machine into tables. */
export function machineOf(from: MachineLists): PhraseMachine {
  const symbolOf = (state: number): number => from.symbols[state] as number;
  const bySymbol = (states: readonly number[]): number[] => [...states].sort((a, b) => symbolOf(a) - symbolOf(b) || a - b);
  return {
    words: StringTable.of(from.words),
    stems: StringTable.of(from.stems),
    stemLengths: compact([...new Set(from.stems.map(({ length }) => length))].sort((a, b) => a - b)),
    symbols: compact(from.symbols),
    follow: compact(from.follow),
    lists: compact(from.lists.flatMap(bySymbol)),
    listStarts: startsOf(from.lists),
    accepts: compact(from.accepts),
    labels: compact(from.labels.flat()),
    labelStarts: startsOf(from.labels),
    start: compact(bySymbol(from.start)),
    messageStart: compact(bySymbol(from.messageStart)),
  };
}

function startsOf(lists: readonly (readonly number[])[]): Uint32Array {
  const starts = new Uint32Array(lists.length + 1);
  for (const [index, { length }] of lists.entries()) starts[index + 1] = (starts[index] as number) + length;
  return starts;
}

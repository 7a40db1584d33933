import { compact, type Numbers, type Sections } from './sections.ts';
import { type Move, symbolOf, targetOf } from './starts.ts';
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
  /** For each state: the list of its moves. */
  readonly follow: Table;
  /** Moves: a symbol and the state behind it. List i goes from `listStarts[i]` to `listStarts[i + 1]`, ordered by symbol. */
  readonly symbols: Table;
  readonly targets: Table;
  readonly listStarts: Uint32Array;
  /** For each state: the list of the labels of the phrases that end in it (label * 2 + 1 where the message must end too); list 0 is empty. */
  readonly accepts: Table;
  readonly labels: Table;
  readonly labelStarts: Uint32Array;
  /** The lists of the moves that a phrase may begin with, anywhere and only at the start of a message. */
  readonly start: number;
  readonly messageStart: number;
}

const TABLES = ['stemLengths', 'follow', 'symbols', 'targets', 'accepts', 'labels'] as const;
const STARTS = ['listStarts', 'labelStarts'] as const;

/** The machine as the sections of a file; `readMachine` reads them. */
export function machineSections(machine: PhraseMachine): Record<string, Numbers> {
  return {
    ...machine.words.sections('words'),
    ...machine.stems.sections('stems'),
    ...Object.fromEntries([...TABLES, ...STARTS].map((name) => [name, machine[name]])),
    begin: Uint32Array.of(machine.start, machine.messageStart),
  };
}

/** @throws Error where a section is missing */
export function readMachine(sections: Sections): PhraseMachine {
  const tables = Object.fromEntries(TABLES.map((name) => [name, sections.numbers(name, 'u16', 'u32')]));
  const starts = Object.fromEntries(STARTS.map((name) => [name, sections.numbers(name, 'u32')]));
  const [start, messageStart] = sections.numbers('begin', 'u32') as unknown as readonly [number, number];
  return {
    start,
    messageStart,
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
  readonly follow: readonly number[];
  readonly lists: readonly (readonly Move[])[];
  readonly accepts: readonly number[];
  readonly labels: readonly (readonly number[])[];
  readonly start: readonly Move[];
  readonly messageStart: readonly Move[];
}

/** Puts the lists of a machine into tables. */
export function machineOf(from: MachineLists): PhraseMachine {
  const lists = [...from.lists, from.start, from.messageStart];
  const moves = lists.flat();
  return {
    words: StringTable.of(from.words),
    stems: StringTable.of(from.stems),
    stemLengths: compact([...new Set(from.stems.map(({ length }) => length))].sort((a, b) => a - b)),
    follow: compact(from.follow),
    symbols: compact(moves.map(symbolOf)),
    targets: compact(moves.map(targetOf)),
    listStarts: startsOf(lists),
    accepts: compact(from.accepts),
    labels: compact(from.labels.flat()),
    labelStarts: startsOf(from.labels),
    start: lists.length - 2,
    messageStart: lists.length - 1,
  };
}

function startsOf(lists: readonly (readonly number[])[]): Uint32Array {
  const starts = new Uint32Array(lists.length + 1);
  for (const [index, { length }] of lists.entries()) starts[index + 1] = (starts[index] as number) + length;
  return starts;
}

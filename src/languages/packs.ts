import { compilePhrases } from '../text/compile.ts';
import type { PhraseMachine } from '../text/machine.ts';
import { type Pattern, parsePattern } from '../text/pattern.ts';

/** One phrase pack as its YAML file says it (docs/phrase-packs.md). */
export interface PhrasePack {
  readonly concept: string;
  readonly side: 'agent' | 'customer' | 'both';
  readonly description: string;
  readonly masks?: readonly string[];
  readonly groups: Readonly<Record<string, PhraseGroup>>;
}

export interface PhraseGroup {
  /** How much one match says for the concept, 0 to 3. */
  readonly weight: number;
  readonly note?: string;
  readonly phrases: readonly string[];
}

/** What a label of the automaton stands for. */
export interface Label {
  readonly concept: string;
  readonly group: string;
  readonly weight: number;
}

/** What the packs of a language say besides their phrases. */
export interface PackLabels {
  readonly labels: readonly Label[];
  readonly sides: Readonly<Record<string, PhrasePack['side']>>;
  readonly masks: Readonly<Record<string, readonly string[]>>;
}

/** All packs of a language: compiled at build time, loaded as it is (`load.ts`). */
export interface CompiledPacks extends PackLabels {
  readonly phrases: PhraseMachine;
}

/**
 * Compiles packs into one automaton.
 * @throws PatternError where a phrase breaks the notation.
 */
export function compilePacks(packs: readonly PhrasePack[], macros: Readonly<Record<string, string>> = {}): CompiledPacks {
  const named = new Map(Object.entries(macros));
  const labels: Label[] = [];
  const entries: { pattern: Pattern; label: number }[] = [];
  for (const pack of packs) {
    for (const [group, { weight, phrases }] of Object.entries(pack.groups)) {
      const label = labels.push({ concept: pack.concept, group, weight }) - 1;
      for (const phrase of phrases) entries.push({ pattern: parsePattern(phrase, named), label });
    }
  }
  return {
    labels,
    sides: Object.fromEntries(packs.map((pack) => [pack.concept, pack.side])),
    masks: Object.fromEntries(
      [...new Set(packs.map((pack) => pack.concept))]
        .map((concept) => [concept, packs.flatMap((pack) => (pack.concept === concept ? (pack.masks ?? []) : []))] as const)
        .filter(([, masked]) => masked.length > 0),
    ),
    phrases: compilePhrases(entries),
  };
}

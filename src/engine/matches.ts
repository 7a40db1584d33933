import type { Language } from '../languages/language.ts';
import type { Label } from '../languages/packs.ts';
import type { Match, Turn } from '../rule/index.ts';
import type { PhraseHit } from '../text/automaton.ts';
import type { Token } from '../text/tokens.ts';

/** One scan for all concepts; then, for each concept, the longest match from the left, less what another concept masks. */
export function matchesIn(turn: Turn, tokens: readonly Token[], pack: Language | undefined): Map<string, readonly Match[]> {
  const found = new Map<string, readonly Match[]>();
  if (pack === undefined) return found;
  const { labels, masks } = pack.packs;
  const others = turn.side === 'customer' ? 'agent' : 'customer';
  const byConcept = new Map<string, PhraseHit[]>();
  pack.matcher.scan(tokens, (label, first, last) => {
    if (pack.sides[label] === others) return;
    const { concept, weight } = labels[label] as Label;
    const kept = byConcept.get(concept);
    if (kept === undefined) {
      byConcept.set(concept, [{ label, first, last }]);
      return;
    }
    // Hits come in order of their first token. From one token the longest counts, and of equally long ones the weightiest.
    const before = kept[kept.length - 1] as PhraseHit;
    if (first >= before.last) kept.push({ label, first, last });
    else if (first === before.first) {
      const better = last > before.last || (last === before.last && weight > (labels[before.label] as Label).weight);
      if (better) kept[kept.length - 1] = { label, first, last };
    }
  });
  // In the order of the packs: what is masked masks nothing.
  for (const concept in masks) {
    const hits = byConcept.get(concept);
    if (hits === undefined) continue;
    for (const mask of hits) {
      for (const other of masks[concept] as readonly string[]) {
        const kept = byConcept.get(other)?.filter((hit) => hit.first >= mask.last || hit.last <= mask.first);
        if (kept !== undefined) byConcept.set(other, kept);
      }
    }
  }
  for (const [concept, hits] of byConcept) {
    found.set(
      concept,
      hits.map(({ label, first, last }) => {
        const start = (tokens[first] as Token).start;
        const end = (tokens[last - 1] as Token).end;
        const { group, weight } = labels[label] as Label;
        return { turn, concept, group, weight, span: { start, end }, text: turn.text.slice(start, end) };
      }),
    );
  }
  return found;
}

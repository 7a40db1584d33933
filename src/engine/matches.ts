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
  for (const hit of pack.matcher.match(tokens)) {
    if (pack.sides[hit.label] === others) continue;
    const { concept } = labels[hit.label] as Label;
    const hits = byConcept.get(concept);
    if (hits === undefined) byConcept.set(concept, [hit]);
    else hits.push(hit);
  }
  for (const [concept, hits] of byConcept) {
    if (hits.length < 2) continue;
    hits.sort((a, b) => a.first - b.first || b.last - a.last || (labels[b.label] as Label).weight - (labels[a.label] as Label).weight);
    const kept: PhraseHit[] = [];
    let end = 0;
    for (const hit of hits) {
      if (hit.first < end) continue;
      kept.push(hit);
      end = hit.last;
    }
    byConcept.set(concept, kept);
  }
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

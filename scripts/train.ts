// Trains the linear models of a language from the labelled lines in training/<tag>/*.{customer,team}.tsv.
// Logistic regression with a ridge penalty, fitted by coordinate descent on the dual (Yu, Huang and Lin 2011, "Dual coordinate
// descent methods for logistic regression and maximum entropy models", algorithm 5). The same lines give the same model.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { ImpressionKind } from '../src/rule/index.ts';
import { type LinearData, scaleOf, stepOf } from '../src/text/linear.ts';

/** A line of training text: its labels, one letter each, and its features. */
export interface Example {
  readonly labels: string;
  readonly features: ReadonlySet<string>;
}

/**
 * The letters whose kinds are judged, and the kinds. The lines carry more letters (docs/classifier.md): a kind that no rule asks
 * for would only make the package larger.
 */
export const KINDS: Readonly<Record<'customer' | 'team', Readonly<Record<string, ImpressionKind>>>> = {
  customer: { T: 'trouble', U: 'upset' },
  team: { S: 'stock', F: 'specific', D: 'deflection', I: 'info-request', P: 'promise', W: 'holding' },
};

/** The ridge of the shipped models: between 0.01 and 0.1 nothing changes on other writers' lines. */
export const PENALTY = 0.03;

/** Labelled lines of one side of one language: `LABELS<TAB>text`. @throws Error with the place of a line that is none */
export function linesOf(tag: string, side: 'customer' | 'team', folder = 'training'): { labels: string; text: string }[] {
  const lines: { labels: string; text: string }[] = [];
  if (!existsSync(`${folder}/${tag}`)) return lines;
  for (const file of readdirSync(`${folder}/${tag}`).sort()) {
    if (!file.endsWith(`.${side}.tsv`)) continue;
    for (const [index, line] of readFileSync(`${folder}/${tag}/${file}`, 'utf8').split('\n').entries()) {
      if (line.trim() === '') continue;
      const [labels, text, ...more] = line.split('\t');
      if (labels === undefined || text === undefined || more.length > 0 || !/^(?:-|[A-Z]+)$/.test(labels))
        throw new Error(`training/${tag}/${file}:${index + 1}: a line is LABELS, a tab and the text`);
      lines.push({ labels: labels === '-' ? '' : labels, text });
    }
  }
  return lines;
}

/**
 * Fits one model for each letter.
 * @param kinds the names of the letters
 * @param penalty the ridge, in units of one example's loss
 * @param rarest a feature of fewer examples is left out
 */
export function train(examples: readonly Example[], kinds: Readonly<Record<string, string>>, penalty: number, rarest = 2): LinearData {
  const counts = new Map<string, number>();
  for (const { features } of examples) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const names = [...counts]
    .filter(([, count]) => count >= rarest)
    .map(([name]) => name)
    .sort();
  const index = new Map(names.map((name, place) => [name, place]));
  const rows = examples.map(({ features }) => {
    const places: number[] = [];
    for (const feature of features) {
      const place = index.get(feature);
      if (place !== undefined) places.push(place);
    }
    return { places: Uint32Array.from(places), scale: scaleOf(features.size) };
  });
  const fitted: Record<string, Float64Array> = {};
  for (const [letter, kind] of Object.entries(kinds)) {
    const signs = examples.map(({ labels: own }) => (own.includes(letter) ? 1 : -1));
    fitted[kind] = solve(rows, signs, names.length, 1 / penalty);
  }
  const steps = Object.fromEntries(
    Object.entries(fitted).map(([kind, weights]) => [kind, stepOf(Math.max(...weights.subarray(0, names.length).map(Math.abs)))]),
  );
  const level = (kind: string, place: number): number => Math.round((fitted[kind]?.[place] as number) / (steps[kind] as number));
  // A feature that says nothing for any kind is left out.
  const kept = names.map((_, place) => place).filter((place) => Object.keys(fitted).some((kind) => level(kind, place) !== 0));
  return {
    features: kept.map((place) => names[place] as string),
    labels: Object.fromEntries(
      Object.entries(fitted).map(([kind, weights]) => [
        kind,
        {
          bias: Math.round((weights[names.length] as number) * 100) / 100,
          step: Math.round((steps[kind] as number) * 1e4) / 1e4,
          levels: kept.map((place) => level(kind, place)),
        },
      ]),
    ),
  };
}

/** The share of its bias feature: large enough that the ridge hardly holds it back. */
const BIAS = 3;

function solve(
  rows: readonly { places: Uint32Array; scale: number }[],
  signs: readonly number[],
  size: number,
  cost: number,
): Float64Array {
  const weights = new Float64Array(size + 1);
  const alpha = new Float64Array(rows.length).fill(0.01 * cost);
  const norms = rows.map(({ places, scale }) => places.length * scale * scale + BIAS * BIAS);
  const move = (row: number, by: number): void => {
    const { places, scale } = rows[row] as { places: Uint32Array; scale: number };
    const step = by * (signs[row] as number);
    for (const place of places) weights[place] = (weights[place] as number) + step * scale;
    weights[size] = (weights[size] as number) + step * BIAS;
  };
  rows.forEach((_, row) => {
    move(row, alpha[row] as number);
  });
  const order = rows.map((_, row) => row);
  const next = seeded(7);
  for (let round = 0; round < 60; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    let largest = 0;
    for (const row of order) {
      const { places, scale } = rows[row] as { places: Uint32Array; scale: number };
      let margin = (weights[size] as number) * BIAS;
      for (const place of places) margin += (weights[place] as number) * scale;
      margin *= signs[row] as number;
      // Newton's method on the one variable, kept inside (0, cost).
      const old = alpha[row] as number;
      const norm = norms[row] as number;
      let now = old;
      for (let step = 0; step < 40; step++) {
        const gradient = norm * (now - old) + margin + Math.log(now / (cost - now));
        const curve = norm + cost / (now * (cost - now));
        const change = gradient / curve;
        const tried = now - change;
        now = tried <= 0 ? now * 0.1 : tried >= cost ? cost - (cost - now) * 0.1 : tried;
        now = Math.min(Math.max(now, cost * 1e-12), cost * (1 - 1e-12));
        if (Math.abs(change) < 1e-4 * now) break;
      }
      alpha[row] = now;
      move(row, now - old);
      largest = Math.max(largest, Math.abs(now - old));
    }
    if (largest < 1e-4 * cost) break;
  }
  weights[size] = (weights[size] as number) * BIAS;
  return weights;
}

/** Numbers from 0 to 1, the same for the same seed (Park and Miller 1988). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

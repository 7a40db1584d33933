// Trains each language's classifiers on its lines of training/ and writes them as generated files (not committed).
// Runs after scripts/generate.ts: the concepts that a language's phrases find are features too. docs/classifier.md has the method.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { builtin } from '../src/builtin.ts';
import { LazyTurnFacts } from '../src/engine/facts.ts';
import type { Language } from '../src/languages/language.ts';
import { modelBytes } from '../src/languages/load.ts';
import type { Turn } from '../src/rule/index.ts';
import type { Features } from '../src/text/features.ts';
import { LinearModel } from '../src/text/linear.ts';
import { modelsModule } from './bytes.ts';
import { KINDS, linesOf, PENALTY, train } from './train.ts';

for (const [tag, load] of Object.entries(builtin.languages ?? {})) {
  const language = await load();
  const models: Partial<Record<'customer' | 'team', LinearModel>> = {};
  for (const side of ['customer', 'team'] as const) {
    const examples = linesOf(tag, side).map(({ labels, text }) => ({ labels, features: featuresOfLine(text, side, language) }));
    if (examples.length > 0) models[side] = LinearModel.of(train(examples, KINDS[side], PENALTY));
  }
  const { customer, team } = models;
  const path = `src/languages/${tag}/models.generated.ts`;
  const text = modelsModule(customer === undefined || team === undefined ? undefined : modelBytes(customer, team));
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}

/** A line as a turn by itself. */
export function featuresOfLine(text: string, side: 'customer' | 'team', language: Language): Features {
  const role = side === 'customer' ? 'customer' : 'agent';
  const message = { id: 'line', role, text, position: { line: 1, column: 1 } } as const;
  const turn: Turn = { index: 0, side, role, author: undefined, messages: [message], text };
  return new LazyTurnFacts(turn, language).features() ?? new Set();
}

import type { Corpus } from '../../engine/corpus.ts';
import { type LintOutcome, type LintSettings, lintConversation } from '../../engine/lint.ts';
import type { Task } from './tasks.ts';

/**
 * Judges one conversation. One that is known to give no finding takes the same walk without rules: what is told of it, and what many
 * of them show, stays the same.
 */
export function judgeOne({ conversation, clean }: Task, settings: LintSettings, corpus: Corpus): Promise<LintOutcome> {
  return lintConversation(conversation, clean ? { ...settings, rules: [] } : settings, corpus);
}

/** Judges conversations, in order. */
export async function judgeAll(tasks: readonly Task[], settings: LintSettings, corpus: Corpus): Promise<LintOutcome[]> {
  const outcomes: LintOutcome[] = [];
  for (const task of tasks) outcomes.push(await judgeOne(task, settings, corpus));
  return outcomes;
}

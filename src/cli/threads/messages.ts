import type { SavedCorpus } from '../../engine/corpus.ts';
import type { Packed } from './packed.ts';

/** To a judging thread: conversations (`packTasks`), or that there are no more. */
export type ToWorker = { readonly tasks: Packed } | { readonly end: true };

/** From it: that it can judge; of the oldest conversations that it was sent what they gave; at the end its corpus states. */
export type FromWorker =
  | { readonly ready: true }
  | { readonly outcomes: Packed; readonly missing: readonly string[] }
  | { readonly corpus: SavedCorpus };

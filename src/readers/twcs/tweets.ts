/** The tweets that are held, and those among them that may go. */

import { Numbers, RecordStore, type SeenIds } from './store.ts';
import { threadsOf } from './threads.ts';

/** Exact where it is a number: those take less memory. */
export type TweetId = string | number;

export interface TweetRow {
  readonly id: TweetId;
  /** The record as it stands in the file. */
  readonly source: string;
  readonly line: number;
  /** What it answers, and what answers it, as far as the file has these columns. */
  readonly parent: TweetId | undefined;
  readonly responses: readonly TweetId[];
}

/** Which of the two columns that tell the same the file has. */
export interface LinkColumns {
  readonly parent: boolean;
  readonly responses: boolean;
}

/** Threads that go out together, and what is odd about them. */
export interface Release {
  readonly threads: readonly (readonly number[])[];
  /** By index: the index of the tweet that each one answers; below 0 where it starts a thread. */
  readonly parents: Numbers;
  /** Tweets whose parent is not in the file: deleted, protected, or left out of a sample. */
  readonly orphans: number;
  /** Tweets whose parent went out before. */
  readonly late: number;
  /** Circles of answers that were opened. */
  readonly cycles: number;
}

export class Tweets {
  readonly #store = new RecordStore();
  readonly #lines = new Numbers();
  readonly #ids: TweetId[] = [];
  readonly #indexOf = new Map<TweetId, number>();
  readonly #answered: (TweetId | undefined)[] = [];
  readonly #responses: (readonly TweetId[])[] = [];
  readonly #columns: LinkColumns;

  constructor(columns: LinkColumns) {
    this.#columns = columns;
  }

  get bytes(): number {
    return this.#store.bytes;
  }

  has(id: TweetId): boolean {
    return this.#indexOf.has(id);
  }

  add({ id, source, line, parent, responses }: TweetRow): void {
    this.#indexOf.set(id, this.#store.add(source));
    this.#lines.push(line);
    this.#ids.push(id);
    this.#answered.push(parent);
    this.#responses.push(responses);
  }

  record(index: number): { readonly source: string; readonly line: number } {
    return { source: this.#store.get(index), line: this.#lines.at(index) };
  }

  /**
   * Threads that can go: all of them at the end of the file (`keep` undefined); before that those to which nothing can come any more,
   * and of the others those that grew least lately, until at most `keep` bytes are left.
   * @param gone ids of tweets that went out before
   */
  release(gone: SeenIds, keep?: number): Release {
    const parents = this.#parents();
    const all = threadsOf(parents);
    const threads = keep === undefined ? [...all] : this.#toGo([...all], gone, keep);
    let orphans = 0;
    let late = 0;
    let cycles = 0;
    for (const index of threads.flat()) {
      if (all.opened.has(index)) cycles++;
      if (parents.at(index) !== -2) continue;
      if (gone.has(this.#answered[index] as TweetId)) late++;
      else orphans++;
    }
    return { threads, parents, orphans, late, cycles };
  }

  /** What is left without the threads that go, whose ids are added to `gone`. */
  without(threads: readonly (readonly number[])[], gone: SeenIds): Tweets {
    const going = new Uint8Array(this.#ids.length);
    for (const index of threads.flat()) going[index] = 1;
    const left = new Tweets(this.#columns);
    this.#ids.forEach((id, index) => {
      if (going[index] === 1) gone.add(id);
      else left.add({ id, ...this.record(index), parent: this.#answered[index], responses: this.#responses[index] ?? [] });
    });
    return left;
  }

  #parents(): Numbers {
    const parents = new Numbers();
    for (const id of this.#answered) parents.push(id === undefined ? -1 : (this.#indexOf.get(id) ?? -2));
    if (this.#columns.parent) return parents;
    this.#responses.forEach((responses, from) => {
      for (const to of responses) {
        const index = this.#indexOf.get(to);
        if (index !== undefined && parents.at(index) < 0) parents.set(index, from);
      }
    });
    return parents;
  }

  #toGo(threads: readonly (readonly number[])[], gone: SeenIds, keep: number): readonly (readonly number[])[] {
    const here = (id: TweetId | undefined): boolean => id === undefined || this.#indexOf.has(id) || gone.has(id);
    // Only both columns together tell that nobody answers any more.
    const told = this.#columns.parent && this.#columns.responses;
    const open: { thread: readonly number[]; last: number }[] = [];
    const closed = threads.filter((thread) => {
      if (told && thread.every((index) => here(this.#answered[index]) && (this.#responses[index] ?? []).every(here))) return true;
      open.push({ thread, last: thread.reduce((last, index) => Math.max(last, index), 0) });
      return false;
    });
    open.sort((a, b) => b.last - a.last);
    let kept = 0;
    const silent = open.filter(({ thread }) => {
      for (const index of thread) kept += this.#store.bytesOf(index);
      return kept > keep;
    });
    return [...closed, ...silent.map(({ thread }) => thread)];
  }
}

/** Messages of many conversations, brought together although they may be mixed in the file. */

import type { ReadContext } from '../reader.ts';
import { ownCopy } from './own-copy.ts';

/** Rows of one conversation. */
export interface Group<T> {
  readonly id: string;
  readonly rows: T[];
}

/** Bytes that are held before reading turns to streaming: some seventy thousand messages. */
const HELD = 128 * 1024 * 1024;

/** A file with mixed rows needs more room: conversations stay open over many others. */
const MIXED = 2;

/** What a message takes besides its text, roughly, in bytes. */
const MESSAGE = 1500;

/** Ids of conversations handed out: at least so many of the last ones are remembered, so that one that comes back can be told. */
const REMEMBERED = 250_000;

/** Says after the last row that conversations came in pieces, where they did. */
export function splitNote({ split }: Pick<Grouping<unknown>, 'split'>, context: ReadContext): void {
  if (split.size === 0) return;
  const message = `The messages of ${split.size} conversations are far apart in a file too large to hold, so they came in pieces.`;
  context.diagnose({ code: 'split-conversations', level: 'note', message: `${message} Sort it by conversation to read them whole.` });
}

interface Open<T> {
  readonly group: Group<T>;
  bytes: number;
  /** When its last row came: rows counted from the beginning of the file. */
  last: number;
}

/**
 * Collects rows by conversation.
 *
 * Whether a conversation is complete is known at the end of the file only, so everything is held, and the result is exact,
 * up to a limit. A longer file in which no conversation has come back until then is taken for one whose rows stand together:
 * from there on a conversation is handed out as soon as the next one begins. In a longer file with mixed rows those that have been
 * silent for the longest time are handed out, down to half of what is held. Either way memory no longer grows.
 */
export class Grouping<T> {
  readonly #limit: number;
  readonly #groups = new Map<string, Open<T>>();
  #done = new Set<string>();
  #doneBefore = new Set<string>();
  #current: string | undefined;
  #held = 0;
  #count = 0;
  #mixed = false;
  #streaming = false;
  /** Conversations that came back after they had been handed out, so that they are in two pieces. */
  readonly split = new Set<string>();

  /** @param limit in bytes, for files whose rows are not mixed; twice that for others */
  constructor(limit = HELD) {
    this.#limit = limit;
  }

  /**
   * Takes one row; returns the conversations that are complete by now.
   * @param length of the texts in the row, in UTF-16 units; @param messages in it
   */
  add(id: string, row: T, length: number, messages = 1): Group<T>[] {
    const out = id !== this.#current && this.#streaming ? this.#hand([...this.#groups.values()]) : [];
    if (this.#done.has(id) || this.#doneBefore.has(id)) this.split.add(ownCopy(id));
    const bytes = MESSAGE * messages + 2 * length;
    const open = this.#groups.get(id);
    this.#count += 1;
    if (open === undefined) {
      const own = ownCopy(id);
      this.#groups.set(own, { group: { id: own, rows: [row] }, bytes, last: this.#count });
    } else {
      if (id !== this.#current) this.#mixed = true;
      open.group.rows.push(row);
      open.bytes += bytes;
      open.last = this.#count;
    }
    this.#current = id;
    this.#held += bytes;
    if (this.#mixed && this.#held > this.#limit * MIXED) out.push(...this.#silent());
    else if (!this.#mixed && !this.#streaming) this.#streaming = this.#held > this.#limit;
    return out;
  }

  /** Rows held of that conversation. */
  rowsOf(id: string): number {
    return this.#groups.get(id)?.group.rows.length ?? 0;
  }

  /** What is left at the end of the file. */
  end(): Group<T>[] {
    return [...this.#groups.values()].map(({ group }) => group);
  }

  /** Those that had no row for the longest time, in the order of the file. The current one, alone, is never too large. */
  #silent(): Group<T>[] {
    const byLast = [...this.#groups.values()].sort((a, b) => b.last - a.last);
    let kept = 0;
    const beyond = byLast.filter(({ bytes, group }) => {
      kept += bytes;
      return group.id !== this.#current && kept > (this.#limit * MIXED) / 2;
    });
    const out = new Set(beyond);
    return this.#hand([...this.#groups.values()].filter((open) => out.has(open)));
  }

  #hand(open: readonly Open<T>[]): Group<T>[] {
    for (const { group, bytes } of open) {
      this.#groups.delete(group.id);
      this.#held -= bytes;
      this.#done.add(group.id);
    }
    if (this.#done.size > REMEMBERED) {
      this.#doneBefore = this.#done;
      this.#done = new Set();
    }
    return open.map(({ group }) => group);
  }
}

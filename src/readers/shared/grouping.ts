/** Messages of many conversations, brought together although they may be mixed in the file. */

/** Rows of one conversation. */
export interface Group<T> {
  readonly id: string;
  readonly rows: T[];
}

/** Bytes that are held before reading turns to streaming: more than a hundred thousand messages. */
const HELD = 128 * 1024 * 1024;

/** What a message takes besides its text, roughly, in bytes. */
const MESSAGE = 700;

/**
 * Collects rows by conversation.
 *
 * Whether a conversation is complete is known at the end of the file only, so everything is held, and the result is exact,
 * up to `HELD`. A longer file in which no conversation has come back until then is taken for one whose rows stand together:
 * from there on a conversation is handed out as soon as the next one begins, and memory no longer grows.
 * A longer file with mixed rows is held to its end.
 */
export class Grouping<T> {
  readonly #limit: number;
  #groups = new Map<string, Group<T>>();
  #done = new Set<string>();
  #current: string | undefined;
  #held = 0;
  #mixed = false;
  #streaming = false;
  /** Conversations that came back after they had been handed out, so that they are in two pieces. */
  readonly split = new Set<string>();

  /** @param limit in bytes */
  constructor(limit = HELD) {
    this.#limit = limit;
  }

  /**
   * Takes one row; returns the conversations that are complete by now.
   * @param length of the texts in the row, in UTF-16 units; @param messages in it
   */
  add(id: string, row: T, length: number, messages = 1): Group<T>[] {
    const out = id !== this.#current && this.#streaming ? this.#flush() : [];
    if (this.#streaming && this.#done.has(id)) this.split.add(id);
    const group = this.#groups.get(id);
    if (group === undefined) this.#groups.set(id, { id, rows: [row] });
    else {
      if (id !== this.#current) this.#mixed = true;
      group.rows.push(row);
    }
    this.#current = id;
    if (!this.#streaming) {
      this.#held += MESSAGE * messages + 2 * length;
      this.#streaming = !this.#mixed && this.#held > this.#limit;
    }
    return out;
  }

  /** What is left at the end of the file. */
  end(): Group<T>[] {
    return [...this.#groups.values()];
  }

  #flush(): Group<T>[] {
    const groups = [...this.#groups.values()];
    for (const { id } of groups) this.#done.add(id);
    this.#groups = new Map();
    return groups;
  }
}

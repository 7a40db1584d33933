import { normalForms } from './normalise.ts';
import { type Word, wordOf } from './words.ts';

const FIRST_SIZE = 1 << 12;

/**
 * The words that each way of writing stands for ("don't" is two), found by the letters in their text: a word that came before is not even
 * cut out of it. One hash table (open addressing); forgets all beyond a limit, so that a hostile input cannot grow it without end.
 */
export class WrittenWords {
  readonly #most: number;
  #written: string[] = [];
  #hashes: number[] = [];
  #words: (readonly Word[])[] = [];
  /** Numbers of ways of writing, plus 1, by hash; 0 is empty. */
  #slots = new Int32Array(FIRST_SIZE);

  constructor(most: number) {
    this.#most = most;
  }

  /** The words of a stretch of a text. */
  of(text: string, start: number, end: number): readonly Word[] {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const known = (this.#slots[place] as number) - 1;
      if (known < 0) return this.#add(text.slice(start, end), hash, place);
      if (this.#hashes[known] === hash && standsAt(this.#written[known] as string, text, start, end)) return this.#words[known] as Word[];
    }
  }

  /** Forgets all where it has become too much. */
  bound(): void {
    if (this.#written.length <= this.#most) return;
    this.#written = [];
    this.#hashes = [];
    this.#words = [];
    this.#slots = new Int32Array(FIRST_SIZE);
  }

  #add(written: string, hash: number, place: number): readonly Word[] {
    const words = normalForms(written).map(wordOf);
    this.#written.push(written);
    this.#hashes.push(hash);
    this.#words.push(words);
    this.#slots[place] = this.#written.length;
    if (2 * this.#written.length > this.#slots.length) this.#spread();
    return words;
  }

  /** Twice as many places. */
  #spread(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let index = 0; index < this.#hashes.length; index++) {
      let place = (this.#hashes[index] as number) & mask;
      while (slots[place] !== 0) place = (place + 1) & mask;
      slots[place] = index + 1;
    }
    this.#slots = slots;
  }
}

function standsAt(written: string, text: string, start: number, end: number): boolean {
  if (written.length !== end - start) return false;
  for (let at = 0; at < written.length; at++) if (written.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

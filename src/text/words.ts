/**
 * A word in normal form. One object stands for it wherever it comes again, so that what is found out about a word is found out once and
 * then stands beside it: a look into a table of strings costs more than all else that is done with most words.
 */
export class Word {
  readonly form: string;
  /** What is known about it, each kind at a place of its own: `WordNotes` reads and writes it. */
  readonly notes: unknown[] = [];

  constructor(form: string) {
    this.form = form;
  }
}

/** One kind of knowledge about words. */
export class WordNotes<T extends {}> {
  readonly #find: (word: Word) => T;
  #place = -1;

  /** @param find is asked once for each word, until all is forgotten */
  constructor(find: (word: Word) => T) {
    this.#find = find;
  }

  of(word: Word): T {
    const known = word.notes[this.#place];
    return known === undefined ? this.#note(word) : (known as T);
  }

  /** From now on everything is found out anew. */
  forget(): void {
    this.#place = -1;
  }

  #note(word: Word): T {
    // A place is taken when the first word is asked for: a language that no text is in takes none.
    if (this.#place < 0) this.#place = places++;
    const found = this.#find(word);
    word.notes[this.#place] = found;
    return found;
  }
}

let places = 0;

/** Bounded, so that a hostile input cannot grow it without end. */
const MOST = 50_000;
const words = new Map<string, Word>();

/** The word of a normal form. */
export function wordOf(form: string): Word {
  let word = words.get(form);
  if (word === undefined) {
    word = new Word(form);
    words.set(form, word);
  }
  return word;
}

/** Forgets all words where they have become too many. Those of a text must be of one time: not to be called between its words. */
export function boundWords(): void {
  if (words.size > MOST) words.clear();
}

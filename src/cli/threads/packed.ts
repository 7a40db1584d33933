/**
 * Plain values on their way to another thread: numbers and strings in two flat lists, in the order in which they were put. To copy them
 * costs a fraction of what copying the objects would that they stand for.
 */
export interface Packed {
  readonly numbers: Float64Array;
  readonly texts: readonly string[];
  /** What is neither a number nor a string: plain data of any shape, copied as it is. */
  readonly rest: readonly unknown[];
}

/** Puts values into two lists, for an {@link Unpacker} that takes them out in the same order. */
export class Packer {
  readonly #numbers: number[] = [];
  readonly #texts: string[] = [];
  readonly #rest: unknown[] = [];
  /** Words that come again and again are sent once. */
  readonly #places = new Map<string, number>();

  number(value: number): void {
    this.#numbers.push(value);
  }

  /** A text that is hardly there twice. */
  text(value: string | undefined): void {
    this.#numbers.push(value === undefined ? -1 : this.#texts.push(value) - 1);
  }

  /** A text that comes often, such as a name. */
  word(value: string | undefined): void {
    if (value === undefined) {
      this.#numbers.push(-1);
      return;
    }
    let place = this.#places.get(value);
    if (place === undefined) {
      place = this.#texts.push(value) - 1;
      this.#places.set(value, place);
    }
    this.#numbers.push(place);
  }

  /** Plain data that is seldom there. */
  other(value: unknown): void {
    this.#numbers.push(value === undefined ? -1 : this.#rest.push(value) - 1);
  }

  list<T>(items: readonly T[], put: (item: T) => void): void {
    this.#numbers.push(items.length);
    for (const item of items) put(item);
  }

  /** All that was put. */
  packed(): Packed {
    return { numbers: new Float64Array(this.#numbers), texts: this.#texts, rest: this.#rest };
  }
}

/** Takes out what a {@link Packer} has put, in the same order. */
export class Unpacker {
  readonly #packed: Packed;
  #at = 0;

  constructor(packed: Packed) {
    this.#packed = packed;
  }

  number(): number {
    return this.#packed.numbers[this.#at++] as number;
  }

  text(): string {
    return this.#packed.texts[this.number()] as string;
  }

  word(): string | undefined {
    const place = this.number();
    return place === -1 ? undefined : this.#packed.texts[place];
  }

  other(): unknown {
    const place = this.number();
    return place === -1 ? undefined : this.#packed.rest[place];
  }

  list<T>(take: () => T): T[] {
    const items: T[] = [];
    for (let left = this.number(); left > 0; left--) items.push(take());
    return items;
  }
}

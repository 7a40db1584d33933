import { hash32 } from './hash.ts';
import { compact, type Numbers, type Sections } from './sections.ts';

/**
 * A list of different strings that tells the place of each, as a hash table over typed arrays: it is made when the package is built and
 * used as it stands in the file, where a `Map` would have to be filled first.
 */
export class StringTable {
  /** How many strings there are. */
  readonly size: number;
  readonly #units: Uint16Array;
  readonly #starts: Uint32Array;
  readonly #slots: Uint16Array | Uint32Array;
  readonly #mask: number;

  private constructor(units: Uint16Array, starts: Uint32Array, slots: Uint16Array | Uint32Array) {
    this.#units = units;
    this.#starts = starts;
    this.#slots = slots;
    this.#mask = slots.length - 1;
    this.size = starts.length - 1;
  }

  static of(strings: readonly string[]): StringTable {
    const all = strings.join('');
    const units = Uint16Array.from({ length: all.length }, (_, index) => all.charCodeAt(index));
    const starts = new Uint32Array(strings.length + 1);
    for (const [index, string] of strings.entries()) starts[index + 1] = (starts[index] as number) + string.length;
    let room = 4;
    while (room < strings.length * 2.5) room *= 2;
    const slots = new Array<number>(room).fill(0);
    for (const [index, string] of strings.entries()) {
      let at = slotOf(string) & (room - 1);
      while (slots[at] !== 0) at = (at + 1) & (room - 1);
      slots[at] = index + 1;
    }
    return new StringTable(units, starts, compact(slots));
  }

  static read(sections: Sections, name: string): StringTable {
    return new StringTable(
      sections.numbers(`${name}.units`, 'u16'),
      sections.numbers(`${name}.starts`, 'u32'),
      sections.numbers(`${name}.slots`, 'u16', 'u32'),
    );
  }

  /** What `read` reads under that name. */
  sections(name: string): Record<string, Numbers> {
    return { [`${name}.units`]: this.#units, [`${name}.starts`]: this.#starts, [`${name}.slots`]: this.#slots };
  }

  /** The place of a string in the list, -1 where it is not in it. */
  indexOf(string: string): number {
    const slots = this.#slots;
    const starts = this.#starts;
    const units = this.#units;
    const { length } = string;
    for (let at = slotOf(string) & this.#mask; ; at = (at + 1) & this.#mask) {
      const index = (slots[at] as number) - 1;
      if (index < 0) return -1;
      const start = starts[index] as number;
      if ((starts[index + 1] as number) - start !== length) continue;
      let i = 0;
      while (i < length && units[start + i] === string.charCodeAt(i)) i++;
      if (i === length) return index;
    }
  }
}

/** The low bits of the hash alone depend too much on the last letters. */
function slotOf(string: string): number {
  const hash = hash32(string);
  return hash ^ (hash >>> 15);
}

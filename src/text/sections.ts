/**
 * Tables and texts in one run of bytes: what a build computed is used as it stands there, without parsing.
 * Numbers are little-endian. The header says what follows: `[name, kind, bytes][]` as JSON; each section starts at a multiple of 8.
 */

export type Numbers = Uint8Array | Int8Array | Uint16Array | Uint32Array | Float64Array;

const KINDS = { u8: Uint8Array, i8: Int8Array, u16: Uint16Array, u32: Uint32Array, f64: Float64Array } as const;
type Kind = keyof typeof KINDS;
type Header = readonly (readonly [name: string, kind: Kind | 'text', bytes: number])[];

const upTo8 = (size: number): number => (size + 7) & ~7;

/** Writes sections; read them with `Sections`. For builds: the machine that writes must be little-endian. */
export function sectionsOf(parts: Readonly<Record<string, Numbers | string>>): Uint8Array {
  const bodies = Object.entries(parts).map(([name, part]) => {
    if (typeof part === 'string') return [name, 'text', new TextEncoder().encode(part)] as const;
    const kind = (Object.keys(KINDS) as Kind[]).find((each) => part instanceof KINDS[each]) as Kind;
    return [name, kind, new Uint8Array(part.buffer, part.byteOffset, part.byteLength)] as const;
  });
  const header = new TextEncoder().encode(JSON.stringify(bodies.map(([name, kind, { length }]) => [name, kind, length])));
  const bytes = new Uint8Array(bodies.reduce((at, [, , body]) => at + upTo8(body.length), upTo8(4 + header.length)));
  new DataView(bytes.buffer).setUint32(0, header.length, true);
  bytes.set(header, 4);
  let at = upTo8(4 + header.length);
  for (const [, , body] of bodies) {
    bytes.set(body, at);
    at += upTo8(body.length);
  }
  return bytes;
}

/** Reads what `sectionsOf` wrote. Tables are views of the bytes, which must not change any more. */
export class Sections {
  readonly #buffer: ArrayBuffer;
  readonly #places = new Map<string, { readonly kind: Kind | 'text'; readonly at: number; readonly size: number }>();

  constructor(bytes: Uint8Array) {
    // A view of wider numbers must begin at a multiple of their size.
    const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
    this.#buffer = aligned.buffer as ArrayBuffer;
    const start = aligned.byteOffset;
    const length = new DataView(this.#buffer, start).getUint32(0, true);
    let at = start + upTo8(4 + length);
    for (const [name, kind, size] of JSON.parse(this.#decode(start + 4, length)) as Header) {
      this.#places.set(name, { kind, at, size });
      at += upTo8(size);
    }
  }

  /** A table of numbers. @throws Error where there is none of that name and kind. */
  numbers<K extends Kind>(name: string, ...kinds: readonly K[]): InstanceType<(typeof KINDS)[K]> {
    const { kind, at, size } = this.#place(name);
    if (!kinds.includes(kind as K)) throw new Error(`the section ${name} is of kind ${kind}`);
    const Table = KINDS[kind as K];
    const length = size / Table.BYTES_PER_ELEMENT;
    const table = LITTLE_ENDIAN ? new Table(this.#buffer, at, length) : turned(new DataView(this.#buffer, at, size), kind as K, length);
    return table as InstanceType<(typeof KINDS)[K]>;
  }

  /** A text; decoded anew each time. @throws Error where there is none of that name. */
  text(name: string): string {
    const { kind, at, size } = this.#place(name);
    if (kind !== 'text') throw new Error(`the section ${name} is of kind ${kind}`);
    return this.#decode(at, size);
  }

  #place(name: string): { readonly kind: Kind | 'text'; readonly at: number; readonly size: number } {
    const place = this.#places.get(name);
    if (place === undefined) throw new Error(`there is no section ${name}`);
    return place;
  }

  #decode(at: number, size: number): string {
    return new TextDecoder().decode(new Uint8Array(this.#buffer, at, size));
  }
}

const LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
const READ: Readonly<Record<Kind, (view: DataView, at: number) => number>> = {
  u8: (view, at) => view.getUint8(at),
  i8: (view, at) => view.getInt8(at),
  u16: (view, at) => view.getUint16(at, true),
  u32: (view, at) => view.getUint32(at, true),
  f64: (view, at) => view.getFloat64(at, true),
};

/** The same numbers as this machine has them, where it is big-endian. */
export function turned(view: DataView, kind: Kind, length: number): Numbers {
  const table = new KINDS[kind](length);
  for (let index = 0; index < length; index++) table[index] = READ[kind](view, index * table.BYTES_PER_ELEMENT);
  return table;
}

/** The numbers in as few bytes as they fit into. */
export const compact = (values: readonly number[]): Uint16Array | Uint32Array =>
  values.every((value) => value < 0x10000) ? Uint16Array.from(values) : Uint32Array.from(values);

import { isAscii, isUtf8 } from 'node:buffer';
import { withoutC1 } from '../text/windows-1252.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The encoding that the first bytes speak for, and the length of their byte order mark. */
export function sniffEncoding(first: Buffer): { readonly encoding: Encoding; readonly mark: number } {
  if (first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (first[0] === 0xff && first[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (first[0] === 0xfe && first[1] === 0xff) return { encoding: 'utf-16be', mark: 2 };
  const wide = unmarkedUtf16(first);
  if (wide !== undefined) return { encoding: wide, mark: 0 };
  const whole = first.subarray(0, completeUtf8(first));
  return { encoding: isUtf8(whole) || mostlyUtf8(whole) ? 'utf-8' : 'windows-1252', mark: 0 };
}

/** UTF-16 without a mark: Latin text has a zero in every second byte and nearly none in the others. */
function unmarkedUtf16(bytes: Buffer): Encoding | undefined {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 4) return undefined;
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = length * 0.35;
  return odd > many && even < length * 0.02 ? 'utf-16le' : even > many && odd < length * 0.02 ? 'utf-16be' : undefined;
}

/** One damaged byte does not make a UTF-8 file windows-1252: counts well-formed sequences against stray bytes. */
function mostlyUtf8(bytes: Buffer): boolean {
  let good = 0;
  let stray = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    const length = sequenceLength(byte);
    if (length > 1 && isUtf8(bytes.subarray(i, i + length)) && i + length <= bytes.length) {
      good += 1;
      i += length - 1;
    } else stray += 1;
  }
  return good > 4 * stray;
}

function sequenceLength(lead: number): number {
  return lead >= 0xf0 && lead < 0xf8 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 1;
}

/** Length of `bytes` without a character that is cut at its end. */
function completeUtf8(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Decodes a stream of bytes piece by piece; characters may be cut between pieces. */
export class Decoder {
  #encoding: Encoding;
  #rest: Buffer = Buffer.alloc(0);
  /** True until a byte over 0x7F was seen: until then the choice between UTF-8 and windows-1252 is open. */
  #ascii = true;
  #damaged = false;

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
  }

  /** May change from `utf-8` to `windows-1252` where the first bytes over 0x7F come late and are no UTF-8. */
  get encoding(): Encoding {
    return this.#encoding;
  }

  /** True where bytes were no valid text and were replaced by U+FFFD. */
  get damaged(): boolean {
    return this.#damaged;
  }

  decode(chunk: Buffer): string {
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    const complete =
      this.#encoding === 'utf-8' ? completeUtf8(bytes) : this.#encoding === 'windows-1252' ? bytes.length : bytes.length & ~1;
    this.#rest = complete < bytes.length ? Buffer.from(bytes.subarray(complete)) : Buffer.alloc(0);
    return this.#text(bytes.subarray(0, complete));
  }

  /** What is left at the end: a character cut off by the end of the file. */
  end(): string {
    const rest = this.#rest;
    this.#rest = Buffer.alloc(0);
    if (rest.length === 0) return '';
    if (this.#encoding === 'utf-8' && this.#ascii) this.#encoding = 'windows-1252';
    else if (this.#encoding !== 'windows-1252') {
      this.#damaged = true;
      return '\uFFFD';
    }
    return this.#text(rest);
  }

  #text(bytes: Buffer): string {
    if (this.#encoding === 'utf-16le') return bytes.toString('utf16le');
    if (this.#encoding === 'utf-16be') return Buffer.from(bytes).swap16().toString('utf16le');
    if (this.#encoding === 'utf-8') {
      if (isAscii(bytes)) return bytes.toString('latin1');
      const valid = isUtf8(bytes);
      if (valid || !this.#ascii || mostlyUtf8(bytes)) {
        this.#ascii = false;
        this.#damaged ||= !valid;
        return bytes.toString('utf8');
      }
      this.#encoding = 'windows-1252';
    }
    return withoutC1(bytes.toString('latin1'));
  }
}

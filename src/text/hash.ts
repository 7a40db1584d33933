/**
 * Hashes of texts: FNV-1a over UTF-16 units. They tell texts apart and keep none of them; they are no protection against
 * somebody who guesses the text.
 */

const OFFSET = 0x811c9dc5;
const OTHER_OFFSET = 0x9747b28c;
const PRIME = 0x01000193;

/** A 32-bit hash, unsigned. */
export function hash32(text: string, offset = OFFSET): number {
  let value = offset;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), PRIME);
  return value >>> 0;
}

/** A 64-bit hash as 16 hex digits: two of 32 bits, with different offsets. */
export function hash64(text: string): string {
  // In one run, as each step waits for the one before it: the second hash costs next to nothing.
  let value = OFFSET;
  let other = OTHER_OFFSET;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    value = Math.imul(value ^ unit, PRIME);
    other = Math.imul(other ^ unit, PRIME);
  }
  return hex(value >>> 0) + hex(other >>> 0);
}

const hex = (value: number): string => value.toString(16).padStart(8, '0');

/** Spreads a 32-bit number over all its bits, so that near numbers end far apart (the finaliser of MurmurHash3). */
export function mix32(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

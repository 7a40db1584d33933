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

/** A 64-bit hash as 16 hex digits: two runs with different offsets. */
export const hash64 = (text: string): string => hex(hash32(text)) + hex(hash32(text, OTHER_OFFSET));

const hex = (value: number): string => value.toString(16).padStart(8, '0');

/** Spreads a 32-bit number over all its bits, so that near numbers end far apart (the finaliser of MurmurHash3). */
export function mix32(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

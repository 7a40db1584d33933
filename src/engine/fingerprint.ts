import { hash64 } from '../text/hash.ts';

/** What tells a finding again across runs: a hash of its parts that keeps no text. */
export const fingerprintOf = (parts: readonly string[]): string => hash64(parts.join('\u0000'));

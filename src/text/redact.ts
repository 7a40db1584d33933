/**
 * Masks personal data in text that is shown: addresses, numbers of phones, cards and accounts, tax codes, handles.
 * What is left readable never tells who it is: `a…@…`, `+39 …`, `•••• 1234`.
 */

import { isCard } from './checksums.ts';
import { DETECTORS, type Detector, type PersonalKind } from './detectors.ts';
import { allMatches } from './each.ts';

/** A piece of personal data in a text. */
export interface Personal {
  readonly kind: PersonalKind;
  readonly start: number;
  readonly end: number;
}

/** One replacement in a text: UTF-16 offsets of what goes, and what comes in its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A changed text that still knows where the places of the old one went. */
export interface Edited {
  readonly text: string;
  /**
   * Where an offset of the old text stands in the new one. An offset inside a replaced part goes to that part's
   * start or end, so that a span over half of a masked number covers the whole mask.
   */
  at(offset: number, edge: 'start' | 'end'): number;
}

/** How much text around a match its detector may look at. */
const AROUND = 12;

/**
 * The text with personal data masked. Doing it twice changes nothing more.
 * Numbers shorter than nine digits, dates, times, amounts, versions and error codes stay.
 */
export function redact(text: string): string {
  return redactWithMap(text).text;
}

/** As {@link redact}, with the way from places of the text to those of the masked one. */
export function redactWithMap(text: string): Edited {
  let result: Edited = { text, at: (offset) => offset };
  // A mask can leave digits that look like a number together with what stands beside it: repeated until nothing is found.
  // It ends, since every round leaves fewer letters, digits and underscores.
  for (;;) {
    const edits = findings(result.text);
    if (edits.length === 0) return result;
    result = chain(result, applyEdits(result.text, edits));
  }
}

/**
 * Makes all replacements at once.
 * @param edits in order of place and not overlapping
 */
export function applyEdits(text: string, edits: readonly Edit[]): Edited {
  let out = '';
  let from = 0;
  const shifts = edits.map((edit) => {
    out += text.slice(from, edit.start);
    const start = out.length;
    out += edit.text;
    from = edit.end;
    return { edit, start, end: out.length };
  });
  out += text.slice(from);
  const at = (offset: number, edge: 'start' | 'end'): number => {
    let low = 0;
    let high = shifts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((shifts[middle] as (typeof shifts)[number]).edit.start < offset) low = middle + 1;
      else high = middle;
    }
    const last = shifts[low - 1];
    if (last === undefined) return offset;
    if (offset < last.edit.end) return edge === 'start' ? last.start : last.end;
    return last.end + offset - last.edit.end;
  };
  return { text: out, at };
}

/** Two changes, one after the other, as one. */
export function chain(first: Edited, second: Edited): Edited {
  return { text: second.text, at: (offset, edge) => second.at(first.at(offset, edge), edge) };
}

/** The pieces of personal data in a text, in order of place. */
export function personalIn(text: string): Personal[] {
  return findings(text).map(({ kind, start, end }) => ({
    // A long number may pass a card's check by chance: masked it must be, called a card it need not be.
    kind: kind === 'card' && !isCard(text.slice(start, end).replace(/\D/g, '')) ? 'number' : kind,
    start,
    end,
  }));
}

interface Finding extends Edit {
  readonly kind: PersonalKind;
}

function findings(text: string): Finding[] {
  const edits: Finding[] = [];
  if (!SIGN.test(text)) return edits;
  const signs = signsIn(text);
  const addresses = piecesWithAt(text);
  let taken: Uint8Array | undefined;
  const add = ({ kind, mask }: Detector, found: string, start: number): void => {
    const end = start + found.length;
    const masked = mask(found, text.slice(Math.max(0, start - AROUND), start), text.slice(end, end + AROUND));
    if (masked === undefined) return;
    const edit =
      typeof masked === 'string' ? { kind, start, end, text: masked } : { kind, start, end: start + masked.length, text: masked.text };
    taken ??= new Uint8Array(text.length);
    if (taken.subarray(edit.start, edit.end).includes(1)) return;
    taken.fill(1, edit.start, edit.end);
    edits.push(edit);
  };
  for (const detector of DETECTORS) {
    const { pattern, hint, characters = 0 } = detector;
    if (detector.digits === 0) {
      for (const piece of addresses)
        for (const match of allMatches(piece.text, pattern)) add(detector, match[0], piece.start + match.index);
    } else if (signs.digits >= detector.digits && signs.characters >= characters) {
      for (const match of allMatches(text, pattern, hint)) add(detector, match[0], match.index);
    }
  }
  return edits.length < 2 ? edits : edits.sort((a, b) => a.start - b.start);
}

/** What a text with personal data holds in any case. */
const SIGN = /[0-9@]/;

/**
 * The pieces between blanks that hold an @. No handle or address goes over a blank, and to search a whole text for one costs more
 * than all the rest.
 */
function piecesWithAt(text: string): { readonly start: number; readonly text: string }[] {
  const pieces: { start: number; text: string }[] = [];
  for (let at = text.indexOf('@'); at >= 0; ) {
    let start = at;
    while (start > 0 && !isBlank(text.charCodeAt(start - 1))) start--;
    let end = at + 1;
    while (end < text.length && !isBlank(text.charCodeAt(end))) end++;
    pieces.push({ start, text: text.slice(start, end) });
    at = text.indexOf('@', end);
  }
  return pieces;
}

/** Blanks of other scripts are left out: a longer piece only takes longer. */
const isBlank = (unit: number): boolean => unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0;

/** Most characters between two digits of a number: the bracket that closes one group, a blank, and the one that opens the next. */
const WIDEST_GAP = 3;

/** The most figures 0 to 9 that stand together, whatever is in the gaps between them, and the most of them and of letters A to Z. */
function signsIn(text: string): { readonly digits: number; readonly characters: number } {
  let digits = 0;
  let characters = 0;
  let count = 0;
  let last = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 48 && unit <= 57) {
      count = i - last <= WIDEST_GAP + 1 ? count + 1 : 1;
      last = i;
      if (count > digits) digits = count;
    } else if (!((unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90))) {
      start = i + 1;
      continue;
    }
    if (i - start >= characters) characters = i - start + 1;
  }
  return { digits, characters };
}

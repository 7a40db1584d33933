/** From a decoded text back to the lines of the file. Computed for findings only. */

import type { Position } from '../../model/index.ts';
import { withoutC1 } from '../../text/windows-1252.ts';
import type { TextPart } from './parts.ts';

/** The bytes of a text part as they stand in the file, kept for the way back. */
export interface PartSource {
  readonly part: TextPart;
  readonly bytes: Buffer;
}

/**
 * The place of one UTF-16 offset of a text that was decoded from these parts, one after the other.
 * Nothing of a base64 part can be pointed at: there, and where the text is not found in the parts, it is the first line of the part.
 */
export function placeOf(sources: readonly PartSource[], text: string, offset: number): Position {
  let at = 0;
  let last: Position | undefined;
  for (const { part, bytes } of sources) {
    if (part.encoding === 'base64') break;
    for (const { units, place } of part.encoding === 'none' ? plainLines(part, bytes) : quotedPrintableLines(part, bytes)) {
      // A text differs from its source in what was left out only: line breaks, stuffed blanks.
      for (let index = 0; index < units.length; index++) {
        if (units[index] !== text[at]) continue;
        if (at === offset) return place(index);
        at += 1;
        if (at === offset) last = place(index);
      }
    }
  }
  // The end of the text has no unit of its own.
  if (last !== undefined && offset === text.length) return { line: last.line, column: last.column + 1 };
  return { line: sources[0]?.part.line ?? 1, column: 1 };
}

/** One line of a text with its break, and the place of each of its units. */
interface UnitLine {
  readonly units: string;
  place(index: number): Position;
}

/** A part that stands in the file as it reads. */
function* plainLines(part: TextPart, bytes: Buffer): Generator<UnitLine> {
  const decode = decoderOf(part.charset);
  let number = 0;
  for (const line of linesOf(bytes)) {
    const at = { line: part.line + number, column: part.unescaped.has(number) ? 2 : 1 };
    yield { units: `${decode(line)}\n`, place: (index) => ({ line: at.line, column: at.column + index }) };
    number += 1;
  }
}

function* quotedPrintableLines(part: TextPart, bytes: Buffer): Generator<UnitLine> {
  const decode = decoderOf(part.charset);
  let decoded: number[] = [];
  let places: Position[] = [];
  let number = 0;
  for (const line of linesOf(bytes)) {
    const soft = line[line.length - 1] === 0x3d;
    const length = soft ? line.length - 1 : line.length;
    const shift = part.unescaped.has(number) ? 2 : 1;
    for (let at = 0; at < length; at++) {
      const hex = line[at] === 0x3d ? /^[0-9a-f]{2}$/i.exec(line.toString('latin1', at + 1, at + 3)) : null;
      decoded.push(hex === null ? (line[at] ?? 0) : Number.parseInt(hex[0], 16));
      places.push({ line: part.line + number, column: at + shift });
      if (hex !== null) at += 2;
    }
    number += 1;
    if (soft) continue;
    decoded.push(10);
    places.push({ line: part.line + number - 1, column: line.length + shift });
    yield quotedPrintableLine(decode(Uint8Array.from(decoded)), decoded.length, places);
    decoded = [];
    places = [];
  }
  if (decoded.length > 0) yield quotedPrintableLine(decode(Uint8Array.from(decoded)), decoded.length, places);
}

/** In other encodings than those with one byte for each unit, and UTF-8, a unit's place is that of its line. */
function quotedPrintableLine(units: string, bytes: number, places: readonly Position[]): UnitLine {
  const start = { line: places[0]?.line ?? 1, column: 1 };
  const byteOf = (index: number): number =>
    units.length === bytes ? index : Buffer.byteLength(units) === bytes ? Buffer.byteLength(units.slice(0, index)) : -1;
  return { units, place: (index) => places[byteOf(index)] ?? start };
}

function* linesOf(bytes: Buffer): Generator<Buffer> {
  let start = 0;
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    yield bytes.subarray(start, end);
    start = end + 1;
  }
  if (start < bytes.length) yield bytes.subarray(start);
}

function decoderOf(charset: string): (bytes: Uint8Array) => string {
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(charset, { ignoreBOM: true });
  } catch {
    decoder = new TextDecoder('windows-1252');
  }
  return (bytes) => withoutC1(decoder.decode(bytes));
}

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
    const source = part.encoding === 'none' ? plainUnits(part, bytes) : quotedPrintableUnits(part, bytes);
    const { units } = source;
    // A text differs from its source in what was left out only: line breaks, stuffed blanks.
    for (let index = 0; index < units.length; index++) {
      if (units[index] !== text[at]) continue;
      if (at === offset) return source.place(index);
      at += 1;
      last = at === text.length ? source.place(index) : last;
    }
  }
  if (last !== undefined && offset === text.length) return { line: last.line, column: last.column + 1 };
  return { line: sources[0]?.part.line ?? 1, column: 1 };
}

interface Units {
  readonly units: string;
  place(index: number): Position;
}

/** A part that stands in the file as it reads. */
function plainUnits(part: TextPart, bytes: Buffer): Units {
  const lines = linesOf(bytes).map(decoderOf(part.charset));
  const units = lines.join('\n');
  return {
    units,
    place(index) {
      let line = 0;
      let start = 0;
      while (line < lines.length - 1 && start + (lines[line]?.length ?? 0) < index) {
        start += (lines[line]?.length ?? 0) + 1;
        line += 1;
      }
      return { line: part.line + line, column: index - start + 1 + (part.unescaped.has(line) ? 1 : 0) };
    },
  };
}

function quotedPrintableUnits(part: TextPart, bytes: Buffer): Units {
  const decoded: number[] = [];
  const lines: number[] = [];
  const columns: number[] = [];
  const put = (byte: number, line: number, column: number): void => {
    decoded.push(byte);
    lines.push(part.line + line);
    columns.push(column + 1 + (part.unescaped.has(line) ? 1 : 0));
  };
  linesOf(bytes).forEach((line, number) => {
    const soft = line[line.length - 1] === 0x3d;
    const length = soft ? line.length - 1 : line.length;
    for (let at = 0; at < length; at++) {
      const hex = line[at] === 0x3d ? /^[0-9a-f]{2}$/i.exec(line.toString('latin1', at + 1, at + 3)) : null;
      put(hex === null ? (line[at] ?? 0) : Number.parseInt(hex[0], 16), number, at);
      if (hex !== null) at += 2;
    }
    if (!soft) put(10, number, line.length);
  });
  const units = decoderOf(part.charset)(Uint8Array.from(decoded));
  const starts = byteStarts(units, decoded);
  return { units, place: (index) => ({ line: lines[starts[index] ?? 0] ?? part.line, column: columns[starts[index] ?? 0] ?? 1 }) };
}

/** The byte at which each unit of the text begins, in the encodings that are in use; by lines only in others. */
function byteStarts(units: string, bytes: readonly number[]): readonly number[] {
  const starts: number[] = [];
  if (units.length === bytes.length) return Array.from(bytes, (_, index) => index);
  if (Buffer.byteLength(units) === bytes.length) {
    let at = 0;
    for (const character of units) {
      for (let unit = 0; unit < character.length; unit++) starts.push(at);
      at += Buffer.byteLength(character);
    }
    return starts;
  }
  let start = 0;
  for (const unit of units) {
    for (let count = 0; count < unit.length; count++) starts.push(start);
    if (unit === '\n') start = bytes.indexOf(10, start) + 1;
  }
  return starts;
}

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  if (start < bytes.length) lines.push(bytes.subarray(start));
  return lines;
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

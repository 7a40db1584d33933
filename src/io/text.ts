import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UserError } from '../errors.ts';
import type { Diagnostic } from '../model/index.ts';
import type { Family, Source } from '../readers/reader.ts';
import { type BinaryKind, binaryKind, isGzip } from './binary.ts';
import { Decoder, type Encoding, sniffEncoding } from './decode.ts';
import { linesOf } from './lines.ts';

const HEAD = 64 * 1024;
const TEXT_LIMIT = 512 * 1024 * 1024;

/** A source that says how its bytes were understood. */
export interface OpenedSource extends Source {
  /** As far as it is known: a late byte may still turn `utf-8` into `windows-1252`. */
  readonly encoding: Encoding;
  /** Remarks about the bytes for the user: an old encoding, damaged characters. Complete once the source was read. */
  readonly notes: readonly Omit<Diagnostic, 'path'>[];
  /** True for a file of an archive, which the user did not choose one by one. */
  readonly member: boolean;
}

/** Bytes with a name: a file, standard input, or a member of an archive. */
export interface ByteSource {
  readonly path: string;
  readonly size?: number;
  /** Starts reading from the first byte; `once` sources can do that one time only. */
  bytes(): AsyncIterable<Buffer>;
  readonly once?: boolean;
}

/**
 * Decodes bytes as text: gzip is unpacked, the encoding found, the head read.
 * @throws UserError `empty-file`, `binary-file`
 */
export async function openText(input: ByteSource, family?: Family): Promise<OpenedSource> {
  return openPeeked(input, await peek(input), family);
}

/** As `openText`, of a file whose start was read already; `member` where it is one of an archive. */
export async function openPeeked(input: ByteSource, start: Peeked, family: Family | undefined, member = false): Promise<OpenedSource> {
  let { first, rest } = start;
  let size = input.size;
  if (isGzip(first)) {
    const packed = rest;
    const unpacked = { path: input.path, once: input.once ?? false, bytes: () => gunzip(packed()) };
    ({ first, rest } = await peek(unpacked));
    size = undefined;
  }
  const { encoding, mark } = sniffEncoding(first);
  const binary = binaryKind(first, encoding);
  if (binary !== undefined) throw notText(input.path, binary);
  const head = new Decoder(encoding).decode(first.subarray(mark));
  if (head.trim() === '' && first.length < HEAD) {
    throw new UserError('empty-file', `${nameOf(input.path)} is empty.`, { path: input.path, hint: 'Check that the export has finished.' });
  }
  const decoder = new Decoder(encoding);
  const notes: Omit<Diagnostic, 'path'>[] = [];
  async function* chunks(): AsyncGenerator<string> {
    let skip = mark;
    for await (const bytes of rest()) {
      const text = decoder.decode(skip > 0 ? bytes.subarray(skip) : bytes);
      skip = Math.max(0, skip - bytes.length);
      if (text !== '') yield text;
    }
    const end = decoder.end();
    if (end !== '') yield end;
    notes.push(...remarks(decoder));
  }
  return {
    path: input.path,
    head: head.slice(0, HEAD),
    ...(size === undefined ? {} : { size }),
    get encoding() {
      return decoder.encoding;
    },
    notes,
    chunks,
    lines: () => linesOf(chunks()),
    text: () => wholeText(chunks(), input.path, size),
    bytes: () => rest(),
    member,
    ...(family === undefined ? {} : { family }),
  };
}

export function notText(path: string, { name, hint }: BinaryKind): UserError {
  return new UserError('binary-file', `${nameOf(path)} is ${name}, not text.`, { path, hint });
}

function remarks(decoder: Decoder): Omit<Diagnostic, 'path'>[] {
  const notes: Omit<Diagnostic, 'path'>[] = [];
  if (decoder.encoding === 'windows-1252') {
    notes.push({
      code: 'old-encoding',
      message: 'Not UTF-8: read as windows-1252. Save it as UTF-8 if accents look wrong.',
      level: 'note',
    });
  }
  if (decoder.damaged) {
    notes.push({ code: 'damaged-text', message: 'Some bytes are no valid UTF-8; they are read as "\uFFFD".', level: 'note' });
  }
  return notes;
}

async function wholeText(chunks: AsyncIterable<string>, path: string, size: number | undefined): Promise<string> {
  let length = 0;
  const parts: string[] = [];
  const tooLarge = (): UserError =>
    new UserError('too-large', `${nameOf(path)} is larger than 512 MiB, the most that this format can be read at once.`, {
      path,
      hint: 'Split it, or export it as JSON Lines or CSV, which are read piece by piece.',
    });
  if (size !== undefined && size > TEXT_LIMIT) throw tooLarge();
  for await (const chunk of chunks) {
    length += chunk.length;
    // V8's longest string is a little under 2^29 units.
    if (length >= TEXT_LIMIT - 64) throw tooLarge();
    parts.push(chunk);
  }
  return parts.join('');
}

/** The start of a file, read to see what it is. */
export interface Peeked {
  readonly first: Buffer;
  readonly rest: () => AsyncIterable<Buffer>;
}

/** The first bytes (all, or at least a head's worth) and a way to read everything: again from the start, or those first. */
export async function peek(input: ByteSource): Promise<Peeked> {
  const iterator = input.bytes()[Symbol.asyncIterator]();
  const seen: Buffer[] = [];
  let length = 0;
  let ended = false;
  while (length < HEAD && !ended) {
    const next = await iterator.next();
    if (next.done === true) ended = true;
    else {
      seen.push(next.value);
      length += next.value.length;
    }
  }
  const first = seen.length === 1 && seen[0] !== undefined ? seen[0] : Buffer.concat(seen);
  async function* replay(): AsyncGenerator<Buffer> {
    if (first.length > 0) yield first;
    if (!ended) yield* { [Symbol.asyncIterator]: () => iterator };
  }
  if (ended || input.once === true) return { first, rest: replay };
  // An open file must not wait for a reader that may never come.
  await iterator.return?.();
  return { first, rest: () => input.bytes() };
}

async function* gunzip(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const source = Readable.from(packed, { objectMode: false });
  const stream = createGunzip();
  source.on('error', (error) => stream.destroy(error));
  source.pipe(stream);
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } finally {
    source.destroy();
  }
}

/** How a message names a path. */
export function nameOf(path: string): string {
  return path === '-' ? 'Standard input' : path;
}

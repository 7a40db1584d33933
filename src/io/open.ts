import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UserError } from '../errors.ts';
import type { Diagnostic } from '../model/index.ts';
import type { Source } from '../readers/reader.ts';
import { binaryKind, isGzip } from './binary.ts';
import { Decoder, type Encoding, sniffEncoding } from './decode.ts';
import { linesOf } from './lines.ts';
import { findInputs } from './paths.ts';

/** A source that says how its bytes were understood. */
export interface OpenedSource extends Source {
  /** As far as it is known: a late byte may still turn `utf-8` into `windows-1252`. */
  readonly encoding: Encoding;
  /** Remarks about the bytes for the user: an old encoding, damaged characters. Complete once the source was read. */
  readonly notes: readonly Omit<Diagnostic, 'path'>[];
}

/** Bytes with a name: a file, standard input, or later a member of an archive. */
export interface ByteSource {
  readonly path: string;
  readonly size?: number;
  /** Starts reading from the first byte; `once` sources can do that one time only. */
  bytes(): AsyncIterable<Buffer>;
  readonly once?: boolean;
}

export interface OpenOptions {
  /** Read for `-`. */
  readonly stdin: AsyncIterable<Buffer | string>;
  readonly cwd: string;
  /** Told of every input that was passed over; `level` is `error` for one that the user named. */
  onDiagnostic?(diagnostic: Diagnostic): void;
}

const HEAD = 64 * 1024;
const CHUNK = 256 * 1024;
const TEXT_LIMIT = 512 * 1024 * 1024;

/**
 * Opens what the command line names, in its order and each file once: files, folders, glob patterns and `-`.
 * All names are resolved before the first source is given, so that a typing error costs no waiting.
 * A file of a folder that is no text is passed over with a note. Of several named files, one that is empty or binary is
 * passed over with an error diagnostic.
 * @throws UserError `no-input`, `missing-file`, `no-match`, `stdin-twice`, and where nothing at all could be opened
 * `empty-file`, `binary-file`, `unreadable-file` or `nothing-readable`.
 */
export async function* openInputs(paths: readonly string[], options: OpenOptions): AsyncGenerator<OpenedSource> {
  const inputs = await findInputs(paths, options.cwd);
  let opened = 0;
  const failures: UserError[] = [];
  for (const input of inputs) {
    const bytes = input.path === '-' ? fromStream(options.stdin) : await fromFile(input.path, options.cwd);
    let source: OpenedSource;
    try {
      source = await openText(bytes);
    } catch (error) {
      const failure = asUserError(error, input.path);
      failures.push(failure);
      options.onDiagnostic?.({ path: input.path, code: failure.code, message: failure.message, level: input.named ? 'error' : 'note' });
      continue;
    }
    opened += 1;
    yield source;
  }
  if (opened > 0) return;
  const [first] = failures;
  if (first !== undefined && (failures.length === 1 || paths.length === inputs.length)) throw first;
  throw new UserError('nothing-readable', `None of the ${inputs.length} files in ${paths.join(', ')} is text.`, {
    ...(paths[0] === undefined ? {} : { path: paths[0] }),
    hint: first?.hint ?? 'Give exported conversations: JSON, CSV or plain text.',
  });
}

async function fromFile(path: string, cwd: string): Promise<ByteSource> {
  const file = resolve(cwd, path);
  const info = await stat(file);
  const bytes = (): AsyncIterable<Buffer> => createReadStream(file, { highWaterMark: CHUNK });
  // What came out of a named pipe does not come a second time.
  return info.isFile() ? { path, size: info.size, bytes } : { path, once: true, bytes };
}

function fromStream(stream: AsyncIterable<Buffer | string>): ByteSource {
  return {
    path: '-',
    once: true,
    async *bytes() {
      for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    },
  };
}

/**
 * Decodes bytes as text: gzip is unpacked, the encoding found, the head read.
 * @throws UserError `empty-file`, `binary-file`
 */
export async function openText(input: ByteSource): Promise<OpenedSource> {
  let { first, rest } = await peek(input);
  let size = input.size;
  if (isGzip(first)) {
    const packed = rest;
    const unpacked = { path: input.path, once: input.once ?? false, bytes: () => gunzip(packed()) };
    ({ first, rest } = await peek(unpacked));
    size = undefined;
  }
  const { encoding, mark } = sniffEncoding(first);
  const binary = binaryKind(first, encoding);
  if (binary !== undefined) {
    throw new UserError('binary-file', `${input.path} is ${binary.name}, not text.`, { path: input.path, hint: binary.hint });
  }
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
  };
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

/** The first bytes (all, or at least a head's worth) and a way to read everything: again from the start, or those first. */
async function peek(input: ByteSource): Promise<{ first: Buffer; rest: () => AsyncIterable<Buffer> }> {
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

function nameOf(path: string): string {
  return path === '-' ? 'Standard input' : path;
}

/** File system and gzip errors that a user can act on; anything else is a bug and is thrown on. */
function asUserError(error: unknown, path: string): UserError {
  if (error instanceof UserError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EACCES' || code === 'EPERM') {
    return new UserError('unreadable-file', `${path} may not be read: permission denied.`, {
      path,
      hint: 'Check the rights of the file.',
      cause: error,
    });
  }
  if (code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE') {
    return new UserError('damaged-file', `${path} is a damaged gzip file.`, { path, hint: 'Download the export again.', cause: error });
  }
  throw error;
}

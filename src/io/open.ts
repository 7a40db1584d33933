import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import type { Diagnostic } from '../model/index.ts';
import { isMediaName, isZip, officeKind } from './binary.ts';
import { Container } from './container.ts';
import { findInputs } from './paths.ts';
import { type ByteSource, nameOf, notText, type OpenedSource, openPeeked, type Peeked, peek } from './text.ts';

export interface OpenOptions {
  /** Read for `-`. */
  readonly stdin: AsyncIterable<Buffer | string>;
  readonly cwd: string;
  /** Where it is there, other files are passed over without a word, and a run in which none is left is no error. */
  only?(path: string): boolean;
  /** Told of every input that was passed over; `level` is `error` for one that the user named. */
  onDiagnostic?(diagnostic: Diagnostic): void;
}

const CHUNK = 256 * 1024;

/**
 * Opens what the command line names, in its order and each file once: files, folders, glob patterns, zip archives and `-`.
 * All names are resolved before the first source is given, so that a typing error costs no waiting.
 * A file of a folder that is no text is passed over with a note; those of an archive with one note for all. Of several named
 * files, one that is empty or binary is passed over with an error diagnostic. A file that a reader opened beside another
 * (`Source.family`) is not given again.
 * @throws UserError `no-input`, `missing-file`, `no-match`, `stdin-twice`, and where nothing at all could be opened
 * `empty-file`, `binary-file`, `unreadable-file`, `damaged-file` or `nothing-readable`.
 */
export async function* openInputs(paths: readonly string[], options: OpenOptions): AsyncGenerator<OpenedSource> {
  const inputs = await findInputs(paths, options.cwd);
  const disk = new Container(
    inputs.map(({ path }) => path).filter((path) => path !== '-'),
    (path) => (existsSync(resolve(options.cwd, path)) ? fromFile(path, options.cwd) : undefined),
  );
  let opened = 0;
  let lost = 0;
  const failures: UserError[] = [];
  for (const input of inputs) {
    if (disk.isUsed(input.path) || options.only?.(input.path) === false) continue;
    try {
      const bytes = input.path === '-' ? fromStream(options.stdin) : await fromFile(input.path, options.cwd);
      const start = await peek(bytes);
      if (isZip(start.first)) {
        for await (const source of openArchive(bytes, start, options)) {
          opened += 1;
          yield source;
        }
        continue;
      }
      const source = await openPeeked(bytes, start, input.path === '-' ? undefined : disk.familyOf(input.path));
      opened += 1;
      yield source;
    } catch (error) {
      const failure = asUserError(error, input.path);
      failures.push(failure);
      if (input.named) lost += 1;
      options.onDiagnostic?.({ path: input.path, code: failure.code, message: failure.message, level: input.named ? 'error' : 'note' });
    }
  }
  if (opened > 0 || (options.only !== undefined && lost === 0)) return;
  const [first] = failures;
  if (first !== undefined && (failures.length === 1 || paths.length === inputs.length)) throw first;
  throw new UserError('nothing-readable', `None of the ${inputs.length} files in ${paths.join(', ')} is text.`, {
    ...(paths[0] === undefined ? {} : { path: paths[0] }),
    hint: first?.hint ?? 'Give exported conversations: JSON, CSV or plain text.',
  });
}

/** The text files of a zip archive, under its path. */
async function* openArchive(input: ByteSource, start: Peeked, options: OpenOptions): AsyncGenerator<OpenedSource> {
  const file = input.once === true ? undefined : resolve(options.cwd, input.path);
  const { openZip } = await import('./zip.ts');
  const archive = await openZip({ ...input, bytes: start.rest }, file);
  try {
    const office = officeKind(archive.members.map(({ name }) => name));
    if (office !== undefined) throw notText(input.path, office);
    const passedOver: string[] = [];
    const members = new Map<string, ByteSource>();
    for (const { name, size, bytes } of archive.members) {
      if (isMediaName(name)) passedOver.push(name);
      else members.set(`${input.path}/${name}`, { path: `${input.path}/${name}`, size, bytes });
    }
    // Readers name files in their shortest form, without `./`.
    const shortest = new Map([...members].map(([path, bytes]) => [posix.normalize(path), bytes]));
    const container = new Container([...members.keys()], (path) => shortest.get(path));
    let opened = 0;
    for (const [path, bytes] of members) {
      if (container.isUsed(path)) continue;
      let source: OpenedSource;
      try {
        source = await openPeeked(bytes, await peek(bytes), container.familyOf(path), true);
      } catch (error) {
        const failure = asUserError(error, path);
        if (failure.code === 'binary-file' || failure.code === 'empty-file') passedOver.push(path);
        else options.onDiagnostic?.({ path, code: failure.code, message: failure.message, level: 'error' });
        continue;
      }
      opened += 1;
      yield source;
    }
    if (opened === 0) {
      throw new UserError(
        'nothing-readable',
        `${nameOf(input.path)} holds no text${passedOver.length === 0 ? '' : `: ${kindsOf(passedOver)}`}.`,
        {
          path: input.path,
          hint: 'Give the archive that the product exports.',
        },
      );
    }
    if (passedOver.length > 0) {
      const one = passedOver.length === 1;
      const message = `${one ? 'A file' : `${passedOver.length} files`} of the archive ${one ? 'holds no text and was' : 'hold no text and were'} passed over: ${kindsOf(passedOver)}.`;
      options.onDiagnostic?.({ path: input.path, code: 'binary-file', message, level: 'note' });
    }
  } finally {
    archive.close();
  }
}

/** `30 .jpg, 7 .opus` */
function kindsOf(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) {
    const kind = /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0].toLowerCase() ?? 'without extension';
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 5)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
}

async function fromFile(path: string, cwd: string): Promise<ByteSource> {
  const file = resolve(cwd, path);
  const info = statSync(file);
  const bytes = (): AsyncIterable<Buffer> => createReadStream(file, { highWaterMark: CHUNK });
  // A small file is read at once: a stream takes longer to start.
  async function* whole(): AsyncGenerator<Buffer> {
    yield readFileSync(file);
  }
  if (info.isFile() && info.size <= CHUNK) return { path, size: info.size, bytes: whole };
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

import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { UserError } from '../errors.ts';
import type { ByteSource } from './text.ts';

/** A file in a zip archive. */
export interface Member {
  /** As the archive has it, with `/`. */
  readonly name: string;
  /** Unpacked, in bytes. */
  readonly size: number;
  bytes(): AsyncIterable<Buffer>;
}

export interface Archive {
  /** Its files, sorted by code unit. */
  readonly members: readonly Member[];
  close(): void;
}

/** More than any export has, and few enough to be listed in memory. */
const MOST_MEMBERS = 1_000_000;
/** An archive that comes through a pipe has to be held: its list of files stands at its end. */
const MOST_PIPED = 1024 * 1024 * 1024;

/**
 * Opens a zip archive. Nothing is unpacked to disk; each member is unpacked while it is read.
 * @param file the path on disk; without it the bytes of `input` are held in memory
 * @throws UserError `damaged-file` (also a file that was cut off), `too-large`
 */
export async function openZip(input: ByteSource, file: string | undefined): Promise<Archive> {
  const options = { lazyEntries: true, autoClose: false, decodeStrings: true, strictFileNames: false } as const;
  let zip: ZipFile;
  try {
    zip =
      file === undefined
        ? await promisify<Buffer, object, ZipFile>(yauzl.fromBuffer)(await held(input), options)
        : await promisify<string, object, ZipFile>(yauzl.open)(file, options);
  } catch (error) {
    throw damaged(input.path, error);
  }
  const open = promisify<Entry, Readable>(zip.openReadStream.bind(zip));
  async function* bytes(entry: Entry): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of await open(entry)) yield chunk as Buffer;
    } catch (error) {
      throw damaged(`${input.path}/${entry.fileName}`, error);
    }
  }
  const members: Member[] = [];
  try {
    for await (const entry of entriesOf(zip)) {
      if (!isFile(entry.fileName)) continue;
      if (members.length === MOST_MEMBERS) throw new Error(`it holds more than ${MOST_MEMBERS} files`);
      members.push({ name: entry.fileName, size: entry.uncompressedSize, bytes: () => bytes(entry) });
    }
  } catch (error) {
    zip.close();
    throw damaged(input.path, error);
  }
  members.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { members, close: () => zip.close() };
}

/** Folders and what macOS adds to archives are no files of the export. */
function isFile(name: string): boolean {
  return !name.endsWith('/') && !/(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$)/.test(name);
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | undefined>((resolve, reject) => {
      const done = (): void => {
        zip.off('entry', onEntry);
        zip.off('end', onEnd);
        zip.off('error', onError);
      };
      const onEntry = (found: Entry): void => {
        done();
        resolve(found);
      };
      const onEnd = (): void => {
        done();
        resolve(undefined);
      };
      const onError = (error: Error): void => {
        done();
        reject(error);
      };
      zip.on('entry', onEntry);
      zip.on('end', onEnd);
      zip.on('error', onError);
      zip.readEntry();
    });
    if (entry === undefined) return;
    yield entry;
  }
}

async function held(input: ByteSource): Promise<Buffer> {
  let length = 0;
  async function* limited(): AsyncGenerator<Buffer> {
    for await (const chunk of input.bytes()) {
      length += chunk.length;
      if (length > MOST_PIPED) {
        throw new UserError('too-large', 'A zip archive of more than 1 GiB cannot be read from a pipe.', {
          path: input.path,
          hint: 'Give it as a file.',
        });
      }
      yield chunk;
    }
  }
  return buffer(limited());
}

function damaged(path: string, error: unknown): UserError {
  if (error instanceof UserError) return error;
  const encrypted = error instanceof Error && /encrypted|password/i.test(error.message);
  return new UserError(
    'damaged-file',
    encrypted ? `${path} is encrypted.` : `${path} is a damaged zip archive${error instanceof Error ? `: ${error.message}` : ''}.`,
    { path, hint: encrypted ? 'Unpack it with its password and give the folder.' : 'Download the export again.', cause: error },
  );
}

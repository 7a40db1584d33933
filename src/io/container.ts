import { posix } from 'node:path';
import type { Family, Source } from '../readers/reader.ts';
import { type ByteSource, openText } from './text.ts';

/** Files that stand together, on disk or in an archive, so that a reader can ask for those around its own. */
export class Container {
  /** Files that a reader opened beside its own. */
  readonly #used = new Set<string>();
  readonly #paths: readonly string[];
  readonly #bytesOf: (path: string) => ByteSource | Promise<ByteSource> | undefined;
  #folders: ReadonlyMap<string, readonly string[]> | undefined;

  /**
   * @param paths of the files that are read in this run, sorted within a folder
   * @param bytesOf also for files that are not among `paths`; undefined where there is none
   */
  constructor(paths: readonly string[], bytesOf: (path: string) => ByteSource | Promise<ByteSource> | undefined) {
    this.#paths = paths;
    this.#bytesOf = bytesOf;
  }

  /** True for a file that a reader has opened beside its own. */
  isUsed(path: string): boolean {
    return this.#used.has(posix.normalize(path));
  }

  /** The files around the one at `path`. */
  familyOf(path: string): Family {
    const folder = posix.dirname(posix.normalize(path));
    return {
      list: (other) => {
        const wanted = posix.join(folder, other);
        const prefix = other === '.' ? '' : `${other.replace(/\/+$/, '')}/`;
        return (this.#inFolders().get(wanted) ?? [])
          .filter((name) => prefix !== '' || name !== posix.basename(path))
          .map((name) => prefix + name);
      },
      below: (other) => {
        const wanted = posix.join(folder, other);
        const own = posix.normalize(path);
        return this.#paths
          .map((name) => posix.normalize(name))
          .filter((name) => name !== own && (wanted === '.' || name.startsWith(`${wanted}/`)))
          .map((name) => posix.relative(folder, name));
      },
      open: (name) => this.#open(posix.join(folder, name)),
    };
  }

  async #open(path: string): Promise<Source | undefined> {
    const bytes = await this.#bytesOf(path);
    if (bytes === undefined) return undefined;
    this.#used.add(path);
    try {
      return await openText(bytes, this.familyOf(path));
    } catch {
      // What is no text has no conversations: the reader goes on without it.
      return undefined;
    }
  }

  #inFolders(): ReadonlyMap<string, readonly string[]> {
    if (this.#folders === undefined) {
      const folders = new Map<string, string[]>();
      for (const path of this.#paths) {
        const folder = posix.dirname(posix.normalize(path));
        const names = folders.get(folder);
        if (names === undefined) folders.set(folder, [posix.basename(path)]);
        else names.push(posix.basename(path));
      }
      this.#folders = folders;
    }
    return this.#folders;
  }
}

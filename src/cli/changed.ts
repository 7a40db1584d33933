import { UserError } from '../errors.ts';
import { type GitChanges, gitChanges } from '../io/git.ts';
import type { SharedFlags } from './options.ts';

/** Which files of a run under `--changed` are judged. */
export class Changed {
  readonly #changes: GitChanges;
  readonly #asked = new Set<string>();
  readonly #wanted = new Set<string>();

  private constructor(changes: GitChanges) {
    this.#changes = changes;
  }

  /**
   * What the flags ask for; undefined for all files.
   * @throws UserError where git cannot tell, or where the flags do not go together
   */
  static async open({ changed, updateBaseline }: SharedFlags, paths: readonly string[], cwd: string): Promise<Changed | undefined> {
    if (changed === undefined) return undefined;
    if (updateBaseline === true) {
      throw new UserError('bad-option', '--update-baseline does not go with --changed: the findings of all other files would be lost.', {
        hint: 'Leave --changed out once.',
      });
    }
    if (paths.includes('-')) {
      throw new UserError('bad-option', '--changed does not go with standard input, which git knows nothing of.', {
        hint: 'Give files or folders.',
      });
    }
    return new Changed(await gitChanges(cwd, changed === true ? undefined : changed));
  }

  readonly has = (path: string): boolean => {
    this.#asked.add(path);
    const wanted = this.#changes.has(path);
    if (wanted) this.#wanted.add(path);
    return wanted;
  };

  /** What the user should know at the end. */
  get note(): string {
    const files = this.#asked.size === 1 ? '1 file' : `${this.#asked.size} files`;
    return this.#wanted.size === 0
      ? `Nothing of the ${files} changed since ${this.#changes.since}: nothing was judged.`
      : `${this.#wanted.size} of ${files} changed since ${this.#changes.since}.`;
  }

  get nothing(): boolean {
    return this.#wanted.size === 0;
  }
}

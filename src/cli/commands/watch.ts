import { type FSWatcher, statSync, watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { UserErrors } from '../../config/problems.ts';
import { UserError } from '../../errors.ts';
import { errorText } from '../errors.ts';
import type { CliIo } from '../io.ts';
import { type CheckFlags, draftText, judgeDraft } from './check.ts';

/** Editors save in several steps, which come as several events within a few milliseconds. */
const QUIET_MS = 60;
/** Empties the screen, what was scrolled away included, and goes to its top. */
const CLEAR = '\u001b[2J\u001b[3J\u001b[H';

/**
 * `replylint check --watch FILE`: judges the draft in a file, and again each time that it or the conversation is saved. Comes
 * back only by an error: Ctrl-C ends the process. What is wrong for a moment, such as an empty file, is told and waited out.
 */
export async function watchDraft(file: string, draft: string | undefined, flags: CheckFlags, io: CliIo): Promise<number> {
  if (draft !== undefined || flags.last !== undefined) {
    throw new UserError(
      'bad-option',
      `--watch takes the draft from its file: it does not go with ${draft === undefined ? '--last' : 'a draft'}.`,
      {
        hint: 'Leave one of the two out.',
      },
    );
  }
  const path = resolve(io.cwd, file);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new UserError('missing-file', `There is no file ${file} to watch.`, { path: file, hint: `Paths start from ${io.cwd}.` });
  }
  const { conversation } = flags;
  const saves = new Saves(conversation === undefined || conversation === '-' ? [path] : [path, resolve(io.cwd, conversation)]);
  try {
    for (;;) {
      if (io.stdout.isTTY) await io.stdout.write(CLEAR);
      try {
        await judgeDraft(draftText(await textOf(path, file)), file, flags, io);
      } catch (error) {
        // What the next save may mend: a mistake in the configuration, an empty draft, a file between two names.
        if (!(error instanceof UserError || error instanceof UserErrors)) throw error;
        await io.stderr.write(errorText(error));
      }
      if (flags.quiet !== true) await io.stderr.write(`replylint: watching ${file}, Ctrl-C ends\n`);
      await saves.next();
    }
  } finally {
    saves.close();
  }
}

async function textOf(path: string, file: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const message = `${file} cannot be read: ${(error as Error).message}.`;
    throw new UserError('unreadable-file', message, { path: file, hint: 'It is judged when it is there again.', cause: error });
  }
}

/** Tells when one of some files was saved. */
class Saves {
  readonly #watchers: readonly FSWatcher[];
  #timer: NodeJS.Timeout | undefined;
  #saved = false;
  #failure: Error | undefined;
  #wake: (() => void) | undefined;

  constructor(paths: readonly string[]) {
    // Editors often write a new file and give it the old name: only the folder sees that.
    this.#watchers = [...new Set(paths.map((path) => dirname(path)))].map((folder) => {
      const names = paths.filter((path) => dirname(path) === folder).map((path) => basename(path));
      const watcher = watch(folder, (_, name) => {
        if (name === null || names.includes(name)) this.#event();
      });
      return watcher.on('error', (error) => this.#end(error));
    });
  }

  /** Resolves once a file was saved since the last call. */
  async next(): Promise<void> {
    if (!this.#saved && this.#failure === undefined) {
      await new Promise<void>((resolved) => {
        this.#wake = resolved;
      });
    }
    this.#saved = false;
    if (this.#failure !== undefined) throw this.#failure;
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers) watcher.close();
  }

  #event(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#saved = true;
      this.#wake?.();
    }, QUIET_MS);
  }

  #end(error: Error): void {
    this.#failure = new UserError('unreadable-file', `Watching ended: ${error.message}.`, { cause: error });
    this.#wake?.();
  }
}

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LoadedConfig } from '../../config/discover.ts';
import { newConfig, type Thresholds, type WritableKind, withThresholds, writableKind } from '../../config/write.ts';
import type { Tuned } from '../../engine/eval/tune.ts';
import { UserError } from '../../errors.ts';
import { NEW_CONFIG } from '../commands/init.ts';

/** The new thresholds of those rules that gain by more than noise. */
export function changesOf(rules: Readonly<Record<string, Tuned>>): Thresholds {
  return Object.fromEntries(Object.entries(rules).flatMap(([id, tuned]) => (tuned.verdict === 'changes' ? [[id, tuned.best]] : [])));
}

/** The configuration file that thresholds are written into: the one that holds, or a new one. */
export class ThresholdFile {
  readonly #path: string;
  readonly #shown: string;
  /** Undefined where the file is new. */
  readonly #was: { readonly text: string; readonly kind: WritableKind } | undefined;

  private constructor(path: string, shown: string, was?: { readonly text: string; readonly kind: WritableKind }) {
    this.#path = path;
    this.#shown = shown;
    this.#was = was;
  }

  /** @throws UserError `unwritable-config` where the configuration is a program */
  static async open({ file, shown = file }: LoadedConfig, cwd: string): Promise<ThresholdFile> {
    if (file === undefined || shown === undefined) return new ThresholdFile(join(cwd, NEW_CONFIG), NEW_CONFIG);
    const text = await readFile(file, 'utf8');
    const kind = writableKind(file, text);
    if (kind === undefined) {
      throw new UserError('unwritable-config', `${shown} is a program: --tune cannot write into it.`, {
        path: shown,
        hint: 'Use --dry-run, and write the values yourself as "minConfidence" of each rule.',
      });
    }
    return new ThresholdFile(file, shown, { text, kind });
  }

  /**
   * Writes the thresholds and gives the file's name.
   * @throws UserError `unwritable-file`
   */
  async write(thresholds: Thresholds): Promise<string> {
    const note = 'by replylint eval --tune';
    const text =
      this.#was === undefined ? newConfig(thresholds, note) : await withThresholds(this.#was.text, this.#was.kind, thresholds, note);
    try {
      await writeFile(this.#path, text);
    } catch (error) {
      throw new UserError('unwritable-file', `${this.#shown} could not be written: ${(error as Error).message}`, {
        path: this.#shown,
        hint: 'Check its rights, or use --dry-run.',
        cause: error,
      });
    }
    return this.#shown;
  }

  /** What happened, in a sentence. */
  told(written: string | undefined): string {
    if (written === undefined)
      return this.#was === undefined ? 'No rule changes: nothing was written.' : `No rule changes: ${this.#shown} stays as it is.`;
    return this.#was === undefined
      ? `Wrote the new thresholds into ${written}, which is new: there was no configuration.`
      : `Wrote the new thresholds into ${written}.`;
  }
}

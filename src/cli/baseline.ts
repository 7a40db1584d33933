import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { UserError } from '../errors.ts';
import type { Words } from '../locales/index.ts';
import type { Finding } from '../model/index.ts';

/** Where `--update-baseline` writes unless `--baseline` names another file. */
const DEFAULT_FILE = '.replylint-baseline.json';

const schema = v.object({ version: v.literal(1), findings: v.record(v.string(), v.array(v.string())) });

/**
 * Accepted old findings, by fingerprint: they are not reported and do not count. The file holds rule ids and fingerprints only,
 * no text, and is sorted, so that it can be committed and a change of it read.
 */
export class Baseline {
  readonly #file: string;
  readonly #path: string;
  readonly #updating: boolean;
  readonly #known: ReadonlySet<string>;
  readonly #met = new Set<string>();
  /** By rule: what this run found. */
  readonly #found = new Map<string, Set<string>>();

  private constructor(file: string, path: string, updating: boolean, known: ReadonlySet<string>) {
    this.#file = file;
    this.#path = path;
    this.#updating = updating;
    this.#known = known;
  }

  /**
   * The baseline that the flags ask for; undefined for none.
   * @throws UserError `missing-baseline`, `bad-baseline`
   */
  static async open(flags: { readonly baseline?: string; readonly updateBaseline?: boolean }, cwd: string): Promise<Baseline | undefined> {
    const updating = flags.updateBaseline === true;
    if (flags.baseline === undefined && !updating) return undefined;
    const file = flags.baseline ?? DEFAULT_FILE;
    const path = resolve(cwd, file);
    if (existsSync(path)) return new Baseline(file, path, updating, await known(file, path));
    if (updating) return new Baseline(file, path, true, new Set());
    throw new UserError('missing-baseline', `There is no baseline ${file}.`, {
      path: file,
      hint: `Write it first: replylint ... --baseline ${file} --update-baseline.`,
    });
  }

  /** Fingerprints of findings that are accepted; none while the baseline is written anew. */
  get accepted(): ReadonlySet<string> {
    return this.#updating ? new Set() : this.#known;
  }

  /** Tells of findings that were accepted, by fingerprint. */
  meet(fingerprints: readonly string[]): void {
    for (const fingerprint of fingerprints) this.#met.add(fingerprint);
  }

  /** Tells of findings for the baseline that is being written. */
  record(findings: readonly Finding[]): void {
    if (!this.#updating) return;
    for (const { ruleId, fingerprint } of findings) {
      const fingerprints = this.#found.get(ruleId) ?? new Set();
      this.#found.set(ruleId, fingerprints.add(fingerprint));
    }
  }

  get updating(): boolean {
    return this.#updating;
  }

  /**
   * Writes the file where that was asked for. Gives what the user should know.
   * @param whole false where only some files were judged, so that nothing can be said of what did not occur
   */
  async end({ notes }: Words, whole = true): Promise<string> {
    if (!this.#updating) {
      const stale = this.#known.size - this.#met.size;
      return `${notes.baselineUsed(this.#met.size, this.#file)}${stale > 0 && whole ? ` ${notes.baselineStale(stale)}` : ''}`;
    }
    const findings = Object.fromEntries(
      [...this.#found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([ruleId, fingerprints]) => [ruleId, [...fingerprints].sort()]),
    );
    const count = [...this.#found.values()].reduce((sum, { size }) => sum + size, 0);
    // Written beside and moved over, so that an interrupted run leaves the old one.
    await writeFile(`${this.#path}.new`, `${JSON.stringify({ version: 1, findings }, null, 2)}\n`);
    await rename(`${this.#path}.new`, this.#path);
    return notes.baselineWritten(count, this.#file);
  }
}

async function known(file: string, path: string): Promise<ReadonlySet<string>> {
  let read: unknown;
  try {
    read = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw bad(file, error instanceof Error ? error.message : String(error));
  }
  const parsed = v.safeParse(schema, read);
  if (!parsed.success) throw bad(file, 'it is no baseline of this version of replylint');
  return new Set(Object.values(parsed.output.findings).flat());
}

const bad = (file: string, why: string): UserError =>
  new UserError('bad-baseline', `The baseline ${file} cannot be read: ${why}.`, {
    path: file,
    hint: 'Write it anew with --update-baseline.',
  });

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as v from 'valibot';
import type { LintSettings } from '../engine/lint.ts';
import { UserError } from '../errors.ts';
import { packagePath } from '../io/package.ts';
import type { Conversation } from '../model/index.ts';
import { version } from '../version.ts';

/** Where `--cache` keeps what it knows unless it names another file. */
const DEFAULT_FILE = '.replylint-cache.json';
/** An entry that this many runs did not meet is dropped. */
const RUNS = 10;

/** The first bytes of every cache: nothing else is ever written over. */
const MARK = '{"replylintCache":1,';
const schema = v.object({ replylintCache: v.literal(1), clean: v.record(v.string(), v.number()) });

/**
 * Remembers which conversations and canned responses gave no finding, so that their rules need not run again. It is a set of
 * hashes over all that a judgement depends on: the content, the rules with their settings, the version. No text is kept.
 */
export class Cache {
  readonly #path: string;
  readonly #settings: string;
  /** By hash: how many runs did not meet it. */
  readonly #known: ReadonlyMap<string, number>;
  readonly #met = new Set<string>();

  private constructor(path: string, settings: string, known: ReadonlyMap<string, number>) {
    this.#path = path;
    this.#settings = settings;
    this.#known = known;
  }

  /**
   * The cache that the flag asks for.
   * @throws UserError `bad-cache` for a file that is something else: it is left as it is
   */
  static async open(flag: string | true, settings: LintSettings, cwd: string): Promise<Cache> {
    const file = flag === true ? DEFAULT_FILE : flag;
    const path = resolve(cwd, file);
    return new Cache(path, hashOf(JSON.stringify([version, buildOf(), judging(settings)])), await known(file, path));
  }

  /** Stands for a conversation under these settings. */
  keyOf({ messages, ...about }: Conversation): string {
    // Where a message stands in its file decides nothing: a library may grow above it.
    const told = messages.map(({ position: _, ...message }) => message);
    return hashOf(`${this.#settings}\n${JSON.stringify([about, told])}`);
  }

  /** True where what the key stands for gave no finding. */
  isClean(key: string): boolean {
    if (!this.#known.has(key)) return false;
    this.#met.add(key);
    return true;
  }

  addClean(key: string): void {
    this.#met.add(key);
  }

  /** Writes the file. Gives what the user should know, where it could not be written. */
  async save(): Promise<string | undefined> {
    const clean: Record<string, number> = {};
    for (const [key, unmet] of this.#known) if (unmet < RUNS && !this.#met.has(key)) clean[key] = unmet + 1;
    for (const key of this.#met) clean[key] = 0;
    // Written beside and moved over, so that two runs at once leave one whole file.
    const beside = `${this.#path}.${process.pid}.new`;
    try {
      await writeFile(beside, `${JSON.stringify({ replylintCache: 1, clean })}\n`);
      await rename(beside, this.#path);
      return undefined;
    } catch (error) {
      return `The cache could not be written: ${(error as Error).message}.`;
    }
  }
}

/** What of the settings a judgement depends on. */
export function judging({ rules, mode, minConfidence, language, since }: LintSettings): unknown {
  return [rules.map(({ rule: _, translation: __, ...enabled }) => enabled), mode, minConfidence, language, since];
}

/** Tells builds of one version apart: the names of a bundle's parts hold hashes of them. */
function buildOf(): unknown {
  const entry = packagePath('dist/cli.js');
  const chunks = packagePath('dist/chunks');
  if (!existsSync(entry) || !existsSync(chunks)) return undefined;
  return [hashOf(readFileSync(entry, 'utf8')), readdirSync(chunks).sort()];
}

/** 132 bits: enough to tell all letters ever written apart. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

async function known(file: string, path: string): Promise<ReadonlyMap<string, number>> {
  if (!existsSync(path)) return new Map();
  let text = '';
  try {
    text = await readFile(path, 'utf8');
  } catch {
    // A folder, or a file that may not be read: told below.
  }
  if (!text.startsWith(MARK)) {
    throw new UserError('bad-cache', `${file} is no cache of replylint: it is left as it is.`, {
      path: file,
      hint: 'Write --cache after the paths, or --cache=FILE.',
    });
  }
  try {
    return new Map(Object.entries(v.parse(schema, JSON.parse(text)).clean));
  } catch {
    // A damaged one costs time only.
    return new Map();
  }
}

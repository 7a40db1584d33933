import type { Registry } from '../config/registry.ts';
import type { LanguageSet } from '../engine/languages.ts';
import type { Crash } from '../engine/lint.ts';
import type { Words } from '../locales/index.ts';
import type { Diagnostic } from '../model/index.ts';
import { diagnosticText, stackOf } from './errors.ts';

/** Diagnostics of one kind and file that are printed in full; the rest are counted. */
const IN_FULL = 3;

/** What goes to standard error in the course of a run: diagnostics, notes and crashes, none of them without end. */
export class Notices {
  readonly #write: (text: string) => Promise<void>;
  readonly #quiet: boolean;
  readonly #heading: string;
  readonly #seen = new Map<string, { count: number; last: Diagnostic }>();
  readonly #crashes = new Map<string, number>();

  /**
   * @param quiet leaves notes out; lost records and crashes are told anyway
   * @param heading what stands before a remark about the whole run
   */
  constructor(write: (text: string) => Promise<void>, quiet: boolean, heading = 'note') {
    this.#write = write;
    this.#quiet = quiet;
    this.#heading = heading;
  }

  /** A remark about the whole run. */
  async note(text: string): Promise<void> {
    if (!this.#quiet) await this.#write(`replylint: ${this.#heading}: ${text}\n`);
  }

  async diagnostic(diagnostic: Diagnostic): Promise<void> {
    const note = diagnostic.level === 'note';
    if (note && this.#quiet) return;
    // The same note about each of a hundred files is one thing to know; a lost record is told for each file.
    const key = note ? diagnostic.code : `${diagnostic.code}\n${diagnostic.path}`;
    const { count } = this.#seen.get(key) ?? { count: 0 };
    this.#seen.set(key, { count: count + 1, last: diagnostic });
    if (count < IN_FULL) await this.#write(`replylint: ${note ? 'note: ' : ''}${diagnosticText(diagnostic)}\n`);
  }

  /** A rule that threw: its stack once, then a count. */
  async crash({ ruleId, conversationId, error }: Crash): Promise<void> {
    const count = this.#crashes.get(ruleId) ?? 0;
    this.#crashes.set(ruleId, count + 1);
    if (count === 0) await this.#write(`replylint: the rule "${ruleId}" crashed ${on(conversationId)}.\n${stackOf(error)}\n`);
  }

  get crashed(): boolean {
    return this.#crashes.size > 0;
  }

  /** What was only counted. */
  async end(): Promise<void> {
    for (const { count, last } of this.#seen.values()) {
      if (count <= IN_FULL) continue;
      const where = last.level === 'note' ? '' : ` in ${last.path === '-' ? 'standard input' : last.path}`;
      await this.#write(`replylint: ${last.level === 'note' ? 'note: ' : ''}${count - IN_FULL} more of the kind "${last.code}"${where}.\n`);
    }
    for (const [ruleId, count] of this.#crashes) {
      if (count > 1) await this.#write(`replylint: the rule "${ruleId}" crashed on ${count} conversations; they were judged without it.\n`);
    }
  }
}

const on = (conversationId: string | undefined): string =>
  conversationId === undefined ? 'when it looked over all conversations' : `on the conversation "${conversationId}"`;

/** What to tell about languages that no phrases are for. */
export function languageNotes({ missing }: LanguageSet, { languages }: Registry, notes: Words['notes']): string[] {
  const unknown = [...missing].filter((tag) => tag !== 'und').sort();
  const known = Object.keys(languages).sort().join(', ');
  return [
    ...(unknown.length === 0 ? [] : [notes.noPhrases(unknown.join(', '), known)]),
    ...(missing.has('und') ? [notes.unknownLanguage] : []),
  ];
}

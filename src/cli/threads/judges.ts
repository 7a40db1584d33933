import { availableParallelism } from 'node:os';
import type { Corpus } from '../../engine/corpus.ts';
import type { LintOutcome, LintSettings } from '../../engine/lint.ts';
import type { JudgingSource } from '../judging.ts';
import { type Batch, Helper } from './helper.ts';
import { judgeAll, judgeOne } from './judge.ts';
import type { Task } from './tasks.ts';

/** A batch is full with so many messages: enough to be worth sending, few enough that no thread waits long for the last one. */
const BATCH = 200;
/** Batches that a thread has before it, so that it need not wait for the next. */
const DEPTH = 2;
/** Input that comes slowly is judged after this time, whatever there is of it. */
const PATIENCE_MS = 100;
/** Without `--threads`: messages that are judged in one thread before others are started, which costs each of them about 0.3 s. */
const WORTH_IT = 10_000;
/** Without `--threads`: more read no faster, and each takes the memory of all phrases. */
const MOST = 4;

export interface JudgesSetup<T extends Task> {
  readonly lint: LintSettings;
  /** Gathers what is judged in this thread; at the end the states of the others are merged into it. */
  readonly corpus: Corpus;
  /** Threads that judge, this one included; undefined: what pays. */
  readonly threads: number | undefined;
  readonly source: JudgingSource;
  /** True where rules are on that may look at anything in a conversation. */
  readonly strangers: boolean;
  /** Told of each conversation in the order of the input. */
  report(task: T, outcome: LintOutcome): Promise<void>;
}

/**
 * Judges conversations in one or more threads and reports them in order. This thread reads and reports, and judges too while the others
 * have enough before them. No more than a few batches are held, however slow one of them is.
 */
export class Judges<T extends Task> {
  readonly #setup: JudgesSetup<T>;
  readonly #threads: number;
  #helpers: Helper<T>[] = [];
  #seen = 0;
  #open: T[] = [];
  #size = 0;
  #timer: NodeJS.Timeout | undefined;
  /** In the order of the input, until they are reported. */
  readonly #queue: Batch<T>[] = [];
  #reporting = false;
  #failure: { readonly error: unknown } | undefined;
  #wake: (() => void) | undefined;

  constructor(setup: JudgesSetup<T>) {
    this.#setup = setup;
    this.#threads = setup.threads ?? Math.min(availableParallelism(), MOST);
    if (setup.threads !== undefined) this.#start();
  }

  /**
   * Takes a conversation; resolves when the next may come.
   * @throws what reporting threw, and `Error` where a thread came to its end
   */
  async add(task: T): Promise<void> {
    this.#check();
    this.#seen += task.conversation.messages.length;
    if (this.#helpers.length === 0) {
      const { lint, corpus, report, threads } = this.#setup;
      await report(task, await judgeOne(task, lint, corpus));
      if (threads === undefined && this.#seen >= WORTH_IT) this.#start();
      return;
    }
    this.#open.push(task);
    this.#size += task.conversation.messages.length;
    if (this.#size >= BATCH) await this.#close();
    else this.#timer ??= setTimeout(() => this.#closeEarly(), PATIENCE_MS);
  }

  /** Waits until all is reported and the corpus facts of all threads are together. */
  async settle(): Promise<void> {
    if (this.#helpers.length === 0) return;
    if (this.#open.length > 0) await this.#close();
    while (this.#queue.length > 0) await this.#progress();
    const states = this.#helpers.map((helper) => helper.end());
    for (const state of states) this.#setup.corpus.merge((await Promise.race([state, this.#progress()])) ?? {});
    this.stop();
  }

  /** Ends the other threads at once. */
  stop(): void {
    clearTimeout(this.#timer);
    for (const helper of this.#helpers.splice(0)) helper.stop();
  }

  #start(): void {
    const { source, strangers, lint } = this.#setup;
    const events = {
      answered: (missing: readonly string[]): void => {
        for (const tag of missing) lint.languages.missing.add(tag);
        void this.#turn();
      },
      failed: (error: unknown): void => {
        this.#failure ??= { error };
        this.#wake?.();
      },
    };
    this.#helpers = Array.from({ length: this.#threads - 1 }, () => new Helper(source, strangers, events));
  }

  async #close(): Promise<void> {
    const batch = this.#take();
    const helper = this.#idlest();
    if (helper === undefined) {
      batch.outcomes = await judgeAll(batch.tasks, this.#setup.lint, this.#setup.corpus);
      void this.#turn();
    } else helper.send(batch);
    // Lets in what the others have to say.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#queue.length > this.#helpers.length * DEPTH * 2) await this.#progress();
    this.#check();
  }

  /** The next conversation is not in sight: another thread has the time, or this one takes a batch that is not full. */
  #closeEarly(): void {
    if (this.#open.length === 0) return;
    const batch = this.#take();
    (this.#idlest() ?? (this.#helpers[0] as Helper<T>)).send(batch);
  }

  #take(): Batch<T> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch: Batch<T> = { tasks: this.#open };
    this.#queue.push(batch);
    this.#open = [];
    this.#size = 0;
    return batch;
  }

  #idlest(): Helper<T> | undefined {
    let best: Helper<T> | undefined;
    for (const helper of this.#helpers) {
      // One that is still loading is only waited for where the user wants it.
      if (helper.busy >= DEPTH || (!helper.ready && this.#setup.threads === undefined)) continue;
      if (best === undefined || helper.busy < best.busy) best = helper;
    }
    return best;
  }

  /** Reports what is done, in order; called whenever something may be. */
  async #turn(): Promise<void> {
    if (this.#reporting) return;
    this.#reporting = true;
    try {
      for (let batch = this.#queue[0]; batch?.outcomes !== undefined; batch = this.#queue[0]) {
        for (const [index, task] of batch.tasks.entries()) await this.#setup.report(task, batch.outcomes[index] as LintOutcome);
        this.#queue.shift();
      }
    } catch (error) {
      this.#failure ??= { error };
    }
    this.#reporting = false;
    this.#wake?.();
  }

  /** Resolves when reporting has come to rest once more. */
  async #progress(): Promise<void> {
    this.#check();
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#check();
  }

  #check(): void {
    if (this.#failure === undefined) return;
    this.stop();
    throw this.#failure.error;
  }
}

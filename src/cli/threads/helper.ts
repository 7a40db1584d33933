import { Worker } from 'node:worker_threads';
import type { SavedCorpus } from '../../engine/corpus.ts';
import type { LintOutcome } from '../../engine/lint.ts';
import { packagePath } from '../../io/package.ts';
import type { JudgingSource } from '../judging.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { unpackOutcomes } from './outcomes.ts';
import { packTasks, type Task } from './tasks.ts';

/** Conversations that go to one thread together. */
export interface Batch<T extends Task> {
  readonly tasks: readonly T[];
  /** In the order of the tasks, once they are judged. */
  outcomes?: readonly LintOutcome[];
}

export interface HelperEvents {
  /** A batch has its outcomes; `missing` are languages that no pack reads. */
  answered(missing: readonly string[]): void;
  /** The thread has come to its end before its time. */
  failed(error: unknown): void;
}

/** Another thread that judges. */
export class Helper<T extends Task> {
  readonly #worker: Worker;
  readonly #batches: Batch<T>[] = [];
  readonly #all: boolean;
  readonly #events: HelperEvents;
  #asked = false;
  #onCorpus: ((state: SavedCorpus) => void) | undefined;
  /** It has loaded what it needs. */
  ready = false;

  /** @param all true where whatever a conversation has must be sent (`packTasks`) */
  constructor(source: JudgingSource, all: boolean, events: HelperEvents) {
    this.#all = all;
    this.#events = events;
    const failed = (cause?: unknown): void =>
      events.failed(new Error('A judging thread came to its end before the input; --threads 1 does without.', { cause }));
    this.#worker = new Worker(packagePath('dist/worker.js'), { workerData: source });
    this.#worker.on('message', (message: FromWorker) => this.#take(message));
    this.#worker.on('error', failed);
    this.#worker.on('exit', () => failed());
  }

  /** Batches that it has before it. */
  get busy(): number {
    return this.#batches.length;
  }

  /** Hands it a batch; `answered` tells when its outcomes are there. */
  send(batch: Batch<T>): void {
    this.#asked = true;
    this.#batches.push(batch);
    const tasks = packTasks(batch.tasks, this.#all);
    this.#worker.postMessage({ tasks } satisfies ToWorker, [tasks.numbers.buffer as ArrayBuffer]);
  }

  /** Its corpus states, to be asked for when it has judged all; none where it was never sent anything. */
  async end(): Promise<SavedCorpus> {
    if (!this.#asked) return {};
    return new Promise<SavedCorpus>((resolve) => {
      this.#onCorpus = resolve;
      this.#worker.postMessage({ end: true } satisfies ToWorker);
    });
  }

  /** Ends it at once. */
  stop(): void {
    this.#worker.removeAllListeners();
    // What goes wrong from here on is nobody's business.
    this.#worker.on('error', () => undefined);
    void this.#worker.terminate();
  }

  #take(message: FromWorker): void {
    if ('ready' in message) this.ready = true;
    else if ('corpus' in message) this.#onCorpus?.(message.corpus);
    else {
      const batch = this.#batches.shift() as Batch<T>;
      const conversations = batch.tasks.map(({ conversation }) => conversation);
      batch.outcomes = unpackOutcomes(message.outcomes, conversations);
      this.#events.answered(message.missing);
    }
  }
}

import { parentPort, threadId, workerData } from 'node:worker_threads';
import { Corpus } from '../../engine/corpus.ts';
import { FileAside } from '../aside.ts';
import { decide, type JudgingSource, lintSettings } from '../judging.ts';
import { judgeAll } from './judge.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { packOutcomes } from './outcomes.ts';
import { unpackTasks } from './tasks.ts';

/** A thread that judges (`dist/worker.js`): it loads the same configuration and answers each batch of conversations in turn. */
async function work(source: JudgingSource, port: NonNullable<typeof parentPort>): Promise<void> {
  // What comes before the rules are loaded waits in the port.
  const decided = await decide(source.mode, { ...source, overrides: { ...source.overrides, locale: source.locale } }, {});
  const lint = lintSettings(decided, source);
  const corpus = new Corpus(lint, source.aside === undefined ? undefined : new FileAside(source.aside, `${threadId}`));
  const { missing } = lint.languages;
  const send = (message: FromWorker, transfer: readonly ArrayBuffer[] = []): void => port.postMessage(message, transfer);
  let turn = Promise.resolve();
  const take = async (message: ToWorker): Promise<void> => {
    if ('end' in message) {
      send({ corpus: corpus.save() });
      return;
    }
    const outcomes = packOutcomes(await judgeAll(unpackTasks(message.tasks), lint, corpus));
    send({ outcomes, missing: [...missing] }, [outcomes.numbers.buffer as ArrayBuffer]);
    missing.clear();
  };
  port.on('message', (message: ToWorker) => {
    // One after the other: the answers have no numbers. What is thrown here ends the thread, and the run.
    turn = turn.then(() => take(message));
  });
  send({ ready: true });
}

if (parentPort !== null) await work(workerData as JudgingSource, parentPort);

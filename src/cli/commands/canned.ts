import { conversationOfCanned } from '../../io/linter.ts';
import { readInputs } from '../inputs.ts';
import type { CliIo } from '../io.ts';
import type { SharedFlags } from '../options.ts';
import { readersOf } from '../readers.ts';
import { Run } from '../run.ts';

/** `replylint canned [PATHS...]`: judges a library of stored replies, each on its own. */
export async function canned(paths: readonly string[], flags: SharedFlags, io: CliIo): Promise<number> {
  const run = await Run.start('canned', flags, paths, io);
  try {
    const readers = readersOf('canned', run.registry, run.settings.from);
    for await (const { items } of readInputs(paths, run.reading(readers))) {
      for await (const response of items) await run.judge(conversationOfCanned(response));
    }
    return await run.finish();
  } catch (error) {
    await run.settle();
    throw error;
  } finally {
    run.abandon();
  }
}

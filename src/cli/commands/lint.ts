import { readInputs } from '../inputs.ts';
import type { CliIo } from '../io.ts';
import type { SharedFlags } from '../options.ts';
import { readersOf } from '../readers.ts';
import { Run } from '../run.ts';

/** `replylint lint [PATHS...]`: judges every reply of exported transcripts. */
export async function lint(paths: readonly string[], flags: SharedFlags, io: CliIo): Promise<number> {
  const run = await Run.start('lint', flags, paths, io);
  try {
    const readers = readersOf('transcript', run.registry, run.settings.from);
    for await (const { items } of readInputs(paths, { ...run.reading(readers), once: true })) {
      for await (const conversation of items) await run.judge(conversation);
    }
    return await run.finish();
  } catch (error) {
    await run.settle();
    throw error;
  } finally {
    run.abandon();
  }
}

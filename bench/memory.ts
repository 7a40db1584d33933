// Peak memory and time of `lint` as the input grows: 10 thousand, 100 thousand and a million conversations.
// `node scripts/run.mjs bench/memory.ts [SCALE]`: SCALE multiplies all sizes.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeSupport } from './generate/lines.ts';
import { lintArguments, needBuild, runNode, threadArguments, type Used } from './tools/child.ts';
import { inFolder } from './tools/files.ts';
import { figure, machine, markdown, scaleOf } from './tools/table.ts';

const SIZES = [10_000, 100_000, 1_000_000];

needBuild();
const scale = scaleOf(process.argv.slice(2));
inFolder((folder) => {
  const rows: string[][] = [];
  let before: Used | undefined;
  for (const size of SIZES) {
    const path = join(folder, 'conversations.jsonl');
    const { conversations, messages } = writeSupport(path, 'conversations', Math.ceil(size * scale));
    const used = runNode(lintArguments(path, ...(threadArguments(1) ?? [])));
    rmSync(path);
    const times = (of: 'peak' | 'processor'): string => (before === undefined ? '' : figure(used[of] / before[of]));
    rows.push([
      ...[conversations.toLocaleString('en-GB'), messages.toLocaleString('en-GB')],
      ...[figure(used.peak), times('peak'), figure(used.processor), times('processor')],
    ]);
    before = used;
  }
  console.log(`One thread. ${machine()}.\n`);
  console.log(markdown(['conversations', 'messages', 'peak MB', 'times', 'seconds of processor', 'times'], rows));
});

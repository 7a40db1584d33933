// What more threads bring on a million messages. `node scripts/run.mjs bench/threads.ts [SCALE] [THREADS...]`: SCALE multiplies the size;
// by default 1, 2, and as many as there are cores.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { writeSupport } from './generate/lines.ts';
import { lintArguments, needBuild, runNode, threadArguments, type Used } from './tools/child.ts';
import { inFolder } from './tools/files.ts';
import { figure, machine, markdown, median, scaleOf } from './tools/table.ts';

const MESSAGES = 1_000_000;
const ROUNDS = 3;

needBuild();
if (threadArguments(1) === undefined) {
  console.error('This build has no --threads: there is nothing to compare.');
  process.exit(2);
}
const [, ...wanted] = process.argv.slice(2);
const numbers = wanted.length > 0 ? wanted.map(Number) : [...new Set([1, 2, availableParallelism()])].sort((a, b) => a - b);
const scale = scaleOf(process.argv.slice(2));
inFolder((folder) => {
  const path = join(folder, 'messages.jsonl');
  const { messages } = writeSupport(path, 'messages', MESSAGES * scale);
  const rounds: Used[][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push(numbers.map((threads) => runNode(lintArguments(path, ...(threadArguments(threads) ?? [])))));
  }
  const rows = numbers.map((threads, at) => {
    const own = rounds.map((round) => round[at] as Used);
    const faster = rounds.map((round) => (round[0] as Used).seconds / (round[at] as Used).seconds);
    return [
      String(threads),
      figure(median(own.map(({ seconds }) => seconds))),
      figure(median(faster)),
      figure(median(own.map(({ processor }) => processor))),
      figure(median(own.map(({ peak }) => peak))),
    ];
  });
  console.log(`${messages.toLocaleString('en-GB')} messages, medians of ${ROUNDS} rounds. ${machine()}.\n`);
  console.log(markdown(['threads', 'seconds', `times as fast as ${numbers[0]}`, 'seconds of processor', 'peak MB'], rows));
});

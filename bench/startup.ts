// Start-up: `check` of one draft with a conversation of five messages beside Node doing nothing, as whole processes.
// `node scripts/run.mjs bench/startup.ts [SCALE]`: SCALE multiplies the number of runs.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { needBuild, runPlain } from './tools/child.ts';
import { inFolder } from './tools/files.ts';
import { figure, machine, markdown, median, scaleOf } from './tools/table.ts';

const RUNS = 30;

const DRAFT = 'Hi Ann, I am sorry about the wait. The new lamp left our depot this morning and reaches you on Friday by 6 pm. Marta';
const MESSAGES = [
  ['customer', 'Hi, my lamp arrived broken on Monday. Can you send a new one?'],
  ['agent', 'Hello Ann, I am sorry about the lamp. I have ordered a new one for you, number 48210077.'],
  ['customer', 'Thanks. When will it be here? I am out on Thursday.'],
  ['agent', 'I am asking the warehouse and write again today.'],
  ['customer', 'Any news? It is evening now.'],
] as const;

needBuild();
const runs = Math.max(1, Math.round(RUNS * scaleOf(process.argv.slice(2))));
inFolder((folder) => {
  const path = join(folder, 'conversation.json');
  const messages = MESSAGES.map(([role, text], index) => ({ id: `m${index + 1}`, role, text }));
  writeFileSync(path, JSON.stringify({ id: 'c1', channel: 'chat', messages }));
  const check = ['bin/replylint.js', 'check', DRAFT, '--conversation', path];
  const times: { nothing: number; check: number }[] = [];
  // The first ones read from the disk what the others find in memory.
  for (let warm = 0; warm < 3; warm++) runPlain(check);
  for (let run = 0; run < runs; run++) times.push({ nothing: runPlain(['-e', '0']), check: runPlain(check) });
  const row = (name: string, seconds: readonly number[]): string[] => [
    name,
    figure(1000 * median(seconds)),
    figure(1000 * Math.min(...seconds)),
  ];
  console.log(`${runs} runs of each in turn. ${machine()}.\n`);
  console.log(
    markdown(
      ['', 'median ms', 'least ms'],
      [
        row(
          '`node -e 0`',
          times.map(({ nothing }) => nothing),
        ),
        row(
          '`replylint check`, five messages and a draft',
          times.map((time) => time.check),
        ),
      ],
    ),
  );
  console.log(`\nRatio: ${figure(median(times.map((time) => time.check / time.nothing)))} (median of the pairs).`);
});

// Every benchmark but those of the readers, as Markdown: `node scripts/run.mjs bench/all.ts [SCALE]`. SCALE multiplies all sizes.
import { spawnSync } from 'node:child_process';

const BENCHES = { throughput: 'Throughput', startup: 'Start-up', memory: 'Memory', threads: 'Threads', duplicates: 'Near-duplicates' };

let failed = false;
for (const [name, head] of Object.entries(BENCHES)) {
  console.log(`\n## ${head}\n`);
  const args = ['scripts/run.mjs', `bench/${name}.ts`, ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) failed = true;
}
if (failed) process.exitCode = 1;

#!/usr/bin/env node
// CommonJS (bin/package.json): Node starts it sooner than a module.
const { existsSync, statSync } = require('node:fs');
const { join } = require('node:path');

/** Bytes from which a conversation is worth the ways of a long run. */
const LARGE = 1 << 20;

const dist = join(__dirname, '..', 'dist');
const args = process.argv.slice(2);

if (!existsSync(join(dist, 'cli.js'))) {
  console.error('replylint: it is not built yet. Run "npm install && npm run build" in its folder.');
  process.exitCode = 2;
} else if (isOneDraft(args)) {
  // What V8 does to make long runs faster takes longer here than it saves. A later V8 might not know these words, and would say so.
  if (Number.parseInt(process.versions.node, 10) <= 24) {
    const v8 = require('node:v8');
    for (const flag of ['--no-opt', '--no-maglev', '--no-regexp-optimization', '--regexp-tier-up-ticks=50']) v8.setFlagsFromString(flag);
  }
  // What judges one draft takes longer to load than to run: it is a script by itself, kept compiled.
  require('./kept.js').load(join(dist, 'check.cjs')).start();
} else {
  // Less memory in long runs (keepHeapSmall in src/cli/process.ts); before any code is loaded: V8 uses kept code under equal flags only.
  require('node:v8').setFlagsFromString('--heap-growing-percent=70');
  // Node 22.8 and later keep compiled code between runs.
  require('node:module').enableCompileCache?.();
  import('../dist/cli.js').then(({ start }) => start());
}

/** True for a check of one draft whose conversation is no large file. */
function isOneDraft([command, ...rest]) {
  if (command !== 'check') return false;
  return !rest.some((word, at) => {
    if (/^--(?:last|watch)(?:=|$)/.test(word)) return true;
    const file = /^--conversation=(.*)/.exec(word)?.[1] ?? (rest[at - 1] === '--conversation' ? word : undefined);
    return file !== undefined && (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGE;
  });
}

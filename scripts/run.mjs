// Runs a TypeScript file on any supported Node: `node scripts/run.mjs FILE.ts [ARGS...]`.
// Node 20 does not strip types by itself, and esbuild is here anyway.
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: node scripts/run.mjs FILE.ts [ARGS...]');
  process.exit(2);
}
// Inside node_modules, so that bare imports of the bundle resolve as the file's own would.
const folder = mkdtempSync(join(resolve('node_modules'), '.run-'));
try {
  const outfile = join(folder, 'run.mjs');
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'error',
  });
  process.argv.splice(1, process.argv.length - 1, resolve(file), ...args);
  await import(pathToFileURL(outfile).href);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

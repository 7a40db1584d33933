// Everything that CI runs besides the tests, in the order in which it is cheapest to fail.
import { spawnSync } from 'node:child_process';

/** Committed files that `npm run generate` writes: a diff in them means that somebody forgot to run it. */
const GENERATED = ['rules/index.ts', 'docs/rules.md', 'docs/formats.md', 'README.md', 'schemas'];

const steps = [
  ['generated files are fresh', 'npm', ['run', '--silent', 'generate']],
  ['', 'git', ['diff', '--exit-code', '--stat', '--', ...GENERATED]],
  ['types', 'npx', ['tsc', '--noEmit']],
  ['', 'npx', ['tsc', '--noEmit', '-p', 'tsconfig.browser.json']],
  ['format, lint, import directions', 'npx', ['biome', 'check', '.']],
  ['unused files, exports and dependencies', 'npx', ['knip', '--no-progress']],
  ['bundle', 'node', ['scripts/build.mjs']],
  ['package', 'npx', ['publint', '--strict']],
];

for (const [name, command, args] of steps) {
  if (name !== '') console.log(`# ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) {
    console.error(`check failed: ${name || args.join(' ')}`);
    process.exit(status ?? 1);
  }
}
console.log('check passed');

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isStale } from '../scripts/stale.mjs';

const GENERATED = [
  'src/languages/en/data.generated.ts',
  'rules/pages.generated.ts',
  'rules/it.generated.ts',
  'src/reporters/html/assets.generated.ts',
];
const node = (...args) => execFileSync(process.execPath, args, { stdio: 'inherit' });

/**
 * Phrase packs and pages are compiled by the build; a checkout where it has not run yet gets them here. Tests that start real
 * processes need a bundle of the sources as they are: it is made once, before all of them.
 */
export default function setup() {
  if (!GENERATED.every((path) => existsSync(path))) node('scripts/run.mjs', 'scripts/generate.ts');
  if (!existsSync('dist/cli.js')) node('scripts/build.mjs');
  else if (isStale('dist/cli.js', ['src', 'rules'], /\.[mj]?[tj]s$/)) node('scripts/build.mjs', '--no-types');
}
